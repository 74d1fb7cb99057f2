/** Engine output beside theory: the only place where the two meet. */

import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { estimateEscapeRate } from '../statistics/escape-rate.ts';
import {
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
} from '../theory/gradient-noise-laws.ts';
import type { LawResult } from '../theory/law.ts';
import { computeEyringKramersTime, computeKramersTime } from '../theory/white-noise-laws.ts';
import { findEscapeGoal } from './escape-goal.ts';

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
  const { goal, laws } = findLaws(prepared);
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

/** The laws do not change while an experiment runs. */
const known = new WeakMap<PreparedExperiment, { goal: string; laws: readonly Law[] }>();

function findLaws(prepared: PreparedExperiment): { goal: string; laws: readonly Law[] } {
  let found = known.get(prepared);
  if (found === undefined) {
    const goal = findEscapeGoal(prepared);
    const laws = lawsForNoise(prepared);
    found =
      goal.kind === 'elsewhere'
        ? {
            goal: 'Time to the escape region.',
            laws: [{ name: laws[0].name, variant: '', result: { reason: goal.sentence } }],
          }
        : { goal: goal.sentence, laws: goal.kind === 'saddle' ? laws.map(halve) : laws };
    known.set(prepared, found);
  }
  return found;
}

/** The time to the saddle is half the time to the far well. */
function halve(law: Law): Law {
  return 'reason' in law.result ? law : { ...law, result: { value: law.result.value / 2 } };
}

function lawsForNoise(prepared: PreparedExperiment): readonly Law[] {
  const { noise } = prepared.experiment;
  switch (noise.name) {
    case 'white':
      return whiteNoiseLaws(prepared, noise.temperature ?? 0);
    case 'two-temperature':
      return gradientNoiseLaws(prepared, noise.batchSize ?? 1);
    case 'local-hessian': {
      const reason =
        'Its two temperatures are a picture of this noise; the time under |H(θ)| itself hangs on the noise floor.';
      return [{ name: 'SGD law', variant: '', result: { reason } }];
    }
    case 'none':
      return [
        { name: 'No law', variant: '', result: { reason: 'Without noise nothing escapes.' } },
      ];
  }
}

function whiteNoiseLaws(prepared: PreparedExperiment, temperature: number): readonly Law[] {
  const way = describeWay(prepared);
  const { learningRate } = prepared.experiment.method;
  if ('reason' in way) return [{ name: 'Kramers', variant: '', result: way }];
  const oneDimensional: Law = {
    name: 'Kramers',
    variant: 'one dimension',
    result: computeKramersTime({ ...way, temperature, learningRate }),
    exponent: way.barrier / temperature,
  };
  // A loss that does not depend on the coordinate across leaves that coordinate out.
  if (way.isFlatAcross) return [oneDimensional];
  return [
    {
      name: 'Eyring–Kramers',
      variant: 'both dimensions',
      result: computeEyringKramersTime({
        minimumCurvatures: way.minimumCurvatures,
        saddles: [{ curvatures: way.saddleCurvatures, barrier: way.barrier }],
        temperature,
        learningRate,
      }),
      exponent: way.barrier / temperature,
    },
    oneDimensional,
  ];
}

function gradientNoiseLaws(prepared: PreparedExperiment, batchSize: number): readonly Law[] {
  const way = describeWay(prepared);
  if ('reason' in way) return [{ name: 'SGD law', variant: '', result: way }];
  const { minimumCurvature, saddleCurvature } = way;
  const given = prepared.experiment.noise.parameters.switch;
  const noiseSplit =
    given !== undefined && given > 0
      ? given
      : saddleCurvature / (minimumCurvature + saddleCurvature);
  const { learningRate } = prepared.experiment.method;
  const well = { ...way, noiseSplit, learningRate, batchSize };
  const exponent =
    ((2 * batchSize * way.barrier) / learningRate) *
    (noiseSplit / minimumCurvature + (1 - noiseSplit) / saddleCurvature);
  return [
    {
      name: 'SGD law',
      variant: 'Itô prefactor',
      result: computeSgdDiffusionItoTime(well),
      exponent,
    },
    {
      name: 'SGD law',
      variant: 'published prefactor',
      result: computeSgdDiffusionTime(well),
      exponent,
    },
  ];
}

/** The way out, as the laws want it. */
interface Way {
  /** H_ae = e·H_a·e, with e the unstable direction of the saddle. */
  readonly minimumCurvature: number;
  /** |H_be| */
  readonly saddleCurvature: number;
  readonly minimumCurvatures: readonly number[];
  readonly saddleCurvatures: readonly number[];
  /** Whether the loss does not depend on the coordinate across the way. */
  readonly isFlatAcross: boolean;
  /** ΔL */
  readonly barrier: number;
}

function describeWay({ route }: PreparedExperiment): Way | { readonly reason: string } {
  const { minimum, saddle, barrier } = route;
  if (minimum === undefined || saddle === undefined || barrier === undefined) {
    return { reason: route.reason ?? 'No saddle was found on the way out.' };
  }
  const [ex, ey] = saddle.eigenvectors[0];
  const [xx, xy, yy] = minimum.hessian;
  return {
    minimumCurvature: ex * ex * xx + 2 * ex * ey * xy + ey * ey * yy,
    saddleCurvature: Math.abs(saddle.eigenvalues[0]),
    minimumCurvatures: minimum.eigenvalues,
    saddleCurvatures: saddle.eigenvalues,
    isFlatAcross: saddle.eigenvalues[1] === 0 && minimum.eigenvalues[0] === 0,
    barrier,
  };
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
