/** Exact mean escape times for an experiment: what particles are held to. */

import type { MethodName } from '../dynamics/methods.ts';
import type { NoiseModel } from '../dynamics/noise.ts';
import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import { computeFirstPassageSteps } from '../theory/chain-1d.ts';
import { computeEscape2d } from '../theory/generator-2d/first-passage-2d.ts';
import { DEFAULT_CELLS, type Resolution } from '../theory/generator-2d/problem.ts';
import { computeMeanFirstPassageTime, type FirstPassage1d } from '../theory/quadrature-1d.ts';
import { reduceToOneDimension } from '../theory/separable.ts';

/** A mean escape time from a solver. Times in t = η · steps. */
export interface ExactAnswer {
  readonly value: number;
  /** Bound on the solver's own error, in t. */
  readonly error: number;
  /** Which solver, and what it takes the process to be: words for the reader. */
  readonly method: string;
  /** Whether the steps are those of the particles; else they are taken to be infinitely short. */
  readonly isDiscrete: boolean;
  /** Time after which a population has settled, so that escapes come at a constant rate: to 1e-3. */
  readonly settlingTime: number;
}

/** All that the solvers say. */
export interface ExactAnswers {
  /** Best first: the discrete chain, where there is one, before continuous time. */
  readonly answers: readonly ExactAnswer[];
  /** In sentences, why a better answer or any is missing. */
  readonly reasons: readonly string[];
}

/** Update rules that are one noisy gradient step, θ′ = θ − η(g + noise): what the solvers solve. */
const SOLVED_METHODS: readonly MethodName[] = ['langevin', 'sgd'];

/**
 * Solves an experiment as exactly as it can be: a problem that falls apart into one dimension as a discrete chain and in
 * continuous time, any other in continuous time in the plane. Milliseconds in one dimension, about a second in two.
 */
export function computeExactAnswers(
  prepared: PreparedExperiment,
  resolution: Resolution = {},
): ExactAnswers {
  const { model, landscape, experiment } = prepared;
  const obstacle = findObstacle(prepared);
  if (obstacle !== undefined) return { answers: [], reasons: [obstacle] };
  const problem = {
    ...landscape,
    diffusion: diffusionOf(prepared),
    start: model.start.at,
    escape: model.escape,
  };
  const reduced = reduceToOneDimension(problem);
  const reasons: string[] = [];
  if (reduced !== undefined) {
    const { learningRate } = experiment.method;
    const settlingTime = settlingTimeAlong(prepared);
    const results = [
      solveChain(reduced, learningRate, settlingTime),
      solveQuadrature(reduced, settlingTime),
    ];
    const answers = results.filter((result) => 'value' in result);
    for (const result of results) if ('reason' in result) reasons.push(result.reason);
    if (answers.length > 0) return { answers, reasons };
  }
  const inPlane = solveInPlane(problem, resolution);
  return 'value' in inPlane
    ? { answers: [inPlane], reasons }
    : { answers: [], reasons: [...reasons, inPlane.reason] };
}

/** Why no solver fits. */
function findObstacle({ experiment, model }: PreparedExperiment): string | undefined {
  const { method, noise } = experiment;
  if (noise.name === 'none' || noise.temperature === 0) return 'Without noise nothing escapes.';
  if (!SOLVED_METHODS.includes(method.name)) {
    return `The exact solvers know plain gradient steps (${SOLVED_METHODS.join(', ')}), not ${method.name}.`;
  }
  if (model.start.spread > 0) {
    return 'The exact solvers start from one point; the start has a spread.';
  }
  return undefined;
}

/** D of the diffusion that the steps approach, ηC/2B: the temperature where the noise is white. */
function diffusionOf({
  model,
  experiment,
  landscape,
}: PreparedExperiment): number | ((x: number, y: number) => SymmetricMatrix) {
  const { noise, method } = experiment;
  if (noise.temperature !== undefined) return noise.temperature;
  const noiseModel: NoiseModel = NOISE_MODELS[noise.name];
  const half = method.learningRate / 2;
  return (x, y) => {
    const place = {
      position: [x, y] as const,
      loss: () => landscape.value(x, y),
      hessian: () => landscape.hessian(x, y),
    };
    const [xx, xy, yy] = noiseModel.covariance(place, model.noise.constants);
    return [half * xx, half * xy, half * yy];
  };
}

type Attempt = ExactAnswer | { readonly reason: string };

/**
 * 7/(λ₂ − λ₁) with λ₂ − λ₁ taken to be the smaller one of the curvatures of minimum and saddle along the axis: what it
 * is where the barrier is high. 0 without any curvature.
 */
function settlingTimeAlong({ model, route: { minimum, saddle } }: PreparedExperiment): number {
  const isAlongX = model.escape.kind === 'half-plane' && model.escape.normal[1] === 0;
  const curvatures = [minimum, saddle]
    .map((point) => Math.abs(point?.hessian[isAlongX ? 0 : 2] ?? 0))
    .filter((curvature) => curvature > 0);
  if (curvatures.length > 0) return 7 / Math.min(...curvatures);
  return 0;
}

function solveChain(problem: FirstPassage1d, learningRate: number, settlingTime: number): Attempt {
  const { gradient, diffusion, start, target } = problem;
  const result = computeFirstPassageSteps({
    learningRate,
    gradient,
    variance: (x) => 2 * learningRate * diffusion(x),
    start,
    survival:
      target > start ? [Number.NEGATIVE_INFINITY, target] : [target, Number.POSITIVE_INFINITY],
  });
  if ('reason' in result) return result;
  const { meanSteps, relativeError } = result;
  return {
    value: learningRate * meanSteps,
    error: learningRate * meanSteps * relativeError,
    method: `one-dimensional chain of discrete steps, η = ${learningRate} (integral equation)`,
    isDiscrete: true,
    settlingTime,
  };
}

function solveQuadrature(problem: FirstPassage1d, settlingTime: number): Attempt {
  const result = computeMeanFirstPassageTime(problem);
  if ('reason' in result) return result;
  const { meanTime, relativeError } = result;
  if (!Number.isFinite(meanTime)) {
    return { reason: 'The mean escape time is beyond the range of a double.' };
  }
  return {
    value: meanTime,
    error: meanTime * relativeError,
    method: 'one-dimensional diffusion in continuous time, η → 0 (quadrature)',
    isDiscrete: false,
    settlingTime,
  };
}

function solveInPlane(
  problem: Parameters<typeof computeEscape2d>[0],
  resolution: Resolution,
): Attempt {
  const result = computeEscape2d(problem, resolution);
  if ('reason' in result) return result;
  const { meanTime, transient } = result;
  const cells = resolution.cells ?? DEFAULT_CELLS;
  return {
    value: meanTime.value,
    error: meanTime.error,
    method: `two-dimensional diffusion in continuous time, η → 0 (finite volumes, ${cells} × ${cells} cells, extrapolated)`,
    isDiscrete: false,
    settlingTime: transient,
  };
}
