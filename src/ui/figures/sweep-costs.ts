/** How long the ready figures take, about. */

import { findFigure } from '../../sweep/figures.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { countPoints, isFinished, type ListedRun } from './sweep-store.ts';

/** What a figure takes, as planned (`planPoint`, particle-steps), and how long theory, trial runs and exact shares take on one core, in seconds. */
interface Cost {
  readonly normal: number;
  readonly quick: number;
  readonly solving: number;
}

/** Of every ready figure by its name; a test plans some of them again. */
const COSTS: Readonly<Record<string, Cost>> = {
  'sgd-sharpness': { normal: 2.9e8, quick: 1.8e7, solving: 2 },
  'sgd-batch-size': { normal: 4.6e8, quick: 3.0e7, solving: 2 },
  'sgd-learning-rate': { normal: 5.0e8, quick: 3.3e7, solving: 1 },
  'sgd-sharpness-sharp-flat': { normal: 2.6e8, quick: 3.2e7, solving: 4 },
  'sgd-batch-size-sharp-flat': { normal: 2.7e8, quick: 3.4e7, solving: 5 },
  'sgd-learning-rate-sharp-flat': { normal: 3.1e8, quick: 3.8e7, solving: 4 },
  'sgd-sharpness-styblinski-tang': { normal: 3.4e7, quick: 3.8e6, solving: 6 },
  'sgd-batch-size-styblinski-tang': { normal: 4.1e7, quick: 4.5e6, solving: 8 },
  'sgd-learning-rate-styblinski-tang': { normal: 4.2e7, quick: 4.6e6, solving: 5 },
  'sgd-batch-size-phase-retrieval': { normal: 2.8e6, quick: 5.0e5, solving: 2 },
  'sgd-learning-rate-phase-retrieval': { normal: 3.4e6, quick: 6.1e5, solving: 2 },
  'sgd-one-axis': { normal: 3.5e8, quick: 4.0e7, solving: 2 },
  'sgd-linear-scaling': { normal: 4.1e8, quick: 3.7e7, solving: 2 },
  'white-noise-sharpness': { normal: 6.2e8, quick: 3.9e7, solving: 3 },
  'white-noise-temperature': { normal: 7.9e8, quick: 5.1e7, solving: 1 },
  'optimizers-sharpness': { normal: 4.9e8, quick: 4.6e7, solving: 11 },
  'optimizers-batch-size': { normal: 2.7e8, quick: 2.5e7, solving: 9 },
  'wells-sharpness': { normal: 3.8e8, quick: 3.2e7, solving: 6 },
  'saddle-displacement': { normal: 6.0e7, quick: 1.5e7, solving: 0 },
  'valley-displacement': { normal: 5.5e6, quick: 1.4e6, solving: 1 },
};

/**
 * Particle-steps a second on two cores without a graphics card (SwiftShader), for ensembles as small as those of sweeps and
 * noise that costs more than white noise.
 */
const SPEED_WITHOUT_CARD = 8e6;

/** Seconds for a point beside its steps: its shader is compiled, its counts are read. */
const PER_POINT = 0.2;

/** How long a ready figure takes, in seconds. */
export interface Duration {
  readonly seconds: number;
  /** Whether it was measured in this browser; else it is that of a machine without a graphics card. */
  readonly isMeasured: boolean;
}

/** The particle-steps that a ready figure takes; undefined for a sweep of one's own. */
export function workOf({ name }: Sweep, isQuick: boolean): number | undefined {
  return COSTS[name]?.[isQuick ? 'quick' : 'normal'];
}

/**
 * What a sweep takes: as long as the last time that it was run here, with the work of another precision taken into account;
 * else a forecast, for the ready figures alone.
 */
export function findDuration(
  sweep: Sweep,
  isQuick: boolean,
  runs: readonly ListedRun[],
): Duration | undefined {
  const key = JSON.stringify(sweep);
  const before = runs.filter(
    (run) => run.seconds > 0 && isFinished(run) && JSON.stringify(run.sweep) === key,
  );
  const own = before.find((run) => run.isQuick === isQuick);
  if (own !== undefined) return { seconds: own.seconds, isMeasured: true };
  const seconds = forecast(sweep, isQuick);
  if (seconds === undefined) return undefined;
  const [other] = before;
  if (other === undefined) return { seconds, isMeasured: false };
  const ratio = other.seconds / (forecast(sweep, !isQuick) ?? seconds);
  return { seconds: ratio * seconds, isMeasured: true };
}

function forecast(sweep: Sweep, isQuick: boolean): number | undefined {
  // A sweep of the same name may be another.
  const isReady = JSON.stringify(findFigure(sweep.name)) === JSON.stringify(sweep);
  const work = isReady ? workOf(sweep, isQuick) : undefined;
  if (work === undefined) return undefined;
  return COSTS[sweep.name].solving + PER_POINT * countPoints(sweep) + work / SPEED_WITHOUT_CARD;
}
