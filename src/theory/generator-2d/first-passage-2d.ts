import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import { sayNumber } from '../../statistics/estimate-text.ts';
import { type SlowRates, slowRatesFrom } from '../hazard.ts';
import { solveBackward } from './elimination.ts';
import { computeSlowModes2d } from './modes.ts';
import {
  DEFAULT_CELLS,
  type Field2d,
  type FirstPassage2d,
  type Refusal,
  type Resolution,
} from './problem.ts';
import { findReach, type Reach } from './reach.ts';
import { type Estimate, extrapolate, GRID_SHARES } from './richardson.ts';
import { createSystem2d, endingOf, toDensity, toField } from './system.ts';

/** A disc may raise the cells along a side of the box up to here: about a second. */
const MOST_CELLS = 256;
/** So many cells of the coarsest grid the radius of a disc takes. With less than one, the error bar missed by five times its length. */
const CELLS_PER_RADIUS = 1.5;

/** All that does not depend on time about the escape from a start into a region. */
export interface EscapeSolution2d {
  /** Mean first-passage time from the start, in t = η · steps. */
  readonly meanTime: Estimate;
  /** λ₁: the rate at which a settled population escapes, per unit of t. */
  readonly escapeRate: Estimate;
  /** λ₂: how fast a population settles. */
  readonly secondRate: Estimate;
  /** Both on the finer grid, with what the second mode makes of the hazard from the start. */
  readonly slowRates: SlowRates;
  /** Mean first-passage time from every node of the finer grid; 0 in the region. */
  readonly meanTimes: Field2d;
  /** The density of a settled population on the finer grid, normalised. */
  readonly quasiStationary: Field2d;
  /** Whether the loss holds the particles in. Else reflecting walls at sides of the grid do. */
  readonly isHeld: boolean;
  /** Cells along each side of the finest grid: those asked for, or more where a disc is small. */
  readonly cells: number;
}

/**
 * Mean first-passage time, escape rate and quasi-stationary density of a diffusion in the plane.
 *
 * Solves −𝓛τ = 1 and −𝓛r = λr with the generator of generator.ts on three grids, h, 4h/3 and 2h, and extrapolates as h² → 0
 * (Richardson). No time step: compare with particles at small η. Valid for positive definite D; rates down to 1e-300
 * keep their digits; a small disc raises the cells. At 192 cells well under a second, at 256 about one.
 */
export function computeEscape2d(
  problem: FirstPassage2d,
  { cells: wanted = DEFAULT_CELLS }: Resolution = {},
): EscapeSolution2d | Refusal {
  const reach = findReach(problem, problem.escape);
  if ('reason' in reach) return reach;
  const { escape: region } = problem;
  const needed = cellsForDisc(reach, region);
  // Whoever asks for a grid still finer gets it.
  const most = Math.max(wanted, MOST_CELLS);
  if (region.kind === 'disc' && needed > most) {
    const smallest = sayNumber((region.radius * needed) / most);
    return {
      reason: `The disc is too small for the solver, which needs a radius of ${smallest} here.`,
    };
  }
  const cells = Math.max(wanted, needed);
  const grids: GridSolution[] = [];
  for (const share of GRID_SHARES) {
    const solved = solveOnGrid(problem, reach, share * cells);
    if ('reason' in solved) return solved;
    grids.push(solved);
  }
  const [fine, middle, coarse] = grids;
  const estimate = (read: (grid: GridSolution) => number) =>
    extrapolate(read(fine), read(middle), read(coarse));
  return {
    meanTime: estimate(({ meanTime }) => meanTime),
    escapeRate: estimate(({ slowRates }) => slowRates.escapeRate),
    secondRate: estimate(({ slowRates }) => slowRates.secondRate),
    slowRates: fine.slowRates,
    meanTimes: fine.meanTimes,
    quasiStationary: fine.quasiStationary,
    isHeld: reach.isHeld,
    cells,
  };
}

/** How many cells along each side of the box the finest grid needs to see the escape region: any will do for a half-plane. */
function cellsForDisc(reach: Reach, region: EscapeRegion): number {
  if (region.kind !== 'disc') return 0;
  const [[left, right], [bottom, top]] = reach.box;
  const side = Math.max(right - left, top - bottom);
  return Math.ceil((CELLS_PER_RADIUS * side) / region.radius / Math.min(...GRID_SHARES));
}

/** What one grid says. */
type GridSolution = Pick<EscapeSolution2d, 'slowRates' | 'meanTimes' | 'quasiStationary'> & {
  readonly meanTime: number;
};

function solveOnGrid(problem: FirstPassage2d, reach: Reach, cells: number): GridSolution | Refusal {
  const system = createSystem2d(problem, reach, cells, [endingOf(problem)]);
  if ('reason' in system) return system;
  const { generator, eliminated } = system;
  const times = solveBackward(eliminated, new Float64Array(eliminated.size).fill(1));
  const modes = computeSlowModes2d(system);
  return {
    meanTime: times[generator.start],
    slowRates: slowRatesFrom(modes, (state) => (state === generator.start ? 1 : 0)),
    meanTimes: toField(generator, times, [0]),
    quasiStationary: toDensity(generator, modes.settled),
  };
}
