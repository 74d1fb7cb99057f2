/** The standard normal distribution, accurate to about 1e-14 relative far into both tails. */

/**
 * The complementary error function erfc(x) = (2/√π) ∫ₓ^∞ e^{−t²} dt.
 *
 * Relative error below 2e-14 up to x = 7 (a normal's 10 σ), growing as x² · 1e-16 beyond.
 * Source: DLMF 7.6.2 (series) and 7.9.3 (continued fraction).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  const square = x * x;
  if (x < 1) {
    let term = x;
    let sum = x;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= (2 * square) / (2 * k + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-square) * sum;
  }
  // √π e^{x²} erfc(x) = 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the far end; the error falls as e^(−2x√(2k)).
  let tail = x;
  for (let k = Math.ceil(10 + 170 / square); k > 0; k--) tail = x + k / 2 / tail;
  return Math.exp(-square) / (Math.sqrt(Math.PI) * tail);
}

/** P(Z ≤ z) of a standard normal Z. The upper tail is `normalCdf(-z)`, to full relative accuracy. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/**
 * The z for which P(Z ≤ z) is `probability`, to about 1e-14 relative.
 *
 * For a far upper tail ask for the lower one and change the sign: 1 − 1e-20 is not a double, 1e-20 is.
 * Source: the start is Abramowitz & Stegun 26.2.23 (error below 4.5e-4), made exact by Halley steps.
 *
 * @param probability strictly between 0 and 1, at least 1e-300
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 1e-300 && probability < 1)) {
    throw new RangeError(`probability must lie between 1e-300 and 1; got ${probability}.`);
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const t = Math.sqrt(-2 * Math.log(probability));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let pass = 0; pass < 3; pass++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const step = (normalCdf(z) - probability) / density;
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}
