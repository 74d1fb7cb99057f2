/** The escape laws for an experiment: each a mean escape time, or why it does not apply. */

import { switchLevel } from '../dynamics/noise/two-temperature.ts';
import { effectiveBatchSize } from '../dynamics/noise.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { CriticalPoint } from '../landscapes/critical-points.ts';
import { curvatureAlong } from '../landscapes/symmetric-matrix.ts';
import {
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
  computeSgdExponents,
} from '../theory/gradient-noise-laws.ts';
import { type LawResult, round } from '../theory/law.ts';
import { computeEyringKramersTime, computeKramersTime } from '../theory/white-noise-laws.ts';
import { type EscapeGoal, findEscapeGoal, findShare } from './escape-goal.ts';

/** Names of the laws, as in results. */
export type LawName = 'kramers' | 'eyringKramers' | 'sgdDiffusion' | 'sgdDiffusionIto';

/** All laws for one experiment. Times in t = η · steps. */
export interface EscapeLaws {
  /** What the times lead to. To the saddle they are half as long, and `results` contain that half: `goal.share`. */
  readonly goal: EscapeGoal;
  readonly results: Readonly<Record<LawName, LawResult>>;
  /** In sentences, how near the laws can be expected to come, where they apply. */
  readonly cautions: readonly string[];
  /**
   * ΔL/T, or for gradient noise that of the SGD law; undefined without noise, and without a saddle. It is that of local-Hessian
   * noise only roughly.
   */
  readonly exponent: number | undefined;
  /** Whether the loss does not depend on the coordinate across the way out. */
  readonly isFlatAcross: boolean;
}

/** The laws do not change while an experiment runs. */
const known = new WeakMap<PreparedExperiment, EscapeLaws>();

/** Evaluates the laws. */
export function findEscapeLaws(prepared: PreparedExperiment): EscapeLaws {
  let laws = known.get(prepared);
  if (laws === undefined) {
    laws = evaluateLaws(prepared);
    known.set(prepared, laws);
  }
  return laws;
}

function evaluateLaws(prepared: PreparedExperiment): EscapeLaws {
  const goal = findEscapeGoal(prepared);
  const { minimum, saddle, furtherSaddles, reason } = prepared.route;
  if (minimum === undefined || saddle === undefined) {
    const why = goal.kind === 'elsewhere' ? goal.sentence : (reason ?? 'No saddle was found.');
    const results = forNoise(prepared, () => ({ reason: why }));
    return { goal, results, cautions: [], exponent: undefined, isFlatAcross: false };
  }
  const way = describeWay(prepared, minimum, saddle);
  const exponent = exponentOf(prepared, way);
  const { isFlatAcross } = way;
  if (goal.kind === 'elsewhere') {
    const results = forNoise(prepared, () => ({ reason: goal.sentence }));
    return { goal, results, cautions: [], exponent, isFlatAcross };
  }
  const further = furtherSaddles.map((pass) => describeWay(prepared, minimum, pass));
  const results = forNoise(prepared, (law) =>
    ADDS_SADDLES[law]
      ? addRates(
          relevantWays(prepared, way, further).map((one) => evaluateOver(law, prepared, one)),
        )
      : evaluateOver(law, prepared, way),
  );
  const applies = Object.values(results).some((result) => 'value' in result);
  const cautions = applies ? findCautions(prepared, way, further) : [];
  return { goal, results, cautions, exponent, isFlatAcross };
}

/** Laws for which escapes over several saddles are known to add. The noise of SGD is modelled on one saddle. */
const ADDS_SADDLES: Readonly<Record<LawName, boolean>> = {
  kramers: true,
  eyringKramers: true,
  sgdDiffusion: false,
  sgdDiffusionIto: false,
};

/** Saddles that contribute less than this to the rate are left out. */
const NEGLIGIBLE = 1e-4;

function relevantWays(
  { experiment }: PreparedExperiment,
  way: Way,
  further: readonly Way[],
): Way[] {
  const temperature = experiment.noise.temperature ?? 0;
  const isRelevant = (other: Way): boolean =>
    Math.exp((way.barrier - other.barrier) / temperature) > NEGLIGIBLE;
  return [way, ...further.filter(isRelevant)];
}

/** The mean time of a process that can happen in several ways, from their mean times: rates add. */
function addRates(results: readonly LawResult[]): LawResult {
  let rate = 0;
  for (const result of results) {
    if ('reason' in result) return result;
    rate += 1 / result.value;
  }
  return { value: 1 / rate };
}

/** A law over one saddle, up to where the region begins. */
function evaluateOver(law: LawName, prepared: PreparedExperiment, way: Way): LawResult {
  const result = evaluate[law](prepared, way);
  return 'reason' in result ? result : { value: way.share * result.value };
}

/** Every law that is about the experiment's kind of noise, evaluated; the reason why the others are not. */
function forNoise(
  { experiment: { noise } }: PreparedExperiment,
  result: (law: LawName) => LawResult,
): Record<LawName, LawResult> {
  const thermal = (law: LawName): LawResult => {
    if (noise.name === 'white') return result(law);
    if (noise.name === 'none') return { reason: 'Without noise nothing escapes.' };
    return { reason: 'Gradient noise has no one temperature; the law is about white noise.' };
  };
  const stochastic = (law: LawName): LawResult => {
    switch (noise.name) {
      case 'two-temperature':
        return result(law);
      case 'local-hessian':
        return {
          reason:
            'Its two temperatures are a picture of this noise; the time under |H(θ)| itself hangs on the noise floor.',
        };
      case 'loss-scaled':
        return { reason: 'This noise grows with the loss; its law is a power of L_b/L_a.' };
      case 'minibatch':
      case 'formula':
        return { reason: 'The law takes C = H; this noise is whatever it is.' };
      case 'heavy-tailed':
        return { reason: 'Heavy-tailed noise leaves by single jumps; the law is about diffusion.' };
      case 'white':
        return { reason: 'White noise does not follow the curvature; the law is about SGD noise.' };
      case 'none':
        return { reason: 'Without noise nothing escapes.' };
    }
  };
  return {
    kramers: thermal('kramers'),
    eyringKramers: thermal('eyringKramers'),
    sgdDiffusion: stochastic('sgdDiffusion'),
    sgdDiffusionIto: stochastic('sgdDiffusionIto'),
  };
}

const evaluate: Readonly<Record<LawName, (prepared: PreparedExperiment, way: Way) => LawResult>> = {
  kramers: ({ experiment: { noise, method } }, way) =>
    computeKramersTime({
      ...way,
      temperature: noise.temperature ?? 0,
      learningRate: method.learningRate,
    }),
  eyringKramers: ({ experiment: { noise, method } }, way) =>
    computeEyringKramersTime({
      minimumCurvatures: way.minimumCurvatures,
      saddles: [{ curvatures: way.saddleCurvatures, barrier: way.barrier }],
      temperature: noise.temperature ?? 0,
      learningRate: method.learningRate,
    }),
  sgdDiffusion: (prepared, way) => computeSgdDiffusionTime(sgdWell(prepared, way)),
  sgdDiffusionIto: (prepared, way) => computeSgdDiffusionItoTime(sgdWell(prepared, way)),
};

function sgdWell({ experiment: { noise, method } }: PreparedExperiment, way: Way) {
  const { minimumCurvature, saddleCurvature } = way;
  return {
    ...way,
    noiseSplit: switchLevel(noise.parameters, minimumCurvature, saddleCurvature),
    learningRate: method.learningRate,
    batchSize: effectiveBatchSize(noise),
  };
}

function exponentOf(prepared: PreparedExperiment, way: Way): number | undefined {
  const { noise } = prepared.experiment;
  if (noise.temperature !== undefined) return way.barrier / noise.temperature;
  if (noise.batchSize === undefined) return undefined;
  const { atMinimum, atSaddle } = computeSgdExponents(sgdWell(prepared, way));
  return atMinimum + atSaddle;
}

/** Exponents above this need no word: the laws then err by some percent. */
const COMFORTABLE = 8;

/** The same for the lesser one of the two parts of an SGD exponent. */
const COMFORTABLE_PART = 3;

function findCautions(prepared: PreparedExperiment, way: Way, further: readonly Way[]): string[] {
  const { noise } = prepared.experiment;
  const cautions: string[] = [];
  if (noise.temperature !== undefined) {
    const exponent = way.barrier / noise.temperature;
    if (exponent <= COMFORTABLE) {
      cautions.push(
        `Laws are for rare escapes; the exponent here is ${round(exponent)}, so agreement is rough.`,
      );
    }
    const count = relevantWays(prepared, way, further).length;
    if (count > 1) cautions.push(`${count} saddles lead there; their rates are added.`);
    return cautions;
  }
  const distance = describeSgdDistance(prepared, way);
  if (distance !== undefined) cautions.push(distance);
  if (further.length > 0) {
    cautions.push(
      `The law is for the way over the lowest saddle alone; ${further.length + 1} saddles lead there.`,
    );
  }
  return cautions;
}

function describeSgdDistance(prepared: PreparedExperiment, way: Way): string | undefined {
  const { atMinimum, atSaddle } = computeSgdExponents(sgdWell(prepared, way));
  const least = Math.min(atMinimum, atSaddle);
  if (least >= COMFORTABLE_PART) return undefined;
  const parts = `The exponent has two parts, ${round(atMinimum)} at the minimum and ${round(atSaddle)} at the saddle, and the law wants both large`;
  if (least >= 1) return `${parts}: agreement is rough.`;
  const where = atMinimum < atSaddle ? 'minimum' : 'saddle';
  // From 2π/H_a to 2π/√(H_a|H_b|).
  const ratio = Math.sqrt(way.minimumCurvature / way.saddleCurvature);
  const range = [1, ratio].sort((p, q) => p - q).map(round);
  return `${parts}: the noise changes within reach of the ${where}, so that the time is about ${range[0]} to ${range[1]} times the Itô law’s.`;
}

/** A way out, as the laws want it. */
interface Way {
  /** H_ae = e·H_a·e, with e the unstable direction of the saddle. */
  readonly minimumCurvature: number;
  /** |H_be| */
  readonly saddleCurvature: number;
  readonly minimumCurvatures: readonly number[];
  readonly saddleCurvatures: readonly number[];
  readonly isFlatAcross: boolean;
  /** ΔL */
  readonly barrier: number;
  /** Time to where the region begins, as a share of that to the far well. */
  readonly share: number;
}

function describeWay(
  prepared: PreparedExperiment,
  minimum: CriticalPoint,
  saddle: CriticalPoint,
): Way {
  return {
    minimumCurvature: curvatureAlong(minimum.hessian, saddle.eigenvectors[0]),
    saddleCurvature: Math.abs(saddle.eigenvalues[0]),
    minimumCurvatures: minimum.eigenvalues,
    saddleCurvatures: saddle.eigenvalues,
    isFlatAcross: isFlat(minimum, saddle),
    barrier: saddle.value - minimum.value,
    share: findShare(prepared, saddle) ?? Number.NaN,
  };
}

/** Eigenvalues that are 0 but for round-off are given as 0. */
function isFlat(minimum: CriticalPoint, saddle: CriticalPoint): boolean {
  return saddle.eigenvalues[1] === 0 && minimum.eigenvalues[0] === 0;
}
