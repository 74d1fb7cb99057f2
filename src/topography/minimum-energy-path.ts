/** The path that every picture of an escape is drawn along: from the minimum over the saddle into the minimum beyond. */

import { contains, descendToMinimum, diagonal } from '../landscapes/descent.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { decomposeSymmetric } from '../landscapes/symmetric-matrix.ts';
import { boxOfInterest, type CriticalPoint } from './critical-points.ts';
import { type EscapeRoute, findEscapeRoute } from './escape-route.ts';

/** A point of the path. */
export interface PathPoint {
  readonly position: Point;
  /** Arc length from the minimum a₁ on, positive towards the saddle. */
  readonly s: number;
  /** L there. */
  readonly loss: number;
}

/** The path a₁ – b – a₂ with what lies straight on beyond its ends. */
export interface MinimumEnergyPath {
  /** By ascending s; between a₁, b and a₂ evenly spaced, each of these is one of them. */
  readonly points: readonly PathPoint[];
  /** a₁, at s = 0. */
  readonly minimum: PathPoint;
  readonly saddle: PathPoint;
  /** a₂; undefined where the loss falls out of the domain. */
  readonly target: PathPoint | undefined;
}

/** Steps of the descent along the diagonal of the box of interest. */
const STEPS = 4000;
/** Descents longer than so many diagonals are given up. */
const MOST_DIAGONALS = 20;
/** The first step off the saddle, as a share of the others: along the tangent, of which it deviates with its square. */
const PUSH = 0.1;
/** Halvings by which the time of a step is found. */
const HALVINGS = 50;
/** Points of the path between its ends. */
const POINTS = 400;
/** Further saddles on the way, at most, as powers of two. */
const MOST_DEPTH = 3;
/** Two ends within so many steps of the descent are one minimum. */
const SAME_MINIMUM = 8;
/** Beyond its ends the path goes on until it has risen so far above the saddle, as a share of the barrier. */
const WALL = 0.5;

/**
 * The minimum-energy path of a route, or why there is none.
 *
 * From a saddle, steepest descent to both sides is the path itself, with its tangent along the gradient. Where it does not end
 * in a₁ because lower saddles lie between, the path goes on over these.
 *
 * Beyond a₁ and a₂ nothing says where a path should lead: it goes straight on, up the wall to half a barrier above the saddle,
 * to the edge of the domain, or to where the wall turns down again.
 */
export function findMinimumEnergyPath(
  landscape: Landscape,
  route: EscapeRoute,
): MinimumEnergyPath | { readonly reason: string } {
  const { minimum, saddle, reason } = route;
  if (minimum === undefined || saddle === undefined) {
    return { reason: reason ?? 'No saddle was found, over which a path could lead.' };
  }
  const step = diagonal(boxOfInterest(landscape)) / STEPS;
  const inner = rollDown(landscape, saddle, -1, step);
  const outer = rollDown(landscape, saddle, 1, step);
  const end = inner.bottom;
  const before = end && connect(landscape, minimum.position, end, step, MOST_DEPTH);
  if (before === undefined) {
    return { reason: 'The way down from the saddle does not lead back into the minimum.' };
  }
  const climb = spread(landscape, [...before, ...inner.points.toReversed()]);
  const fall = spread(landscape, outer.points);
  const length = climb.length + fall.length;
  const countOf = (part: number): number => Math.max(8, Math.round((POINTS * part) / length));
  const rising = climb.resample(countOf(climb.length), 0);
  const falling = fall.resample(countOf(fall.length), climb.length);
  const core = [...rising, ...falling.slice(1)];
  const target = outer.bottom === undefined ? undefined : core[core.length - 1];
  const height = saddle.value + WALL * (saddle.value - minimum.value);
  return {
    points: [
      ...goOn(landscape, core[0], core[1], height).reverse(),
      ...core,
      ...(target === undefined ? [] : goOn(landscape, target, core[core.length - 2], height)),
    ],
    minimum: core[0],
    saddle: rising[rising.length - 1],
    target,
  };
}

/** A descent. */
interface Descent {
  /** From the saddle on, about a step apart; the last one is the minimum, where it is reached. */
  readonly points: readonly Point[];
  /** Undefined where the descent leaves the domain. */
  readonly bottom: Point | undefined;
}

/**
 * Steepest descent from a saddle, in steps along the flow of the local quadratic: exact where the Hessian is constant, stable
 * however stiff the valley is, with an error of second order in the step elsewhere.
 *
 * Source: Page & McIver, J. Chem. Phys. 88 (1988) 922 (local quadratic approximation).
 *
 * @param side 1 along the saddle's first eigenvector, −1 against it
 */
function rollDown(
  landscape: Landscape,
  saddle: CriticalPoint,
  side: 1 | -1,
  step: number,
): Descent {
  const [ex, ey] = saddle.eigenvectors[0];
  const points: Point[] = [saddle.position];
  let [x, y] = saddle.position;
  x += side * PUSH * step * ex;
  y += side * PUSH * step * ey;
  for (let count = 0; count < MOST_DIAGONALS * STEPS; count++) {
    if (!contains(landscape.domain, [x, y])) return { points, bottom: undefined };
    points.push([x, y]);
    const move = flowBy(landscape, [x, y], step);
    if (move === undefined) break;
    x += move[0];
    y += move[1];
  }
  const last = points[points.length - 1];
  const bottom = descendToMinimum(landscape, last, landscape.domain);
  if (bottom !== undefined) points.push(bottom);
  return { points, bottom };
}

/** The displacement of given length along the local quadratic's flow; undefined where that ends before, in a minimum. */
function flowBy(landscape: Landscape, [x, y]: Point, length: number): Point | undefined {
  const [gx, gy] = landscape.gradient(x, y);
  const { eigenvalues, eigenvectors } = decomposeSymmetric(landscape.hessian(x, y));
  const slopes = eigenvectors.map(([ex, ey]) => gx * ex + gy * ey);
  // (1 − e^{−λt})/λ: each component moves away from where it was, so that the distance grows with t.
  const moves = (time: number): number[] =>
    eigenvalues.map((lambda, index) => {
      const share = lambda === 0 ? time : -Math.expm1(-lambda * time) / lambda;
      return -slopes[index] * share;
    });
  let late = length / Math.hypot(gx, gy);
  if (!Number.isFinite(late)) return undefined;
  let early = 0;
  while (Math.hypot(...moves(late)) < length) {
    early = late;
    late *= 2;
    if (!Number.isFinite(late)) return undefined;
  }
  for (let count = 0; count < HALVINGS; count++) {
    const middle = (early + late) / 2;
    if (Math.hypot(...moves(middle)) < length) early = middle;
    else late = middle;
  }
  const [u, v] = moves(late);
  const [[ux, uy], [vx, vy]] = eigenvectors;
  return [u * ux + v * vx, u * uy + v * vy];
}

/** The path between two minima over the lowest saddles between them; empty where they are one. */
function connect(
  landscape: Landscape,
  from: Point,
  to: Point,
  step: number,
  depth: number,
): Point[] | undefined {
  const radius = SAME_MINIMUM * step;
  if (Math.hypot(from[0] - to[0], from[1] - to[1]) <= radius) return [from];
  if (depth === 0) return undefined;
  const { saddle } = findEscapeRoute(landscape, from, { kind: 'disc', center: to, radius });
  if (saddle === undefined) return undefined;
  const back = rollDown(landscape, saddle, -1, step);
  const on = rollDown(landscape, saddle, 1, step);
  const before = back.bottom && connect(landscape, from, back.bottom, step, depth - 1);
  const after = on.bottom && connect(landscape, on.bottom, to, step, depth - 1);
  if (before === undefined || after === undefined) return undefined;
  return [...before, ...back.points.toReversed(), ...on.points.slice(1), ...after];
}

/** A line of points, by its arc length. */
function spread(landscape: Landscape, line: readonly Point[]) {
  const lengths = [0];
  for (let index = 1; index < line.length; index++) {
    const [[x, y], [u, v]] = [line[index - 1], line[index]];
    lengths.push(lengths[index - 1] + Math.hypot(u - x, v - y));
  }
  const length = lengths[lengths.length - 1];
  return {
    length,
    /** So many equal pieces of it, both ends included; s counts from `from`. */
    resample(pieces: number, from: number): PathPoint[] {
      let index = 1;
      return Array.from({ length: pieces + 1 }, (_, piece) => {
        const s = (piece / pieces) * length;
        while (index < line.length - 1 && lengths[index] < s) index++;
        const [start, end] = [lengths[index - 1], lengths[index]];
        const share = end > start ? (s - start) / (end - start) : 0;
        const [[x, y], [u, v]] = [line[index - 1], line[index]];
        return pathPoint(landscape, [x + share * (u - x), y + share * (v - y)], from + s);
      });
    },
  };
}

function pathPoint(landscape: Landscape, position: Point, s: number): PathPoint {
  return { position, s, loss: landscape.value(...position) };
}

/** Straight on from the end of a path, away from the point before it, as long as that leads up and not beyond a height. */
function goOn(
  landscape: Landscape,
  end: PathPoint,
  before: PathPoint,
  height: number,
): PathPoint[] {
  const spacing = end.s - before.s;
  const [dx, dy] = [end.position[0] - before.position[0], end.position[1] - before.position[1]];
  const points: PathPoint[] = [];
  for (let { loss } = end, count = 1; loss < height && count <= POINTS; count++) {
    const position: Point = [end.position[0] + count * dx, end.position[1] + count * dy];
    if (!contains(landscape.domain, position)) break;
    const next = pathPoint(landscape, position, end.s + count * spacing);
    if (!(next.loss > loss)) break;
    points.push(next);
    loss = next.loss;
  }
  return points;
}
