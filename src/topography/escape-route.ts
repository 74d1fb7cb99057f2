import { contains, descendToMinimum, diagonal, FLAT } from '../landscapes/descent.ts';
import { type EscapeRegion, isEscaped } from '../landscapes/escape-region.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import {
  boxOfInterest,
  type CriticalPoint,
  describeCriticalPoint,
  findCriticalPoints,
  findZeroGradient,
  NO_CURVATURE,
} from './critical-points.ts';
import { type FurtherMinimum, findMinimaWithin } from './further-minima.ts';
import { findLowestPath, type LowestPath } from './mountain-pass.ts';

/** Where a start may rest that is no minimum, in words. */
const KIND_NAMES = { saddle: 'saddle', maximum: 'maximum' } as const;

/** The way out of a minimum: over which saddle, and into which minimum beyond. */
export interface EscapeRoute {
  /** a: the minimum into which the start rolls. */
  readonly minimum: CriticalPoint | undefined;
  /** b: the highest point of the lowest way out; its first eigenvector points outwards. Undefined where that is not a saddle. */
  readonly saddle: CriticalPoint | undefined;
  /** d: the minimum beyond the highest point. Undefined where the loss falls on and on, or the way ends on a slope. */
  readonly target: CriticalPoint | undefined;
  /**
   * Further saddles over which one rolls from a into the region without meeting a higher one, lowest first; their first
   * eigenvectors point outwards. Each adds its rate to that over b.
   */
  readonly furtherSaddles: readonly CriticalPoint[];
  /**
   * All other minima that particles can visit before they escape, lowest pass first: exchange with them may take longer than
   * anything that curvatures tell. Where the start rolls into no minimum outside the region, the first of those counts as its own.
   */
  readonly furtherMinima: readonly FurtherMinimum[];
  /**
   * The deepest of these that is reached without climbing as high as b, where it is as deep as a or deeper: particles gather
   * there too, and from there they leave.
   */
  readonly deeper?: CriticalPoint;
  /** ΔL: how far above the minimum the lowest way out rises; L(b) − L(a) where there is a saddle. */
  readonly barrier: number | undefined;
  /** Why something above is undefined, or why the barrier is no saddle's: one sentence. */
  readonly reason?: string;
}

/** Cells along each side of the grid on which the lowest way out is found. */
const PATH_CELLS = 200;

/** Minima count as equally deep within this share of the barrier. */
const SAME_DEPTH = 1e-6;

/** The saddle lies within this many cells of the highest node of the way out. */
const CELLS_TO_SADDLE = 6;

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
  const isTarget = (point: Point): boolean =>
    isEscaped(region, point, () => landscape.value(...point));
  const bottom = descendToMinimum(landscape, start, landscape.domain);
  const nothing = {
    minimum: undefined,
    saddle: undefined,
    target: undefined,
    furtherSaddles: [],
    furtherMinima: findFurtherMinima(landscape, start, bottom, isTarget),
    barrier: undefined,
  };
  if (bottom === undefined) {
    return { ...nothing, reason: 'The start does not roll into a minimum within the domain.' };
  }
  const minimum = describeCriticalPoint(landscape, bottom);
  if (minimum.kind === 'saddle' || minimum.kind === 'maximum') {
    const hasMoved = Math.hypot(bottom[0] - start[0], bottom[1] - start[1]) > 0;
    const reason = hasMoved
      ? `The start rolls along a ridge onto a ${KIND_NAMES[minimum.kind]} and stays there.`
      : `The start rests on a ${KIND_NAMES[minimum.kind]} and rolls nowhere.`;
    return { ...nothing, reason };
  }
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
  return routeAlong(landscape, { ...nothing, minimum }, way, isTarget);
}

/**
 * The minima besides the start's own, in the box of interest or, where that does not hold it, in the domain.
 *
 * @param bottom what the start rolls into
 */
function findFurtherMinima(
  landscape: Landscape,
  start: Point,
  bottom: Point | undefined,
  isTarget: (point: Point) => boolean,
): readonly FurtherMinimum[] {
  const rollsOut = bottom !== undefined && isTarget(bottom);
  const home = bottom === undefined || rollsOut ? start : bottom;
  const box = [boxOfInterest(landscape), landscape.domain].find((each) => contains(each, home));
  if (box === undefined || isTarget(home)) return [];
  const minima = findMinimaWithin(landscape, home, box, PATH_CELLS, isTarget);
  if (rollsOut) return minima;
  const cell = diagonal(box) / PATH_CELLS;
  const [x, y] = home;
  const others = minima.filter(({ position: [u, v] }) => Math.hypot(u - x, v - y) > cell);
  const isSaddle = others.length === minima.length && !isFloor(landscape, home);
  return isSaddle ? others.slice(1) : others;
}

/** Whether nothing leads down from a place at which a descent has ended. */
function isFloor(landscape: Landscape, place: Point): boolean {
  const { kind } = describeCriticalPoint(landscape, place);
  return kind === 'minimum' || kind === 'degenerate';
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

/** What is known of a route before its way out. */
interface Beginning extends EscapeRoute {
  readonly minimum: CriticalPoint;
}

function routeAlong(
  landscape: Landscape,
  beginning: Beginning,
  way: WayOut,
  isTarget: (point: Point) => boolean,
): EscapeRoute {
  const { path, cell } = way;
  const { minimum, furtherMinima } = beginning;
  const heights = path.map((point) => landscape.value(...point));
  const highest = heights.indexOf(Math.max(...heights));
  const flat = NO_CURVATURE * Math.max(...minimum.eigenvalues);
  const top = polishTop(landscape, path, highest, cell, flat);
  if (top === undefined || top.eigenvalues[0] >= 0) {
    return routeWithoutSaddle(landscape, beginning, way, heights[highest], top);
  }
  const level = slideAlongRidge(landscape, top, minimum.position);
  const saddle = orient(level, sideOf(level, path, highest));
  const beyond = rollFrom(landscape, saddle, cell);
  const target = beyond && describeCriticalPoint(landscape, beyond);
  const barrier = saddle.value - minimum.value;
  const asDeep = minimum.value + SAME_DEPTH * barrier;
  const [deeper] = furtherMinima
    .filter(({ value, pass }) => value <= asDeep && pass < heights[highest])
    .sort((p, q) => p.value - q.value);
  const route = {
    ...beginning,
    saddle,
    target,
    furtherSaddles: findFurtherSaddles(landscape, saddle, way, isTarget),
    ...(deeper !== undefined && { deeper }),
    barrier,
  };
  if (target !== undefined) return route;
  return { ...route, reason: 'Beyond the saddle the loss falls out of the domain.' };
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
 * The critical point at the highest node of a path, from which some way leads down or level. Newton's method starts from
 * the nodes about it, nearest first, since the highest node itself may lie across a kink.
 *
 * @param flat curvatures up to this size are none
 */
function polishTop(
  landscape: Landscape,
  path: readonly Point[],
  highest: number,
  cell: number,
  flat: number,
): CriticalPoint | undefined {
  const [x, y] = path[highest];
  for (const offset of [0, 1, -1, 2, -2, 3, -3]) {
    const start = path[highest + offset];
    if (start === undefined) continue;
    const position = findZeroGradient(landscape, start, PATH_CELLS * cell);
    if (position === undefined) continue;
    const isNear = Math.hypot(position[0] - x, position[1] - y) <= CELLS_TO_SADDLE * cell;
    const point = describeCriticalPoint(landscape, position, flat);
    const [lower, upper] = point.eigenvalues;
    if (isNear && lower <= 0 && upper >= 0) return point;
  }
  return undefined;
}

/**
 * A route whose highest point has no direction of negative curvature: a slope that ends in the region, a level valley
 * that leads there, or a pass without curvature such as a monkey saddle.
 *
 * @param top the critical point there, if it is one
 */
function routeWithoutSaddle(
  landscape: Landscape,
  beginning: Beginning,
  way: WayOut,
  height: number,
  top: CriticalPoint | undefined,
): EscapeRoute {
  const { path, cell } = way;
  const { minimum } = beginning;
  const slope: EscapeRoute = {
    ...beginning,
    barrier: height - minimum.value,
    reason: 'The way into the escape region leads over no saddle: it ends on the slope.',
  };
  if (top === undefined) return slope;
  const bottom = descendToMinimum(landscape, path[path.length - 1], landscape.domain);
  if (bottom === undefined) return slope;
  const [x, y] = minimum.position;
  // A slope that ends in the region rolls back to where it came from.
  if (Math.hypot(bottom[0] - x, bottom[1] - y) <= CELLS_TO_SADDLE * cell) return slope;
  const barrier = top.value - minimum.value;
  const isLevel = barrier <= SAME_DEPTH * (height - minimum.value);
  return {
    ...slope,
    target: describeCriticalPoint(landscape, bottom),
    barrier: isLevel ? 0 : barrier,
    reason: isLevel
      ? 'The way into the escape region is level: there is no barrier.'
      : 'The pass on the way out has no curvature along the way: the laws, which need it, say nothing.',
  };
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
