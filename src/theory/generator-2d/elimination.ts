/**
 * (s − Q)x = b for the generator Q of a Markov chain, solved without a single subtraction.
 *
 * As in banded.ts (Grassmann, Taksar & Heyman, Oper. Res. 33 (1985) 1107), states are eliminated one after another and
 * each pivot is formed as the sum of the ways out, so that every component keeps its digits however rare the ending is:
 * rates of 1e-12 beside 1e3 do no harm. The order is that of nested dissection, the work is done in dense blocks
 * (multifrontal: Duff & Reid, ACM TOMS 9 (1983) 302).
 */

import { collectNeighbours, dissect, type Front } from './dissection.ts';
import type { Generator2d } from './generator.ts';

/** A chain of which all states have been eliminated. */
export interface EliminatedGenerator {
  readonly size: number;
  readonly blocks: readonly Block[];
}

/** What is left of a front: p pivots, m pivots and border states. */
interface Block {
  /** The pivots, then the border. */
  readonly states: Int32Array;
  readonly pivotCount: number;
  /** Rate from pivot k to later state j of the block at its elimination, at k · m + j. */
  readonly ahead: Float64Array;
  /** Rate from later state i to pivot k over the pivot's ways out, at k · m + i. */
  readonly back: Float64Array;
  /** For each pivot the sum of its ways out. */
  readonly exits: Float64Array;
}

/** The order of elimination of a chain; it serves for any killing. */
export type EliminationOrder = readonly Front[];

/** Finds an order in which the states of a generator are eliminated cheaply. */
export function orderElimination({
  rowStart,
  targets,
  places,
  grid,
}: Generator2d): EliminationOrder {
  const columns = places.map((place) => place % grid.columns);
  const rows = places.map((place, state) => (place - columns[state]) / grid.columns);
  return dissect(collectNeighbours(rowStart, targets), columns, rows);
}

/**
 * Eliminates all states.
 *
 * @param killing rate ≥ 0 at which each state is left for good: into endings, plus s
 */
export function eliminateGenerator(
  generator: Generator2d,
  killing: Float64Array,
  order: EliminationOrder,
): EliminatedGenerator {
  const { rowStart, targets, rates, places } = generator;
  const size = places.length;
  const turn = new Int32Array(size); // number of the front in which a state is a pivot
  order.forEach(({ pivots }, front) => {
    for (const pivot of pivots) turn[pivot] = front;
  });
  const backStart = new Int32Array(size + 1);
  for (const target of targets) backStart[target + 1]++;
  for (let i = 0; i < size; i++) backStart[i + 1] += backStart[i];
  const sources = new Int32Array(targets.length);
  const backRates = new Float64Array(targets.length);
  const filled = backStart.slice();
  for (let i = 0; i < size; i++) {
    for (let way = rowStart[i]; way < rowStart[i + 1]; way++) {
      const place = filled[targets[way]]++;
      sources[place] = i;
      backRates[place] = rates[way];
    }
  }
  const local = new Int32Array(size);
  const remains: (Float64Array | undefined)[] = [];
  const blocks: Block[] = [];
  order.forEach(({ pivots, border, children }, number) => {
    const p = pivots.length;
    const m = p + border.length;
    const width = m + 1; // the last column holds the killing
    const states = new Int32Array(m);
    states.set(pivots);
    states.set(border, p);
    for (let i = 0; i < m; i++) local[states[i]] = i;
    const matrix = new Float64Array(m * width);
    for (let k = 0; k < p; k++) {
      const pivot = pivots[k];
      matrix[k * width + m] = killing[pivot];
      for (let way = rowStart[pivot]; way < rowStart[pivot + 1]; way++) {
        if (turn[targets[way]] >= number) matrix[k * width + local[targets[way]]] += rates[way];
      }
      // Between two pivots the way has been entered above.
      for (let way = backStart[pivot]; way < backStart[pivot + 1]; way++) {
        if (turn[sources[way]] > number) {
          matrix[local[sources[way]] * width + k] += backRates[way];
        }
      }
    }
    for (const child of children) {
      addRemains(matrix, width, remains[child] as Float64Array, order[child].border, local);
      remains[child] = undefined;
    }
    const exits = eliminatePivots(matrix, m, p);
    blocks.push({ states, pivotCount: p, exits, ...keepPivots(matrix, m, p) });
    remains[number] = cutRemains(matrix, m, p);
  });
  return { size, blocks };
}

function addRemains(
  matrix: Float64Array,
  width: number,
  remains: Float64Array,
  border: Int32Array,
  local: Int32Array,
): void {
  const count = border.length;
  for (let i = 0; i < count; i++) {
    const to = local[border[i]] * width;
    const from = i * (count + 1);
    for (let j = 0; j < count; j++) matrix[to + local[border[j]]] += remains[from + j];
    matrix[to + width - 1] += remains[from + count];
  }
}

/** Eliminates the first p of m states; rows have m + 1 columns, the last of which is the killing. */
function eliminatePivots(matrix: Float64Array, m: number, p: number): Float64Array {
  const width = m + 1;
  const exits = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    const pivotRow = k * width;
    let exit = 0;
    for (let j = k + 1; j < width; j++) exit += matrix[pivotRow + j];
    exits[k] = exit;
    if (exit === 0) continue; // nothing leaves: the last state of a chain without killing
    for (let i = k + 1; i < m; i++) {
      const row = i * width;
      const factor = matrix[row + k] / exit;
      if (factor === 0) continue;
      matrix[row + k] = factor;
      for (let j = k + 1; j < width; j++) matrix[row + j] += factor * matrix[pivotRow + j];
    }
  }
  return exits;
}

function keepPivots(matrix: Float64Array, m: number, p: number) {
  const width = m + 1;
  const ahead = new Float64Array(p * m);
  const back = new Float64Array(p * m);
  for (let k = 0; k < p; k++) {
    for (let j = k + 1; j < m; j++) {
      ahead[k * m + j] = matrix[k * width + j];
      back[k * m + j] = matrix[j * width + k];
    }
  }
  return { ahead, back };
}

/** The rates among the border states, with their killing as the last column. */
function cutRemains(matrix: Float64Array, m: number, p: number): Float64Array {
  const width = m + 1;
  const count = m - p;
  const remains = new Float64Array(count * (count + 1));
  for (let i = 0; i < count; i++) {
    const from = (p + i) * width + p;
    remains.set(matrix.subarray(from, from + count + 1), i * (count + 1));
  }
  return remains;
}

/** x with (s − Q)x = b: expectations, functions of the start. Keeps all digits where b ≥ 0. */
export function solveBackward(chain: EliminatedGenerator, right: Float64Array): Float64Array {
  const solution = right.slice();
  const { blocks } = chain;
  const local = new Float64Array(largestBlock(blocks));
  for (const { states, pivotCount, back } of blocks) {
    const m = states.length;
    gather(solution, states, local);
    for (let k = 0; k < pivotCount; k++) {
      const value = local[k];
      const row = k * m;
      for (let i = k + 1; i < m; i++) local[i] += back[row + i] * value;
    }
    scatter(local, states, m, solution);
  }
  for (let number = blocks.length - 1; number >= 0; number--) {
    const { states, pivotCount, ahead, exits } = blocks[number];
    gather(solution, states, local);
    for (let k = pivotCount - 1; k >= 0; k--) {
      local[k] = sumAhead(local, ahead, k, states.length) / exits[k];
    }
    scatter(local, states, pivotCount, solution);
  }
  return solution;
}

/** x with (s − Qᵀ)x = b: probabilities. Keeps all digits where b ≥ 0. */
export function solveForward(chain: EliminatedGenerator, right: Float64Array): Float64Array {
  const solution = right.slice();
  const { blocks } = chain;
  const local = new Float64Array(largestBlock(blocks));
  for (const { states, pivotCount, ahead, exits } of blocks) {
    const m = states.length;
    gather(solution, states, local);
    for (let k = 0; k < pivotCount; k++) {
      const value = local[k] / exits[k];
      local[k] = value;
      const row = k * m;
      for (let j = k + 1; j < m; j++) local[j] += ahead[row + j] * value;
    }
    scatter(local, states, m, solution);
  }
  addBack(blocks, solution);
  return solution;
}

/** The stationary probabilities of a chain that has been eliminated without killing. */
export function solveStationary({ size, blocks }: EliminatedGenerator): Float64Array {
  const shares = new Float64Array(size);
  const { states, pivotCount } = blocks[blocks.length - 1];
  shares[states[pivotCount - 1]] = 1;
  addBack(blocks, shares);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** To every state, last to first, what later ones send back. */
function addBack(blocks: readonly Block[], solution: Float64Array): void {
  const local = new Float64Array(largestBlock(blocks));
  for (let number = blocks.length - 1; number >= 0; number--) {
    const { states, pivotCount, back } = blocks[number];
    gather(solution, states, local);
    for (let k = pivotCount - 1; k >= 0; k--) local[k] = sumAhead(local, back, k, states.length);
    scatter(local, states, pivotCount, solution);
  }
}

/** Entry k plus Σ matrix(k, j) · entry j over the m − k − 1 later ones. */
function sumAhead(local: Float64Array, matrix: Float64Array, k: number, m: number): number {
  const row = k * m;
  let sum = local[k];
  for (let j = k + 1; j < m; j++) sum += matrix[row + j] * local[j];
  return sum;
}

function largestBlock(blocks: readonly Block[]): number {
  return blocks.reduce((most, { states }) => Math.max(most, states.length), 0);
}

function gather(values: Float64Array, states: Int32Array, local: Float64Array): void {
  for (let i = 0; i < states.length; i++) local[i] = values[states[i]];
}

function scatter(local: Float64Array, states: Int32Array, count: number, values: Float64Array) {
  for (let i = 0; i < count; i++) values[states[i]] = local[i];
}
