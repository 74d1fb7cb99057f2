import { DENSITY_SIZE } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { sampleField } from '../theory/generator-2d/problem.ts';
import { computeStationary2d } from '../theory/generator-2d/stationary-2d.ts';
import { computeOccupancy } from './occupancy.ts';
import { poseProblem } from './solver-problem.ts';

/** Cells along a side: shares are known to some 1e-4 with them, in a third of the time of the usual 192. */
const CELLS = 128;

/** Counts stand for probabilities in so many parts. */
const PARTS = 2 ** 31;

/**
 * Shares of the wells in the stationary density of continuous time, in the order of `computeOccupancy`; null where no solver
 * applies. About a second.
 */
export function computeExactShares(prepared: PreparedExperiment): readonly number[] | null {
  const problem = poseProblem(prepared);
  if ('reason' in problem) return null;
  const solution = computeStationary2d(problem, { cells: CELLS });
  if ('reason' in solution) return null;
  const [[left, right], [bottom, top]] = prepared.landscape.domain;
  const width = (right - left) / DENSITY_SIZE;
  const height = (top - bottom) / DENSITY_SIZE;
  const densities = Float64Array.from({ length: DENSITY_SIZE ** 2 }, (_, cell) => {
    const x = left + ((cell % DENSITY_SIZE) + 0.5) * width;
    const y = bottom + (Math.floor(cell / DENSITY_SIZE) + 0.5) * height;
    return sampleField(solution.density, [x, y]) || 0;
  });
  const total = densities.reduce((sum, density) => sum + density, 0);
  // The same division into wells as for particles, by giving it so many of them.
  const cells = Uint32Array.from(densities, (density) => Math.round((PARTS * density) / total));
  const none = { step: 0, outside: 0, absorbed: 0, diverged: 0 };
  return computeOccupancy(prepared.landscape, { ...none, cells }).shares;
}
