/** What a run says of the mean escape time, and how sure one can be that it is one. */

import type { EscapeTimes, Tally } from '../engine/engine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { findConstantHazard, tabulateAges } from '../statistics/escape-ages.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import {
  boundMeanEscapeTime,
  estimateCompleteMean,
  estimateMeanEscapeTime,
  type MeanEscapeTime,
} from '../statistics/mean-escape-time.ts';
import type { Settling } from './settling.ts';

/** The experiment that a number was measured on: two are the same where their keys are. */
export function keyOf(experiment: Experiment): string {
  const known = keys.get(experiment) ?? JSON.stringify(experiment);
  keys.set(experiment, known);
  return known;
}

/** An experiment may hold thousands of rows, and is asked for at every reading. */
const keys = new WeakMap<Experiment, string>();

/** What is known of the mean escape time at a moment. Times in t = η · steps. */
export type EscapeReading = {
  /** `keyOf` the experiment on which it was measured: under another's words it is wrong. */
  readonly key: string;
  /** The step at which it was. */
  readonly step: number;
  /** 95 %: the mean lies between. Without a measured mean the lower end is a bound, with 97.5 %, and the upper one Infinity. */
  readonly interval: readonly [low: number, high: number];
} & (
  | {
      /** No escape yet that says anything of the mean: a lower bound. */
      readonly state: 'waiting';
      readonly meanTime: undefined;
      /** In a sentence, what is waited for; empty where that is plain. */
      readonly reason: string;
    }
  | {
      /** Escapes, but their rate is not known to be constant: a lower bound. */
      readonly state: 'settling';
      readonly meanTime: undefined;
      readonly reason: string;
    }
  | {
      /** The mean first-passage time. */
      readonly state: 'measured';
      readonly meanTime: number;
      /** The escapes and the time at risk behind it. */
      readonly events: number;
      readonly exposure: number;
      /** From where on the constant rate was read off; 0 where all have escaped. */
      readonly after: number;
      /** In a sentence, what to know of it; empty where there is nothing. */
      readonly reason: string;
    }
);

/**
 * Reads the mean escape time off what an engine has counted.
 *
 * Where all particles have escaped it is the plain mean. Else it needs the hazard to be constant from some age on: theory must
 * say from when (`Settling`), and the data must not gainsay it (`findConstantHazard`). Data alone cannot see a relaxation
 * slower than the run. So where further minima lie inside the region, theory must be a solver's spectrum, whose λ₂ holds the exchange between
 * wells; curvatures know nothing of it, and there is a bound.
 *
 * @param tally counts of the same step as `times`
 * @param settling when the population settles, as far as theory has said
 */
export function readEscape(
  prepared: PreparedExperiment,
  tally: Tally,
  times: EscapeTimes,
  settling: Settling | undefined,
): EscapeReading {
  const { experiment } = prepared;
  const { learningRate } = experiment.method;
  const ages = tabulateAges(times, Number(tally.exposure));
  const common = { key: keyOf(experiment), step: tally.step };
  const inTime = ({ meanTime, interval, events, exposure }: MeanEscapeTime) => ({
    meanTime: learningRate * meanTime,
    interval: [learningRate * interval[0], learningRate * interval[1]] as const,
    events,
    exposure: learningRate * exposure,
  });
  const isOver = tally.atRisk === 0 && tally.events > 0;
  const bounded = (unsettled: string, from?: number): EscapeReading => ({
    ...common,
    state: tally.events > 0 ? 'settling' : 'waiting',
    meanTime: undefined,
    interval: [learningRate * boundMeanEscapeTime(ages, from), Number.POSITIVE_INFINITY],
    reason: isOver
      ? 'Nobody is left to escape, and how long those that diverged would have taken is not known.'
      : unsettled,
  });

  const wells = describeWells(prepared);
  const isSpectral = settling?.basis === 'spectrum';
  if (tally.events > 0 && tally.atRisk === 0 && tally.diverged === 0) {
    const reason =
      wells === undefined || isSpectral
        ? ''
        : `All have escaped, so that this is the plain mean over all ways; ${wells}.`;
    return {
      ...common,
      state: 'measured',
      ...inTime(estimateCompleteMean(ages)),
      after: 0,
      reason,
    };
  }
  if (settling === undefined) return bounded('When the population settles is being computed.');
  if (!(settling.time >= 0 && Number.isFinite(settling.time))) {
    return bounded('When the population settles is not known: a mean needs all to have escaped.');
  }
  if (wells !== undefined && !isSpectral) {
    return bounded(
      `There are other wells: ${wells}. No solver says when the exchange with them is over: until all have escaped there is a bound.`,
    );
  }
  const settlingStep = settling.time / learningRate;
  if (tally.step < settlingStep) {
    return bounded(`The population settles until t = ${sayNumber(settling.time)}.`);
  }
  const hazard = findConstantHazard(ages, settlingStep);
  if (hazard.kind === 'early') {
    return bounded(
      `Whether escapes come at a constant rate can be told from t = ${sayNumber(learningRate * hazard.until)} on.`,
    );
  }
  if (hazard.kind === 'changing') {
    const [age, before, after] = [
      learningRate * hazard.age,
      hazard.before / learningRate,
      hazard.after / learningRate,
    ].map((value) => sayNumber(value));
    return bounded(
      `Escapes do not come at a constant rate yet: ${before} per unit of time until t = ${age}, ${after} from there on.`,
    );
  }
  const { from } = hazard;
  const estimate = estimateMeanEscapeTime(ages, from);
  if (estimate === undefined) {
    const since = sayNumber(learningRate * ages.bounds[from]);
    return bounded(tally.events > 0 ? `Since t = ${since} none has escaped yet.` : '', from);
  }
  return {
    ...common,
    state: 'measured',
    ...inTime(estimate),
    after: learningRate * ages.bounds[from],
    reason: '',
  };
}

/** The minima inside the region besides the start's, in words; undefined where there are none. */
function describeWells({ route: { furtherMinima } }: PreparedExperiment): string | undefined {
  if (furtherMinima.length === 0) return undefined;
  const places = furtherMinima
    .slice(0, 3)
    .map(({ position: [x, y] }) => `(${sayNumber(x)}, ${sayNumber(y)})`);
  const more = furtherMinima.length > places.length ? ' …' : '';
  return `particles may stay in ${places.join(', ')}${more} first`;
}
