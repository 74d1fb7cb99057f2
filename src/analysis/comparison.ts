/** What was measured beside the laws. */

import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { LawResult } from '../theory/law.ts';
import type { EscapeReading } from './escape-reading.ts';
import type { LawName } from './law-scope.ts';
import { findEscapeLaws } from './laws.ts';

/** A law beside the measurement. */
export interface ComparedLaw {
  readonly name: string;
  /** What tells it from its neighbour, e.g. its prefactor. */
  readonly variant: string;
  /** Mean escape time t, or why there is none. */
  readonly result: LawResult;
}

/** What was measured, and what theory says. Times in t = η · steps. */
export interface Comparison {
  /** The mean escape time, as far as it is known. */
  readonly mean: EscapeReading;
  /** In a sentence, which time this is. */
  readonly goal: string;
  /** The laws for this kind of noise, best first. */
  readonly laws: readonly ComparedLaw[];
  /** Time that the best law expects, where one applies. */
  readonly expected: number | undefined;
  /** In sentences, how near the laws can be expected to come, where they apply. */
  readonly cautions: readonly string[];
}

/** Sets what was read of a run beside the laws for the experiment's noise. */
export function compareEscape(prepared: PreparedExperiment, mean: EscapeReading): Comparison {
  const { goal, laws, cautions } = showLaws(prepared);
  const best = laws.find(({ result }) => 'value' in result);
  return {
    mean,
    goal,
    laws,
    expected: best !== undefined && 'value' in best.result ? best.result.value : undefined,
    cautions,
  };
}

/** Names of the laws, and which form of them. */
export const LAW_TITLES: Readonly<Record<LawName, Pick<ComparedLaw, 'name' | 'variant'>>> = {
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
): Pick<Comparison, 'goal' | 'cautions'> & { laws: readonly ComparedLaw[] } {
  const { goal, results, cautions, isFlatAcross } = findEscapeLaws(prepared);
  const laws = lawsFor(prepared, isFlatAcross).map(
    (law): ComparedLaw => ({
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
