import { DENSITY_SIZE, type Density } from '../engine/engine.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { estimateShare } from '../statistics/share.ts';
import { findBasins } from '../topography/basins.ts';
import { type CriticalPoint, findCriticalPoints } from '../topography/critical-points.ts';

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
    const wellOf = findBasins(landscape, DENSITY_SIZE, wells);
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
