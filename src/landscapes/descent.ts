import type { Domain, Point } from './geometry.ts';
import { decomposeSymmetric, type SymmetricMatrix } from './symmetric-matrix.ts';

/** A function of the plane with its first and second derivatives. */
export interface SmoothFunction {
  value(x: number, y: number): number;
  gradient(x: number, y: number): Point;
  hessian(x: number, y: number): SymmetricMatrix;
}

const MOST_STEPS = 2000;

/** Steps are at most this fraction of the domain's diagonal, so that a descent stays in its own valley. */
const LARGEST_STEP = 1 / 200;

/** Eigenvalues below this fraction of the largest one count as flat directions, along which nothing moves. */
export const FLAT = 1e-9;

/**
 * The Newton step with eigenvalues replaced by `curvature(eigenvalue)`; no movement along flat directions.
 *
 * With the eigenvalues themselves it leads to any critical point, with their absolute values downhill.
 */
export function newtonStep(
  gradient: Point,
  hessian: SymmetricMatrix,
  curvature: (eigenvalue: number) => number,
): Point {
  const { eigenvalues, eigenvectors } = decomposeSymmetric(hessian);
  const largest = Math.max(Math.abs(eigenvalues[0]), Math.abs(eigenvalues[1]));
  const step: [number, number] = [0, 0];
  eigenvalues.forEach((eigenvalue, index) => {
    if (Math.abs(eigenvalue) <= FLAT * largest) return;
    const [ex, ey] = eigenvectors[index];
    const length = -(gradient[0] * ex + gradient[1] * ey) / curvature(eigenvalue);
    step[0] += length * ex;
    step[1] += length * ey;
  });
  return step;
}

/**
 * The minimum into which a point rolls: downhill in short steps, Newton's at the end.
 *
 * @param inside the path must stay in this box
 * @returns the minimum to about machine precision, or nothing where the path leaves the box
 */
export function descendToMinimum(
  loss: SmoothFunction,
  start: Point,
  inside: Domain,
): Point | undefined {
  const longest = LARGEST_STEP * diagonal(inside);
  let [x, y] = start;
  let value = loss.value(x, y);
  let steepest = 0;
  for (let count = 0; count < MOST_STEPS; count++) {
    const gradient = loss.gradient(x, y);
    const slope = Math.hypot(...gradient);
    steepest = Math.max(steepest, slope);
    let [dx, dy] = newtonStep(gradient, loss.hessian(x, y), Math.abs);
    let length = Math.hypot(dx, dy);
    if (!Number.isFinite(length)) return undefined;
    // Where a direction has no curvature but the loss still slopes, Newton's method is blind and the gradient leads on.
    const isBlind = length <= 1e-14 * longest;
    if (isBlind && slope * longest > 1e-9 * (Math.abs(value) + steepest * longest)) {
      [dx, dy] = [(-longest * gradient[0]) / slope, (-longest * gradient[1]) / slope];
      length = longest;
    }
    let scale = Math.min(1, longest / Math.max(length, Number.MIN_VALUE));
    let next = loss.value(x + scale * dx, y + scale * dy);
    while (!(next <= value) && scale * length > 1e-15 * longest) {
      scale /= 2;
      next = loss.value(x + scale * dx, y + scale * dy);
    }
    if (!(next <= value)) break;
    x += scale * dx;
    y += scale * dy;
    value = next;
    if (!contains(inside, [x, y])) return undefined;
    if (scale * length <= 1e-14 * longest) break;
  }
  return [x, y];
}

/** Length of a box from corner to corner. */
export function diagonal(domain: Domain): number {
  const [[left, right], [bottom, top]] = domain;
  return Math.hypot(right - left, top - bottom);
}

/** Whether a point lies in a box, its edge included. */
export function contains(domain: Domain, [x, y]: Point): boolean {
  const [[left, right], [bottom, top]] = domain;
  return x >= left && x <= right && y >= bottom && y <= top;
}
