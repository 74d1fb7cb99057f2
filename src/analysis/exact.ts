/** Exact mean escape times for an experiment: what particles are held to. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { computeFirstPassageSteps } from '../theory/chain-1d.ts';
import type { KilledChain2d } from '../theory/chain-2d/problem.ts';
import { computeFirstPassageSteps2d } from '../theory/chain-2d.ts';
import type { KilledChain1d } from '../theory/chain-problem.ts';
import { computeEscape2d } from '../theory/generator-2d/first-passage-2d.ts';
import { DEFAULT_CELLS, type Refusal, type Resolution } from '../theory/generator-2d/problem.ts';
import type { SlowRates } from '../theory/hazard.ts';
import { computeMeanFirstPassageTime, type FirstPassage1d } from '../theory/quadrature-1d.ts';
import { computeSlowRates1d } from '../theory/relaxation-1d.ts';
import { reduceToOneDimension } from '../theory/separable.ts';
import { type Settling, settlingOfCurvatures, settlingOfRates } from './settling.ts';
import {
  NOT_HELD,
  poseChain,
  poseChainInPlane,
  poseProblem,
  type SolverProblem,
} from './solver-problem.ts';

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
  /** When escapes begin to come at a constant rate, to about 1e-3, as far as the best solver that answered or curvatures know. */
  readonly settling: Settling;
}

/** Times above this are within a rounding of Infinity somewhere in their sums. */
const LONGEST = 1e250;
/** ΔL/T above which the mean time is above LONGEST whatever the prefactor: e^800 leaves a factor of 1e97, also for ηH = 0.2. */
const HOPELESS_CLIMB = 800;
/** ηH up to which steps lower a barrier by some tenths at most. */
const RESOLVED_STEP = 0.2;
/** A share of the answer above which its error bar says nothing any more. */
const LARGEST_ERROR = 0.5;
const BEYOND_RANGE = 'The mean escape time is beyond the range of a double.';

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
  const problem = poseProblem(prepared);
  if ('reason' in problem) return gather(prepared, [problem]);
  if (isOutOfReach(prepared, problem.diffusion))
    return gather(prepared, [{ reason: BEYOND_RANGE }]);
  const reduced = reduceToOneDimension(problem);
  const inOneDimension = reduced === undefined ? [] : solveInOneDimension(prepared, reduced);
  if (inOneDimension.some((attempt) => 'value' in attempt)) {
    return gather(prepared, inOneDimension);
  }
  const posed = poseChainInPlane(prepared, problem);
  const chain = 'reason' in posed ? posed : solveChainInPlane(posed);
  const cells = resolution.cells ?? ('value' in chain ? CELLS_BESIDE_CHAIN : DEFAULT_CELLS);
  return gather(prepared, [...inOneDimension, chain, solveInPlane(problem, cells)]);
}

/**
 * Whether the barrier alone says that the time is above LONGEST, e^576: seconds of solving would say no more. Only where steps resolve
 * the well and its saddle: longer ones may jump over a barrier.
 */
function isOutOfReach(
  { route, experiment }: PreparedExperiment,
  diffusion: SolverProblem['diffusion'],
): boolean {
  const { minimum, saddle, barrier } = route;
  if (typeof diffusion !== 'number' || barrier === undefined) return false;
  if (minimum === undefined || saddle === undefined) return false;
  const curvatures = [...minimum.eigenvalues, ...saddle.eigenvalues].map(Math.abs);
  const isResolved = experiment.method.learningRate * Math.max(...curvatures) < RESOLVED_STEP;
  return isResolved && barrier > HOPELESS_CLIMB * diffusion;
}

/** A solved answer with the rates at which its population settles, where the solver knows them; or why there is none. */
type Attempt = (ExactAnswer & { readonly slowRates?: SlowRates }) | Refusal;

/** Answers and reasons, each said once; the settling time is that of the best solver that knows it. */
function gather(prepared: PreparedExperiment, attempts: readonly Attempt[]): ExactAnswers {
  const answers: ExactAnswer[] = [];
  const reasons = new Set<string>();
  let settling: Settling | undefined;
  for (const attempt of attempts) {
    if ('reason' in attempt) {
      reasons.add(attempt.reason);
      continue;
    }
    const { slowRates, ...answer } = attempt;
    if (!isNumber(answer)) {
      reasons.add(BEYOND_RANGE);
      continue;
    }
    if (!(answer.error < LARGEST_ERROR * answer.value)) {
      reasons.add(`No answer from the ${answer.method}: its error is as large as its answer.`);
      continue;
    }
    answers.push(answer);
    settling ??= slowRates && settlingOfRates(slowRates);
  }
  return {
    answers,
    reasons: [...reasons],
    settling: settling ?? settlingOfCurvatures(prepared),
  };
}

/** Whether an answer is a time that doubles carry, with an error that they carry too. */
function isNumber({ value, error }: ExactAnswer): boolean {
  return value > 0 && value < LONGEST && error >= 0 && error < LONGEST;
}

function solveInOneDimension(
  prepared: PreparedExperiment,
  reduced: FirstPassage1d,
): readonly Attempt[] {
  const chain = poseChain(prepared, reduced);
  return ['reason' in chain ? chain : solveChain(chain), solveQuadrature(reduced)];
}

function solveChain(chain: KilledChain1d): Attempt {
  const { learningRate } = chain;
  const result = computeFirstPassageSteps(chain);
  if ('reason' in result) return result;
  const { meanSteps, relativeError, slowRates } = result;
  return {
    slowRates,
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
  const { meanSteps, relativeError, slowRates } = result;
  return {
    ...(slowRates && { slowRates }),
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
  const slowRates = computeSlowRates1d(problem);
  return {
    ...(slowRates && { slowRates }),
    value: meanTime,
    error: meanTime * relativeError,
    method: 'one-dimensional diffusion in continuous time, η → 0 (quadrature)',
    isDiscrete: false,
  };
}

function solveInPlane(problem: SolverProblem, wanted: number): Attempt {
  const inPlane = computeEscape2d(problem, { cells: wanted });
  if ('reason' in inPlane) return inPlane;
  if (!inPlane.isHeld) return { reason: NOT_HELD };
  const { meanTime, slowRates, cells } = inPlane;
  return {
    slowRates,
    value: meanTime.value,
    error: meanTime.error,
    method: `two-dimensional diffusion in continuous time, η → 0 (finite volumes, ${cells} × ${cells} cells, extrapolated)`,
    isDiscrete: false,
  };
}
