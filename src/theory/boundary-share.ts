import { normalCdf } from '../statistics/normal.ts';
import { computeObliqueShare, STEEPEST_SLOPE } from './oblique-share.ts';

/**
 * How far outwards a boundary seems to lie that is looked at only once a step, in standard deviations of a step:
 * −ζ(½)/√(2π). Chernoff, Ann. Math. Stat. 36 (1965) 55; Siegmund, Adv. Appl. Probab. 11 (1979) 701.
 */
const OVERSHOOT = 0.582597157939011;

/** A straight boundary near a saddle, and the noise there. */
export interface Boundary {
  /** δ, how far past the saddle it meets the unstable direction, negative before the saddle; Infinity where there is no boundary near. */
  readonly distance: number;
  /** |H_be| > 0. */
  readonly saddleCurvature: number;
  /** D_b ≥ 0, along the unstable direction. */
  readonly diffusion: number;
  /** η; 0 for the process in continuous time. */
  readonly learningRate: number;
  /** How it is inclined; nothing where it lies across the unstable direction. */
  readonly inclination?: {
    /** tan α ≥ 0, with α the angle from the boundary's normal to the unstable direction. */
    readonly tangent: number;
    /** H_b⊥ > 0, upward curvature of the saddle. */
    readonly stableCurvature: number;
    /** Diffusion along the stable direction. */
    readonly stableDiffusion: number;
  };
}

/** Boundaries so many widths past the saddle are not felt. */
const FAR = 6;
/** From here on a boundary across the way would make 0.99 at least; a steep one so far out is that of a region about the far well. */
const SCARCELY_NEAR = 2.33;

/**
 * The mean time to a boundary near a saddle, as a share of the mean time to the far well: Φ(δ√(|H_b|/D_b)), Φ the normal
 * distribution function, δ the distance of the boundary past the saddle, D_b the diffusion there (T for white noise,
 * η|H_b|/2B for SGD). ½ at the saddle, 1 far beyond it. Less where the boundary is inclined (`computeObliqueShare`); undefined where it
 * is so much so that the loss does not rise along it, and the way to it leads past the saddle.
 *
 * Source: Laplace's method on the inner integral of the mean first-passage time, ∫e^{φ} up to the boundary. Across the boundary is
 * added 0.5826√(2D_bη), as a particle is looked at only once a step. Valid where the laws are and the loss is quadratic
 * over √(D_b/|H_b|) about the saddle.
 */
export function computeBoundaryShare(boundary: Boundary): number | undefined {
  const { distance, saddleCurvature, diffusion, learningRate, inclination } = boundary;
  if (distance === Number.POSITIVE_INFINITY) return 1;
  if (!(diffusion > 0)) return distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
  const width = Math.sqrt(diffusion / saddleCurvature);
  const { tangent, stableCurvature, stableDiffusion } = inclination ?? ACROSS;
  // A step's spread across the boundary, seen along the unstable direction: √(cos²α D + sin²α D⊥)/cos α.
  const spread = Math.sqrt(diffusion + tangent ** 2 * stableDiffusion);
  const seen = (distance + OVERSHOOT * spread * Math.sqrt(2 * learningRate)) / width;
  if (tangent === 0) return normalCdf(seen);
  if (seen > FAR) return 1;
  const slope = (tangent * Math.sqrt(stableDiffusion / stableCurvature)) / width;
  if (!(slope <= STEEPEST_SLOPE)) return seen > SCARCELY_NEAR ? 1 : undefined;
  const stiffness = stableCurvature / saddleCurvature;
  return computeObliqueShare({ distance: seen, slope, stiffness });
}

const ACROSS = { tangent: 0, stableCurvature: 1, stableDiffusion: 0 };
