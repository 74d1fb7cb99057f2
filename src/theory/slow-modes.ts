/**
 * The slowest ways in which the population of a killed Markov chain decays, from solvers of (s + A)x = b, A = −Q for a chain in
 * continuous time or I − K for one of steps.
 *
 * The first mode comes from inverse iteration, of positive terms alone: it keeps all its digits however rare the escape. The
 * second one lives beside it: where escapes are rare, (A)⁻¹ is all first mode but for its rounding. So it is looked for with a
 * shift s, which limits that, in the Krylov space of (s + A)⁻¹ with the first mode projected out by its left and right vectors
 * (Saad, Numerical Methods for Large Eigenvalue Problems, chapters 4 and 6). Two vectors are followed there, so that a
 * pair of complex rates, as forces that are no gradient have them, is seen for what it is.
 */

/** Solvers of (s + A)x = b and, for populations, (s + Aᵀ)x = b. */
export interface ShiftedSolver {
  backward(right: Float64Array): Float64Array;
  forward(right: Float64Array): Float64Array;
}

/** The two slowest modes of a killed chain; rates are eigenvalues of A. */
export interface SlowModes {
  /** λ₁ > 0. */
  readonly escapeRate: number;
  /** The real part of λ₂. NaN where the chain has no second mode. */
  readonly secondRate: number;
  /** The settled (quasi-stationary) probability of each state; they sum to 1. */
  readonly settled: Float64Array;
  /** What a start in each state counts for the settled population. */
  readonly prospects: Float64Array;
  /** The second mode's own vector, of which the size means nothing. */
  readonly second: Float64Array;
}

export const MOST_PASSES = 400;
/** Rates below this share of the fastest one get a shift of it: rounding then makes 1e-6 of the second mode. */
const SMALLEST_SHIFT = 1e-10;
const MOST_DIMENSIONS = 40;
/** The second rate is looked at whenever the space has grown by so many dimensions, until it holds still to this share. */
const GROWTH = 5;
const STEADY = 1e-6;
/** Passes of two vectors on the small matrix. */
const SMALL_PASSES = 400;

/**
 * Computes them.
 *
 * @param size number of states
 * @param fastest the rate at which the state that is left soonest is left
 * @param solverAt a solver for a shift s ≥ 0
 */
export function computeSlowModes(
  size: number,
  fastest: number,
  solverAt: (shift: number) => ShiftedSolver,
): SlowModes {
  const plain = solverAt(0);
  const { vector: prospects } = iterateInverse(plain.backward, size);
  const { vector: settled, rate: escapeRate } = iterateInverse(plain.forward, size);
  const shift = escapeRate < SMALLEST_SHIFT * fastest ? SMALLEST_SHIFT * fastest : 0;
  const { backward } = shift === 0 ? plain : solverAt(shift);
  const overlap = dot(settled, prospects);
  const project = (x: Float64Array): Float64Array => {
    const part = dot(settled, x) / overlap;
    return x.map((value, i) => value - part * prospects[i]);
  };
  const { rate, vector } = findSecond((x) => project(backward(project(x))), settled);
  return { escapeRate, secondRate: rate - shift, settled, prospects, second: vector };
}

/** The positive eigenvector, sum 1, and eigenvalue of the inverse of a solver of sums of positive terms. */
export function iterateInverse(solve: (x: Float64Array) => Float64Array, size: number) {
  let vector: Float64Array = new Float64Array(size).fill(1 / size);
  let rate = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = solve(vector);
    const total = next.reduce((sum, value) => sum + value, 0);
    let change = 0;
    for (let i = 0; i < size; i++) {
      const value = next[i] / total;
      change += Math.abs(value - vector[i]);
      next[i] = value;
    }
    vector = next;
    rate = 1 / total;
    if (change < 1e-12) break;
  }
  return { vector, rate };
}

/**
 * The eigenvalue of largest modulus of an operator, as the real part of its inverse, with its vector: Arnoldi's method in the
 * metric of a weight.
 */
function findSecond(
  apply: (x: Float64Array) => Float64Array,
  weight: Float64Array,
): { readonly rate: number; readonly vector: Float64Array } {
  const product = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += weight[i] * a[i] * b[i];
    return sum;
  };
  const unit = (x: Float64Array, length: number) => x.map((value) => value / length);
  // Any vector that is in no way special.
  const start = apply(Float64Array.from(weight, (_, i) => Math.sin(12.9898 * (i + 1))));
  const basis: Float64Array[] = [unit(start, Math.sqrt(product(start, start)))];
  const columns: number[][] = [];
  let found: { rate: number; vector: Float64Array } = { rate: Number.NaN, vector: basis[0] };
  while (columns.length < MOST_DIMENSIONS) {
    const next = apply(basis[columns.length]);
    const whole = Math.sqrt(product(next, next));
    const column: number[] = new Array(basis.length).fill(0);
    // Twice: once leaves too much where the vectors are nearly the same.
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((vector, k) => {
        const share = product(vector, next);
        column[k] += share;
        for (let i = 0; i < next.length; i++) next[i] -= share * vector[i];
      });
    }
    const rest = Math.sqrt(product(next, next));
    columns.push(column);
    const isExhausted = !(rest > 1e-12 * whole);
    if (isExhausted || columns.length % GROWTH === 0) {
      const before = found.rate;
      const { rate, weights } = leadOfSmall(columns);
      found = { rate, vector: combine(basis, weights) };
      if (isExhausted || Math.abs(rate / before - 1) < STEADY) break;
    }
    column.push(rest);
    basis.push(unit(next, rest));
  }
  return found;
}

/** Of a Hessenberg matrix given by its columns: 1/θ for its largest eigenvalue θ, the real part, and a vector of its mode. */
function leadOfSmall(columns: readonly number[][]): { rate: number; weights: Float64Array } {
  const size = columns.length;
  const apply = (x: Float64Array): Float64Array => {
    const image = new Float64Array(size);
    columns.forEach((column, k) => {
      for (let i = 0; i < Math.min(size, column.length); i++) image[i] += column[i] * x[k];
    });
    return image;
  };
  let u: Float64Array = normalised(Float64Array.from({ length: size }, (_, i) => Math.cos(i)));
  let v: Float64Array = normalised(
    Float64Array.from({ length: size }, (_, i) => Math.sin(1 + 2 * i)),
  );
  for (let pass = 0; pass < SMALL_PASSES; pass++) {
    u = normalised(apply(u));
    v = normalised(without(apply(v), u));
  }
  const [au, av] = [apply(u), apply(v)];
  const [a, b, c, d] = [dot(u, au), dot(u, av), dot(v, au), dot(v, av)];
  const mean = (a + d) / 2;
  const spread = (a - d) ** 2 / 4 + b * c;
  if (!(spread < 0)) {
    const root = size === 1 ? a - mean : Math.sign(mean) * Math.sqrt(spread);
    return { rate: 1 / (mean + root), weights: u };
  }
  // θ = mean ± i√−spread: the real part of 1/θ.
  return { rate: mean / (mean ** 2 - spread), weights: u };
}

function without(x: Float64Array, u: Float64Array): Float64Array {
  const share = dot(x, u);
  return x.map((value, i) => value - share * u[i]);
}

function normalised(x: Float64Array): Float64Array {
  const length = Math.sqrt(dot(x, x));
  return length > 0 ? x.map((value) => value / length) : x;
}

function combine(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0].length);
  weights.forEach((weight, k) => {
    for (let i = 0; i < sum.length; i++) sum[i] += weight * basis[k][i];
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
