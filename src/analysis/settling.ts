/** How long a population takes until its escapes come at a constant rate. */

import type { PreparedExperiment } from '../experiment/prepare.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import { computeSurvivalCurve } from '../theory/chain-1d.ts';
import type { KilledChain1d } from '../theory/chain-problem.ts';

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
/** The same where λ is only known from curvatures: where a barrier is low, they make it up to half as large again. */
const HARMONIC_RELAXATIONS = 15;

/** Points of time at which the hazard is looked at. */
const LOOKS = 200;
/** Steps taken for them at least. */
const MOST_STEPS = 2000;

/** From 7/(λ₂ − λ₁) of an exact solver. */
export function settlingTimeOfTransient(transient: number): number {
  return (RELAXATIONS / 7) * transient;
}

/** From the curvatures at minimum and saddle, along x, y or both; 0 without any curvature. */
export function settlingTimeOfCurvatures(prepared: PreparedExperiment, axis?: 0 | 1): number {
  const { minimum, saddle } = prepared.route;
  const element = axis === 0 ? 0 : 2;
  const curvatures = [minimum, saddle]
    .flatMap((point) => {
      if (point === undefined) return [];
      return axis === undefined ? point.eigenvalues : [point.hessian[element]];
    })
    .map(Math.abs)
    .filter((curvature) => curvature > 0);
  if (curvatures.length === 0) return 0;
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
 * From the exact hazard of a chain.
 *
 * Where steps are short, longer ones of the same diffusion serve: relaxation hardly depends on them.
 *
 * @param guess a settling time, about right
 */
export function settlingTimeOfChain(chain: KilledChain1d, guess: number): number {
  if (guess === 0) return 0;
  const horizon = 2 * guess;
  const stretch = Math.max(1, horizon / MOST_STEPS / chain.learningRate);
  const learningRate = stretch * chain.learningRate;
  const stride = Math.max(1, Math.ceil(horizon / learningRate / LOOKS));
  const curve = computeSurvivalCurve(
    { ...chain, learningRate, variance: (x) => stretch * chain.variance(x) },
    Array.from({ length: LOOKS }, (_, look) => (look + 1) * stride),
  );
  if ('reason' in curve) return guess;
  const hazards = Array.from(curve.survival, (share, look) =>
    Math.log((look === 0 ? 1 : curve.survival[look - 1]) / share),
  );
  const final = hazards[LOOKS - 1];
  if (!(final > 0)) return guess;
  const unsettled = hazards.findLastIndex((hazard) => !(Math.abs(hazard / final - 1) < CLOSE));
  return (unsettled + 1) * stride * learningRate;
}
