/** Engine output beside theory: the only place where the two meet. */

import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { estimateEscapeRate } from '../statistics/escape-rate.ts';
import { type EscapeCount, estimateMeanEscapeTime } from '../statistics/mean-escape-time.ts';
import type { LawResult } from '../theory/law.ts';
import type { LawName } from './law-scope.ts';
import { findEscapeLaws } from './laws.ts';

/** A law beside the measurement. */
export interface ComparedLaw {
  readonly name: string;
  /** What tells it from its neighbour, e.g. its prefactor. */
  readonly variant: string;
  /** Mean escape time t, or why there is none. */
  readonly result: LawResult;
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
  const { goal, laws, cautions } = showLaws(prepared);
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

type Law = Omit<ComparedLaw, 'ratio'>;

/** Names of the laws, and which form of them. */
export const LAW_TITLES: Readonly<Record<LawName, Pick<Law, 'name' | 'variant'>>> = {
  kramers: { name: 'Kramers', variant: 'one dimension' },
  underdamped: { name: 'Kramers', variant: 'with inertia' },
  momentum: { name: 'Momentum law', variant: 'level second-hand' },
  lossScaled: { name: 'Loss-scaled law', variant: 'one dimension' },
  eyringKramers: { name: 'Eyring–Kramers', variant: 'both dimensions' },
  sgdDiffusion: { name: 'SGD law', variant: 'published prefactor' },
  sgdDiffusionIto: { name: 'SGD law', variant: 'Itô prefactor' },
};

/** The laws for the experiment's noise, best first; one row where none of them applies, for one reason. */
function showLaws(
  prepared: PreparedExperiment,
): Pick<Comparison, 'goal' | 'cautions'> & { laws: readonly Law[] } {
  const { goal, results, cautions, isFlatAcross } = findEscapeLaws(prepared);
  const laws = lawsFor(prepared, isFlatAcross).map(
    (law): Law => ({
      ...LAW_TITLES[law],
      result: results[law],
    }),
  );
  const [first] = laws;
  const isOneReason = laws.every(
    ({ result }) =>
      'reason' in result && 'reason' in first.result && result.reason === first.result.reason,
  );
  const name = prepared.experiment.noise.name === 'none' ? 'No law' : first.name;
  return {
    goal: goal.kind === 'elsewhere' ? 'Time to the escape region.' : goal.sentence,
    cautions,
    laws: isOneReason ? [{ name, variant: '', result: first.result }] : laws,
  };
}

function lawsFor(
  { experiment: { noise, method } }: PreparedExperiment,
  isFlatAcross: boolean,
): readonly LawName[] {
  if (method.name === 'underdamped') return ['underdamped'];
  if (noise.name === 'loss-scaled') return ['lossScaled'];
  if (NOISE_MODELS[noise.name].strength === 'batchSize') {
    return method.name === 'momentum' ? ['momentum'] : ['sgdDiffusionIto', 'sgdDiffusion'];
  }
  // A loss that does not depend on the coordinate across leaves that coordinate out.
  return isFlatAcross ? ['kramers'] : ['eyringKramers', 'kramers'];
}

/** In a sentence, why the laws of this noise are the ones to look at. */
export function explainChoice(prepared: PreparedExperiment): string {
  const { noise, method } = prepared.experiment;
  if (method.name === 'adam') {
    return 'Adam’s steps are as long however strong the noise: the exponent goes as √(B/H) where that of SGD goes as B/H.';
  }
  switch (NOISE_MODELS[noise.name].strength) {
    case 'temperature':
      return 'Thermal noise: the barrier is climbed at one temperature, so Kramers’ law is the one to hold it to.';
    case 'batchSize':
      return 'Gradient noise follows the curvature, so the sharper the minimum, the sooner the escape: the SGD law.';
    case 'scale':
      return 'Heavy-tailed noise leaves a well by one large jump: the width counts, not the height.';
    case 'nothing':
      return 'There is no noise.';
  }
}
