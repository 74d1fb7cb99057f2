/**
 * Banded Markov chains solved without a single subtraction.
 *
 * The chain moves from state i to j with probability p_ij and is killed with probability r_i; what is missing from 1
 * is the chance to stay. States are eliminated one after another, and each pivot is formed as the sum of the ways
 * out, not as 1 − p_ii, so that every result is accurate in every component however rare the killing is.
 *
 * Source: Grassmann, Taksar & Heyman, Oper. Res. 33 (1985) 1107; accuracy: O'Cinneide, Numer. Math. 65 (1993) 109.
 */

/** A square matrix whose entries lie within a band about the diagonal. */
export interface BandedMatrix {
  readonly size: number;
  /** Number of diagonals below the main one. */
  readonly lower: number;
  /** Number of diagonals above the main one. */
  readonly upper: number;
  /** Entry (i, j) is at i · (lower + upper + 1) + j − i + lower. */
  readonly entries: Float64Array;
}

/** What is left of a chain after all its states have been eliminated. */
export interface EliminatedChain extends BandedMatrix {
  /** For each state the sum of its ways out to later states and into killing, at its elimination. */
  readonly exits: Float64Array;
}

/** A matrix of zeros. */
export function createBandedMatrix(size: number, lower: number, upper: number): BandedMatrix {
  return { size, lower, upper, entries: new Float64Array(size * (lower + upper + 1)) };
}

/** The product of a banded matrix and a vector. */
export function multiplyBanded(matrix: BandedMatrix, vector: Float64Array): Float64Array {
  const { size, lower, upper, entries } = matrix;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * (lower + upper + 1) + lower - i;
    let sum = 0;
    for (let j = Math.max(0, i - lower); j <= Math.min(size - 1, i + upper); j++) {
      sum += entries[row + j] * vector[j];
    }
    product[i] = sum;
  }
  return product;
}

/**
 * Eliminates the states of a chain, first to last. Costs size · lower · upper multiplications.
 *
 * @param transitions p_ij ≥ 0; the diagonal is not looked at
 * @param killing r_i ≥ 0; all zero for a chain that goes on for ever
 */
export function eliminateChain(transitions: BandedMatrix, killing: Float64Array): EliminatedChain {
  const { size, lower, upper } = transitions;
  const entries = transitions.entries.slice();
  const remaining = killing.slice();
  const exits = new Float64Array(size);
  const width = lower + upper + 1;
  for (let k = 0; k < size; k++) {
    const pivotRow = k * width + lower - k;
    const lastColumn = Math.min(size - 1, k + upper);
    let exit = remaining[k];
    for (let j = k + 1; j <= lastColumn; j++) exit += entries[pivotRow + j];
    exits[k] = exit;
    if (exit === 0) continue; // nothing leaves: the last state of a chain without killing
    for (let i = k + 1; i <= Math.min(size - 1, k + lower); i++) {
      const row = i * width + lower - i;
      const factor = entries[row + k] / exit;
      entries[row + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j <= lastColumn; j++) entries[row + j] += factor * entries[pivotRow + j];
      remaining[i] += factor * remaining[k];
    }
  }
  return { size, lower, upper, entries, exits };
}

/** Solves (I − P) solution = right for a chain that is killed somewhere; keeps all digits where right ≥ 0. */
export function solveKilledChain(chain: EliminatedChain, right: Float64Array): Float64Array {
  const { size, lower, upper, entries, exits } = chain;
  const width = lower + upper + 1;
  const solution = right.slice();
  for (let i = 1; i < size; i++) {
    const row = i * width + lower - i;
    for (let k = Math.max(0, i - lower); k < i; k++) solution[i] += entries[row + k] * solution[k];
  }
  for (let k = size - 1; k >= 0; k--) {
    const row = k * width + lower - k;
    for (let j = k + 1; j <= Math.min(size - 1, k + upper); j++) {
      solution[k] += entries[row + j] * solution[j];
    }
    solution[k] /= exits[k];
  }
  return solution;
}

/** Solves (I − Pᵀ) solution = right, for populations: the expected number of visits of each state after a start in right. */
export function solveKilledPopulation(chain: EliminatedChain, right: Float64Array): Float64Array {
  const { size, lower, upper, entries, exits } = chain;
  const width = lower + upper + 1;
  const solution = right.slice();
  for (let k = 0; k < size; k++) {
    const row = k * width + lower - k;
    solution[k] /= exits[k];
    for (let j = k + 1; j <= Math.min(size - 1, k + upper); j++) {
      solution[j] += entries[row + j] * solution[k];
    }
  }
  for (let k = size - 2; k >= 0; k--) {
    for (let i = k + 1; i <= Math.min(size - 1, k + lower); i++) {
      solution[k] += solution[i] * entries[i * width + lower - i + k];
    }
  }
  return solution;
}

/** The stationary probabilities of a chain without killing. */
export function solveStationaryChain(chain: EliminatedChain): Float64Array {
  const { size, lower, upper, entries } = chain;
  const width = lower + upper + 1;
  const shares = new Float64Array(size);
  shares[size - 1] = 1;
  let total = 1;
  for (let k = size - 2; k >= 0; k--) {
    for (let i = k + 1; i <= Math.min(size - 1, k + lower); i++) {
      shares[k] += shares[i] * entries[i * width + lower - i + k];
    }
    total += shares[k];
  }
  return shares.map((share) => share / total);
}
