/** Engine output beside theory: the only place where the two meet. */

import type { Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { estimateEscapeRate } from '../statistics/escape-rate.ts';
import { type EscapeCount, estimateMeanEscapeTime } from '../statistics/mean-escape-time.ts';
import { type ListedLaw, listLaws } from './law-list.ts';

/** A law beside the measurement. */
export interface ComparedLaw extends ListedLaw {
  /** Law over measurement, where there are both. */
  readonly ratio: number | undefined;
}

/** What was measured, and what theory says. Times in t = η · steps. */
export interface Comparison {
  /** Mean escape time; undefined before the first escape. */
  readonly meanTime: number | undefined;
  /** Its 95 % interval; the upper end is Infinity before the first escape. */
  readonly interval: readonly [low: number, high: number];
  readonly meanSteps: number | undefined;
  /** Whether the mean time still holds the wait before the first escapes, and is too long for that. */
  readonly isSettling: boolean;
  /** In a sentence, which time this is. */
  readonly goal: string;
  /** The laws for this kind of noise, best first. */
  readonly laws: readonly ComparedLaw[];
  /** Time that the best law expects, where one applies. */
  readonly expected: number | undefined;
  /** In sentences, how near the laws can be expected to come, where they apply. */
  readonly cautions: readonly string[];
}

/**
 * Compares what an engine has counted with the laws for the experiment's noise.
 *
 * @param settled the counts at a moment from which on escapes come at a constant rate, once that has come: with them the
 *   mean time is free of the transient (`estimateMeanEscapeTime`), without it is exposure/events
 */
export function compareEscape(
  prepared: PreparedExperiment,
  tally: Tally,
  settled?: Tally,
): Comparison {
  const { learningRate } = prepared.experiment.method;
  const { meanTime, interval, isSettling } = estimate(prepared, tally, settled);
  const { goal, laws, cautions } = listLaws(prepared);
  const best = laws.find(({ result }) => 'value' in result);
  return {
    meanTime,
    interval,
    meanSteps: meanTime === undefined ? undefined : meanTime / learningRate,
    isSettling,
    goal,
    laws: laws.map((law) => ({
      ...law,
      ratio:
        meanTime !== undefined && 'value' in law.result ? law.result.value / meanTime : undefined,
    })),
    expected: best !== undefined && 'value' in best.result ? best.result.value : undefined,
    cautions,
  };
}

function estimate(
  { experiment: { method, afterEscape } }: PreparedExperiment,
  tally: Tally,
  settled: Tally | undefined,
): Pick<Comparison, 'meanTime' | 'interval' | 'isSettling'> {
  const { learningRate } = method;
  const isComplete = tally.atRisk === 0 && tally.events > 0;
  if (settled !== undefined) {
    const result = estimateMeanEscapeTime(
      countOf(settled, learningRate),
      countOf(tally, learningRate),
      settled.step * learningRate,
      afterEscape === 'restart',
    );
    if (result !== undefined) {
      return { meanTime: result.meanTime, interval: result.interval, isSettling: false };
    }
  }
  const exposure = Number(tally.exposure) * learningRate;
  if (!(exposure > 0)) {
    return { meanTime: undefined, interval: [0, Number.POSITIVE_INFINITY], isSettling: true };
  }
  const { meanTime, meanTimeInterval } = estimateEscapeRate(
    { events: tally.events, exposure },
    0.95,
    isComplete ? 'fixed-events' : 'fixed-exposure',
  );
  return { meanTime, interval: meanTimeInterval, isSettling: !isComplete };
}

function countOf({ events, exposure, atRisk }: Tally, learningRate: number): EscapeCount {
  return { events, exposure: Number(exposure) * learningRate, atRisk };
}
