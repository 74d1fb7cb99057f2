/** The gamma distribution (shape a, scale 1): its two tails and its quantiles, for shapes from 0.5 to 1e9. */

import { erfc, normalQuantile } from './normal.ts';

/** Coefficients of the Stirling series of ln Γ in odd powers of 1/x: B₂ₖ / (2k(2k−1)). DLMF 5.11.1. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Coefficients c₀, c₁, c₂ of Temme's uniform expansion as power series in η, from DLMF 8.12.9–8.12.11 by exact
 * rational arithmetic (c₀ = 1/μ − 1/η, cₖ = cₖ₋₁′/η + (−1)ᵏ gₖ/μ, gₖ the Stirling coefficients of Γ).
 */
const temme = [
  [
    -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
    0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6,
    -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
    1.0261809784240309e-8, -4.382036018453353e-9,
  ],
  [
    -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
    0.00020576131687242798, -4.018775720164609e-7, -1.8098550334489977e-5, 7.64916091608111e-6,
  ],
  [0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-6],
];

/** Shape from which, and distance |x/a − 1| up to which, Temme's expansion serves (it then errs by less than 1e-16). */
const temmeShape = 1e4;
const temmeReach = 0.2;

/**
 * ln Γ(x) for x > 0, to about 1e-15 relative (absolute, near the zeros at 1 and 2).
 *
 * Source: Stirling series, DLMF 5.11.1, after raising x above 10 by Γ(x+1) = xΓ(x).
 */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 10; y++) product *= y;
  return (
    (y - 0.5) * Math.log(y) -
    y +
    Math.log(2 * Math.PI) / 2 +
    stirlingCorrection(y) -
    Math.log(product)
  );
}

/**
 * Both tails of the gamma distribution: lower = P(a, x) = P(X ≤ x) and upper = Q(a, x) = P(X > x).
 *
 * The smaller of the two is accurate to about 1e-13 relative.
 * Sources: series DLMF 8.11.4, continued fraction 8.9.2, for shapes above 1e4 near the mean Temme's expansion 8.12.3.
 *
 * @param shape a, from 0.5 to 1e9 (larger works, unchecked)
 * @param x ≥ 0
 */
export function incompleteGamma(shape: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  const deviation = (x - shape) / shape;
  if (shape >= temmeShape && Math.abs(deviation) <= temmeReach) return expand(shape, deviation);
  if (x < shape + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= x / (shape + k);
      sum += term;
    }
    const lower = poissonTerm(shape, x) * sum;
    return { lower, upper: 1 - lower };
  }
  // Lentz's method; the fraction's own denominators stay positive for x > a.
  let b = x + 1 - shape;
  let d = 1 / b;
  let c = Number.POSITIVE_INFINITY;
  let fraction = d;
  for (let k = 1, factor = 0; Math.abs(factor - 1) > 1e-16; k++) {
    const a = k * (shape - k);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    factor = c * d;
    fraction *= factor;
    if (k > 1e6) throw new Error(`incompleteGamma(${shape}, ${x}) did not converge.`);
  }
  const upper = shape * poissonTerm(shape, x) * fraction;
  return { lower: 1 - upper, upper };
}

/**
 * The x for which the lower (or upper) tail of the gamma distribution is `probability`, to about 1e-13 relative.
 *
 * Newton's method on ln P against ln x. Both ln P and ln Q are concave in ln x, so the iteration cannot run away: after
 * one step it approaches from one side. The start is Wilson & Hilferty (PNAS 17 (1931) 684).
 *
 * @param shape a, from 0.5 to 1e9
 * @param probability strictly between 0 and 1
 * @param tail which tail holds that probability; take the small one, it keeps its digits
 */
export function gammaQuantile(
  shape: number,
  probability: number,
  tail: 'lower' | 'upper' = 'lower',
): number {
  if (!(shape > 0)) throw new RangeError(`shape must be positive; got ${shape}.`);
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie strictly between 0 and 1; got ${probability}.`);
  }
  if (probability > 0.5) {
    return gammaQuantile(shape, 1 - probability, tail === 'lower' ? 'upper' : 'lower');
  }
  const z = normalQuantile(Math.max(probability, 1e-300)) * (tail === 'lower' ? 1 : -1);
  const cubeRoot = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  let x = shape * Math.max(cubeRoot, 0) ** 3;
  // P(a, x) ≤ xᵃ/Γ(a+1), so this is never above the lower quantile.
  if (tail === 'lower') {
    x = Math.max(x, Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape));
  }
  for (let pass = 0; pass < 100; pass++) {
    const mass = incompleteGamma(shape, x)[tail];
    const slope = ((tail === 'lower' ? 1 : -1) * shape * poissonTerm(shape, x)) / mass; // d ln mass / d ln x
    const step = Math.log(mass / probability) / slope;
    x *= Math.exp(-step);
    if (Math.abs(step) < 1e-9) return x; // quadratic convergence: what is left is of the order of step²
  }
  throw new Error(`gammaQuantile(${shape}, ${probability}) did not converge.`);
}

/** xᵃ e⁻ˣ / Γ(a+1), without the cancellation of large exponents. */
function poissonTerm(shape: number, x: number): number {
  if (shape < 20) return Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  return (
    Math.exp(-shape * logExcess((x - shape) / shape) - stirlingCorrection(shape)) /
    Math.sqrt(2 * Math.PI * shape)
  );
}

/** Temme's uniform expansion, DLMF 8.12.3–8.12.8, at x = a(1 + μ). */
function expand(shape: number, deviation: number): { lower: number; upper: number } {
  const halfSquare = logExcess(deviation); // η²/2
  const eta = Math.sign(deviation) * Math.sqrt(2 * halfSquare);
  let correction = 0;
  for (let k = temme.length - 1; k >= 0; k--) {
    correction = correction / shape + temme[k].reduceRight((sum, c) => sum * eta + c, 0);
  }
  correction *= Math.exp(-shape * halfSquare) / Math.sqrt(2 * Math.PI * shape);
  const argument = eta * Math.sqrt(shape / 2);
  return { lower: erfc(-argument) / 2 - correction, upper: erfc(argument) / 2 + correction };
}

/** μ − ln(1 + μ) without cancellation near μ = 0. */
function logExcess(deviation: number): number {
  if (Math.abs(deviation) > temmeReach) return deviation - Math.log1p(deviation);
  // ln(1+μ) = 2(r + r³/3 + r⁵/5 + …) with r = μ/(2+μ); the leading terms combine to μr.
  const r = deviation / (2 + deviation);
  const square = r * r;
  let series = 0;
  for (let odd = 17; odd >= 3; odd -= 2) series = series * square + 1 / odd;
  return r * (deviation - 2 * square * series);
}

/** ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π] for x ≥ 10. */
function stirlingCorrection(x: number): number {
  const square = 1 / (x * x);
  return stirling.reduceRight((sum, c) => sum * square + c, 0) / x;
}
