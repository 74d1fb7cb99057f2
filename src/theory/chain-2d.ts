/**
 * Exact answers for the discrete chain θ′ = θ − η∇L(θ) + √(2ηD(θ)) z in the plane: what SGD and Langevin steps are.
 *
 * The mean number of steps until the chain leaves the survival set S solves τ = 1 + Kτ, (Kτ)(x) = ∫_S N(y; x − η∇L(x),
 * 2ηD(x)) τ(y) dy. The right-hand side is defined beyond S too, and smooth as far as η∇L and D are: so is τ, continued
 * over the edge of S, and over a jump of D on either side with the D of that side. Nyström's method on a uniform grid
 * then needs only weights that integrate a smooth function over S, or over the part of S on either side of a jump
 * (weights.ts): the trapezoidal rule inside, which converges faster than any power of the spacing, and of order h⁶ at
 * the edges. Two coarser grids tell the error. There is no time-step error: particles are held to these numbers.
 *
 * Source: Atkinson, The Numerical Solution of Integral Equations of the Second Kind, chapter 4; chain-1d.ts in one dimension.
 */

import type { Point } from '../landscapes/geometry.ts';
import { createKernel, gridOver, KERNEL_REACH, type Kernel2d } from './chain-2d/kernel.ts';
import { solveByKrylov } from './chain-2d/krylov.ts';
import { computePowers, createKrylovSpace } from './chain-2d/krylov-powers.ts';
import { covarianceAt, type KilledChain2d, meanAt } from './chain-2d/problem.ts';
import { type Survey, surveyChain } from './chain-2d/survey.ts';
import type { Refusal } from './generator-2d/problem.ts';
import { explainGap } from './generator-2d/reach.ts';
import type { SlowRates } from './hazard.ts';

/** The number of steps until the chain leaves its survival set. */
export interface FirstPassageSteps2d {
  readonly meanSteps: number;
  /** Relative error of the mean: what coarser grids lack, what leaves the grid, what the equation's residual makes. */
  readonly relativeError: number;
  /** How a population settles, per unit of t; missing where the chain forgets too slowly for its Krylov space to show. */
  readonly slowRates?: SlowRates;
}

/** The spacing of the two checks, relative to that of the answer; one of them is moved by half a cell. */
const COARSER = 1.3;
/** Root mean square at which the residual of τ = 1 + Kτ does not matter. */
const TOLERANCE = 1e-7;
/** Entries times products with the matrix: about 2 s. */
const MOST_WORK = 2e9;
/** The probability to leave the grid before the escape that is put up with, and the share of it that is refused. */
const SMALL_LOSS = 1e-6;
const LARGE_LOSS = 1e-3;
const MOST_WIDENINGS = 3;
/** Dimensions of the Krylov space of the survival curve; those left out for a check; what they may change. */
const DIMENSIONS = 80;
const SPARE = 10;
const LARGEST_MISS = 1e-4;
/** Dimensions of the Krylov space that shows how a population settles; what those left out for a check may change. */
const SETTLING_DIMENSIONS = 50;
const LARGEST_CHANGE = 0.05;
/** Steps at which the hazard is looked at, powers of two up to 2^19, and how far it is off its final value at the last of them that counts. */
const LOOKS = 20;
const STILL_OFF = 1e-3;

/**
 * Mean number of steps until first passage, from the start; multiply by η for times.
 *
 * Valid for positive definite D and steps that are not too short against the wells (ηH ≳ 0.01): else refused, as the
 * solver in continuous time is then as good. Means up to 1e10 steps keep their digits.
 */
export function computeFirstPassageSteps2d(problem: KilledChain2d): FirstPassageSteps2d | Refusal {
  const survey = surveyChain(problem);
  if ('reason' in survey) return survey;
  const first = firstStep(problem);
  if (![...first.mean, ...first.covariance].every(Number.isFinite)) {
    return explainGap(problem.start);
  }
  const rough = settleCoarse(problem, survey);
  if ('reason' in rough) return rough;
  const { widening, loss } = rough;
  const guessOn = (kernel: Kernel2d) =>
    Float64Array.from(kernel.normals, (normal) => 1 + rough.kernel.expect(normal, rough.gathered));
  const fine = createKernelOf(problem, survey, { ratio: survey.ratio, widening });
  const solved = solveTimes(fine, guessOn(fine));
  if ('reason' in solved) return solved;
  const meanSteps = stepsFromStart(problem, fine, solved.times);
  const shifted = createKernelOf(problem, survey, {
    ratio: COARSER * survey.ratio,
    widening,
    shift: 0.5,
  });
  const check = solveTimes(shifted, guessOn(shifted));
  if ('reason' in check) return check;
  const coarse = [rough.meanSteps, stepsFromStart(problem, shifted, check.times)];
  const difference = Math.max(...coarse.map((steps) => Math.abs(steps / meanSteps - 1)));
  const slowRates = computeSlowRates2d(problem, rough.kernel);
  return {
    meanSteps,
    relativeError: difference + loss + 10 * solved.residual,
    ...(slowRates && { slowRates }),
  };
}

/**
 * The rates at which a population from the start settles, from how far the hazard after 2^k steps is off its final value, between
 * the last two of them where it is off by more than STILL_OFF: what faster modes still have in it there counts as the second's.
 */
function computeSlowRates2d(problem: KilledChain2d, kernel: Kernel2d): SlowRates | undefined {
  const ones = new Float64Array(kernel.sourceCount).fill(1);
  const space = createKrylovSpace(kernel.apply, ones, SETTLING_DIMENSIONS);
  const first = firstStep(problem);
  const fromStart = space.basis.map((vector) => kernel.expect(first, kernel.gather(vector)));
  const ratesOf = (count: number): SlowRates | undefined => {
    const looks = Array.from({ length: LOOKS }, (_, k) => 2 ** k);
    const steps = looks.flatMap((step) => (step === 1 ? [1] : [step, step + 1]));
    const { curve, largestEigenvalue } = computePowers(space, fromStart, steps, count);
    const hazard = 1 - largestEigenvalue;
    const survivalAt = new Map(steps.map((step, i) => [step, curve[i]]));
    const offAt = (step: number): number =>
      (1 - (survivalAt.get(step + 1) ?? 0) / (survivalAt.get(step) ?? 0)) / hazard - 1;
    const late = looks.slice(1).filter((step) => Math.abs(offAt(step)) > STILL_OFF);
    const step = late.length > 1 ? late[late.length - 2] : Number.NaN;
    const [off, later] = [offAt(step), offAt(2 * step)];
    const gap = Math.log(Math.abs(off / later)) / step;
    if (!(gap > 0)) return undefined;
    const escapeRate = -Math.log1p(-hazard) / problem.learningRate;
    const secondRate = escapeRate + gap / problem.learningRate;
    return { escapeRate, secondRate, excess: off * Math.exp(gap * step) };
  };
  const [rates, check] = [ratesOf(space.basis.length), ratesOf(space.basis.length - SPARE)];
  const isSteady =
    rates !== undefined &&
    check !== undefined &&
    Math.abs(check.secondRate / rates.secondRate - 1) < LARGEST_CHANGE;
  return isSteady ? rates : undefined;
}

/**
 * The exact survival curve: the probability S(n) that the first n steps from the start all stay in the survival set, and
 * the chance of a settled population to escape in one step.
 *
 * S(n) = ∫N(y; start) (Kⁿ⁻¹1)(y) dy, Kⁿ⁻¹1 from the Krylov space of 1: exact for as many steps as it has dimensions,
 * and after them as the slowest modes, which it finds first, are all that is left. On the coarser grid of the two.
 *
 * @param steps ascending whole numbers
 */
export function computeSurvivalCurve2d(
  problem: KilledChain2d,
  steps: readonly number[],
): { readonly survival: Float64Array; readonly hazard: number } | Refusal {
  const survey = surveyChain(problem);
  if ('reason' in survey) return survey;
  const kernel = createKernelOf(problem, survey, { ratio: COARSER * survey.ratio, widening: 1 });
  const ones = new Float64Array(kernel.sourceCount).fill(1);
  const space = createKrylovSpace(kernel.apply, ones, DIMENSIONS);
  const first = firstStep(problem);
  const fromStart = space.basis.map((vector) => kernel.expect(first, kernel.gather(vector)));
  const later = steps.map((step) => Math.max(0, step - 1));
  const { curve, largestEigenvalue } = computePowers(space, fromStart, later);
  const check = computePowers(space, fromStart, later, space.basis.length - SPARE);
  if (curve.some((value, i) => !(Math.abs(value - check.curve[i]) < LARGEST_MISS))) {
    return {
      reason: 'The survival curve of the chain in the plane needs more than its slowest modes.',
    };
  }
  return {
    survival: curve.map((value, i) => (steps[i] === 0 ? 1 : value)),
    hazard: 1 - largestEigenvalue,
  };
}

/** What the coarser grid says, and how far it had to be widened. */
interface Rough {
  readonly kernel: Kernel2d;
  /** τ times its weight at each node. */
  readonly gathered: Float64Array;
  readonly meanSteps: number;
  readonly loss: number;
  readonly widening: number;
}

/** A solution on the coarser grid, which has been widened until hardly anything leaves it unseen. */
function settleCoarse(problem: KilledChain2d, survey: Survey): Rough | Refusal {
  for (let widening = 0; ; widening++) {
    const kernel = createKernelOf(problem, survey, { ratio: COARSER * survey.ratio, widening });
    const solved = solveTimes(kernel, new Float64Array(kernel.sourceCount).fill(1));
    if ('reason' in solved) return solved;
    const gathered = kernel.gather(solved.times);
    const meanSteps = stepsFromStart(problem, kernel, solved.times);
    const loss = lossBeforeEscape(problem, kernel, meanSteps);
    if (loss > SMALL_LOSS && widening < MOST_WIDENINGS) continue;
    if (!(loss <= LARGE_LOSS)) {
      return {
        reason:
          'Steps of the chain lead to where its grid does not reach, where the loss has no value, or where the noise vanishes in some direction: it has no answer in the plane.',
      };
    }
    return { kernel, gathered, meanSteps, loss, widening };
  }
}

/** Which grid of a survey. */
interface Fineness {
  /** Spacing in units of the narrowest standard deviation. */
  readonly ratio: number;
  /** How often what is looked at has been widened, by two of the largest standard deviations. */
  readonly widening: number;
  /** Cells by which the grid is moved. */
  readonly shift?: number;
}

function createKernelOf(
  problem: KilledChain2d,
  { reach, narrowest, widest }: Survey,
  { ratio, widening, shift = 0 }: Fineness,
): Kernel2d {
  const spacing: Point = [ratio * narrowest[0], ratio * narrowest[1]];
  const wider = 2 * widening * widest;
  const [[left, right], [bottom, top]] = reach.box;
  const grid = gridOver(reach.box, spacing, wider + KERNEL_REACH * widest, shift);
  const isNear = (x: number, y: number) =>
    x >= left && x <= right && y >= bottom && y <= top && reach.covers(x, y);
  const offsets = widening === 0 ? [0] : [-wider, -wider / 2, 0, wider / 2, wider];
  return createKernel(problem, grid, (x, y) =>
    offsets.some((u) => offsets.some((v) => isNear(x + u, y + v))),
  );
}

/** τ at the sources. */
function solveTimes(
  kernel: Kernel2d,
  guess: Float64Array,
): { readonly times: Float64Array; readonly residual: number } | Refusal {
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

/** The probability to leave the grid unseen before the escape: ℓ = (loss of one step) + Kℓ. */
function lossBeforeEscape(problem: KilledChain2d, kernel: Kernel2d, meanSteps: number): number {
  const { losses } = kernel;
  const bound = meanSteps * losses.reduce((a, b) => Math.max(a, b), 0);
  if (bound < SMALL_LOSS) return bound;
  const most = Math.floor(MOST_WORK / kernel.entryCount);
  const tolerance = (0.01 * SMALL_LOSS) / meanSteps;
  const { solution } = solveByKrylov(kernel.apply, losses, losses, tolerance, most);
  return Math.abs(kernel.expect(firstStep(problem), kernel.gather(solution)));
}
