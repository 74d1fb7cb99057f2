/** The discrete chain θ′ = θ − η∇L(θ) + √(2ηD(θ)) z in the plane, as its solver is asked about it. */

import type { Point } from '../../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import type { FirstPassage2d } from '../generator-2d/problem.ts';

/**
 * A chain with normal noise that ends when a step leads into the escape region. D is the temperature for white noise,
 * ηC/2B for SGD, so that one step's noise has the covariance 2ηT·I or η²C/B.
 */
export interface KilledChain2d extends FirstPassage2d {
  /** η > 0. */
  readonly learningRate: number;
}

/** A normal distribution of positions. */
export interface Normal2d {
  readonly mean: Point;
  readonly covariance: SymmetricMatrix;
}

/** The covariance of one step's noise from a position, 2ηD. */
export function covarianceAt(
  { learningRate, diffusion }: KilledChain2d,
  [x, y]: Point,
): SymmetricMatrix {
  const scale = 2 * learningRate;
  if (typeof diffusion === 'number') return [scale * diffusion, 0, scale * diffusion];
  const [xx, xy, yy] = diffusion(x, y);
  return [scale * xx, scale * xy, scale * yy];
}

/** Where the gradient alone leads from a position. */
export function meanAt({ learningRate, gradient }: KilledChain2d, [x, y]: Point): Point {
  const [gx, gy] = gradient(x, y);
  return [x - learningRate * gx, y - learningRate * gy];
}

/**
 * Along each axis the standard deviation for a fixed other coordinate. It bounds how quickly the kernel can change along
 * the axis; the matrix is positive definite where both are positive.
 */
export function sharpestDeviations([xx, xy, yy]: SymmetricMatrix): Point {
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && yy > 0 && determinant > 0)) return [0, 0];
  return [Math.sqrt(determinant / yy), Math.sqrt(determinant / xx)];
}
