/**
 * Kramers' turnover: escape of a particle with little friction, which hardly gains the energy of the barrier in one round.
 *
 * Source: V. I. Mel'nikov & S. V. Meshkov, J. Chem. Phys. 85 (1986) 1018; review: Hänggi, Talkner & Borkovec, Rev. Mod. Phys. 62 (1990)
 * 251, section VI.
 */

/** Places at which the integral is taken: it is smooth and periodic, and exact to round-off. */
const PLACES = 400;

/**
 * A(δ) = exp[(1/2π) ∫ ln(1 − e^{−δ(λ² + ¼)}) dλ/(λ² + ¼)], by which the escape rate of spatial diffusion is lower for weak friction;
 * A → δ as δ → 0, A → 1 for large δ: A(1.33) = 0.52, A(2.67) = 0.72, 0.9 at δ = 6.
 *
 * Valid in one dimension, for ΔL ≫ T, for particles that do not come back once they have crossed: so to a border at the far well
 * or on the way down to it. (Between two wells that both count, returns make A(δ₁)A(δ₂)/A(δ₁ + δ₂) of it.) Against 600 particles in
 * (x² − 1)² at T = 0.2: γ = 0.2, law over A 482, measured 538 ± 22; γ = 0.1, 652 and 759 ± 32; the law itself is 10 % low there.
 *
 * @param loss δ = γS/T > 0, the energy lost in one round at the height of the barrier in units of T, S its action (`computeAction`)
 */
export function computeTurnoverFactor(loss: number): number {
  let sum = 0;
  // λ = ½ tan ϑ makes dλ/(λ² + ¼) = 2 dϑ, from −π/2 to π/2.
  for (let place = 0; place < PLACES; place++) {
    const cosine = Math.cos(Math.PI * ((place + 0.5) / PLACES - 0.5));
    sum += Math.log(-Math.expm1(-loss / (4 * cosine * cosine)));
  }
  return Math.exp(sum / PLACES);
}

/** Samples from the top of the barrier to the turning point. */
const SAMPLES = 2000;

/** A round of a particle of unit mass at the height of the barrier. */
export interface Round {
  /** S = ∮ v dx = 2∫√(2(L_b − L)) dt, from the barrier to where the particle turns and back. */
  readonly action: number;
  /** Where it turns, as a distance from the top of the barrier; Infinity where nothing holds it. */
  readonly turning: number;
}

/**
 * The round of a particle that starts at the top of the barrier with no velocity into the well.
 *
 * @param fall L_b − L at a distance t > 0 from the top, into the well
 * @param reach the distance from the top to the minimum
 */
export function computeAction(fall: (distance: number) => number, reach: number): Round {
  const turning = findTurning(fall, reach);
  if (!Number.isFinite(turning)) return { action: Number.POSITIVE_INFINITY, turning };
  let sum = 0;
  // t = turning·(1 − cos πu)/2 takes the root out of both ends.
  for (let sample = 0; sample < SAMPLES; sample++) {
    const angle = (Math.PI * (sample + 0.5)) / SAMPLES;
    const speed = Math.sqrt(2 * Math.max(0, fall((turning * (1 - Math.cos(angle))) / 2)));
    sum += speed * Math.sin(angle);
  }
  return { action: (sum * Math.PI * turning) / SAMPLES, turning };
}

/** Where the loss beyond the minimum is as high as the barrier. */
function findTurning(fall: (distance: number) => number, reach: number): number {
  let [low, high] = [reach, 1.25 * reach];
  while (fall(high) > 0) {
    if (high > 100 * reach) return Number.POSITIVE_INFINITY;
    [low, high] = [high, 1.25 * high];
  }
  for (let count = 0; count < 60; count++) {
    const middle = (low + high) / 2;
    if (fall(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
