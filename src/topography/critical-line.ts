import { contains, diagonal, newtonStep } from '../landscapes/descent.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { decomposeSymmetric } from '../landscapes/symmetric-matrix.ts';

/** Places of a line lie this share of the box's diagonal apart. */
const STEP = 1 / 300;

/** A circle around the whole box takes less than π·300 places. */
const MOST_PLACES = 2000;

const MOST_CORRECTIONS = 8;

/** A line on which the gradient vanishes everywhere, as the floor of a level valley. */
export interface CriticalLine {
  /** Whether a critical point without curvature in some direction is one of its points. */
  contains(point: Point): boolean;
}

/**
 * The line of critical points through one of them, followed both ways to the edge of the box, to its end or round to
 * where it began.
 *
 * Each step goes along the level direction and is led back onto the line by Newton's method across it.
 *
 * @param start a point at which the gradient and one eigenvalue of the Hessian vanish
 * @param slope gradients up to this size count as zero
 * @returns nothing where the critical point stands alone
 */
export function followCriticalLine(
  landscape: Landscape,
  start: Point,
  box: Domain,
  slope: number,
): CriticalLine | undefined {
  const length = STEP * diagonal(box);
  const [ex, ey] = levelDirection(landscape, start);
  const places: Point[] = [start];
  for (const side of [1, -1]) {
    let place = start;
    let ahead: Point = [side * ex, side * ey];
    for (let count = 1; count < MOST_PLACES; count++) {
      const next = nextPlace(landscape, place, ahead, length, slope);
      if (next === undefined || !contains(box, next)) break;
      const [dx, dy] = levelDirection(landscape, next);
      const turn = dx * ahead[0] + dy * ahead[1] < 0 ? -1 : 1;
      ahead = [turn * dx, turn * dy];
      place = next;
      places.push(place);
      const isRound = count > 2 && distance(place, start) < length / 2;
      if (isRound) return lineOf(places, length);
    }
  }
  return places.length === 1 ? undefined : lineOf(places, length);
}

function lineOf(places: readonly Point[], length: number): CriticalLine {
  return { contains: (point) => places.some((place) => distance(place, point) <= length) };
}

/** A step along the line, undefined where the line ends there. */
function nextPlace(
  landscape: Landscape,
  [x, y]: Point,
  [dx, dy]: Point,
  length: number,
  slope: number,
): Point | undefined {
  let next: Point = [x + length * dx, y + length * dy];
  for (let count = 0; count < MOST_CORRECTIONS; count++) {
    const gradient = landscape.gradient(...next);
    if (Math.hypot(...gradient) <= slope) {
      const along = (next[0] - x) * dx + (next[1] - y) * dy;
      return along > length / 2 ? next : undefined;
    }
    const step = newtonStep(gradient, landscape.hessian(...next), (eigenvalue) => eigenvalue);
    next = [next[0] + step[0], next[1] + step[1]];
  }
  return undefined;
}

/** The eigenvector of the Hessian's eigenvalue that is nearest to zero. */
function levelDirection(landscape: Landscape, point: Point): Point {
  const { eigenvalues, eigenvectors } = decomposeSymmetric(landscape.hessian(...point));
  return Math.abs(eigenvalues[0]) <= Math.abs(eigenvalues[1]) ? eigenvectors[0] : eigenvectors[1];
}

function distance([x, y]: Point, [u, v]: Point): number {
  return Math.hypot(x - u, y - v);
}
