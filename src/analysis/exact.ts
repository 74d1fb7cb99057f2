/** Exact mean escape times for an experiment: what particles are held to. */

import type { PreparedExperiment } from '../experiment/prepare.ts';
import { computeFirstPassageSteps } from '../theory/chain-1d.ts';
import type { KilledChain2d } from '../theory/chain-2d/problem.ts';
import { computeFirstPassageSteps2d } from '../theory/chain-2d.ts';
import type { KilledChain1d } from '../theory/chain-problem.ts';
import { computeEscape2d } from '../theory/generator-2d/first-passage-2d.ts';
import { DEFAULT_CELLS, type Resolution } from '../theory/generator-2d/problem.ts';
import { computeMeanFirstPassageTime, type FirstPassage1d } from '../theory/quadrature-1d.ts';
import { reduceToOneDimension } from '../theory/separable.ts';
import {
  type Settling,
  settlingOfCurvatures,
  settlingTimeOfChain,
  settlingTimeOfCurvatures,
  settlingTimeOfTransient,
} from './settling.ts';
import { NOT_HELD, poseChain, poseChainInPlane, poseProblem } from './solver-problem.ts';

/** A mean escape time from a solver. Times in t = η · steps. */
export interface ExactAnswer {
  readonly value: number;
  /** Bound on the solver's own error, in t. */
  readonly error: number;
  /** Which solver, and what it takes the process to be: words for the reader. */
  readonly method: string;
  /** Whether the steps are those of the particles; else they are taken to be infinitely short. */
  readonly isDiscrete: boolean;
}

/** All that the solvers say. */
export interface ExactAnswers {
  /** Best first: the discrete chain, where there is one, before continuous time. */
  readonly answers: readonly ExactAnswer[];
  /** In sentences, why a better answer or any is missing. */
  readonly reasons: readonly string[];
  /** When escapes begin to come at a constant rate, to about 1e-3. */
  readonly settling: Settling;
}

/** Cells of the continuous-time solver where the chain, which is the better answer, has been solved too. */
const CELLS_BESIDE_CHAIN = 128;

/**
 * Solves an experiment as exactly as it can be, as a discrete chain and in continuous time: in one dimension where it
 * falls apart, else in the plane. Milliseconds in one dimension, about two seconds in the plane.
 */
export function computeExactAnswers(
  prepared: PreparedExperiment,
  resolution: Resolution = {},
): ExactAnswers {
  const guess = settlingOfCurvatures(prepared);
  const problem = poseProblem(prepared);
  if ('reason' in problem) {
    return { answers: [], reasons: [problem.reason], settling: guess };
  }
  const reasons: string[] = [];
  const reduced = reduceToOneDimension(problem);
  if (reduced !== undefined) {
    const chain = poseChain(prepared, reduced);
    const results = ['reason' in chain ? chain : solveChain(chain), solveQuadrature(reduced)];
    const answers = results.filter((result) => 'value' in result);
    for (const result of results) if ('reason' in result) reasons.push(result.reason);
    if (answers.length > 0) {
      const { escape: region } = problem;
      const isAlongX = region.kind === 'half-plane' && region.normal[1] === 0;
      const alongAxis = settlingTimeOfCurvatures(prepared, isAlongX ? 0 : 1);
      const time = 'reason' in chain ? alongAxis : settlingTimeOfChain(chain, alongAxis);
      return { answers, reasons, settling: { time, basis: 'curvatures' } };
    }
  }
  const posed = poseChainInPlane(prepared, problem);
  const chain = 'reason' in posed ? posed : solveChainInPlane(posed);
  if ('reason' in chain) reasons.push(chain.reason);
  const answers = 'reason' in chain ? [] : [chain];
  const cells = resolution.cells ?? (answers.length > 0 ? CELLS_BESIDE_CHAIN : DEFAULT_CELLS);
  const inPlane = computeEscape2d(problem, { cells });
  if ('reason' in inPlane) {
    if (!reasons.includes(inPlane.reason)) reasons.push(inPlane.reason);
    return { answers, reasons, settling: guess };
  }
  if (!inPlane.isHeld) {
    reasons.push(NOT_HELD);
    return { answers, reasons, settling: guess };
  }
  const { value, error } = inPlane.meanTime;
  const method = `two-dimensional diffusion in continuous time, η → 0 (finite volumes, ${cells} × ${cells} cells, extrapolated)`;
  return {
    answers: [...answers, { value, error, method, isDiscrete: false }],
    reasons,
    settling: { time: settlingTimeOfTransient(inPlane.transient), basis: 'spectrum' },
  };
}

type Attempt = ExactAnswer | { readonly reason: string };

function solveChain(chain: KilledChain1d): Attempt {
  const { learningRate } = chain;
  const result = computeFirstPassageSteps(chain);
  if ('reason' in result) return result;
  const { meanSteps, relativeError } = result;
  return {
    value: learningRate * meanSteps,
    error: learningRate * meanSteps * relativeError,
    method: `one-dimensional chain of discrete steps, η = ${learningRate} (integral equation)`,
    isDiscrete: true,
  };
}

function solveChainInPlane(chain: KilledChain2d): Attempt {
  const { learningRate } = chain;
  const result = computeFirstPassageSteps2d(chain);
  if ('reason' in result) return result;
  const { meanSteps, relativeError } = result;
  return {
    value: learningRate * meanSteps,
    error: learningRate * meanSteps * relativeError,
    method: `two-dimensional chain of discrete steps, η = ${learningRate} (integral equation)`,
    isDiscrete: true,
  };
}

function solveQuadrature(problem: FirstPassage1d): Attempt {
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
  };
}
