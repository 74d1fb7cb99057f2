/**
 * Exact answers for the discrete chain θ′ = θ − η∇L(θ) + √(2ηD(θ)) z in the plane: what SGD and Langevin steps are.
 *
 * The mean number of steps until the chain leaves the survival set S solves τ = 1 + Kτ, (Kτ)(x) = ∫_S N(y; x − η∇L(x),
 * 2ηD(x)) τ(y) dy. The right-hand side is defined beyond S too, and smooth as far as η∇L and D are: so is τ, continued
 * over the edge of S, and over a jump of D on either side with the D of that side. Nyström's method on a uniform grid
 * then needs only weights that integrate a smooth function over S, or over the part of S on either side of a jump
 * (weights.ts): the trapezoidal rule inside, which converges faster than any power of the spacing, and of order h⁶ at
 * the edges. Two spacings tell the error. There is no time-step error: particles are held to these numbers.
 *
 * Source: Atkinson, The Numerical Solution of Integral Equations of the Second Kind, chapter 4; chain-1d.ts in one dimension.
 */

import type { Point } from '../landscapes/geometry.ts';
import { createKernel, gridOver, type Kernel2d } from './chain-2d/kernel.ts';
import { solveByKrylov } from './chain-2d/krylov.ts';
import { covarianceAt, type KilledChain2d, meanAt } from './chain-2d/problem.ts';
import { type Survey, surveyChain } from './chain-2d/survey.ts';
import type { Refusal } from './generator-2d/problem.ts';

/** The number of steps until the chain leaves its survival set. */
export interface FirstPassageSteps2d {
  readonly meanSteps: number;
  /** Relative error of the mean: what the coarser grid lacks, what leaves the grid, what the equation's residual makes. */
  readonly relativeError: number;
}

/** The spacing of the check, relative to that of the answer. */
const COARSER = 1.35;
/** Root mean square at which the residual of τ = 1 + Kτ does not matter. */
const TOLERANCE = 1e-8;
/** Entries times products with the matrix: about 2 s. */
const MOST_WORK = 2e9;
/** The probability to leave the grid before the escape that is put up with, and the share of it that is refused. */
const SMALL_LOSS = 1e-6;
const LARGE_LOSS = 1e-3;
const MOST_WIDENINGS = 3;

/**
 * Mean number of steps until first passage, from the start; multiply by η for times.
 *
 * Valid for positive definite D and steps that are not too short against the wells (ηH ≳ 0.01): else refused, as the
 * solver in continuous time is then as good. Means up to 1e10 steps keep their digits.
 */
export function computeFirstPassageSteps2d(problem: KilledChain2d): FirstPassageSteps2d | Refusal {
  const survey = surveyChain(problem);
  if ('reason' in survey) return survey;
  const rough = settleCoarse(problem, survey);
  if ('reason' in rough) return rough;
  const fine = createKernelOf(problem, survey, survey.ratio, rough.widening);
  const guess = Float64Array.from(
    fine.normals,
    (normal) => 1 + rough.kernel.expect(normal, rough.gathered),
  );
  const solved = solveTimes(fine, guess);
  if ('reason' in solved) return solved;
  const meanSteps = stepsFromStart(problem, fine, solved.times);
  const relativeError =
    Math.abs(rough.meanSteps / meanSteps - 1) + rough.loss + 10 * solved.residual;
  return { meanSteps, relativeError };
}

/** A solution on the coarser grid, which has been widened until hardly anything leaves it unseen. */
function settleCoarse(problem: KilledChain2d, survey: Survey) {
  for (let widening = 0; ; widening++) {
    const kernel = createKernelOf(problem, survey, COARSER * survey.ratio, widening);
    const solved = solveTimes(kernel, new Float64Array(kernel.sourceCount).fill(1));
    if ('reason' in solved) return solved;
    const loss = lossBeforeEscape(problem, kernel);
    if (loss > SMALL_LOSS && widening < MOST_WIDENINGS) continue;
    if (loss > LARGE_LOSS) {
      return { reason: 'The chain\'s steps lead further than the grid on which it is solved reaches.' };
    }
    const gathered = kernel.gather(solved.times);
    const meanSteps = stepsFromStart(problem, kernel, solved.times);
    return { kernel, gathered, meanSteps, loss, widening };
  }
}

function createKernelOf(
  problem: KilledChain2d,
  { reach, narrowest, widest }: Survey,
  ratio: number,
  widening: number,
): Kernel2d {
  const spacing: Point = [ratio * narrowest[0], ratio * narrowest[1]];
  const wider = 2 * widening * widest;
  const [[left, right], [bottom, top]] = reach.box;
  const grid = gridOver(reach.box, spacing, wider + 7 * widest);
  const isNear = (x: number, y: number) =>
    x >= left && x <= right && y >= bottom && y <= top && reach.covers(x, y);
  const offsets = widening === 0 ? [0] : [-wider, -wider / 2, 0, wider / 2, wider];
  return createKernel(problem, grid, (x, y) =>
    offsets.some((u) => offsets.some((v) => isNear(x + u, y + v))),
  );
}

/** τ at the sources. */
function solveTimes(kernel: Kernel2d, guess: Float64Array) {
  const ones = new Float64Array(kernel.sourceCount).fill(1);
  const most = Math.floor(MOST_WORK / kernel.entryCount);
  const { solution, residual } = solveByKrylov(kernel.apply, ones, guess, TOLERANCE, most);
  if (!(residual < 1e-5)) {
    return {
      reason: `The chain in the plane, of ${kernel.sourceCount} states, does not come to rest within the work allowed: steps are too short or escapes too rare.`,
    };
  }
  return { times: solution, residual };
}

/** 1 + ∫N(y; start) τ(y) dy. */
function stepsFromStart(problem: KilledChain2d, kernel: Kernel2d, times: Float64Array): number {
  return 1 + kernel.expect(firstStep(problem), kernel.gather(times));
}

function firstStep(problem: KilledChain2d) {
  return {
    mean: meanAt(problem, problem.start),
    covariance: covarianceAt(problem, problem.start),
  };
}

/** The probability to leave the grid unseen before the escape. */
function lossBeforeEscape(problem: KilledChain2d, kernel: Kernel2d): number {
  const { losses } = kernel;
  const largest = losses.reduce((a, b) => Math.max(a, b), 0);
  if (largest === 0) return 0;
  const most = Math.floor(MOST_WORK / kernel.entryCount);
  const { solution } = solveByKrylov(kernel.apply, losses, losses, 1e-14, most);
  return Math.abs(kernel.expect(firstStep(problem), kernel.gather(solution)));
}
