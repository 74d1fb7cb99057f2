/** Powers of a kernel applied to a function, from its Krylov space. */

/** An orthonormal basis v₀, v₁, … of the span of b, Kb, K²b, … (Arnoldi), and K on it. */
export interface KrylovSpace {
  readonly basis: readonly Float64Array[];
  /** The Hessenberg matrix of K on the basis, row-major. */
  readonly matrix: Float64Array;
  /** |b|, so that b = size · v₀. */
  readonly size: number;
}

/** What is left of a vector below this share of it lies in the space already. */
const EXHAUSTED = 1e-12;
/** Squarings of K after which only the slowest mode is left. */
const SQUARINGS = 50;

/** Builds the space by modified Gram–Schmidt (Saad, Numerical Methods for Large Eigenvalue Problems, chapter 6). */
export function createKrylovSpace(
  applyKernel: (f: Float64Array) => Float64Array,
  start: Float64Array,
  dimensions: number,
): KrylovSpace {
  const size = norm(start);
  const basis = [start.map((value) => value / size)];
  const columns: number[][] = [];
  for (let k = 0; k < dimensions; k++) {
    const next = applyKernel(basis[k]);
    const whole = norm(next);
    const column = basis.map((vector) => {
      const share = dot(vector, next);
      for (let i = 0; i < next.length; i++) next[i] -= share * vector[i];
      return share;
    });
    const rest = norm(next);
    columns.push(column);
    if (k === dimensions - 1 || !(rest > EXHAUSTED * whole)) break;
    column.push(rest);
    basis.push(next.map((value) => value / rest));
  }
  const matrix = new Float64Array(basis.length ** 2);
  columns.forEach((column, k) => {
    column.forEach((value, row) => {
      matrix[row * basis.length + k] = value;
    });
  });
  return { basis, matrix, size };
}

/**
 * ⟨w, Kⁿb⟩ for ascending n, and the largest eigenvalue of K.
 *
 * @param functional ⟨w, v⟩ for each vector v of the basis
 * @param count how many vectors of the basis to use, all where it is not given
 */
export function computePowers(
  { basis, matrix, size }: KrylovSpace,
  functional: readonly number[],
  powers: readonly number[],
  count: number = basis.length,
): { readonly curve: Float64Array; readonly largestEigenvalue: number } {
  const dimension = Math.max(1, Math.min(count, basis.length));
  let square = new Float64Array(dimension ** 2);
  for (let row = 0; row < dimension; row++) {
    for (let k = 0; k < dimension; k++) {
      square[row * dimension + k] = matrix[row * basis.length + k];
    }
  }
  const squares = [square];
  for (let k = 1; k < SQUARINGS; k++) {
    square = multiply(square, square, dimension);
    squares.push(square);
  }
  let vector = new Float64Array(dimension);
  vector[0] = size;
  let done = 0;
  const curve = powers.map((power) => {
    for (let rest = power - done, k = 0; rest > 0; rest = Math.floor(rest / 2), k++) {
      if (rest % 2 === 1) vector = apply(squares[k], vector);
    }
    done = power;
    return vector.reduce((sum, value, i) => sum + value * functional[i], 0);
  });
  let settled = new Float64Array(dimension);
  settled[0] = 1;
  for (const matrixPower of squares) {
    const next = apply(matrixPower, settled);
    const length = norm(next);
    if (!(length > 0)) break;
    settled = next.map((value) => value / length);
  }
  return {
    curve: Float64Array.from(curve),
    largestEigenvalue: norm(apply(squares[0], settled)),
  };
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const factor = a[row * size + k];
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        product[row * size + column] += factor * b[k * size + column];
      }
    }
  }
  return product;
}

function apply(matrix: Float64Array, vector: Float64Array): Float64Array<ArrayBuffer> {
  const size = vector.length;
  return Float64Array.from(vector, (_, row) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += matrix[row * size + k] * vector[k];
    return sum;
  });
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
