/** Exact mean escape times for an experiment: what particles are held to. */

import type { PreparedExperiment } from '../experiment/prepare.ts';
import { computeFirstPassageSteps } from '../theory/chain-1d.ts';
import { computeEscape2d } from '../theory/generator-2d/first-passage-2d.ts';
import { DEFAULT_CELLS, type Resolution } from '../theory/generator-2d/problem.ts';
import { computeMeanFirstPassageTime, type FirstPassage1d } from '../theory/quadrature-1d.ts';
import { reduceToOneDimension } from '../theory/separable.ts';
import { poseChain, poseProblem } from './solver-problem.ts';

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

/**
 * Solves an experiment as exactly as it can be: a problem that falls apart into one dimension as a discrete chain and in
 * continuous time, any other in continuous time in the plane. Milliseconds in one dimension, about a second in two.
 */
export function computeExactAnswers(
  prepared: PreparedExperiment,
  resolution: Resolution = {},
): ExactAnswers {
  const problem = poseProblem(prepared);
  if ('reason' in problem) return { answers: [], reasons: [problem.reason] };
  const reduced = reduceToOneDimension(problem);
  const reasons: string[] = [];
  if (reduced !== undefined) {
    const { learningRate } = prepared.experiment.method;
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
  const result = computeFirstPassageSteps(poseChain(problem, learningRate));
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
