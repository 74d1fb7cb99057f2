/** The escape laws for an experiment: each a mean escape time, or why it does not apply. */

import { switchLevel } from '../dynamics/noise/two-temperature.ts';
import { effectiveBatchSize } from '../dynamics/noise.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import {
  computeAdamExponent,
  computeLossScaledTime,
  computeMomentumTime,
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
  computeSgdExponents,
  momentumExponent,
  momentumPrefactor,
  swings,
} from '../theory/gradient-noise-laws.ts';
import { type LawResult, scaleTime } from '../theory/law.ts';
import { computeTurnoverFactor } from '../theory/turnover.ts';
import {
  computeEyringKramersTime,
  computeKramersTime,
  computeUnderdampedTime,
} from '../theory/white-noise-laws.ts';
import { type EscapeGoal, findEscapeGoal } from './escape-goal.ts';
import { explainOutOfScope, LAW_NAMES, type LawName, noisePerCurvature } from './law-scope.ts';
import { explainNoParabola } from './parabola.ts';
import { curvatureAcross, describeWay, findRound, type Way, widening } from './way.ts';

/** All laws for one experiment. Times in t = η · steps. */
export interface EscapeLaws {
  /** What the times lead to. To the saddle they are half as long, and `results` contain that half: `goal.share`. */
  readonly goal: EscapeGoal;
  readonly results: Readonly<Record<LawName, LawResult>>;
  /** In sentences, how near the laws can be expected to come, where they apply. */
  readonly cautions: readonly string[];
  /**
   * ΔL/T, or for gradient noise that of the SGD law, for loss-scaled noise that of its own; undefined without noise, and without a saddle. It is that of local-Hessian
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
    const results = withinScope(prepared, () => ({ reason: why }));
    return { goal, results, cautions: [], exponent: undefined, isFlatAcross: false };
  }
  const way = describeWay(prepared, minimum, saddle);
  const exponent = exponentOf(prepared, way);
  const { isFlatAcross } = way;
  if (goal.kind === 'elsewhere') {
    const results = withinScope(prepared, () => ({ reason: goal.sentence }));
    return { goal, results, cautions: [], exponent, isFlatAcross };
  }
  const further = furtherSaddles.map((pass) => describeWay(prepared, minimum, pass));
  const results = withinScope(prepared, (law) =>
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
  underdamped: true,
  sgdDiffusion: false,
  sgdDiffusionIto: false,
  momentum: false,
  lossScaled: false,
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
  if ('reason' in result) return result;
  const reason = explainNoParabola(prepared, way, COUNTS_ACROSS[law]);
  return reason === undefined ? scaleTime(result, way.share) : { reason };
}

/** Laws that are about both directions. */
const COUNTS_ACROSS: Readonly<Record<LawName, boolean>> = {
  kramers: false,
  eyringKramers: true,
  underdamped: true,
  sgdDiffusion: false,
  sgdDiffusionIto: false,
  momentum: false,
  lossScaled: true,
};

/** Every law that is about the experiment's noise and method, evaluated; the reason why the others are not. */
function withinScope(
  prepared: PreparedExperiment,
  result: (law: LawName) => LawResult,
): Record<LawName, LawResult> {
  const read = (law: LawName): LawResult => {
    const reason = explainOutOfScope(law, prepared);
    return reason === undefined ? result(law) : { reason };
  };
  return Object.fromEntries(LAW_NAMES.map((law) => [law, read(law)])) as Record<LawName, LawResult>;
}

/** A(δ) above this is no more than what a law may be off by anyway. */
const HARDLY_LIMITED = 0.9;

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
  underdamped: (prepared, way) => {
    const { noise, method } = prepared.experiment;
    const { temperature = 0 } = noise;
    const { friction } = method.parameters;
    const { action, isOneDimensional } = findRound(prepared, way);
    const loss = (friction * action) / temperature;
    const turnoverFactor = temperature > 0 ? computeTurnoverFactor(loss) : 1;
    if (!isOneDimensional && turnoverFactor < HARDLY_LIMITED) {
      return {
        reason: `The friction is weak, γS/T = ${sayNumber(loss)} lost in a round: between Kramers’ two regimes the law is known for a straight way out alone, and this one is not.`,
      };
    }
    const along = computeUnderdampedTime({
      ...way,
      temperature,
      friction,
      learningRate: method.learningRate,
      turnoverFactor: isOneDimensional ? turnoverFactor : 1,
    });
    return scaleTime(along, widening(way));
  },
  sgdDiffusion: (prepared, way) => computeSgdDiffusionTime(sgdWell(prepared, way)),
  sgdDiffusionIto: (prepared, way) => computeSgdDiffusionItoTime(sgdWell(prepared, way)),
  momentum: (prepared, way) => computeMomentumTime(momentumWell(prepared, way)),
  lossScaled: ({ experiment: { noise, method } }, way) =>
    computeLossScaledTime({
      ...way,
      learningRate: method.learningRate,
      batchSize: effectiveBatchSize(noise),
      minimumCurvatureAcross: way.isFlatAcross ? 0 : curvatureAcross(way),
      saddleCurvatureAcross: way.saddleCurvatures[1],
    }),
};

function sgdWell(prepared: PreparedExperiment, way: Way) {
  const { noise, method } = prepared.experiment;
  const { minimumCurvature, saddleCurvature } = way;
  return {
    ...way,
    noiseSplit: switchLevel(noise.parameters, minimumCurvature, saddleCurvature),
    learningRate: method.learningRate,
    batchSize: effectiveBatchSize(noise) / noisePerCurvature(prepared),
  };
}

function momentumWell(prepared: PreparedExperiment, way: Way) {
  const { beta1, beta3 } = prepared.experiment.method.parameters;
  return { ...sgdWell(prepared, way), momentum: beta1, gradientWeight: beta3 };
}

/** What the laws make of ln τ for the optimizer of an experiment with gradient noise, where curvatures grow by k at the same barrier. */
export interface OptimizerLaw {
  /** The exponent; undefined where escapes are not rare enough for it. */
  readonly exponent: number | undefined;
  /** The prefactor, up to a factor that does not depend on k. */
  readonly prefactor: number;
}

/** The law of the experiment's optimizer; undefined for other methods and without a saddle. */
export function findOptimizerLaw(prepared: PreparedExperiment): OptimizerLaw | undefined {
  const { minimum, saddle } = prepared.route;
  if (minimum === undefined || saddle === undefined) return undefined;
  const way = describeWay(prepared, minimum, saddle);
  const well = sgdWell(prepared, way);
  switch (prepared.experiment.method.name) {
    case 'sgd': {
      const { atMinimum, atSaddle } = computeSgdExponents(well);
      return { exponent: atMinimum + atSaddle, prefactor: 1 / well.minimumCurvature };
    }
    case 'momentum': {
      const moving = momentumWell(prepared, way);
      return { exponent: momentumExponent(moving), prefactor: momentumPrefactor(moving) };
    }
    case 'adam': {
      const exponent = computeAdamExponent(well);
      return {
        exponent: 'value' in exponent ? exponent.value : undefined,
        prefactor: 1 / Math.sqrt(well.minimumCurvature),
      };
    }
    default:
      return undefined;
  }
}

function exponentOf(prepared: PreparedExperiment, way: Way): number | undefined {
  const { noise, method } = prepared.experiment;
  if (noise.temperature !== undefined) return way.barrier / noise.temperature;
  if (noise.batchSize === undefined) return undefined;
  if (noise.name === 'loss-scaled') {
    const { minimumLoss, saddleLoss, minimumCurvature } = way;
    const perLog = effectiveBatchSize(noise) / (method.learningRate * minimumCurvature);
    return minimumLoss > 0 ? perLog * Math.log(saddleLoss / minimumLoss) : undefined;
  }
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
        `Laws are for rare escapes; the exponent here is ${sayNumber(exponent)}, so agreement is rough.`,
      );
    }
    const count = relevantWays(prepared, way, further).length;
    if (count > 1) cautions.push(`${count} saddles lead there; their rates are added.`);
    return cautions;
  }
  if (noise.name === 'loss-scaled') return cautions;
  if (noise.name === 'minibatch') {
    cautions.push(
      `From the data at the minimum: C = cH with c = ${sayNumber(noisePerCurvature(prepared))}, which the law takes everywhere.`,
    );
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
  const parts = `The exponent has two parts, ${sayNumber(atMinimum)} at the minimum and ${sayNumber(atSaddle)} at the saddle, and the law wants both large`;
  if (prepared.experiment.method.name === 'momentum' && swings(momentumWell(prepared, way))) {
    return `${parts}: particles swing through the well before momentum forgets, from one strength of the noise into another, and the law’s level may be off by several times.`;
  }
  if (least >= 1) return `${parts}: agreement is rough.`;
  const where = atMinimum < atSaddle ? 'the minimum' : 'the saddle';
  // From 2π/H_a to 2π/√(H_a|H_b|).
  const ratio = Math.sqrt(way.minimumCurvature / way.saddleCurvature);
  const range = [1, ratio].sort((p, q) => p - q).map((value) => sayNumber(value));
  return `${parts}: the noise changes within reach of ${where}, so that the time is about ${range[0]} to ${range[1]} times the Itô law’s.`;
}
