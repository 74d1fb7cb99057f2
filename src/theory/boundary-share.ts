import { normalCdf } from '../statistics/normal.ts';

/**
 * How far outwards a boundary seems to lie that is looked at only once a step, in standard deviations of a step:
 * −ζ(½)/√(2π). Chernoff, Ann. Math. Stat. 36 (1965) 55; Siegmund, Adv. Appl. Probab. 11 (1979) 701.
 */
const OVERSHOOT = 0.582597157939011;

/**
 * The mean time to a boundary near a saddle, as a share of the mean time to the far well: Φ(δ√(|H_b|/D_b)), Φ the normal
 * distribution function, δ the distance of the boundary past the saddle, D_b the diffusion there (T for white noise,
 * η|H_b|/2B for SGD). ½ at the saddle, 1 far beyond it.
 *
 * Source: Laplace's method on the inner integral of the mean first-passage time, ∫e^{φ} up to the boundary. To δ is
 * added 0.5826√(2D_bη), as a particle is looked at only once a step. Valid where the laws are and the loss is quadratic
 * over √(D_b/|H_b|) about the saddle, with the boundary across the unstable direction.
 */
export function computeBoundaryShare(boundary: {
  /** δ, negative before the saddle; Infinity where there is no boundary near. */
  readonly distance: number;
  /** |H_be| > 0. */
  readonly saddleCurvature: number;
  /** D_b ≥ 0. */
  readonly diffusion: number;
  /** η; 0 for the process in continuous time. */
  readonly learningRate: number;
}): number {
  const { distance, saddleCurvature, diffusion, learningRate } = boundary;
  if (distance === Number.POSITIVE_INFINITY) return 1;
  if (!(diffusion > 0)) return distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
  const seen = distance + OVERSHOOT * Math.sqrt(2 * diffusion * learningRate);
  return normalCdf(seen * Math.sqrt(saddleCurvature / diffusion));
}
