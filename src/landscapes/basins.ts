/** Basins of attraction: from where one rolls downhill into which minimum. */

import type { Domain, Point } from './geometry.ts';
import type { Landscape } from './landscape.ts';

/** Cells along each side of the domain by which a basin is known. */
export const BASIN_SIZE = 256;

/** The basin of one minimum, cell by cell of the domain, a bit for each: bit `column` of row after row from (xMin, yMin). */
export interface Basin {
  readonly domain: Domain;
  readonly bits: Uint32Array;
}

/**
 * The basin of the well nearest to a point.
 *
 * @param wells positions of all minima
 */
export function findBasin(landscape: Landscape, wells: readonly Point[], at: Point): Basin {
  const own = indexOfNearest(wells, at);
  const wellOf = findBasins(landscape, BASIN_SIZE, wells);
  const bits = new Uint32Array((BASIN_SIZE * BASIN_SIZE) / 32);
  wellOf.forEach((well, cell) => {
    if (well === own) bits[cell >>> 5] |= 1 << (cell & 31);
  });
  return { domain: landscape.domain, bits };
}

/** Whether a position lies in a basin; outside the domain it does not. */
export function isInBasin({ domain, bits }: Basin, [x, y]: Point): boolean {
  const [[left, right], [bottom, top]] = domain;
  const column = Math.floor(((x - left) / (right - left)) * BASIN_SIZE);
  const row = Math.floor(((y - bottom) / (top - bottom)) * BASIN_SIZE);
  if (!(column >= 0 && column < BASIN_SIZE && row >= 0 && row < BASIN_SIZE)) return false;
  const cell = row * BASIN_SIZE + column;
  return ((bits[cell >>> 5] >>> (cell & 31)) & 1) === 1;
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
