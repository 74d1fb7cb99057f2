/** What a run says at a moment, and what of it may be shown under an experiment's words. */

import type { EscapeTimes, Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { type Comparison, compareEscape } from './comparison.ts';
import {
  computeHistogram,
  computeSurvival,
  type HistogramPoints,
  type SurvivalPoints,
  stepOfLastEscapes,
} from './escape-curves.ts';
import { readEscape } from './escape-reading.ts';
import type { Settling } from './settling.ts';

/** A value with `keyOf` the experiment for which it was found: under the words of another it is wrong. */
export type Keyed<Value extends object> = Value & { readonly key: string };

/** All that faces show of a run at a moment; its mean escape time, in `comparison`, is waiting, settling or measured. */
export type Reading = Keyed<{
  readonly tally: Tally;
  readonly comparison: Comparison;
  readonly survival: SurvivalPoints;
  readonly histogram: HistogramPoints;
  /** End of the charts' time axis, t. */
  readonly chartEnd: number;
}>;

/** A value where it is of the experiment with this key; undefined where it is another's. */
export function ownOf<Value extends { readonly key: string }>(
  key: string | undefined,
  value: Value | undefined,
): Value | undefined {
  return value !== undefined && value.key === key ? value : undefined;
}

/**
 * Reads a run.
 *
 * @param tally counts of the same step as `times`
 * @param settling when the population settles, as far as theory has said
 */
export function readRun(
  prepared: PreparedExperiment,
  tally: Tally,
  times: EscapeTimes,
  settling: Settling | undefined,
): Reading {
  const { learningRate } = prepared.experiment.method;
  const mean = readEscape(prepared, tally, times, settling);
  // Once nearly all have escaped, the last stragglers shall not squeeze everybody else to the left.
  const last = tally.atRisk > 0.001 * tally.particleCount ? times.step : stepOfLastEscapes(times);
  return {
    key: mean.key,
    tally,
    comparison: compareEscape(prepared, mean),
    survival: computeSurvival(times, learningRate),
    histogram: computeHistogram(times, learningRate, last),
    chartEnd: last * learningRate,
  };
}
