import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';

/** One term of a decomposition: weight · e eᵀ, e a vector of whole numbers. */
export interface Direction {
  readonly weight: number;
  readonly column: number;
  readonly row: number;
}

/** Longest walk to an obtuse superbase: their number grows with the logarithm of the condition number. */
const MOST_FLIPS = 200;

/**
 * A positive definite matrix as Σ w e eᵀ with at most three weights w > 0 and whole-numbered e: Selling's formula on an
 * obtuse superbase. A diagonal matrix gives the two axes.
 *
 * Source: Selling 1874; Conway & Sloane, Proc. R. Soc. A 436 (1992) 55; as a difference scheme: Fehrenbach & Mirebeau,
 * J. Math. Imaging Vis. 49 (2014) 123.
 *
 * @returns undefined where the matrix is not positive definite
 */
export function decomposeSelling(matrix: SymmetricMatrix): Direction[] | undefined {
  const [xx, xy, yy] = matrix;
  if (!(xx > 0 && yy > 0 && xx * yy - xy * xy > 1e-14 * xx * yy)) return undefined;
  const product = (u: readonly number[], v: readonly number[]): number =>
    xx * u[0] * v[0] + xy * (u[0] * v[1] + u[1] * v[0]) + yy * u[1] * v[1];
  let base: [readonly number[], readonly number[], readonly number[]] = [
    [1, 0],
    [0, 1],
    [-1, -1],
  ];
  for (let flip = 0; flip < MOST_FLIPS; flip++) {
    const [a, b, c] = base;
    const pair = [
      [a, b],
      [b, c],
      [c, a],
    ].find(([u, v]) => product(u, v) > 0);
    if (pair === undefined) break;
    const [u, v] = pair;
    base = [[-u[0], -u[1]], v, [u[0] - v[0], u[1] - v[1]]];
  }
  const [a, b, c] = base;
  const largest = Math.max(xx, yy);
  return [
    [a, b, c],
    [b, c, a],
    [c, a, b],
  ]
    .map(([u, v, w]) => ({ weight: -product(u, v), column: -w[1], row: w[0] }))
    .filter(({ weight }) => weight > 1e-15 * largest);
}
