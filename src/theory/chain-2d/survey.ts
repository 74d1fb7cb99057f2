/** How fine a grid the chain needs, and whether it can be afforded. */

import { isEscaped } from '../../landscapes/escape-region.ts';
import type { Point } from '../../landscapes/geometry.ts';
import { formatNumber, sayNumber } from '../../statistics/estimate-text.ts';
import type { Refusal } from '../generator-2d/problem.ts';
import { explainGap, findReach, type Reach } from '../generator-2d/reach.ts';
import { KERNEL_REACH } from './kernel.ts';
import { covarianceAt, type KilledChain2d, sharpestDeviations } from './problem.ts';

/** What is known of a chain before its grid is laid. */
export interface Survey {
  readonly reach: Reach;
  /** The smallest standard deviation of a kernel along each axis, the other coordinate given. */
  readonly narrowest: Point;
  /** The largest standard deviation of a kernel. */
  readonly widest: number;
  /** Spacing of the grid in units of `narrowest`. */
  readonly ratio: number;
}

/** Places along each side of the box that are looked at. */
const SAMPLES = 64;
/**
 * The finest grid laid, in units of the narrowest standard deviation σ. A kernel times a density as narrow as itself has
 * the Fourier transform e^(−k²σ²/4): the trapezoidal rule then errs by e^(−π²/ratio²), here 1e-17.
 */
const FINEST = 0.5;
/** The coarsest one: 1e-6 inside, and the check on a grid coarser still says something. */
const COARSEST = 0.85;
/** Entries of the matrix: 48 MB, and about a second. */
const MOST_ENTRIES = 6e6;
/** Cells along each side of the box at least: drift and edges need some too. */
const FEWEST_CELLS = 24;

/** Looks at the kernels all over the reach and chooses the spacing. */
export function surveyChain(problem: KilledChain2d): Survey | Refusal {
  const reach = findReach(problem, problem.escape);
  if ('reason' in reach) return reach;
  if (!reach.isHeld) {
    return {
      reason:
        'Particles may get beyond six times the width of the domain before they escape: the discrete chain would have no end.',
    };
  }
  const sides = reach.box.map(([from, to]) => to - from);
  const narrowest: [number, number] = [sides[0] / FEWEST_CELLS, sides[1] / FEWEST_CELLS];
  if (problem.escape.kind === 'disc') {
    for (const axis of [0, 1]) narrowest[axis] = Math.min(narrowest[axis], problem.escape.radius);
  }
  let widest = 0;
  /** Σ over the places of the area of a kernel. */
  let areas = 0;
  for (let i = 0; i < SAMPLES; i++) {
    for (let j = 0; j < SAMPLES; j++) {
      const x = reach.box[0][0] + ((i + 0.5) / SAMPLES) * sides[0];
      const y = reach.box[1][0] + ((j + 0.5) / SAMPLES) * sides[1];
      if (!reach.covers(x, y) || isEscaped(problem.escape, [x, y], () => problem.value(x, y))) {
        continue;
      }
      const covariance = covarianceAt(problem, [x, y]);
      if (![...covariance, ...problem.gradient(x, y)].every(Number.isFinite)) {
        return explainGap([x, y]);
      }
      const sharpest = sharpestDeviations(covariance);
      if (!(Math.min(...sharpest) > 0)) {
        return {
          reason: `The noise vanishes in some direction near (${sayNumber(x, 4)}, ${sayNumber(y, 4)}): the chain has no density.`,
        };
      }
      for (const axis of [0, 1]) narrowest[axis] = Math.min(narrowest[axis], sharpest[axis]);
      widest = Math.max(widest, Math.sqrt(covariance[0]), Math.sqrt(covariance[2]));
      areas += Math.PI * KERNEL_REACH ** 2 * sharpest[0] * Math.sqrt(covariance[2]);
    }
  }
  const cell = narrowest[0] * narrowest[1];
  const entries = (areas * ((sides[0] * sides[1]) / SAMPLES ** 2)) / cell ** 2;
  const ratio = Math.max(FINEST, (entries / MOST_ENTRIES) ** (1 / 4));
  if (!(ratio <= COARSEST)) {
    return {
      reason: `The chain of discrete steps in the plane would need a matrix of ${formatNumber(entries / COARSEST ** 4, 1)} entries, more than ${formatNumber(MOST_ENTRIES, 1)}: the answer is that of continuous time, η → 0.`,
    };
  }
  return { reach, narrowest, widest, ratio };
}
