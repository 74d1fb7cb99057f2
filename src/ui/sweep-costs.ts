/** How long the ready figures take, about. */

import type { Sweep } from '../sweep/sweep.ts';
import { isFinished, type ListedRun } from './sweep-store.ts';

/** What a figure takes, as planned (`planPoint`, particle-steps), and how long its theory takes on one core, in seconds. */
interface Cost {
  readonly normal: number;
  readonly quick: number;
  readonly solving: number;
}

/** Of every ready figure by its name; a test plans some of them again. */
const COSTS: Readonly<Record<string, Cost>> = {
  'sgd-sharpness': { normal: 4.4e8, quick: 5.1e7, solving: 2 },
  'sgd-batch-size': { normal: 7.1e8, quick: 8.6e7, solving: 1 },
  'sgd-learning-rate': { normal: 7.6e8, quick: 9.4e7, solving: 1 },
  'sgd-sharpness-sharp-flat': { normal: 4.2e8, quick: 3.9e7, solving: 6 },
  'sgd-batch-size-sharp-flat': { normal: 4.4e8, quick: 4.0e7, solving: 6 },
  'sgd-learning-rate-sharp-flat': { normal: 4.5e8, quick: 4.3e7, solving: 9 },
  'sgd-sharpness-styblinski-tang': { normal: 4.5e7, quick: 4.9e6, solving: 9 },
  'sgd-batch-size-styblinski-tang': { normal: 4.7e7, quick: 5.4e6, solving: 9 },
  'sgd-learning-rate-styblinski-tang': { normal: 4.8e7, quick: 5.5e6, solving: 11 },
  'sgd-batch-size-phase-retrieval': { normal: 3.0e6, quick: 5.4e5, solving: 15 },
  'sgd-learning-rate-phase-retrieval': { normal: 3.6e6, quick: 6.4e5, solving: 15 },
  'sgd-one-axis': { normal: 3.5e8, quick: 4.0e7, solving: 1 },
  'sgd-linear-scaling': { normal: 4.5e8, quick: 6.2e7, solving: 1 },
  'white-noise-sharpness': { normal: 6.2e8, quick: 7.0e7, solving: 1 },
  'white-noise-temperature': { normal: 1.1e9, quick: 7.5e7, solving: 1 },
  'optimizers-sharpness': { normal: 5.8e8, quick: 6.7e7, solving: 10 },
  'optimizers-batch-size': { normal: 3.3e8, quick: 3.8e7, solving: 10 },
  'wells-sharpness': { normal: 5.1e8, quick: 4.6e7, solving: 8 },
  'saddle-displacement': { normal: 6.0e7, quick: 1.5e7, solving: 1 },
  'valley-displacement': { normal: 5.5e6, quick: 1.4e6, solving: 1 },
};

/** Particle-steps a second without a graphics card, on two cores (SwiftShader), for ensembles as small as those of sweeps. */
const SPEED_WITHOUT_CARD = 1.5e7;

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
  const work = workOf(sweep, isQuick);
  return work === undefined ? undefined : COSTS[sweep.name].solving + work / SPEED_WITHOUT_CARD;
}
