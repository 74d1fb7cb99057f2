/** A density of the plane seen along the minimum-energy path. Pure functions. */

import { DENSITY_SIZE } from '../engine/engine.ts';
import type { Domain } from '../landscapes/geometry.ts';
import type { MinimumEnergyPath, PathPoint } from '../topography/minimum-energy-path.ts';

/** Where the cells of the density grid lie along a path; worked out once for a landscape. */
export interface ProfileMap {
  readonly path: MinimumEnergyPath;
  /** s at which the first bin begins. */
  readonly from: number;
  /** Length of a bin. */
  readonly width: number;
  readonly binCount: number;
  /** s of the point of the path nearest to the middle of each cell, in bins from `from`. */
  readonly places: Float32Array;
  /** Half of what a cell covers along the path there, in bins. */
  readonly reaches: Float32Array;
}

/** Numbers by bin, and those beyond the path's ends. */
export interface Profile {
  readonly bins: Float64Array;
  readonly before: number;
  readonly beyond: number;
}

/** Bins wanted along a path; fewer where cells are coarser. */
const MOST_BINS = 160;

/**
 * The place of every cell along a path: that of the nearest point of it.
 *
 * A cell is as long as it reaches along the path, and what it holds is shared out over that, so that bins do not show how many
 * rows of cells fall in each. What lies nearest to an end, and beyond it, has no place.
 */
export function createProfileMap(path: MinimumEnergyPath, domain: Domain): ProfileMap {
  const { points } = path;
  const [[left, right], [bottom, top]] = domain;
  const cellWidth = (right - left) / DENSITY_SIZE;
  const cellHeight = (top - bottom) / DENSITY_SIZE;
  const from = points[0].s;
  const length = points[points.length - 1].s - from;
  const binCount = Math.max(
    8,
    Math.min(MOST_BINS, Math.floor(length / Math.max(cellWidth, cellHeight))),
  );
  const width = length / binCount;
  const places = new Float32Array(DENSITY_SIZE * DENSITY_SIZE);
  const reaches = new Float32Array(DENSITY_SIZE * DENSITY_SIZE);
  const segments = segmentsOf(path);
  let guess = 0;
  for (let cell = 0; cell < places.length; cell++) {
    const x = left + ((cell % DENSITY_SIZE) + 0.5) * cellWidth;
    const y = bottom + (Math.floor(cell / DENSITY_SIZE) + 0.5) * cellHeight;
    const [segment, share] = nearestOn(segments, x, y, guess);
    guess = segment;
    const { s, length: piece, tx, ty } = segments.list[segment];
    places[cell] = (s + share * piece - from) / width;
    reaches[cell] = (Math.abs(tx) * cellWidth + Math.abs(ty) * cellHeight) / (2 * width);
  }
  return { path, from, width, binCount, places, reaches };
}

interface Segments {
  readonly list: readonly {
    readonly s: number;
    readonly length: number;
    readonly x: number;
    readonly y: number;
    /** The unit tangent. */
    readonly tx: number;
    readonly ty: number;
  }[];
  /** The length of the longest. */
  readonly longest: number;
}

function segmentsOf({ points }: MinimumEnergyPath): Segments {
  const list = points.slice(1).map(({ position: [u, v] }, index) => {
    const { position, s } = points[index];
    const [x, y] = position;
    const length = Math.hypot(u - x, v - y);
    return { s, length, x, y, tx: (u - x) / length, ty: (v - y) / length };
  });
  return { list, longest: Math.max(...list.map(({ length }) => length)) };
}

/**
 * The segment nearest to a point, and how far along it the foot lies, as a share of its length: below 0 or above 1 beyond the
 * ends of the path alone.
 *
 * @param guess a segment that may be near: most others then need no look, being too far along the path
 */
function nearestOn(
  { list, longest }: Segments,
  x: number,
  y: number,
  guess: number,
): readonly [segment: number, share: number] {
  const last = list.length - 1;
  const footOn = (index: number): number => {
    const { x: sx, y: sy, tx, ty } = list[index];
    return (x - sx) * tx + (y - sy) * ty;
  };
  const distanceTo = (index: number): number => {
    const { length, x: sx, y: sy, tx, ty } = list[index];
    const inside = Math.min(length, Math.max(0, footOn(index)));
    return Math.sqrt((x - sx - inside * tx) ** 2 + (y - sy - inside * ty) ** 2);
  };
  let found = guess;
  let nearest = distanceTo(guess);
  for (let index = 0; index <= last; ) {
    const distance = distanceTo(index);
    if (distance < nearest) [nearest, found] = [distance, index];
    // A segment so many further on is nearer by their lengths at most.
    index += Math.max(1, Math.floor((distance - nearest) / longest));
  }
  const { length } = list[found];
  const foot = footOn(found);
  const isOpen = (found === 0 && foot < 0) || (found === last && foot > length);
  return [found, (isOpen ? foot : Math.min(length, Math.max(0, foot))) / length];
}

/** What each bin of the path holds of numbers by cell; nothing is lost. */
export function projectCells(map: ProfileMap, cells: ArrayLike<number>): Profile {
  const { binCount, places, reaches } = map;
  const bins = new Float64Array(binCount);
  let before = 0;
  let beyond = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const held = cells[cell];
    if (held === 0) continue;
    const low = places[cell] - reaches[cell];
    const high = places[cell] + reaches[cell];
    const perBin = held / (high - low);
    if (low < 0) before += perBin * (Math.min(0, high) - low);
    if (high > binCount) beyond += perBin * (high - Math.max(binCount, low));
    shareOut(bins, low, high, held);
  }
  return { bins, before, beyond };
}

/** Adds to bins what lies evenly between two places, in bins; what lies beyond the bins is left out. */
export function shareOut(bins: Float64Array, low: number, high: number, held: number): void {
  const perBin = held / (high - low);
  const last = Math.min(bins.length - 1, Math.floor(high));
  for (let bin = Math.max(0, Math.floor(low)); bin <= last; bin++) {
    bins[bin] += perBin * Math.max(0, Math.min(high, bin + 1) - Math.max(low, bin));
  }
}

/** Numbers by bin as shares of a whole per unit of length. */
export function toDensity({ width }: ProfileMap, bins: Float64Array, whole: number): Float64Array {
  return bins.map((held) => (whole > 0 ? held / (whole * width) : 0));
}

/** s of the middle of each bin. */
export function binMiddles({ from, width, binCount }: ProfileMap): Float64Array {
  return Float64Array.from({ length: binCount }, (_, bin) => from + (bin + 0.5) * width);
}

/** The point of a path at an arc length between its ends, by linear interpolation. */
export function pathAt({ points }: MinimumEnergyPath, s: number): PathPoint {
  const above = points.findIndex((point) => point.s >= s);
  const right = above < 0 ? points.length - 1 : Math.max(1, above);
  const [from, to] = [points[right - 1], points[right]];
  const share = (s - from.s) / (to.s - from.s);
  const between = (low: number, high: number): number => low + share * (high - low);
  return {
    s,
    position: [
      between(from.position[0], to.position[0]),
      between(from.position[1], to.position[1]),
    ],
    loss: between(from.loss, to.loss),
  };
}

/** Numbers by column and by row of the density grid. */
export interface Marginals {
  /** From xMin. */
  readonly x: Float64Array;
  /** From yMin. */
  readonly y: Float64Array;
}

/** What each column and each row holds of numbers by cell. */
export function computeMarginals(cells: ArrayLike<number>): Marginals {
  const x = new Float64Array(DENSITY_SIZE);
  const y = new Float64Array(DENSITY_SIZE);
  for (let cell = 0; cell < cells.length; cell++) {
    x[cell % DENSITY_SIZE] += cells[cell];
    y[Math.floor(cell / DENSITY_SIZE)] += cells[cell];
  }
  return { x, y };
}
