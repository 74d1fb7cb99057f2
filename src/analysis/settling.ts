/** How long a population takes until its escapes come at a constant rate. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { SlowRates } from '../theory/hazard.ts';

/** When escapes begin to come at a constant rate, as far as theory knows. */
export interface Settling {
  /** From when on, in t = η · steps; NaN where nothing is known. */
  readonly time: number;
  /**
   * What it rests on: the two slowest rates of an exact solver, in which every well of the region takes part; or the curvatures at
   * the start's minimum and the saddle, which know of one well alone.
   */
  readonly basis: 'spectrum' | 'curvatures';
}

/** Where nothing is known. */
export const UNKNOWN_SETTLING: Settling = { time: Number.NaN, basis: 'curvatures' };

/** The step from which on escapes come at a constant rate; Infinity where it is not known. */
export function settlingStepOf({ time }: Settling, learningRate: number): number {
  return time >= 0 ? Math.ceil(time / learningRate) : Number.POSITIVE_INFINITY;
}

/** What the curvatures alone say: at once, where no solver has been asked. */
export function settlingOfCurvatures(prepared: PreparedExperiment): Settling {
  return { time: settlingTimeOfCurvatures(prepared), basis: 'curvatures' };
}

/** The population has settled when the hazard is this close to its final value. */
const CLOSE = 1e-3;

/**
 * Settling times in units of 1/λ, λ the rate of relaxation. The slowest mode alone falls to 1e-3 in 7; at first
 * nobody has come far enough to escape, which holds it up: (x² − 1)² takes 10/(λ₂ − λ₁) at T = 0.2.
 */
const RELAXATIONS = 10;
/** λ₂ this close to λ₁ is one rate and its rounding. */
const SMALLEST_GAP = 1e-4;
/** The same where λ is only known from curvatures: where a barrier is low, they make it up to half as large again. */
const HARMONIC_RELAXATIONS = 15;

/** From the two slowest rates of an exact solver; nothing where it does not tell them apart. */
export function settlingOfRates({
  escapeRate,
  secondRate,
  excess,
}: SlowRates): Settling | undefined {
  const gap = secondRate - escapeRate;
  if (!(gap > SMALLEST_GAP * secondRate)) return undefined;
  const time = Math.max(RELAXATIONS, Math.log(Math.abs(excess) / CLOSE)) / gap;
  return Number.isFinite(time) ? { time, basis: 'spectrum' } : undefined;
}

/** From the curvatures at minimum and saddle; NaN without any curvature: nothing says how long anything takes. */
function settlingTimeOfCurvatures(prepared: PreparedExperiment): number {
  const { minimum, saddle } = prepared.route;
  const least = leastPassCurvature(prepared);
  const curvatures = [
    ...(minimum?.eigenvalues ?? []),
    ...(saddle?.eigenvalues ?? []).map((h) => (h < 0 ? Math.min(h, -least) : h)),
  ]
    .map(Math.abs)
    .filter((curvature) => curvature > 0);
  if (curvatures.length === 0) return Number.NaN;
  return HARMONIC_RELAXATIONS * relaxationTime(prepared, Math.min(...curvatures));
}

/**
 * How long, in t, a direction of curvature h takes to forget, and the update rule its past: the sum of both where they
 * differ. Momentum (1 − β₁)/(β₃h) and 2η/(1 − β₁); underdamped γ/h and 2/γ; Adam, whose steps are ηg over the size s of the noise
 * at the minimum, s/h and η/(1 − β₂); all others 1/h.
 */
function relaxationTime(prepared: PreparedExperiment, h: number): number {
  const { name, learningRate, parameters } = prepared.experiment.method;
  switch (name) {
    case 'momentum':
      return (
        (1 - parameters.beta1) / (parameters.beta3 * h) +
        (2 * learningRate) / (1 - parameters.beta1)
      );
    case 'underdamped':
      return parameters.friction / h + 2 / parameters.friction;
    case 'adam': {
      const { minimum } = prepared.route;
      const [xx, , yy] = minimum ? stepCovariance(prepared)(...minimum.position) : [0, 0, 0];
      const size = Math.sqrt(Math.max(xx, yy, 0));
      return (Number.isFinite(size) ? size : 0) / h + learningRate / (1 - parameters.beta2);
    }
    default:
      return 1 / h;
  }
}

/**
 * The curvature of the parabola that falls from the pass by the barrier over the way to the minimum, 2ΔL/|b − a|²: a pass flatter than
 * that is so over a part of the way only, and particles do not linger on all of it.
 */
function leastPassCurvature({ route }: PreparedExperiment): number {
  const { minimum, saddle, barrier = 0 } = route;
  if (minimum === undefined || saddle === undefined) return 0;
  const [x, y] = minimum.position;
  const distance = Math.hypot(saddle.position[0] - x, saddle.position[1] - y);
  return distance > 0 ? (2 * barrier) / distance ** 2 : 0;
}
