/** Engine output beside theory: the only place where the two meet. */

import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { estimateEscapeRate } from '../statistics/escape-rate.ts';
import type { LawResult } from '../theory/law.ts';
import { findEscapeLaws, type LawName } from './laws.ts';

/** A law beside the measurement. */
export interface ComparedLaw {
  readonly name: string;
  /** What tells it from its neighbour, e.g. its prefactor. */
  readonly variant: string;
  /** Mean escape time t, or why there is none. */
  readonly result: LawResult;
  /** What the law raises e to, where it applies. */
  readonly exponent?: number;
  /** Law over measurement, where there are both. */
  readonly ratio: number | undefined;
}

/** What was measured, and what theory says. Times in t = η · steps. */
export interface Comparison {
  /** Mean escape time, exposure/events; undefined before the first escape. */
  readonly meanTime: number | undefined;
  /** Its 95 % interval; the upper end is Infinity before the first escape. */
  readonly interval: readonly [low: number, high: number];
  readonly meanSteps: number | undefined;
  /** In a sentence, which time this is. */
  readonly goal: string;
  /** The laws for this kind of noise, best first. */
  readonly laws: readonly ComparedLaw[];
  /** Time that the best law expects, where one applies. */
  readonly expected: number | undefined;
  /** The best law's exponent, ΔL/T or its like: the larger, the nearer the law. */
  readonly exponent: number | undefined;
}

/** Compares what an engine has counted with the laws for the experiment's noise. */
export function compareEscape(prepared: PreparedExperiment, tally: Tally): Comparison {
  const { learningRate } = prepared.experiment.method;
  const exposure = Number(tally.exposure) * learningRate;
  const estimate =
    exposure > 0
      ? estimateEscapeRate(
          { events: tally.events, exposure },
          0.95,
          tally.atRisk === 0 && tally.events > 0 ? 'fixed-events' : 'fixed-exposure',
        )
      : undefined;
  const meanTime = estimate?.meanTime;
  const { goal, laws } = showLaws(prepared);
  const best = laws.find(({ result }) => 'value' in result);
  return {
    meanTime,
    interval: estimate?.meanTimeInterval ?? [0, Number.POSITIVE_INFINITY],
    meanSteps: meanTime === undefined ? undefined : meanTime / learningRate,
    goal,
    laws: laws.map((law) => ({
      ...law,
      ratio:
        meanTime !== undefined && 'value' in law.result ? law.result.value / meanTime : undefined,
    })),
    expected: best !== undefined && 'value' in best.result ? best.result.value : undefined,
    exponent: best?.exponent,
  };
}

type Law = Omit<ComparedLaw, 'ratio'>;

const TITLES: Readonly<Record<LawName, Pick<Law, 'name' | 'variant'>>> = {
  kramers: { name: 'Kramers', variant: 'one dimension' },
  eyringKramers: { name: 'Eyring–Kramers', variant: 'both dimensions' },
  sgdDiffusion: { name: 'SGD law', variant: 'published prefactor' },
  sgdDiffusionIto: { name: 'SGD law', variant: 'Itô prefactor' },
};

/** The laws for the experiment's noise, best first; one row where none of them applies, for one reason. */
function showLaws(prepared: PreparedExperiment): { goal: string; laws: readonly Law[] } {
  const { goal, results, exponent, isFlatAcross } = findEscapeLaws(prepared);
  const laws = lawsFor(prepared, isFlatAcross).map(
    (law): Law => ({
      ...TITLES[law],
      result: results[law],
      ...(exponent !== undefined && { exponent }),
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
    laws: isOneReason ? [{ name, variant: '', result: first.result }] : laws,
  };
}

function lawsFor(
  { experiment: { noise } }: PreparedExperiment,
  isFlatAcross: boolean,
): readonly LawName[] {
  if (NOISE_MODELS[noise.name].strength === 'batchSize') return ['sgdDiffusionIto', 'sgdDiffusion'];
  // A loss that does not depend on the coordinate across leaves that coordinate out.
  return isFlatAcross ? ['kramers'] : ['eyringKramers', 'kramers'];
}

/** In a sentence, why the laws of this noise are the ones to look at. */
export function explainChoice(prepared: PreparedExperiment): string {
  const { noise } = prepared.experiment;
  switch (NOISE_MODELS[noise.name].strength) {
    case 'temperature':
      return 'Thermal noise: the barrier is climbed at one temperature, so Kramers’ law is the one to hold it to.';
    case 'batchSize':
      return 'Gradient noise follows the curvature, so the sharper the minimum, the sooner the escape: the SGD law.';
    case 'nothing':
      return 'There is no noise.';
  }
}
