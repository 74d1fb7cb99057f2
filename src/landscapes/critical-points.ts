import { contains, descendToMinimum, diagonal, FLAT, newtonStep } from './descent.ts';
import { type Domain, type EscapeRegion, isEscaped, type Point, scalePoint } from './geometry.ts';
import type { Landscape } from './landscape.ts';
import { findLowestPath, gridThrough, type LowestPath } from './mountain-pass.ts';
import {
  decomposeSymmetric,
  type EigenDecomposition,
  type SymmetricMatrix,
} from './symmetric-matrix.ts';

/** A point at which the gradient of the loss vanishes. */
export interface CriticalPoint extends EigenDecomposition {
  /** By the signs of the eigenvalues; degenerate where one of them is 0, as in a valley that is flat along y. */
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'degenerate';
  readonly position: Point;
  /** L there. */
  readonly value: number;
  readonly hessian: SymmetricMatrix;
}

/** The way out of a minimum: over which saddle, and into which minimum beyond. */
export interface EscapeRoute {
  /** a: the minimum into which the start rolls. */
  readonly minimum: CriticalPoint | undefined;
  /** b: the highest point of the lowest way out; its first eigenvector points outwards. Undefined where that is not a saddle. */
  readonly saddle: CriticalPoint | undefined;
  /** d: the minimum beyond the saddle. Undefined where the loss falls on and on. */
  readonly target: CriticalPoint | undefined;
  /**
   * Further saddles over which one rolls from a into the region without meeting a higher one, lowest first; their first
   * eigenvectors point outwards. Each adds its rate to that over b.
   */
  readonly furtherSaddles: readonly CriticalPoint[];
  /**
   * The deepest other minimum that is reached without climbing as high as b, where it is as deep as a or deeper:
   * particles gather there too, and from there they leave.
   */
  readonly deeper?: CriticalPoint;
  /** ΔL: how far above the minimum the lowest way out rises; L(b) − L(a) where there is a saddle. */
  readonly barrier: number | undefined;
  /** Why something above is undefined, or why the barrier is no saddle's: one sentence. */
  readonly reason?: string;
}

/** Newton starts along each side of the domain. */
const STARTS = 20;

const MOST_NEWTON_STEPS = 60;

/** Cells along each side of the grid on which the lowest way out is found. */
const PATH_CELLS = 200;

/** Minima count as equally deep within this share of the barrier. */
const SAME_DEPTH = 1e-6;

/** The saddle lies within this many cells of the highest node of the way out. */
const CELLS_TO_SADDLE = 6;

/** A landscape does not change. */
const known = new WeakMap<Landscape, readonly CriticalPoint[]>();

/**
 * All critical points in the domain that Newton's method reaches from a grid of starts, lowest first.
 *
 * A line of critical points, as where y does not matter, is given by its point nearest the anchor.
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
  const { anchor, domain } = landscape;
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
  for (const start of starts) {
    const position = findZeroGradient(landscape, start, diagonal(box));
    if (position === undefined || !contains(domain, position)) continue;
    if (Math.hypot(...landscape.gradient(...position)) > 1e-8 * scale.gradient) continue;
    const point = describeCriticalPoint(landscape, position, 1e-7 * scale.hessian);
    const isKnown = found.some((other) =>
      isSamePoint(landscape, point, other, 1e-6 * diagonal(box), 1e-8 * scale.gradient),
    );
    if (!isKnown) found.push(point);
  }
  return found.sort((p, q) => p.value - q.value);
}

/**
 * The lowest way from a start into the escape region: minimum, highest saddle and the minimum beyond it.
 *
 * The start rolls into its minimum a. From there a flood over a grid finds the way to the region on which the highest
 * loss is lowest; its highest point, polished by Newton's method, is the saddle b. The target is the minimum into which
 * one rolls from b on the far side: the next one, also where more saddles follow.
 */
export function findEscapeRoute(
  landscape: Landscape,
  start: Point,
  region: EscapeRegion,
): EscapeRoute {
  const nothing = {
    minimum: undefined,
    saddle: undefined,
    target: undefined,
    furtherSaddles: [],
    barrier: undefined,
  };
  const bottom = descendToMinimum(landscape, start, landscape.domain);
  if (bottom === undefined) {
    return { ...nothing, reason: 'The start does not roll into a minimum within the domain.' };
  }
  const minimum = describeCriticalPoint(landscape, bottom);
  if (minimum.kind === 'saddle' || minimum.kind === 'maximum') {
    return { ...nothing, reason: `The start rests on a ${minimum.kind} and rolls nowhere.` };
  }
  const isTarget = (point: Point): boolean =>
    isEscaped(region, point, () => landscape.value(...point));
  if (isTarget(bottom)) {
    const reason = 'The minimum below the start lies in the escape region: there is no barrier.';
    return { ...nothing, minimum, barrier: 0, reason };
  }
  if (region.kind === 'level') {
    const reason = 'Escape is at a level of the loss, not over a saddle.';
    return { ...nothing, minimum, barrier: region.value - minimum.value, reason };
  }
  const way = findWayOut(landscape, bottom, isTarget);
  if (way === undefined) {
    const reason = 'The escape region cannot be reached within the domain.';
    return { ...nothing, minimum, reason };
  }
  return routeAlong(landscape, minimum, way, isTarget);
}

interface WayOut extends LowestPath {
  readonly box: Domain;
  /** Diagonal of a cell of the grid that the path follows. */
  readonly cell: number;
}

/** The lowest path into the region within the box of interest or, failing that, within the whole domain. */
function findWayOut(
  landscape: Landscape,
  start: Point,
  isTarget: (point: Point) => boolean,
): WayOut | undefined {
  for (const box of [boxOfInterest(landscape), landscape.domain]) {
    if (!contains(box, start)) continue;
    const way = findLowestPath(landscape.value, box, PATH_CELLS, start, isTarget);
    if (way !== undefined) return { ...way, box, cell: diagonal(box) / PATH_CELLS };
  }
  return undefined;
}

function routeAlong(
  landscape: Landscape,
  minimum: CriticalPoint,
  way: WayOut,
  isTarget: (point: Point) => boolean,
): EscapeRoute {
  const { path, cell } = way;
  const heights = path.map((point) => landscape.value(...point));
  const highest = heights.indexOf(Math.max(...heights));
  const top = polishSaddle(landscape, path, highest, cell);
  if (top === undefined) {
    return {
      minimum,
      saddle: undefined,
      target: undefined,
      furtherSaddles: [],
      barrier: heights[highest] - minimum.value,
      reason: 'The way into the escape region leads over no saddle: it ends on the slope.',
    };
  }
  const level = slideAlongRidge(landscape, top, minimum.position);
  const saddle = orient(level, sideOf(level, path, highest));
  const beyond = rollFrom(landscape, saddle, cell);
  const target = beyond && describeCriticalPoint(landscape, beyond);
  const deeper = findDeeperMinimum(landscape, minimum, saddle, way);
  const route = {
    minimum,
    saddle,
    target,
    furtherSaddles: findFurtherSaddles(landscape, saddle, way, isTarget),
    ...(deeper !== undefined && { deeper }),
    barrier: saddle.value - minimum.value,
  };
  if (target !== undefined) return route;
  return { ...route, reason: 'Beyond the saddle the loss falls out of the domain.' };
}

/** The deepest minimum in the basin besides the start's, where it is not shallower than that. */
function findDeeperMinimum(
  landscape: Landscape,
  minimum: CriticalPoint,
  saddle: CriticalPoint,
  { basin, cell }: WayOut,
): CriticalPoint | undefined {
  const bottom = descendToMinimum(landscape, basin.lowest, landscape.domain);
  const candidates = [
    // The search for all critical points may miss one; the flood does not.
    ...(bottom === undefined ? [] : [describeCriticalPoint(landscape, bottom)]),
    ...findCriticalPoints(landscape).filter(({ position }) => basin.contains(position)),
  ];
  const [x, y] = minimum.position;
  const level = minimum.value + SAME_DEPTH * (saddle.value - minimum.value);
  return candidates
    .filter(({ kind }) => kind === 'minimum')
    .filter(({ position: [u, v] }) => Math.hypot(u - x, v - y) > cell)
    .filter(({ value }) => value <= level)
    .sort((p, q) => p.value - q.value)[0];
}

/** Saddles besides b with the basin of the start on one side and, on the other, a way into the region no higher than b. */
function findFurtherSaddles(
  landscape: Landscape,
  saddle: CriticalPoint,
  { basin, box, cell }: WayOut,
  isTarget: (point: Point) => boolean,
): CriticalPoint[] {
  const highest = (path: readonly Point[]): number =>
    Math.max(...path.map((point) => landscape.value(...point)));
  const leadsOut = (bottom: Point): boolean => {
    if (basin.contains(bottom)) return false;
    if (isTarget(bottom)) return true;
    if (!contains(box, bottom)) return false;
    const onward = findLowestPath(landscape.value, box, PATH_CELLS, bottom, isTarget);
    return onward !== undefined && highest(onward.path) < saddle.value;
  };
  const [x, y] = saddle.position;
  const further: CriticalPoint[] = [];
  for (const point of findCriticalPoints(landscape)) {
    const [u, v] = point.position;
    if (point.kind !== 'saddle' || Math.hypot(u - x, v - y) <= cell) continue;
    for (const side of [1, -1]) {
      const inner = rollFrom(landscape, point, -side * cell);
      const outer = rollFrom(landscape, point, side * cell);
      const isPass = inner && outer && basin.contains(inner) && leadsOut(outer);
      if (isPass) further.push(orient(point, side));
    }
  }
  return further;
}

/**
 * The saddle at the highest node of a path. Newton's method starts from the nodes about it, nearest first, since the
 * highest node itself may lie across a kink.
 */
function polishSaddle(
  landscape: Landscape,
  path: readonly Point[],
  highest: number,
  cell: number,
): CriticalPoint | undefined {
  const [x, y] = path[highest];
  for (const offset of [0, 1, -1, 2, -2, 3, -3]) {
    const start = path[highest + offset];
    if (start === undefined) continue;
    const position = findZeroGradient(landscape, start, PATH_CELLS * cell);
    if (position === undefined) continue;
    const isNear = Math.hypot(position[0] - x, position[1] - y) <= CELLS_TO_SADDLE * cell;
    const point = describeCriticalPoint(landscape, position);
    const [lower, upper] = point.eigenvalues;
    if (isNear && lower < 0 && upper >= 0) return point;
  }
  return undefined;
}

/** Of a ridge that is level along its crest, the point nearest to another point; any other saddle as it is. */
function slideAlongRidge(landscape: Landscape, saddle: CriticalPoint, near: Point): CriticalPoint {
  const [down, across] = saddle.eigenvalues;
  if (across !== 0) return saddle;
  const [x, y] = saddle.position;
  const [ex, ey] = saddle.eigenvectors[1];
  const distance = (near[0] - x) * ex + (near[1] - y) * ey;
  const along = (part: number): Point => [x + part * distance * ex, y + part * distance * ey];
  const isLevel = [0.25, 0.5, 0.75, 1].every(
    (part) => Math.hypot(...landscape.gradient(...along(part))) <= FLAT * Math.abs(down * distance),
  );
  return isLevel ? describeCriticalPoint(landscape, along(1)) : saddle;
}

/** The side of a saddle to which a path leads: along its first eigenvector, 1, or against it, −1. */
function sideOf(saddle: CriticalPoint, path: readonly Point[], highest: number): number {
  const [x, y] = saddle.position;
  const [ex, ey] = saddle.eigenvectors[0];
  // A few nodes before the top the path is still on the near side, whatever the grid does at the top.
  const before = path[Math.max(0, highest - CELLS_TO_SADDLE)];
  return (x - before[0]) * ex + (y - before[1]) * ey >= 0 ? 1 : -1;
}

/** The same point with its eigenvectors turned round where `side` is −1. */
function orient(point: CriticalPoint, side: number): CriticalPoint {
  const [[ux, uy], [vx, vy]] = point.eigenvectors;
  return {
    ...point,
    eigenvectors: [
      [side * ux, side * uy],
      [side * vx, side * vy],
    ],
  };
}

/** The minimum into which one rolls from a saddle on one side, after a push of a tenth of `cell` down. */
function rollFrom(landscape: Landscape, saddle: CriticalPoint, cell: number): Point | undefined {
  const [x, y] = saddle.position;
  const [ex, ey] = saddle.eigenvectors[0];
  const push = cell / 10;
  return descendToMinimum(landscape, [x + push * ex, y + push * ey], landscape.domain);
}

/** A zero of the gradient by Newton's method, in steps of at most a twentieth of `size`. */
function findZeroGradient(landscape: Landscape, start: Point, size: number): Point | undefined {
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
function describeCriticalPoint(
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

/** Whether two critical points are one, or degenerate ones on one line along which the gradient vanishes. */
function isSamePoint(
  landscape: Landscape,
  one: CriticalPoint,
  other: CriticalPoint,
  distance: number,
  gradient: number,
): boolean {
  const [x, y] = one.position;
  const [u, v] = other.position;
  if (Math.hypot(x - u, y - v) <= distance) return true;
  if (one.kind !== 'degenerate' || other.kind !== 'degenerate') return false;
  return [0.25, 0.5, 0.75].every(
    (part) => Math.hypot(...landscape.gradient(x + part * (u - x), y + part * (v - y))) <= gradient,
  );
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
function boxOfInterest({ domain, anchor, sharpness }: Landscape): Domain {
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
