/** The laws that are shown for an experiment, and how they are called. */

import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { LawResult } from '../theory/law.ts';
import type { LawName } from './law-scope.ts';
import { findEscapeLaws } from './laws.ts';

/** A law as it is shown. */
export interface ListedLaw {
  readonly name: string;
  /** What tells it from its neighbour, e.g. its prefactor. */
  readonly variant: string;
  /** Mean escape time t, or why there is none. */
  readonly result: LawResult;
}

/** What a law is called on one line. */
export function titleOf({ name, variant }: Pick<ListedLaw, 'name' | 'variant'>): string {
  return variant === '' ? name : `${name}, ${variant}`;
}

/** The laws for an experiment's kind of noise. */
export interface LawList {
  /** In a sentence, which time this is. */
  readonly goal: string;
  /** Best first; one row where none of them applies, for one reason. */
  readonly laws: readonly ListedLaw[];
  /** In sentences, how near the laws can be expected to come, and what to know of the noise. */
  readonly cautions: readonly string[];
}

/** Names of the laws, and which form of them. */
export const LAW_TITLES: Readonly<Record<LawName, Pick<ListedLaw, 'name' | 'variant'>>> = {
  kramers: { name: 'Kramers', variant: 'one dimension' },
  underdamped: { name: 'Kramers', variant: 'with inertia' },
  momentum: { name: 'Momentum law', variant: 'level second-hand' },
  lossScaled: { name: 'Loss-scaled law', variant: 'power of the loss' },
  eyringKramers: { name: 'Eyring–Kramers', variant: 'both dimensions' },
  sgdDiffusion: { name: 'SGD law', variant: 'published prefactor' },
  sgdDiffusionIto: { name: 'SGD law', variant: 'Itô prefactor' },
};

/** Lists the laws for an experiment's noise, evaluated. */
export function listLaws(prepared: PreparedExperiment): LawList {
  const { goal, results, cautions, isFlatAcross } = findEscapeLaws(prepared);
  const laws = lawsFor(prepared, isFlatAcross).map(
    (law): ListedLaw => ({ ...LAW_TITLES[law], result: results[law] }),
  );
  const [first] = laws;
  const isOneReason = laws.every(
    ({ result }) =>
      'reason' in result && 'reason' in first.result && result.reason === first.result.reason,
  );
  const name = prepared.experiment.noise.name === 'none' ? 'No law' : first.name;
  return {
    goal: goal.kind === 'elsewhere' ? 'Time to the escape region.' : goal.sentence,
    cautions: dependsOnPosition(prepared) ? [...cautions, ITO] : cautions,
    laws: isOneReason ? [{ name, variant: '', result: first.result }] : laws,
  };
}

const ITO =
  'The noise depends on θ and is that of the place where a step begins: exact answers and laws are in the sense of Itô.';

/** Whether the noise of a step is another at the start, the minimum, the saddle or the minimum beyond. */
function dependsOnPosition(prepared: PreparedExperiment): boolean {
  const { minimum, saddle, target } = prepared.route;
  const places = [minimum, saddle, target].flatMap((point) => (point ? [point.position] : []));
  const [first, ...others] = [prepared.model.start.at, ...places].map((place) =>
    stepCovariance(prepared)(...place),
  );
  const scale = Math.max(...first.map(Math.abs));
  return others.some((other) =>
    other.some((element, index) => Math.abs(element - first[index]) > SAME * scale),
  );
}

/** Covariances that differ by less than this share are the same. */
const SAME = 1e-9;

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
