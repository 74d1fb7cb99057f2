/** Basins of attraction: from where one rolls downhill into which minimum. */

import { BASIN_NODES, type Basin } from '../landscapes/escape-region.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { followDescents, measureBorder } from './basin-border.ts';

/** Cells along each side of the rough picture. */
const ROUGH_CELLS = 256;

/**
 * The basin of the well nearest to a point.
 *
 * Cells that follow their steepest neighbour tell the basin far from its border. Near it steepest descent itself is followed, and
 * where two neighbouring nodes belong to different sides the border between them is found by bisection.
 *
 * @param wells positions of all minima
 */
export function findBasin(landscape: Landscape, wells: readonly Point[], at: Point): Basin {
  const own = indexOfNearest(wells, at);
  const wellOf = findBasins(landscape, ROUGH_CELLS, wells);
  const isRoughlyOwn = Uint8Array.from(wellOf, (well) => (well === own ? 1 : 0));
  const sideAt = followDescents(landscape, isRoughlyOwn);
  return {
    domain: landscape.domain,
    distances: measureBorder(landscape.domain, BASIN_NODES, sideAt),
  };
}

/**
 * The number of the well into which each cell of the domain rolls: each follows its steepest neighbour downhill, to the well
 * nearest the cell where that ends.
 *
 * @param size cells along each side of the domain
 * @param wells positions of minima
 */
export function findBasins(
  { domain, value }: Pick<Landscape, 'domain' | 'value'>,
  size: number,
  wells: readonly Point[],
): Uint16Array {
  const [[left, right], [bottom, top]] = domain;
  const width = (right - left) / size;
  const height = (top - bottom) / size;
  const centre = (cell: number): Point => [
    left + ((cell % size) + 0.5) * width,
    bottom + (Math.floor(cell / size) + 0.5) * height,
  ];
  const cellCount = size * size;
  const losses = Float64Array.from({ length: cellCount }, (_, cell) => value(...centre(cell)));
  const below = (cell: number): number => {
    const column = cell % size;
    const row = Math.floor(cell / size);
    let steepest = 0;
    let lowest = cell;
    for (let up = -1; up <= 1; up++) {
      for (let right = -1; right <= 1; right++) {
        const [c, r] = [column + right, row + up];
        if (c < 0 || c >= size || r < 0 || r >= size) continue;
        const neighbour = r * size + c;
        const fall = losses[cell] - losses[neighbour];
        const slope = fall / Math.hypot(right * width, up * height);
        if (slope > steepest) [steepest, lowest] = [slope, neighbour];
      }
    }
    return lowest;
  };
  const unknown = 0xffff;
  const wellOf = new Uint16Array(cellCount).fill(unknown);
  for (let start = 0; start < cellCount; start++) {
    const path: number[] = [];
    let cell = start;
    while (wellOf[cell] === unknown) {
      path.push(cell);
      const next = below(cell);
      if (next === cell) wellOf[cell] = indexOfNearest(wells, centre(cell));
      else cell = next;
    }
    for (const passed of path) wellOf[passed] = wellOf[cell];
  }
  return wellOf;
}

function indexOfNearest(wells: readonly Point[], [x, y]: Point): number {
  const distances = wells.map(([wx, wy]) => Math.hypot(wx - x, wy - y));
  return distances.indexOf(Math.min(...distances));
}
