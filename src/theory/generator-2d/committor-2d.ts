import { isEscaped } from '../../landscapes/escape-region.ts';
import type { Point } from '../../landscapes/geometry.ts';
import { findCheapestWays } from '../../topography/cheapest-ways.ts';
import { solveBackward } from './elimination.ts';
import {
  DEFAULT_CELLS,
  type Field2d,
  type FirstPassage2d,
  positionOf,
  type Refusal,
  type Resolution,
} from './problem.ts';
import { alignGrid, findReach, nearestPlace, type Reach } from './reach.ts';
import type { Ending } from './states.ts';
import { createSystem2d, endingOf, toField } from './system.ts';

/** The well from which the committor counts: it is 0 there. */
export type Reactant =
  /** |θ − center| ≤ radius */
  | { readonly kind: 'disc'; readonly center: Point; readonly radius: number }
  /** The connected part of L(θ) ≤ value in which the start lies. */
  | { readonly kind: 'sublevel'; readonly value: number };

/** The probability to reach the escape region before coming back to the well. */
export interface Committor2d {
  /** On every node of the grid; 0 in the well, 1 in the region. */
  readonly committor: Field2d;
  /** Largest difference between grid spacing h and 2h on common nodes, over 3: what is left of the error in h². */
  readonly error: number;
}

/**
 * The committor q: 𝓛q = 0, q = 0 in the well, q = 1 in the escape region. Every value, and 1 − q, is a sum of positive
 * terms: 0 ≤ q ≤ 1 and no digits are lost however small q is.
 *
 * @param reactant a well that holds the start and does not touch the region
 */
export function computeCommittor2d(
  problem: FirstPassage2d,
  reactant: Reactant,
  { cells = DEFAULT_CELLS }: Resolution = {},
): Committor2d | Refusal {
  const reach = findReach(problem, problem.escape);
  if ('reason' in reach) return reach;
  const fine = solveOnGrid(problem, reactant, reach, cells);
  if ('reason' in fine) return fine;
  const coarse = solveOnGrid(problem, reactant, reach, cells / 2);
  if ('reason' in coarse) return coarse;
  return { committor: fine, error: largestDifference(fine, coarse) / 3 };
}

function solveOnGrid(
  problem: FirstPassage2d,
  reactant: Reactant,
  reach: Reach,
  cells: number,
): Field2d | Refusal {
  const well = wellOf(problem, reactant, reach);
  const [x, y] = problem.start;
  if (!well.contains(x, y)) return { reason: 'The start does not lie in the well.' };
  const target = endingOf(problem);
  const system = createSystem2d(problem, reach, cells, [target, well]);
  if ('reason' in system) return system;
  const { generator, eliminated } = system;
  return toField(generator, solveBackward(eliminated, generator.endings[0]), [1, 0]);
}

/** Cells along each side of the grid on which the parts of a sublevel set are told apart. */
const WELL_CELLS = 300;

function wellOf({ value, start }: FirstPassage2d, reactant: Reactant, reach: Reach): Ending {
  if (reactant.kind === 'disc') {
    return { contains: (x, y) => isEscaped(reactant, [x, y], () => value(x, y)) };
  }
  const [[left, right], [bottom, top]] = reach.box;
  const spacing = [(right - left) / WELL_CELLS, (top - bottom) / WELL_CELLS] as const;
  const grid = alignGrid(reach.box, start, spacing);
  const { columns, rows, origin } = grid;
  const isLow = (x: number, y: number) => value(x, y) <= reactant.value;
  const blocked = (_: number, to: number) =>
    isLow(...positionOf(grid, to)) ? 0 : Number.POSITIVE_INFINITY;
  const costs = findCheapestWays(grid, [nearestPlace(grid, start)], blocked, () => false);
  const isConnected = (x: number, y: number) => {
    const column = Math.floor((x - origin[0]) / spacing[0]);
    const row = Math.floor((y - origin[1]) / spacing[1]);
    return [row, row + 1].some((r) =>
      [column, column + 1].some(
        (c) => c >= 0 && c < columns && r >= 0 && r < rows && costs[r * columns + c] === 0,
      ),
    );
  };
  return { contains: (x, y) => isLow(x, y) && isConnected(x, y) };
}

function largestDifference(fine: Field2d, coarse: Field2d): number {
  const [right, up] = [0, 1].map((axis) =>
    Math.round((coarse.origin[axis] - fine.origin[axis]) / fine.spacing[axis]),
  );
  let largest = 0;
  for (let row = 0; row < coarse.rows; row++) {
    for (let column = 0; column < coarse.columns; column++) {
      const place = (2 * row + up) * fine.columns + 2 * column + right;
      const difference = fine.values[place] - coarse.values[row * coarse.columns + column];
      if (Math.abs(difference) > largest) largest = Math.abs(difference);
    }
  }
  return largest;
}
