/** The chain's kernel on a grid: what it does to a function, and to a population. */

import { isEscaped } from '../../landscapes/escape-region.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';
import { type Grid2d, positionOf } from '../generator-2d/problem.ts';
import { findPieces, type Pieces } from './pieces.ts';
import { type KilledChain2d, type Normal2d, sharpestDeviations } from './problem.ts';
import { computeWeights } from './weights.ts';

/** Kernels are cut off at this many standard deviations, a share of 2e-11, and made to sum to 1 within. */
export const KERNEL_REACH = 7;

/** Weights below this are rounding. */
const LEAST_WEIGHT = 1e-12;

/**
 * The kernel on a grid. Its unknowns are the sources: a node for each piece of the noise in whose integral it has a
 * weight (two near a jump of the noise, one with the noise of either side).
 */
export interface Kernel2d {
  readonly grid: Grid2d;
  readonly sourceCount: number;
  readonly entryCount: number;
  /** The probability of each source's step to end where the grid does not look, though nothing has escaped there; 1 without noise. */
  readonly losses: Float64Array;
  /** (Kf)(source) = ∫N(y; source) f(y) dy over the survival set, f given at the sources. */
  apply(f: Float64Array): Float64Array;
  /** The sums of f times its weight at each node: what `expect` takes. */
  gather(f: Float64Array): Float64Array;
  /** ∫N(y) f(y) dy over the survival set for one normal distribution, f given by `gather`. */
  expect(normal: Normal2d, gathered: Float64Array): number;
  /** Where a step from each source leads. */
  readonly normals: readonly Normal2d[];
}

/** A run of consecutive nodes in one row of the grid that a kernel reaches. */
interface Trace {
  readonly rows: number[];
  readonly firsts: number[];
  readonly counts: number[];
  values: Float64Array;
}

/**
 * Builds the kernel.
 *
 * @param covers whether the particles matter at a place
 */
export function createKernel(
  problem: KilledChain2d,
  grid: Grid2d,
  covers: (x: number, y: number) => boolean,
): Kernel2d {
  const isActive = findActiveCells(grid, covers);
  const pieces = findPieces(problem, grid, isActive);
  const weights = computeWeights(grid, pieces, isActive);
  const sources = listSources(grid, pieces, weights);
  const { nodes, shares, normals } = sources;
  const matrix = traceSources(problem, grid, sources);
  const { rowEnds, places, ends, entries } = matrix;
  const gather = (f: Float64Array) => {
    const gathered = new Float64Array(grid.columns * grid.rows);
    for (let source = 0; source < nodes.length; source++) {
      gathered[nodes[source]] += shares[source] * f[source];
    }
    return gathered;
  };
  const trace = createTrace();
  return {
    grid,
    normals,
    sourceCount: nodes.length,
    entryCount: entries.length,
    losses: matrix.losses,
    gather,
    apply: (f) => {
      const gathered = gather(f);
      const image = new Float64Array(nodes.length);
      let run = 0;
      let entry = 0;
      for (let source = 0; source < image.length; source++) {
        // Four sums: one alone would wait for itself at every addition.
        let [a, b, c, d] = [0, 0, 0, 0];
        for (; run < rowEnds[source]; run++) {
          const end = ends[run];
          let place = places[run];
          for (; entry + 3 < end; entry += 4, place += 4) {
            a += entries[entry] * gathered[place];
            b += entries[entry + 1] * gathered[place + 1];
            c += entries[entry + 2] * gathered[place + 2];
            d += entries[entry + 3] * gathered[place + 3];
          }
          for (; entry < end; entry++, place++) a += entries[entry] * gathered[place];
        }
        image[source] = a + b + (c + d);
      }
      return image;
    },
    expect: (normal, gathered) => {
      traceNormal(grid, normal, trace);
      let sum = 0;
      forNodes(grid, trace, (place, value) => {
        sum += value * gathered[place];
      });
      return sum;
    },
  };
}

/**
 * The grid of a spacing over a box, with a margin of whole cells about it.
 *
 * @param shift by how much it is moved, in units of the spacing
 */
export function gridOver(box: Domain, spacing: Point, margin: number, shift = 0): Grid2d {
  const [across, up] = [0, 1].map((axis) => {
    const cells = Math.ceil((box[axis][1] - box[axis][0]) / spacing[axis]);
    const beyond = Math.ceil(margin / spacing[axis]) + 3;
    // The box lies in the middle of the cells that cover it.
    const slack = (cells * spacing[axis] - (box[axis][1] - box[axis][0])) / 2;
    return {
      count: cells + 2 * beyond + 1,
      from: box[axis][0] - slack - (beyond - shift) * spacing[axis],
    };
  });
  return { columns: across.count, rows: up.count, origin: [across.from, up.from], spacing };
}

/** Cells of which the middle or a corner matters, for which there is room for the interpolation. */
function findActiveCells(grid: Grid2d, covers: (x: number, y: number) => boolean): Uint8Array {
  const { columns, rows, origin, spacing } = grid;
  const across = columns - 1;
  const isActive = new Uint8Array(across * (rows - 1));
  const at = (column: number, row: number) =>
    covers(origin[0] + column * spacing[0], origin[1] + row * spacing[1]);
  for (let row = 2; row < rows - 3; row++) {
    for (let column = 2; column < columns - 3; column++) {
      const isCovered =
        at(column + 0.5, row + 0.5) ||
        at(column, row) ||
        at(column + 1, row) ||
        at(column, row + 1) ||
        at(column + 1, row + 1);
      if (isCovered) isActive[row * across + column] = 1;
    }
  }
  return isActive;
}

interface Sources {
  readonly nodes: Int32Array;
  /** Weights in units of a cell. */
  readonly shares: Float64Array;
  readonly normals: readonly Normal2d[];
}

function listSources(grid: Grid2d, pieces: Pieces, weights: readonly Float64Array[]): Sources {
  const nodes: number[] = [];
  const shares: number[] = [];
  const normals: Normal2d[] = [];
  for (let node = 0; node < grid.columns * grid.rows; node++) {
    weights.forEach((ofPiece, piece) => {
      if (!(Math.abs(ofPiece[node]) > LEAST_WEIGHT)) return;
      const column = node % grid.columns;
      nodes.push(node);
      shares.push(ofPiece[node]);
      normals.push(pieces.stepFrom(piece, column, (node - column) / grid.columns));
    });
  }
  return { nodes: Int32Array.from(nodes), shares: Float64Array.from(shares), normals };
}

/** The kernels of all sources, as runs of nodes. */
function traceSources(problem: KilledChain2d, grid: Grid2d, { nodes, normals }: Sources) {
  const { columns, rows, origin, spacing } = grid;
  const kinds = classifyNodes(problem, grid, nodes);
  const extents = findExtents(grid, kinds);
  const rowEnds = new Int32Array(normals.length);
  const losses = new Float64Array(normals.length);
  const places: number[] = [];
  const ends: number[] = [];
  let entries = new Float64Array(1 << 16);
  let size = 0;
  const trace = createTrace();
  normals.forEach((normal, source) => {
    const isKnown = normal.mean.every(Number.isFinite);
    if (!(isKnown && Math.min(...sharpestDeviations(normal.covariance)) > 0)) {
      losses[source] = 1; // nothing is known of a step without a density or a place to go to
      rowEnds[source] = places.length;
      return;
    }
    traceNormal(grid, normal, trace);
    let offset = 0;
    trace.rows.forEach((row, run) => {
      const first = trace.firsts[run];
      const count = trace.counts[run];
      const isOnGrid = row >= 0 && row < rows;
      for (let k = 0; k < count; k++) {
        const column = first + k;
        const isOnNode = isOnGrid && column >= 0 && column < columns;
        const isLost = isOnNode
          ? kinds[row * columns + column] === LOST
          : !isOut(problem, origin[0] + column * spacing[0], origin[1] + row * spacing[1]);
        if (isLost) losses[source] += trace.values[offset + k];
      }
      const from = isOnGrid ? Math.max(first, extents[2 * row]) : 0;
      const to = isOnGrid ? Math.min(first + count, extents[2 * row + 1]) : 0;
      if (to > from) {
        if (size + to - from > entries.length) {
          const larger = new Float64Array(2 * entries.length);
          larger.set(entries);
          entries = larger;
        }
        entries.set(trace.values.subarray(offset + from - first, offset + to - first), size);
        size += to - from;
        places.push(row * columns + from);
        ends.push(size);
      }
      offset += count;
    });
    rowEnds[source] = places.length;
  });
  return {
    rowEnds,
    places: Int32Array.from(places),
    ends: Int32Array.from(ends),
    entries: entries.subarray(0, size),
    losses,
  };
}

const IRRELEVANT = 0;
const USED = 1;
const LOST = 2;

/** Nodes with a weight; nodes without one where nothing has escaped; the others, where all have. */
function classifyNodes(problem: KilledChain2d, grid: Grid2d, used: Int32Array): Uint8Array {
  const kinds = new Uint8Array(grid.columns * grid.rows);
  for (const node of used) kinds[node] = USED;
  kinds.forEach((kind, node) => {
    if (kind !== USED) kinds[node] = isOut(problem, ...positionOf(grid, node)) ? IRRELEVANT : LOST;
  });
  return kinds;
}

function isOut(problem: KilledChain2d, x: number, y: number): boolean {
  return isEscaped(problem.escape, [x, y], () => problem.value(x, y));
}

/** The first used node of every row of the grid, and one past the last. */
function findExtents({ columns, rows }: Grid2d, kinds: Uint8Array): Int32Array {
  const extents = new Int32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    let first = 0;
    let end = columns;
    while (first < columns && kinds[row * columns + first] !== USED) first++;
    while (end > first && kinds[row * columns + end - 1] !== USED) end--;
    extents.set([first, end], 2 * row);
  }
  return extents;
}

function createTrace(): Trace {
  return { rows: [], firsts: [], counts: [], values: new Float64Array(4096) };
}

function forNodes(
  { columns, rows }: Grid2d,
  trace: Trace,
  visit: (place: number, value: number) => void,
): void {
  let offset = 0;
  trace.rows.forEach((row, run) => {
    for (let k = 0; k < trace.counts[run]; k++, offset++) {
      const column = trace.firsts[run] + k;
      if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
      visit(row * columns + column, trace.values[offset]);
    }
  });
}

/**
 * The values of a normal density on the nodes within its ellipse, scaled to the sum 1. Along a row the exponential of a
 * quadratic follows from the one before by two multiplications.
 */
function traceNormal({ origin, spacing }: Grid2d, normal: Normal2d, trace: Trace): void {
  const { mean, covariance } = normal;
  const [xx, xy, yy] = covariance;
  const deviation = Math.sqrt(yy);
  const slope = xy / yy;
  const narrow = Math.sqrt(xx - xy * slope);
  const step = spacing[0] / narrow;
  const bend = Math.exp(-step * step);
  trace.rows.length = 0;
  trace.firsts.length = 0;
  trace.counts.length = 0;
  let size = 0;
  let total = 0;
  const lowest = Math.ceil((mean[1] - KERNEL_REACH * deviation - origin[1]) / spacing[1]);
  const highest = Math.floor((mean[1] + KERNEL_REACH * deviation - origin[1]) / spacing[1]);
  for (let row = lowest; row <= highest; row++) {
    const up = origin[1] + row * spacing[1] - mean[1];
    const height = up / deviation;
    const half = narrow * Math.sqrt(Math.max(0, KERNEL_REACH ** 2 - height * height));
    const center = mean[0] + slope * up;
    const first = Math.ceil((center - half - origin[0]) / spacing[0]);
    const count = Math.floor((center + half - origin[0]) / spacing[0]) - first + 1;
    if (count <= 0) continue;
    if (size + count > trace.values.length) {
      const larger = new Float64Array(2 * (size + count));
      larger.set(trace.values);
      trace.values = larger;
    }
    const { values } = trace;
    const z = (origin[0] + first * spacing[0] - center) / narrow;
    let value = Math.exp((-z * z - height * height) / 2);
    let ratio = Math.exp(-step * (z + step / 2));
    for (let k = 0; k < count; k++) {
      values[size++] = value;
      total += value;
      value *= ratio;
      ratio *= bend;
    }
    trace.rows.push(row);
    trace.firsts.push(first);
    trace.counts.push(count);
  }
  for (let k = 0; k < size; k++) trace.values[k] /= total;
}
