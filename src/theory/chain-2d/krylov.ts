/** GMRES for (I − K)x = b, K given by what it does to a vector. */

/** A solution, and how well it solves. */
export interface KrylovSolution {
  readonly solution: Float64Array;
  /** The root mean square of b − (I − K)x. */
  readonly residual: number;
  /** Products with K. */
  readonly products: number;
}

/** Vectors kept before a restart. */
const LONGEST_BASIS = 120;

/**
 * Solves (I − K)x = b by restarted GMRES (Saad & Schultz, SIAM J. Sci. Stat. Comput. 7 (1986) 856) with modified
 * Gram–Schmidt. An eigenvalue of K close to 1 costs it a few products: the polynomial takes one root there.
 *
 * @param tolerance root mean square of the residual at which it is content
 * @param mostProducts products with K after which it gives up, with the residual it has
 */
export function solveByKrylov(
  applyKernel: (x: Float64Array) => Float64Array,
  right: Float64Array,
  guess: Float64Array,
  tolerance: number,
  mostProducts: number,
): KrylovSolution {
  const size = right.length;
  const perRoot = 1 / Math.sqrt(size);
  const applied = (x: Float64Array) => {
    const image = applyKernel(x);
    for (let i = 0; i < size; i++) image[i] = x[i] - image[i];
    return image;
  };
  let solution = guess;
  let products = 0;
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    const image = applied(solution);
    products++;
    const residual = right.map((value, i) => value - image[i]);
    const length = norm(residual);
    const isStuck = length > 0.5 * before;
    before = length;
    if (!(length * perRoot > tolerance) || products >= mostProducts || isStuck) {
      return { solution, residual: length * perRoot, products };
    }
    const longest = Math.min(LONGEST_BASIS, mostProducts - products);
    const step = buildBasis(applied, residual, tolerance / perRoot, longest);
    products += step.products;
    solution = solution.map((value, i) => value + step.correction[i]);
  }
}

/** One cycle: the correction from the Krylov space of the residual that leaves the least of it. */
function buildBasis(
  applied: (x: Float64Array) => Float64Array,
  residual: Float64Array,
  target: number,
  longest: number,
): { readonly correction: Float64Array; readonly products: number } {
  const length = norm(residual);
  const basis = [residual.map((value) => value / length)];
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const rotated = [length];
  while (columns.length < longest && Math.abs(rotated[columns.length]) > target) {
    const k = columns.length;
    const next = applied(basis[k]);
    const column = new Float64Array(k + 2);
    basis.forEach((vector, j) => {
      const share = dot(vector, next);
      column[j] = share;
      for (let i = 0; i < next.length; i++) next[i] -= share * vector[i];
    });
    const rest = norm(next);
    for (let j = 0; j < k; j++) {
      const upper = cosines[j] * column[j] + sines[j] * column[j + 1];
      column[j + 1] = cosines[j] * column[j + 1] - sines[j] * column[j];
      column[j] = upper;
    }
    const pivot = Math.hypot(column[k], rest);
    cosines.push(column[k] / pivot);
    sines.push(rest / pivot);
    column[k] = pivot;
    columns.push(column);
    rotated.push(-sines[k] * rotated[k]);
    rotated[k] *= cosines[k];
    if (!(rest > 0)) break;
    basis.push(next.map((value) => value / rest));
  }
  const weights = new Float64Array(columns.length);
  for (let k = columns.length - 1; k >= 0; k--) {
    let sum = rotated[k];
    for (let j = k + 1; j < columns.length; j++) sum -= columns[j][k] * weights[j];
    weights[k] = sum / columns[k][k];
  }
  const correction = new Float64Array(residual.length);
  weights.forEach((weight, k) => {
    const vector = basis[k];
    for (let i = 0; i < correction.length; i++) correction[i] += weight * vector[i];
  });
  return { correction, products: columns.length };
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
