import { DENSITY_SIZE, type Density } from '../engine/engine.ts';
import { type CriticalPoint, findCriticalPoints } from '../landscapes/critical-points.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { estimateShare } from '../statistics/share.ts';

/** How particles are spread over the wells. */
export interface Occupancy {
  /** Positions of the minima: the start's own first, then from the lowest up. */
  readonly wells: readonly Point[];
  /** For each well its share of the particles that are found in the domain. */
  readonly shares: readonly number[];
  /** 95 % intervals of the shares; particles being independent, each count is binomial. */
  readonly intervals: readonly (readonly [low: number, high: number])[];
}

/** Places looked at around a point without curvature, to tell whether it lies in a hollow. */
const PLACES_AROUND = 16;

/** Around a hollow nothing falls by more than this share of how much it rises elsewhere. */
const LEVEL = 1e-3;

/**
 * Shares of the wells in a counted density.
 *
 * A well is all from where one rolls into its minimum: each cell of the density follows its steepest neighbour downhill, to
 * the minimum nearest the cell where that ends. Edges between wells are thus known to a cell, 1/256 of the domain.
 * Particles outside the domain belong to no well.
 */
export function computeOccupancy(landscape: Landscape, { cells }: Density): Occupancy {
  const [ax, ay] = landscape.anchor;
  const fromAnchor = ({ position: [x, y] }: CriticalPoint) => Math.hypot(x - ax, y - ay);
  const minima = findCriticalPoints(landscape).filter((point) => isWell(landscape, point));
  const own = minima.reduce((a, b) => (fromAnchor(b) < fromAnchor(a) ? b : a), minima[0]);
  const wells = [own, ...minima.filter((minimum) => minimum !== own)]
    .filter((minimum) => minimum !== undefined)
    .map(({ position }) => position);
  const counts = wells.map(() => 0);
  let total = 0;
  if (wells.length > 0) {
    const wellOf = findBasins(landscape, wells);
    cells.forEach((count, cell) => {
      counts[wellOf[cell]] += count;
      total += count;
    });
  }
  return {
    wells,
    shares: counts.map((count) => (total === 0 ? 0 : count / total)),
    intervals: counts.map((count) => (total === 0 ? [0, 1] : estimateShare(count, total))),
  };
}

/** A minimum, or a valley floor that is flat in one direction; a monkey saddle is neither. */
function isWell(
  landscape: Landscape,
  { kind, eigenvalues, position, value }: CriticalPoint,
): boolean {
  if (kind === 'minimum') return true;
  if (kind !== 'degenerate' || eigenvalues[0] < 0) return false;
  const [x, y] = position;
  const [[left, right]] = landscape.domain;
  const radius = (right - left) / DENSITY_SIZE;
  const around = Array.from({ length: PLACES_AROUND }, (_, place) => {
    const angle = (2 * Math.PI * place) / PLACES_AROUND;
    return landscape.value(x + radius * Math.cos(angle), y + radius * Math.sin(angle)) - value;
  });
  return Math.min(...around) >= -LEVEL * Math.max(...around);
}

/** The number of the well into which each cell of the domain rolls. */
function findBasins({ domain, value }: Landscape, wells: readonly Point[]): Uint16Array {
  const [[left, right], [bottom, top]] = domain;
  const width = (right - left) / DENSITY_SIZE;
  const height = (top - bottom) / DENSITY_SIZE;
  const centre = (cell: number): Point => [
    left + ((cell % DENSITY_SIZE) + 0.5) * width,
    bottom + (Math.floor(cell / DENSITY_SIZE) + 0.5) * height,
  ];
  const cellCount = DENSITY_SIZE * DENSITY_SIZE;
  const losses = Float64Array.from({ length: cellCount }, (_, cell) => value(...centre(cell)));
  const below = (cell: number): number => {
    const column = cell % DENSITY_SIZE;
    const row = Math.floor(cell / DENSITY_SIZE);
    let steepest = 0;
    let lowest = cell;
    for (let up = -1; up <= 1; up++) {
      for (let right = -1; right <= 1; right++) {
        const [c, r] = [column + right, row + up];
        if (c < 0 || c >= DENSITY_SIZE || r < 0 || r >= DENSITY_SIZE) continue;
        const neighbour = r * DENSITY_SIZE + c;
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
      if (next === cell) wellOf[cell] = nearest(wells, centre(cell));
      else cell = next;
    }
    for (const passed of path) wellOf[passed] = wellOf[cell];
  }
  return wellOf;
}

function nearest(wells: readonly Point[], [x, y]: Point): number {
  const distances = wells.map(([wx, wy]) => Math.hypot(wx - x, wy - y));
  return distances.indexOf(Math.min(...distances));
}
