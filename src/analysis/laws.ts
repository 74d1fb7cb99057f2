/** The escape laws for an experiment: each a mean escape time, or why it does not apply. */

import type { PreparedExperiment } from '../experiment/prepare.ts';
import {
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
} from '../theory/gradient-noise-laws.ts';
import type { LawResult } from '../theory/law.ts';
import { computeEyringKramersTime, computeKramersTime } from '../theory/white-noise-laws.ts';
import { type EscapeGoal, findEscapeGoal } from './escape-goal.ts';

/** Names of the laws, as in results. */
export type LawName = 'kramers' | 'eyringKramers' | 'sgdDiffusion' | 'sgdDiffusionIto';

/** All laws for one experiment. Times in t = η · steps. */
export interface EscapeLaws {
  /** What the times lead to. To the saddle they are half as long, and `results` are those halves. */
  readonly goal: EscapeGoal;
  readonly results: Readonly<Record<LawName, LawResult>>;
  /** What the laws for this noise raise e to: the larger, the nearer the law. */
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
  const way = describeWay(prepared);
  const isFlatAcross = 'barrier' in way && way.isFlatAcross;
  if (goal.kind === 'elsewhere') {
    const results = forNoise(prepared, () => ({ reason: goal.sentence }));
    return { goal, results, exponent: undefined, isFlatAcross };
  }
  if ('reason' in way) {
    return { goal, results: forNoise(prepared, () => way), exponent: undefined, isFlatAcross };
  }
  const share = goal.kind === 'saddle' ? 0.5 : 1;
  const results = forNoise(prepared, (law) => scale(evaluate[law](prepared, way), share));
  return { goal, results, exponent: exponentOf(prepared, way), isFlatAcross };
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

/** The time to the saddle is half the time to the far well. */
function scale(result: LawResult, factor: number): LawResult {
  return 'reason' in result ? result : { value: factor * result.value };
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
  const noiseSplit =
    noise.parameters.switch || saddleCurvature / (minimumCurvature + saddleCurvature);
  return {
    ...way,
    noiseSplit,
    learningRate: method.learningRate,
    batchSize: noise.batchSize ?? 1,
  };
}

function exponentOf(prepared: PreparedExperiment, way: Way): number | undefined {
  const { noise } = prepared.experiment;
  switch (noise.name) {
    case 'white':
      return way.barrier / (noise.temperature ?? 0);
    case 'two-temperature': {
      const { barrier, noiseSplit, batchSize, learningRate } = sgdWell(prepared, way);
      const { minimumCurvature, saddleCurvature } = way;
      const perBarrier = noiseSplit / minimumCurvature + (1 - noiseSplit) / saddleCurvature;
      return ((2 * batchSize * barrier) / learningRate) * perBarrier;
    }
    default:
      return undefined;
  }
}

/** The way out, as the laws want it. */
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
