/** An experiment as the problem that the exact solvers are asked. */

import type { MethodName } from '../dynamics/methods.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import type { KilledChain2d } from '../theory/chain-2d/problem.ts';
import type { KilledChain1d } from '../theory/chain-problem.ts';
import { bridgeGaps } from '../theory/gaps.ts';
import type { FirstPassage2d, Refusal } from '../theory/generator-2d/problem.ts';
import type { FirstPassage1d } from '../theory/quadrature-1d.ts';

/** The diffusion that an experiment's steps approach as η → 0, with its formula, start and escape region. */
export type SolverProblem = Landscape & FirstPassage2d;

/** Update rules that are one noisy gradient step, θ′ = θ − η(g + noise): what the solvers solve. */
const SOLVED_METHODS: readonly MethodName[] = ['langevin', 'sgd'];

/** Why there is no answer where the loss does not hold the particles in: walls at the sides of the domain would make one of their own. */
export const NOT_HELD =
  'In continuous time, too, particles get beyond the sides of the domain before they escape: the solver has no answer.';

/**
 * Poses the problem, or says why no solver fits. Points and lines on which the loss has no value are bridged; where a chain cannot make
 * its first step, `poseChain` says so.
 */
export function poseProblem(prepared: PreparedExperiment): SolverProblem | Refusal {
  const { landscape, model } = prepared;
  const reason = findObstacle(prepared);
  if (reason !== undefined) return { reason };
  const { domain } = landscape;
  const value = bridgeGaps((x, y) => [landscape.value(x, y)], domain);
  const diffusion = diffusionOf(prepared);
  return {
    ...landscape,
    value: (x, y) => value(x, y)[0],
    gradient: bridgeGaps(landscape.gradient, domain),
    diffusion: typeof diffusion === 'number' ? diffusion : bridgeGaps(diffusion, domain),
    start: model.start.at,
    escape: model.escape,
  };
}

/** The chain of discrete steps in the one dimension to which a problem reduces; or why there is none. */
export function poseChain(
  prepared: PreparedExperiment,
  { gradient, diffusion, start, target }: FirstPassage1d,
): KilledChain1d | Refusal {
  const { experiment } = prepared;
  const reason = explainNoChain(prepared);
  if (reason !== undefined) return { reason };
  const { learningRate } = experiment.method;
  return {
    learningRate,
    gradient,
    variance: (x) => 2 * learningRate * diffusion(x),
    start,
    survival:
      target > start ? [Number.NEGATIVE_INFINITY, target] : [target, Number.POSITIVE_INFINITY],
  };
}

/** The chain of discrete steps in the plane: the same problem with its steps as long as they are; or why there is none. */
export function poseChainInPlane(
  prepared: PreparedExperiment,
  problem: SolverProblem,
): KilledChain2d | Refusal {
  const { experiment } = prepared;
  const reason = explainNoChain(prepared);
  if (reason !== undefined) return { reason };
  return { ...problem, learningRate: experiment.method.learningRate };
}

/** Why the steps are no chain with normal increments, where they are not; continuous time may have an answer all the same. */
function explainNoChain({ experiment, landscape, model }: PreparedExperiment): string | undefined {
  const { method, noise } = experiment;
  const [x, y] = model.start.at;
  if (!landscape.gradient(x, y).every(Number.isFinite)) {
    return `The gradient has no value at the start (${sayNumber(x, 6)}, ${sayNumber(y, 6)}): no step leads from there. Start beside it.`;
  }
  if (noise.name === 'minibatch') {
    return 'The chain of discrete steps is for normal noise, and that of a minibatch is not: continuous time needs its covariance alone.';
  }
  if (method.parameters.averaged === 1) {
    return 'The chain of discrete steps forgets, and Leimkuhler–Matthews steps share their noise with the next.';
  }
  return undefined;
}

function findObstacle({ experiment, model }: PreparedExperiment): string | undefined {
  const { method, noise } = experiment;
  if (noise.name === 'none' || noise.temperature === 0) return 'Without noise nothing escapes.';
  if (noise.name === 'heavy-tailed') {
    return 'The exact solvers are for diffusions; heavy-tailed noise jumps.';
  }
  if (!SOLVED_METHODS.includes(method.name)) {
    return `The exact solvers know plain gradient steps (${SOLVED_METHODS.join(', ')}), not ${method.name}.`;
  }
  if (model.start.spread > 0) {
    return 'The exact solvers start from one point; the start has a spread.';
  }
  return undefined;
}

/** D of the diffusion that the steps approach, ηC/2B: the temperature where the noise is white. */
function diffusionOf(
  prepared: PreparedExperiment,
): number | ((x: number, y: number) => SymmetricMatrix) {
  const { temperature } = prepared.experiment.noise;
  if (temperature !== undefined) return temperature;
  const covariance = stepCovariance(prepared);
  const half = prepared.experiment.method.learningRate / 2;
  return (x, y) => {
    const [xx, xy, yy] = covariance(x, y);
    return [half * xx, half * xy, half * yy];
  };
}
