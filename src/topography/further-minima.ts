/** Which other minima particles can visit before they escape. */

import { descendToMinimum, diagonal } from '../landscapes/descent.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import {
  type CriticalPoint,
  describeCriticalPoint,
  findCriticalPoints,
} from './critical-points.ts';
import { fillLake, type Lake, NEIGHBOURS } from './mountain-pass.ts';

/** A minimum besides that of the start, from which particles have yet to escape as well. */
export interface FurtherMinimum extends CriticalPoint {
  /** The highest loss on the lowest way there that does not touch the escape region, as far as the nodes of a grid show it. */
  readonly pass: number;
}

/**
 * All minima that can be reached without touching the escape region, lowest pass first, whatever that height.
 *
 * Candidates are the minima into which the low points of a flooded grid roll, and those that the search for critical points
 * finds in the flooded part: either may miss one. A floor without curvature counts where it is a well of its own, not where it
 * is the valley of another one.
 *
 * @param start where the particles come from: a place, or the minimum into which it rolls, outside the region
 * @param box where to look
 * @param cells cells of the grid along each side of the box
 */
export function findMinimaWithin(
  landscape: Landscape,
  start: Point,
  box: Domain,
  cells: number,
  isRegion: (point: Point) => boolean,
): readonly FurtherMinimum[] {
  const lake = fillLake(landscape.value, box, cells, start, isRegion);
  const rolled = lowPoints(lake).flatMap((place) => {
    const bottom = descendToMinimum(landscape, place, landscape.domain);
    return bottom === undefined ? [] : [describeCriticalPoint(landscape, bottom)];
  });
  const cell = diagonal(box) / cells;
  const found: FurtherMinimum[] = [];
  for (const point of [...rolled, ...findCriticalPoints(landscape)]) {
    const node = nodeNearest(lake, point.position);
    if (node === undefined || touchesRegion(lake, node, isRegion)) continue;
    const pass = Math.max(lake.levels[node], point.value);
    if (!(pass < Number.POSITIVE_INFINITY) || !isWell(point, pass, lake, node)) continue;
    const [x, y] = point.position;
    const isKnown = found.some(({ position: [u, v] }) => Math.hypot(u - x, v - y) <= cell);
    if (!isKnown) found.push({ ...point, pass });
  }
  return found.sort((p, q) => p.pass - q.pass);
}

/** Whether the region lies within a cell: from a minimum on its border particles escape at once. */
function touchesRegion(lake: Lake, node: number, isRegion: (point: Point) => boolean): boolean {
  return [node, ...neighboursOf(lake, node)].some((next) => isRegion(placeOf(lake, next)));
}

/** A minimum with curvature, or a level floor with water between it and the start that stands higher than beside the floor. */
function isWell(point: CriticalPoint, pass: number, lake: Lake, node: number): boolean {
  if (point.kind === 'minimum') return true;
  if (point.kind !== 'degenerate' || point.eigenvalues[0] < 0) return false;
  const rises = neighboursOf(lake, node).map((next) => Math.abs(lake.losses[next] - point.value));
  return pass - point.value > Math.max(...rises);
}

/** The places of flooded nodes that lie lower than any flooded neighbour; of equal ones the first counts as lower. */
function lowPoints(lake: Lake): Point[] {
  const { losses, levels } = lake;
  const { columns } = lake.grid;
  const isFlooded = (node: number) => levels[node] < Number.POSITIVE_INFINITY;
  const isBelow = (node: number, other: number) =>
    losses[node] < losses[other] || (losses[node] === losses[other] && node < other);
  const places: Point[] = [];
  levels.forEach((_, node) => {
    if (!isFlooded(node)) return;
    // Most nodes have a neighbour downhill, and the first that is found ends the search.
    const column = node % columns;
    const isLow = NEIGHBOURS.every(([right, up]) => {
      const next = node + right + up * columns;
      const isOutside =
        column + right < 0 || column + right >= columns || next < 0 || next >= losses.length;
      return isOutside || !isFlooded(next) || isBelow(node, next);
    });
    if (isLow) places.push(placeOf(lake, node));
  });
  return places;
}

function placeOf({ grid }: Lake, node: number): Point {
  return grid.at(node % grid.columns, Math.floor(node / grid.columns));
}

function neighboursOf({ grid }: Lake, node: number): number[] {
  const column = node % grid.columns;
  const row = (node - column) / grid.columns;
  return NEIGHBOURS.flatMap(([right, up]) => {
    const [c, r] = [column + right, row + up];
    return c < 0 || c >= grid.columns || r < 0 || r >= grid.rows ? [] : [r * grid.columns + c];
  });
}

function nodeNearest({ grid }: Lake, [x, y]: Point): number | undefined {
  const [left, bottom] = grid.at(0, 0);
  const column = Math.round((x - left) / grid.spacing[0]);
  const row = Math.round((y - bottom) / grid.spacing[1]);
  const isOn = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
  return isOn ? row * grid.columns + column : undefined;
}
