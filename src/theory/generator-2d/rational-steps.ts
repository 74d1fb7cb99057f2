/**
 * Steps of e^(zθ), z = λ·Δt, as sums of powers of w = 1/(1 − γz): one factorisation serves all powers, all steps of one
 * length and all moments θ within a step.
 *
 * Coefficients follow from matching powers of z; with γ = 0.57281606 four powers are of order 4 and L-stable, the
 * stability function of the four-stage SDIRK method of that order. Σ c_j = 1: probability is kept exactly.
 *
 * Source: Hairer & Wanner, Solving Ordinary Differential Equations II, section IV.6, table 6.4.
 */

/** γ: a zero of γ⁴ − 4γ³ + 3γ² − 2γ/3 + 1/24. */
export const STEP_POLE = 0.5728160624821348;
/** Powers of w that make a step. */
export const STEP_POWERS = 4;

/** c₁ … c_count such that Σ c_j w^j agrees with e^(θz) to the order count − 1 in z. */
export function createStepCoefficients(share: number, count: number): Float64Array {
  // The coefficient of (γz)^k in w^j is binomial(j + k − 1, k).
  const rows = Array.from({ length: count }, (_, k) => {
    const row = Array.from({ length: count }, (__, index) => binomial(index + k, k));
    row.push((share / STEP_POLE) ** k / factorial(k));
    return row;
  });
  for (let pivot = 0; pivot < count; pivot++) {
    for (let i = pivot + 1; i < count; i++) {
      const factor = rows[i][pivot] / rows[pivot][pivot];
      for (let j = pivot; j <= count; j++) rows[i][j] -= factor * rows[pivot][j];
    }
  }
  const coefficients = new Float64Array(count);
  for (let i = count - 1; i >= 0; i--) {
    let sum = rows[i][count];
    for (let j = i + 1; j < count; j++) sum -= rows[i][j] * coefficients[j];
    coefficients[i] = sum / rows[i][i];
  }
  return coefficients;
}

/**
 * d₀ … d₅ such that Σ d_j w^j = C z⁵w⁵, C z⁵ being the leading error of a step: an estimate of it that stays bounded for
 * large |z|. From zw = (w − 1)/γ.
 */
export function createErrorCoefficients(): Float64Array {
  const order = STEP_POWERS + 1;
  let constant = -1 / factorial(order);
  createStepCoefficients(1, STEP_POWERS).forEach((coefficient, index) => {
    constant += coefficient * binomial(index + order, order) * STEP_POLE ** order;
  });
  return Float64Array.from({ length: order + 1 }, (_, j) => {
    const sign = (order - j) % 2 === 0 ? 1 : -1;
    return (constant * sign * binomial(order, j)) / STEP_POLE ** order;
  });
}

function binomial(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

function factorial(k: number): number {
  let product = 1;
  for (let i = 2; i <= k; i++) product *= i;
  return product;
}
