import type { Expression } from '../../formula/expression.ts';
import { expandPolynomial, type Polynomial } from '../../formula/polynomial.ts';
import type { Domain, Point } from '../geometry.ts';
import { createWeightedSum, type Mean, type RowColumns, type WeightedTerm } from './row-mean.ts';

/** Fewer rows than this are summed one by one. */
const FEWEST_ROWS = 256;

/** A compressed mean must agree with the full one to this, relative to its largest value over the box: ten times what round-off leaves. */
const TOLERANCE = 3e-13;

/** Numbers of nodes that are tried. */
const NODE_COUNTS = [48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/** Nodes are worth their trouble where they are fewer than this share of the rows. */
const WORTH = 0.7;

/** Means within a part of the box that was compressed for, from as few evaluations as it takes there. */
export type LocalMean = (part: Domain) => Mean;

/**
 * The same means as those over all rows, from fewer evaluations; or undefined where that cannot be had.
 *
 * One column a is singled out in which the expressions are smooth; in the others they are polynomials, as a squared error is in its
 * target. Each is then Σ_p c^p g_p(θ, a) with powers c^p of the other columns. As a function of a, g_p is interpolated at m Chebyshev nodes
 * a_j, and the mean of the interpolant is Σ_j W_pj g_p(θ, a_j) with weights that do not depend on θ: they follow from the
 * Chebyshev moments ⟨c^p T_l(a)⟩ over the rows. m grows until the result is that over all rows, at the corners of the box and within; a part of the box may need fewer.
 *
 * @param full the means over all rows
 */
export function compressRows(
  expressions: readonly Expression[],
  columns: RowColumns,
  full: Mean,
  box: Domain,
): LocalMean | undefined {
  if (columns.rowCount < FEWEST_ROWS) return undefined;
  for (let along = 0; along < columns.names.length; along++) {
    const others = columns.names.filter((_, place) => place !== along);
    const polynomials = expressions.map((expression) => expandPolynomial(expression, others));
    if (polynomials.every((polynomial) => polynomial !== undefined)) {
      return compressAlong(along, polynomials, columns, full, box);
    }
  }
  return undefined;
}

function compressAlong(
  along: number,
  polynomials: readonly Polynomial[],
  columns: RowColumns,
  full: Mean,
  box: Domain,
): LocalMean | undefined {
  const column = columns.values[along];
  const others = columns.values.filter((_, place) => place !== along);
  const [low, high] = rangeOf(column);
  if (!(high > low)) return undefined;
  const places = probesIn(box);
  const expected = places.map((place) => Array.from(full(...place)));
  const scales = polynomials.map((_, output) =>
    Math.max(...expected.map((means) => Math.abs(means[output]))),
  );
  const powersByKey = new Map<string, readonly number[]>();
  for (const { powers } of polynomials.flat()) powersByKey.set(powers.join(' '), powers);
  const moments = new Map(
    [...powersByKey].map(([key, powers]) => [
      key,
      createMoments(column, powerOf(others, powers), low, high),
    ]),
  );
  const known = new Map<number, Mean>();
  const meanOf = (nodeCount: number): Mean => {
    let mean = known.get(nodeCount);
    if (mean === undefined) {
      const weights = new Map(
        [...moments].map(([key, momentsUpTo]) => [key, nodeWeights(momentsUpTo(nodeCount))]),
      );
      const terms: WeightedTerm[] = polynomials.flatMap((polynomial, output) =>
        polynomial.map(({ powers, coefficient }) => ({
          expression: coefficient,
          weights: weights.get(powers.join(' ')) as Float64Array,
          output,
        })),
      );
      mean = createWeightedSum(terms, polynomials.length, {
        names: [columns.names[along]],
        values: [chebyshevNodes(nodeCount, low, high)],
        rowCount: nodeCount,
      });
      known.set(nodeCount, mean);
    }
    return mean;
  };
  const agrees = (mean: Mean, [x, y]: Point, right: ArrayLike<number>): boolean => {
    const means = mean(x, y);
    return scales.every((scale, output) => {
      const error = Math.abs(means[output] - right[output]);
      return error <= TOLERANCE * scale || error === 0;
    });
  };
  const enough = NODE_COUNTS.find(
    (nodeCount) =>
      nodeCount <= WORTH * columns.rowCount &&
      places.every((place, index) => agrees(meanOf(nodeCount), place, expected[index])),
  );
  if (enough === undefined) return undefined;
  return (part) => {
    const corners = probesIn(part);
    const right = corners.map((place) => meanOf(enough)(...place).slice());
    const fewest = NODE_COUNTS.find(
      (nodeCount) =>
        nodeCount >= enough ||
        corners.every((place, index) => agrees(meanOf(nodeCount), place, right[index])),
    );
    return meanOf(fewest ?? enough);
  };
}

/** Corners, middles of the sides and places within. */
function probesIn([[left, right], [bottom, top]]: Domain): Point[] {
  const shares = [0, 0.5, 1, 0.137, 0.763];
  return shares.flatMap((u, i) =>
    shares
      .filter((_, j) => (i + j) % 2 === 0)
      .map((v): Point => [left + u * (right - left), bottom + v * (top - bottom)]),
  );
}

function rangeOf(column: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The product of columns, each to its power, row by row; undefined where it is 1. */
function powerOf(
  columns: readonly Float64Array[],
  powers: readonly number[],
): Float64Array | undefined {
  if (powers.every((power) => power === 0)) return undefined;
  const product = new Float64Array(columns[0].length).fill(1);
  powers.forEach((power, place) => {
    if (power === 0) return;
    for (let row = 0; row < product.length; row++) product[row] *= columns[place][row] ** power;
  });
  return product;
}

/** a_j: zeros of T_m, stretched over a range. */
function chebyshevNodes(count: number, low: number, high: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => {
    const cosine = Math.cos((Math.PI * (j + 0.5)) / count);
    return (low + high) / 2 + ((high - low) / 2) * cosine;
  });
}

/** ⟨factor · T_l(t)⟩ over the rows for l below a count, t the column stretched to [−1, 1]; further ones are added when asked for. */
function createMoments(
  column: Float64Array,
  factor: Float64Array | undefined,
  low: number,
  high: number,
): (count: number) => readonly number[] {
  const rowCount = column.length;
  const t = column.map((value) =>
    Math.max(-1, Math.min(1, (2 * value - low - high) / (high - low))),
  );
  const current = factor?.slice() ?? new Float64Array(rowCount).fill(1);
  // T_{−1} = T_1
  const previous = current.map((value, row) => value * t[row]);
  const moments: number[] = [];
  return (count) => {
    while (moments.length < count) {
      let total = 0;
      for (let row = 0; row < rowCount; row++) {
        const value = current[row];
        total += value;
        current[row] = 2 * t[row] * value - previous[row];
        previous[row] = value;
      }
      moments.push(total / rowCount);
    }
    return moments.slice(0, count);
  };
}

/** W_j = (1/m)(M_0 + 2 Σ_l M_l T_l(t_j)): the mean of the interpolant through the nodes. */
function nodeWeights(moments: readonly number[]): Float64Array {
  const count = moments.length;
  return Float64Array.from({ length: count }, (_, j) => {
    // Clenshaw's rule.
    const t = Math.cos((Math.PI * (j + 0.5)) / count);
    let [next, afterNext] = [0, 0];
    for (let l = count - 1; l >= 1; l--) {
      [next, afterNext] = [2 * t * next - afterNext + moments[l], next];
    }
    return (moments[0] + 2 * (t * next - afterNext)) / count;
  });
}
