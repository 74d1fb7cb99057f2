import { contains, diagonal, FLAT, newtonStep } from '../landscapes/descent.ts';
import { type Domain, type Point, scalePoint } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import {
  decomposeSymmetric,
  type EigenDecomposition,
  type SymmetricMatrix,
} from '../landscapes/symmetric-matrix.ts';
import { type CriticalLine, followCriticalLine } from './critical-line.ts';
import { gridThrough } from './mountain-pass.ts';

/** A point at which the gradient of the loss vanishes. */
export interface CriticalPoint extends EigenDecomposition {
  /** By the signs of the eigenvalues; degenerate where one of them is 0, as in a valley that is flat along y. */
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'degenerate';
  readonly position: Point;
  /** L there. */
  readonly value: number;
  readonly hessian: SymmetricMatrix;
}

/** Newton starts along each side of the domain. */
const STARTS = 20;

const MOST_NEWTON_STEPS = 60;

/** How far apart one critical point may be found twice, as a share of the box's diagonal. */
const SHARP = 1e-6;

/** The same without curvature: of a minimum such as x⁴, Newton's method sees √FLAT of the box as level floor. */
const VAGUE = 1e-4;

/** Curvatures below this share of what is usual in a landscape are none. */
export const NO_CURVATURE = 1e-7;

/** A landscape does not change. */
const known = new WeakMap<Landscape, readonly CriticalPoint[]>();

/**
 * All critical points that Newton's method reaches from a grid of starts, lowest first, in the box that the domain at
 * sharpness 1 becomes: the same ones whatever the sharpness.
 *
 * A line of critical points, as where y does not matter or on a ring of minima, is given by one of its points, on a
 * straight line the one nearest the anchor.
 */
export function findCriticalPoints(landscape: Landscape): readonly CriticalPoint[] {
  let points = known.get(landscape);
  if (points === undefined) {
    points = searchCriticalPoints(landscape);
    known.set(landscape, points);
  }
  return points;
}

function searchCriticalPoints(landscape: Landscape): readonly CriticalPoint[] {
  const { anchor } = landscape;
  const box = boxOfInterest(landscape);
  const grid = gridThrough(box, STARTS, anchor);
  const starts: Point[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) starts.push(grid.at(column, row));
  }
  const fromAnchor = ([x, y]: Point): number => Math.hypot(x - anchor[0], y - anchor[1]);
  starts.sort((p, q) => fromAnchor(p) - fromAnchor(q));
  const scale = typicalScale(landscape, starts);
  const found: CriticalPoint[] = [];
  const lines: CriticalLine[] = [];
  const level = 1e-8 * scale.gradient;
  for (const start of starts) {
    const position = findZeroGradient(landscape, start, diagonal(box));
    if (position === undefined || !contains(box, position)) continue;
    if (Math.hypot(...landscape.gradient(...position)) > level) continue;
    const point = describeCriticalPoint(landscape, position, NO_CURVATURE * scale.hessian);
    if (found.some((other) => isSamePoint(point, other, diagonal(box)))) continue;
    if (point.kind === 'degenerate') {
      if (lines.some((line) => line.contains(position))) continue;
      const line = followCriticalLine(landscape, position, box, level);
      if (line !== undefined) lines.push(line);
    }
    found.push(point);
  }
  return found.sort((p, q) => p.value - q.value);
}

/** A zero of the gradient by Newton's method, in steps of at most a twentieth of `size`. */
export function findZeroGradient(
  landscape: Landscape,
  start: Point,
  size: number,
): Point | undefined {
  let [x, y] = start;
  for (let count = 0; count < MOST_NEWTON_STEPS; count++) {
    const step = newtonStep(landscape.gradient(x, y), landscape.hessian(x, y), (value) => value);
    const length = Math.hypot(...step);
    if (!Number.isFinite(length)) return undefined;
    const scale = Math.min(1, size / 20 / Math.max(length, Number.MIN_VALUE));
    x += scale * step[0];
    y += scale * step[1];
    if (length <= 1e-13 * size) return [x, y];
  }
  return undefined;
}

/**
 * What a landscape is like at a critical point. Eigenvalues that are 0 but for round-off are given as 0.
 *
 * @param flat eigenvalues up to this size count as 0
 */
export function describeCriticalPoint(
  landscape: Landscape,
  position: Point,
  flat: number = 0,
): CriticalPoint {
  const hessian = landscape.hessian(...position);
  const decomposition = decomposeSymmetric(hessian);
  const sizes = decomposition.eigenvalues.map(Math.abs);
  const zero = Math.max(flat, FLAT * Math.max(...sizes));
  const [lower, upper] = decomposition.eigenvalues.map((value) =>
    Math.abs(value) <= zero ? 0 : value,
  );
  return {
    kind: kindOf(lower, upper),
    position,
    value: landscape.value(...position),
    hessian,
    eigenvalues: [lower, upper],
    eigenvectors: decomposition.eigenvectors,
  };
}

function kindOf(lower: number, upper: number): CriticalPoint['kind'] {
  if (lower === 0 || upper === 0) return 'degenerate';
  if (lower > 0) return 'minimum';
  return upper < 0 ? 'maximum' : 'saddle';
}

/** Whether two critical points are one, found twice. */
function isSamePoint(one: CriticalPoint, other: CriticalPoint, size: number): boolean {
  const [x, y] = one.position;
  const [u, v] = other.position;
  const isVague = one.kind === 'degenerate' && other.kind === 'degenerate';
  return Math.hypot(x - u, y - v) <= (isVague ? VAGUE : SHARP) * size;
}

/** Median sizes of gradient and Hessian: the measure of what counts as zero. */
function typicalScale(
  landscape: Landscape,
  points: readonly Point[],
): { gradient: number; hessian: number } {
  const median = (sizes: number[]): number =>
    sizes.filter(Number.isFinite).sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  return {
    gradient: median(points.map((point) => Math.hypot(...landscape.gradient(...point)))),
    hessian: median(points.map((point) => Math.hypot(...landscape.hessian(...point)))),
  };
}

/** The box that the landscape's domain becomes under sharpness: where its wells are. */
export function boxOfInterest({ domain, anchor, sharpness }: Landscape): Domain {
  // For k < 1 the scaled box contains the original one, so that the domain is that box already.
  if (sharpness <= 1) return domain;
  const scale = 1 / Math.sqrt(sharpness);
  const [[left, right], [bottom, top]] = domain;
  const lower = scalePoint([left, bottom], anchor, scale);
  const upper = scalePoint([right, top], anchor, scale);
  return [
    [lower[0], upper[0]],
    [lower[1], upper[1]],
  ];
}
