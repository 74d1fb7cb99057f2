/** The pieces of the survival set on which the noise is continuous. */

import { isEscaped } from '../../landscapes/escape-region.ts';
import type { Point } from '../../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import { type Grid2d, positionOf } from '../generator-2d/problem.ts';
import {
  covarianceAt,
  type KilledChain2d,
  meanAt,
  type Normal2d,
  sharpestDeviations,
} from './problem.ts';

/** A point in the escape region. */
export const ESCAPED = -1;
/** A point out of reach of the particles, not looked at. */
export const UNSEEN = -2;

/** The survival set within reach, looked at on a lattice of half the grid's spacing, and cut up where the noise jumps. */
export interface Pieces {
  /** Lattice point (2c, 2r) is node (c, r) of the grid; (2c + 1, 2r + 1) is the centre of the cell to its upper right. */
  readonly lattice: Grid2d;
  /** The piece in which each lattice point lies, or ESCAPED or UNSEEN. */
  readonly labels: Int16Array;
  readonly count: number;
  /** The piece in which any point lies, or ESCAPED. @param nearby a lattice point of each piece that comes into question */
  labelAt(x: number, y: number, nearby: ReadonlyMap<number, number>): number;
  /** One step from a node with drift and noise of a piece, continued beyond the piece where the node lies outside. */
  stepFrom(piece: number, column: number, row: number): Normal2d;
}

/** Neighbours whose noise differs by less than this share are not suspected of a jump between them. */
const SMALLEST_JUMP = 0.03;
/** Halvings after which a difference that remains is a jump. */
const HALVINGS = 10;
/** A noise with more pieces is no noise with a few jumps. */
const MOST_PIECES = 24;
/** Lattice steps over which the noise of a piece is continued: the reach of the interpolation and a little more. */
const FURTHEST = 10;

/**
 * Labels the pieces: the connected parts of the survival set within which neighbours on the lattice do not differ by a
 * jump of the noise.
 *
 * @param isActive whether a cell is within reach, at row · (columns − 1) + column
 */
export function findPieces(problem: KilledChain2d, grid: Grid2d, isActive: Uint8Array): Pieces {
  const lattice: Grid2d = {
    columns: 2 * grid.columns - 1,
    rows: 2 * grid.rows - 1,
    origin: grid.origin,
    spacing: [grid.spacing[0] / 2, grid.spacing[1] / 2],
  };
  const labels = markSurvival(problem, grid, lattice, isActive);
  const isUniform = typeof problem.diffusion === 'number';
  const noise = new Map<number, SymmetricMatrix>();
  const noiseAt = (place: number): SymmetricMatrix => {
    const known = noise.get(place);
    if (known !== undefined) return known;
    const fresh = covarianceAt(problem, positionOf(lattice, place));
    noise.set(place, fresh);
    return fresh;
  };
  const count = isUniform
    ? 1
    : floodPieces(lattice, labels, (from, to) =>
        isJump(
          problem,
          [positionOf(lattice, from), positionOf(lattice, to)],
          [noiseAt(from), noiseAt(to)],
        ),
      );
  return {
    lattice,
    labels,
    count,
    labelAt: (x, y, nearby) => {
      if (isEscaped(problem.escape, [x, y], () => problem.value(x, y))) return ESCAPED;
      if (nearby.size === 1) for (const piece of nearby.keys()) return piece;
      const here = covarianceAt(problem, [x, y]);
      let best = ESCAPED;
      let least = Number.POSITIVE_INFINITY;
      for (const [piece, place] of nearby) {
        const distance = differenceOf(here, noiseAt(place));
        if (distance < least) [best, least] = [piece, distance];
      }
      return best;
    },
    stepFrom: (piece, column, row) => {
      const place = 2 * row * lattice.columns + 2 * column;
      const isWithin = count === 1 || labels[place] === piece;
      const way = isWithin ? undefined : findWay(lattice, labels, piece, 2 * column, 2 * row);
      const position = positionOf(grid, row * grid.columns + column);
      const mean = meanAt(problem, position);
      if (way === undefined) return { mean, covariance: covarianceAt(problem, position) };
      const means = way.map((at) => meanAt(problem, positionOf(lattice, at)));
      return {
        mean: [0, 1].map((axis) =>
          continueDrift(
            mean[axis],
            means.map((point) => point[axis]),
          ),
        ) as [number, number],
        covariance: continueNoise(way.map(noiseAt)),
      };
    },
  };
}

/** 0 for lattice points of active cells in the survival set; ESCAPED or UNSEEN for the others. */
function markSurvival(
  problem: KilledChain2d,
  grid: Grid2d,
  lattice: Grid2d,
  isActive: Uint8Array,
): Int16Array {
  const labels = new Int16Array(lattice.columns * lattice.rows).fill(UNSEEN);
  const across = grid.columns - 1;
  isActive.forEach((flag, cell) => {
    if (flag === 0) return;
    const column = cell % across;
    const first = 2 * ((cell - column) / across) * lattice.columns + 2 * column;
    for (let up = 0; up < 3; up++) {
      for (let right = 0; right < 3; right++) {
        const place = first + up * lattice.columns + right;
        if (labels[place] !== UNSEEN) continue;
        const point = positionOf(lattice, place);
        const isOut = isEscaped(problem.escape, point, () => problem.value(...point));
        labels[place] = isOut ? ESCAPED : 0;
      }
    }
  });
  return labels;
}

/** Numbers the connected parts from 0; the number of them. One piece where there would be too many. */
function floodPieces(
  { columns, rows }: Grid2d,
  labels: Int16Array,
  isCut: (from: number, to: number) => boolean,
): number {
  const found = new Int16Array(labels.length).fill(UNSEEN);
  let count = 0;
  const waiting: number[] = [];
  for (let seed = 0; seed < labels.length; seed++) {
    if (labels[seed] !== 0 || found[seed] !== UNSEEN) continue;
    if (count === MOST_PIECES) return 1;
    found[seed] = count;
    waiting.push(seed);
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
      const column = from % columns;
      const row = (from - column) / columns;
      const visit = (to: number) => {
        if (labels[to] !== 0 || found[to] !== UNSEEN || isCut(from, to)) return;
        found[to] = count;
        waiting.push(to);
      };
      if (column > 0) visit(from - 1);
      if (column < columns - 1) visit(from + 1);
      if (row > 0) visit(from - columns);
      if (row < rows - 1) visit(from + columns);
    }
    count++;
  }
  found.forEach((piece, place) => {
    if (piece !== UNSEEN) labels[place] = piece;
  });
  return Math.max(count, 1);
}

/** |A − B| as a share of |A| + |B|. */
function differenceOf(a: SymmetricMatrix, b: SymmetricMatrix): number {
  const difference = Math.abs(a[0] - b[0]) + 2 * Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
  return difference / (a[0] + a[2] + b[0] + b[2]);
}

/** Whether the noise jumps on the way between two points: its difference does not fade as they come together. */
function isJump(
  problem: KilledChain2d,
  [from, to]: readonly [Point, Point],
  [atFrom, atTo]: readonly [SymmetricMatrix, SymmetricMatrix],
): boolean {
  const whole = differenceOf(atFrom, atTo);
  if (!(whole > SMALLEST_JUMP)) return false;
  let [left, right, atLeft, atRight] = [from, to, atFrom, atTo];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle: Point = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
    const atMiddle = covarianceAt(problem, middle);
    const before = differenceOf(atLeft, atMiddle);
    const after = differenceOf(atMiddle, atRight);
    if (Math.max(before, after) < 0.6 * whole) return false;
    if (before > after) [right, atRight] = [middle, atMiddle];
    else [left, atLeft] = [middle, atMiddle];
  }
  return true;
}

/**
 * From a lattice point outside of a piece: the nearest one in it, and up to two that follow it in the same direction at
 * the same distances. None where the piece is too far.
 */
function findWay(
  { columns, rows, spacing }: Grid2d,
  labels: Int16Array,
  piece: number,
  column: number,
  row: number,
): number[] | undefined {
  const isInside = (c: number, r: number) =>
    c >= 0 && c < columns && r >= 0 && r < rows && labels[r * columns + c] === piece;
  let [right, up, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (let v = -FURTHEST; v <= FURTHEST; v++) {
    for (let u = -FURTHEST; u <= FURTHEST; u++) {
      const distance = (u * spacing[0]) ** 2 + (v * spacing[1]) ** 2;
      if (distance < least && isInside(column + u, row + v)) [right, up, least] = [u, v, distance];
    }
  }
  const way: number[] = [];
  for (let k = 1; k <= 3 && isInside(column + k * right, row + k * up); k++) {
    way.push((row + k * up) * columns + column + k * right);
  }
  return way.length > 0 ? way : undefined;
}

/** A noise along a way, continued linearly to the place before it; not where that leads towards no noise at all. */
function continueNoise([nearest, next]: readonly SymmetricMatrix[]): SymmetricMatrix {
  if (next === undefined) return nearest;
  const continued: SymmetricMatrix = [
    2 * nearest[0] - next[0],
    2 * nearest[1] - next[1],
    2 * nearest[2] - next[2],
  ];
  const [narrow, thin] = sharpestDeviations(continued);
  const [x, y] = sharpestDeviations(nearest);
  return narrow > 0.7 * x && thin > 0.7 * y ? continued : nearest;
}

/**
 * A coordinate of the mean across an edge: as it is where it goes on smoothly, else continued from the piece. It has a
 * kink where it differs from its continuation by more than linear and quadratic continuation differ.
 */
function continueDrift(here: number, [first, second, third]: readonly number[]): number {
  if (third === undefined) return here;
  const linear = 2 * first - second;
  const quadratic = 3 * (first - second) + third;
  const doubt = 2 * Math.abs(quadratic - linear) + 1e-9 * Math.abs(first - third);
  return Math.abs(here - quadratic) > doubt ? quadratic : here;
}
