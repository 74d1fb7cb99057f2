/** Shares of the wells, beside Boltzmann's and those of the exact stationary density. */

import { computeOccupancy } from '../../analysis/occupancy.ts';
import { DENSITY_SIZE } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Point } from '../../landscapes/geometry.ts';
import type { Estimate, EvidenceRow, PanelReading } from '../scene.ts';

/** One well and its share of the particles. */
export interface WellShare {
  readonly position: Point;
  readonly measured: Estimate;
  /** Share under e^(−L/T), for white noise. */
  readonly boltzmann: number | undefined;
  /** Share of the stationary density in continuous time, once it is known. */
  readonly exact: number | undefined;
}

/** Counts stand for probabilities in so many parts. */
const PARTS = 2 ** 31;

const known = new WeakMap<PreparedExperiment, readonly number[]>();

/** Shares of the wells under e^(−L/T), by the middles of the cells that particles are counted in. */
function boltzmannShares(prepared: PreparedExperiment, temperature: number): readonly number[] {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const { landscape } = prepared;
  const [[left, right], [bottom, top]] = landscape.domain;
  const losses = Float64Array.from({ length: DENSITY_SIZE ** 2 }, (_, cell) =>
    landscape.value(
      left + (((cell % DENSITY_SIZE) + 0.5) / DENSITY_SIZE) * (right - left),
      bottom + ((Math.floor(cell / DENSITY_SIZE) + 0.5) / DENSITY_SIZE) * (top - bottom),
    ),
  );
  const lowest = losses.reduce((a, b) => Math.min(a, b));
  const weights = losses.map((loss) => Math.exp((lowest - loss) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const cells = Uint32Array.from(weights, (weight) => Math.round((PARTS * weight) / total));
  const none = { step: 0, outside: 0, absorbed: 0, diverged: 0 };
  const { shares } = computeOccupancy(landscape, { ...none, cells });
  known.set(prepared, shares);
  return shares;
}

/** The shares of all wells, the start's own first; undefined before the density has been read, or without any. */
export function measureShares(reading: PanelReading): readonly WellShare[] | undefined {
  const { prepared, density, shares: exact } = reading;
  if (density === undefined) return undefined;
  const { wells, shares, intervals } = computeOccupancy(prepared.landscape, density);
  if (wells.length === 0) return undefined;
  const { temperature } = prepared.experiment.noise;
  const boltzmann = temperature === undefined ? undefined : boltzmannShares(prepared, temperature);
  return wells.map((position, well) => ({
    position,
    measured: { value: shares[well], interval: intervals[well] },
    boltzmann: boltzmann?.[well],
    exact: exact?.[well],
  }));
}

/** The well with the least curvature, by det H. */
export function flattestOf(
  { landscape }: PreparedExperiment,
  wells: readonly WellShare[],
): WellShare {
  const size = ({ position }: WellShare) => {
    const [xx, xy, yy] = landscape.hessian(...position);
    return xx * yy - xy * xy;
  };
  return wells.reduce((a, b) => (size(b) < size(a) ? b : a));
}

/** What a share is held against, as far as it is known. */
export function expectedShares({ boltzmann, exact }: WellShare): EvidenceRow['expected'] {
  return [
    ...(boltzmann === undefined ? [] : [{ label: 'Boltzmann', value: boltzmann }]),
    ...(exact === undefined ? [] : [{ label: 'exact, at rest', value: exact }]),
  ];
}
