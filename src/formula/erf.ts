/** Below it a series is summed, above it a continued fraction is evaluated, of so many terms. */
const FAR = 2;
const TERMS = 40;

/**
 * The error function 2/√π ∫₀ˣ e^−t² dt in double precision, to 1e-15 of its value.
 *
 * Series and fraction: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14; all terms of the series are of one
 * sign.
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  const bell = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (size > FAR) {
    let fraction = size;
    for (let term = TERMS; term > 0; term--) fraction = size + term / 2 / fraction;
    return Math.sign(x) * (1 - bell / fraction);
  }
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (2 * x * x) / odd;
    sum += term;
  }
  return 2 * bell * sum;
}
