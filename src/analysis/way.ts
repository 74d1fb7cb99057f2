/** A way out of the minimum over one saddle, as the laws need it. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import type { Point } from '../landscapes/geometry.ts';
import { curvatureAlong } from '../landscapes/symmetric-matrix.ts';
import { computeAction } from '../theory/turnover.ts';
import type { CriticalPoint } from '../topography/critical-points.ts';
import { findShare } from './escape-goal.ts';
import { distanceBetween, riseFrom } from './parabola.ts';

/** A way out. */
export interface Way {
  /** H_ae = e·H_a·e, with e the unstable direction of the saddle. */
  readonly minimumCurvature: number;
  /** |H_be| */
  readonly saddleCurvature: number;
  readonly minimumCurvatures: readonly number[];
  readonly saddleCurvatures: readonly number[];
  readonly isFlatAcross: boolean;
  /** L_a and L_b, and ΔL between them. */
  readonly minimumLoss: number;
  readonly saddleLoss: number;
  readonly barrier: number;
  /** Time to where the region begins, as a share of that to the far well. */
  readonly share: number;
  readonly minimum: CriticalPoint;
  readonly saddle: CriticalPoint;
}

/** Reads off what the laws need. */
export function describeWay(
  prepared: PreparedExperiment,
  minimum: CriticalPoint,
  saddle: CriticalPoint,
): Way {
  const share = findShare(prepared, saddle);
  return {
    minimumCurvature: curvatureAlong(minimum.hessian, saddle.eigenvectors[0]),
    saddleCurvature: Math.abs(saddle.eigenvalues[0]),
    minimumCurvatures: minimum.eigenvalues,
    saddleCurvatures: saddle.eigenvalues,
    isFlatAcross: isFlat(minimum, saddle),
    minimumLoss: minimum.value,
    saddleLoss: saddle.value,
    barrier: saddle.value - minimum.value,
    share: 'value' in share ? share.value : Number.NaN,
    minimum,
    saddle,
  };
}

/** Eigenvalues that are 0 but for round-off are given as 0. */
function isFlat(minimum: CriticalPoint, saddle: CriticalPoint): boolean {
  return saddle.eigenvalues[1] === 0 && minimum.eigenvalues[0] === 0;
}

/**
 * √(H_b⊥/H_a⊥), by which a narrower pass holds escape up across the way out: the factor from Kramers' law in one dimension to
 * that of Eyring and Kramers; with friction and inertia it is the same (Langer 1969). 1 where nothing depends on y.
 */
export function widening(way: Way): number {
  return way.isFlatAcross ? 1 : Math.sqrt(way.saddleCurvatures[1] / curvatureAcross(way));
}

/** H_a⊥, which makes det H_a with H_ae. */
export function curvatureAcross({ minimumCurvatures, minimumCurvature }: Way): number {
  return (minimumCurvatures[0] * minimumCurvatures[1]) / minimumCurvature;
}

/** Off a straight line by no more than this share of its length. */
const STRAIGHT = 1e-3;
/** A curvature across that changes by less than this share along the way hardly exchanges energy with it. */
const EVEN = 0.02;
/** Places looked at on the way. */
const PLACES = 24;

/**
 * The action S of one round at the height of the saddle, in and out of the well, and whether the way is one-dimensional: straight, with
 * the same curvature across all along. Where it is not, S is that of the straight line, less than that of the way.
 */
export function findRound(
  prepared: PreparedExperiment,
  { minimum, saddle }: Pick<Way, 'minimum' | 'saddle'>,
): { readonly action: number; readonly isOneDimensional: boolean } {
  const reach = distanceBetween(minimum.position, saddle.position);
  const [x, y] = saddle.position;
  const [dx, dy] = [(minimum.position[0] - x) / reach, (minimum.position[1] - y) / reach];
  const rise = riseFrom(prepared, saddle, [dx, dy]);
  const { action, turning } = computeAction((distance) => -rise(distance), reach);
  const { landscape } = prepared;
  const scale = (saddle.value - minimum.value) / reach;
  const across = curvatureAlong(saddle.hessian, [-dy, dx]);
  let isOneDimensional = Number.isFinite(turning);
  for (let place = 0; isOneDimensional && place <= PLACES; place++) {
    const distance = (turning * place) / PLACES;
    const at: Point = [x + distance * dx, y + distance * dy];
    const [gx, gy] = landscape.gradient(...at);
    const isOff = Math.abs(gy * dx - gx * dy) > STRAIGHT * scale;
    const change = Math.abs(curvatureAlong(landscape.hessian(...at), [-dy, dx]) - across);
    if (isOff || change > EVEN * Math.abs(across) + STRAIGHT * (scale / reach)) {
      isOneDimensional = false;
    }
  }
  return { action, isOneDimensional };
}
