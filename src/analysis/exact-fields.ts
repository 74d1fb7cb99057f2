/** What the exact solvers say about an experiment beyond its mean escape time: curves and fields. Times in t = η · steps. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { computeSurvivalCurve } from '../theory/chain-1d.ts';
import { computeSurvivalCurve2d } from '../theory/chain-2d.ts';
import { computeCommittor2d } from '../theory/generator-2d/committor-2d.ts';
import { computeCurrent2d } from '../theory/generator-2d/current-2d.ts';
import { computeEvolution2d, computeSurvival2d } from '../theory/generator-2d/evolution-2d.ts';
import type { Field2d, Refusal } from '../theory/generator-2d/problem.ts';
import { reduceToOneDimension } from '../theory/separable.ts';
import { NOT_HELD, poseChain, poseChainInPlane, poseProblem } from './solver-problem.ts';

/** The exact survival curve. */
export interface ExactSurvival {
  /** Ascending, the first one is 0. */
  readonly times: Float64Array;
  /** S(t), never rising; where it has underflowed it is 0. */
  readonly survival: Float64Array;
  /** Whether the steps are those of the particles; else they are taken to be infinitely short. */
  readonly isDiscrete: boolean;
}

/** Densities of one population at ascending times, on one grid. */
export interface ExactDensities {
  readonly times: readonly number[];
  /** Probability per area. */
  readonly densities: readonly Field2d[];
  /** The share that has not escaped; 1 throughout where nobody is absorbed. */
  readonly survival: Float64Array;
}

/** The probability current of an escaping population. */
export interface ExactCurrent {
  readonly x: Field2d;
  readonly y: Field2d;
}

/** Larger shares before walls that only the solver has would show. */
const MOST_AT_WALLS = 1e-3;

/** The well about the start, as a share of the barrier: inside it the committor is 0. */
const WELL_LEVEL = 0.25;

/**
 * The exact survival curve: of the discrete chain, in one dimension where the problem falls apart, else in the plane;
 * where that is refused, of continuous time in the plane.
 *
 * @param times t ≥ 0, ascending; with the chain they are rounded to whole steps
 */
export function computeExactSurvival(
  prepared: PreparedExperiment,
  times: readonly number[],
): ExactSurvival | Refusal {
  const problem = poseProblem(prepared);
  if ('reason' in problem) return problem;
  const { learningRate } = prepared.experiment.method;
  const reduced = reduceToOneDimension(problem);
  const steps = [...new Set(times.map((time) => Math.round(time / learningRate)))];
  const chain = reduced && poseChain(prepared, reduced);
  const ofChain =
    chain === undefined || 'reason' in chain ? undefined : computeSurvivalCurve(chain, steps);
  const posed = poseChainInPlane(prepared, problem);
  const ofPlane = () => ('reason' in posed ? posed : computeSurvivalCurve2d(posed, steps));
  const discrete = ofChain !== undefined && 'survival' in ofChain ? ofChain : ofPlane();
  if ('survival' in discrete) {
    return {
      times: Float64Array.from(steps, (step) => step * learningRate),
      survival: fallingOf(discrete.survival),
      isDiscrete: true,
    };
  }
  const curve = computeSurvival2d(problem, times);
  if ('reason' in curve) return curve;
  return {
    times: Float64Array.from(times),
    survival: fallingOf(curve.survival),
    isDiscrete: false,
  };
}

/** A curve that never rises nor is negative: the last digits of one that falls slowly may be out of order. */
function fallingOf(curve: Float64Array): Float64Array {
  let lowest = 1;
  return curve.map((value) => {
    lowest = Math.max(0, Math.min(lowest, value));
    return lowest;
  });
}

/**
 * The Fokker–Planck evolution of the particles that the experiment shows: absorbed with `stop`, put back at the start with
 * `restart`, in no need of an escape region with `continue`. Refused where they get as far as the walls that the solver has at the
 * sides of the domain, and the particles have not.
 */
export function computeExactDensities(
  prepared: PreparedExperiment,
  times: readonly number[],
): ExactDensities | Refusal {
  const { afterEscape } = prepared.model;
  const problem = poseProblem(prepared);
  if ('reason' in problem) return problem;
  const { escape: region, ...free } = problem;
  const evolution = computeEvolution2d(
    afterEscape === 'continue' ? free : { ...free, escape: region },
    times,
    { isRestarted: afterEscape === 'restart' },
  );
  if ('reason' in evolution) return evolution;
  const { densities, survival, atWalls } = evolution;
  return atWalls > MOST_AT_WALLS ? { reason: NOT_HELD } : { times, densities, survival };
}

/** The committor: the probability to reach the escape region before coming back to the bottom of the start's well. */
export function computeExactCommittor(prepared: PreparedExperiment): Field2d | Refusal {
  const { minimum, barrier, reason } = prepared.route;
  const problem = poseProblem(prepared);
  if ('reason' in problem) return problem;
  if (minimum === undefined || barrier === undefined) {
    return { reason: reason ?? 'Without a well and a saddle there is nothing to return to.' };
  }
  const value = minimum.value + WELL_LEVEL * barrier;
  const result = computeCommittor2d(problem, { kind: 'sublevel', value });
  return 'reason' in result ? result : result.committor;
}

/** The probability current towards first escape: of the restarted population with `restart`, else of a settled one. */
export function computeExactCurrent(prepared: PreparedExperiment): ExactCurrent | Refusal {
  const problem = poseProblem(prepared);
  if ('reason' in problem) return problem;
  const isRestarted = prepared.model.afterEscape === 'restart';
  const result = computeCurrent2d(problem, isRestarted ? 'restarted' : 'quasi-stationary');
  return 'reason' in result ? result : { x: result.x, y: result.y };
}

/** S(t) at any time, from the curve: ln S is linear in t between its points, and goes on so beyond the last. */
export function survivalAt({ times, survival }: ExactSurvival, time: number): number {
  const above = firstAbove(times, time);
  const right = Math.min(Math.max(above, 1), times.length - 1);
  const [from, to] = [survival[right - 1], survival[right]];
  const share = (time - times[right - 1]) / (times[right] - times[right - 1]);
  if (!(to > 0)) return share >= 1 ? 0 : from * (1 - Math.max(0, share));
  return from * (to / from) ** share;
}

/**
 * The density at any time within the times computed, by cubic interpolation in ln t, never negative; beyond the last time
 * its shape, decaying as it did at the end; before the first the first.
 */
export function densityAt({ times, densities, survival }: ExactDensities, time: number): Field2d {
  const last = times.length - 1;
  if (time <= times[0] || last < 3) return densities[time <= times[0] ? 0 : last];
  if (time >= times[last]) {
    const rate = Math.log(survival[last - 1] / survival[last]) / (times[last] - times[last - 1]);
    const decay = rate > 0 ? Math.exp(-rate * (time - times[last])) : 1;
    return { ...densities[last], values: densities[last].values.map((value) => decay * value) };
  }
  const first = Math.min(Math.max(firstAbove(times, time) - 2, 0), last - 3);
  const nodes = [0, 1, 2, 3].map((offset) => Math.log(times[first + offset]));
  const at = Math.log(time);
  const weights = nodes.map((node, i) =>
    nodes.reduce(
      (product, other, j) => (i === j ? product : (product * (at - other)) / (node - other)),
      1,
    ),
  );
  const [a, b, c, d] = [0, 1, 2, 3].map((offset) => densities[first + offset].values);
  const values = a.map((value, place) =>
    Math.max(
      0,
      weights[0] * value + weights[1] * b[place] + weights[2] * c[place] + weights[3] * d[place],
    ),
  );
  return { ...densities[first], values };
}

/** Index of the first entry above a value, or the length. */
function firstAbove(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Times from `from` to `to`, each the same factor after the one before it. */
export function geometricTimes(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}

/** The density of escape times at any time: what S(t) falls by per unit of time. */
export function escapeDensityAt(curve: ExactSurvival, time: number): number {
  const { times } = curve;
  // Over a distance on which the curve's own points are spaced, so that its corners do not show.
  const index = Math.min(Math.max(firstAbove(times, time), 1), times.length - 1);
  const reach = times[index] - times[index - 1];
  const from = Math.max(0, time - reach);
  return (survivalAt(curve, from) - survivalAt(curve, time + reach)) / (time + reach - from);
}
