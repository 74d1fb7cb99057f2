/**
 * Escape laws for thermal (white, isotropic) noise of temperature T. Losses and T share a unit; curvatures H are loss
 * per position²; times are t = η · (number of steps).
 *
 * Each is the leading term for T → 0: its relative error is of the order of T/ΔL, and it is refused below ΔL = 3T.
 * Each gives the mean time to the far well (the inverse rate); the mean time to the saddle itself is half of it as
 * T → 0.
 */

import { sayNumber } from '../statistics/estimate-text.ts';
import {
  escapeTime,
  explainCoarseSteps,
  explainFrequent,
  explainNoMinimum,
  explainNoSaddle,
  type LawResult,
} from './law.ts';

/** A saddle on the rim of a well. */
export interface Saddle {
  /** Eigenvalues of the Hessian at the saddle, exactly one of them negative. */
  readonly curvatures: readonly number[];
  /** ΔL = L(saddle) − L(minimum) > 0. */
  readonly barrier: number;
}

/**
 * Kramers' mean escape time in one dimension, τ = 2π/√(H_a|H_b|) · e^{ΔL/T}.
 *
 * Source: Kramers, Physica 7 (1940) 284, large friction. Valid for ΔL ≥ 3T and ηH ≤ ½.
 */
export function computeKramersTime(well: {
  /** H_a = L″ at the minimum. */
  readonly minimumCurvature: number;
  /** |H_b| = −L″ at the top of the barrier. */
  readonly saddleCurvature: number;
  readonly barrier: number;
  readonly temperature: number;
  /** η; 0 for the process in continuous time. */
  readonly learningRate: number;
}): LawResult {
  const { minimumCurvature, saddleCurvature, barrier, temperature, learningRate } = well;
  return computeEyringKramersTime({
    minimumCurvatures: [minimumCurvature],
    saddles: [{ curvatures: [-saddleCurvature], barrier }],
    temperature,
    learningRate,
  });
}

/**
 * The Eyring–Kramers mean escape time, τ = (2π/|H_be|) √(|det H_b|/det H_a) e^{ΔL/T}; over several saddles the rates
 * 1/τ add. H_be is the negative eigenvalue at the saddle.
 *
 * Source: Hänggi, Talkner & Borkovec, Rev. Mod. Phys. 62 (1990) 251; proof and error O(T^½ |ln T|^{3/2}):
 * Bovier, Eckhoff, Gayrard & Klein, J. Eur. Math. Soc. 6 (2004) 399. Valid for ΔL ≥ 3T at every saddle, no flat
 * direction (for a loss that does not depend on a coordinate at all, leave that coordinate out), and ηH ≤ ½.
 */
export function computeEyringKramersTime(well: {
  /** Eigenvalues of the Hessian at the minimum, all positive. */
  readonly minimumCurvatures: readonly number[];
  readonly saddles: readonly Saddle[];
  readonly temperature: number;
  /** η; 0 for the process in continuous time. */
  readonly learningRate: number;
}): LawResult {
  const { minimumCurvatures, saddles, temperature, learningRate } = well;
  if (!(temperature > 0)) return { reason: 'There is no noise: nothing escapes.' };
  if (saddles.length === 0) return { reason: 'No saddle was found on the way out.' };
  const lowest = Math.min(...saddles.map(({ barrier }) => barrier));
  const reason =
    explainNoMinimum(minimumCurvatures) ??
    saddles.map(({ curvatures }) => explainNoSaddle(curvatures)).find((r) => r !== undefined) ??
    explainCoarseSteps(learningRate, [
      ...minimumCurvatures,
      ...saddles.flatMap(({ curvatures }) => curvatures),
    ]);
  if (reason !== undefined) return { reason };
  const depth = product(minimumCurvatures);
  // The sum of the rates, each relative to e^{−lowest/T}.
  let rate = 0;
  for (const { curvatures, barrier } of saddles) {
    rate +=
      (Math.abs(Math.min(...curvatures)) / (2 * Math.PI)) *
      Math.sqrt(depth / Math.abs(product(curvatures))) *
      Math.exp((lowest - barrier) / temperature);
  }
  return escapeTime(1 / rate, lowest / temperature, 'The ratio of barrier to temperature');
}

/**
 * Kramers' mean escape time for underdamped motion of unit mass with friction γ, in the regime of spatial diffusion:
 * 1/τ = (√(γ²/4 + ω_b²) − γ/2)/ω_b · ω_a/2π · e^{−ΔL/T}, ω = √|H|. Time is that of the motion, η per step.
 *
 * Source: Kramers 1940; Hänggi, Talkner & Borkovec, Rev. Mod. Phys. 62 (1990) 251. Valid for ΔL ≥ 3T, ηω ≤ ½. With weak friction, δ = γS/T
 * below about 6, escape is limited by energy as well, and the rate is lower by the factor of Mel'nikov and Meshkov
 * (`computeTurnoverFactor`).
 */
export function computeUnderdampedTime(well: {
  readonly minimumCurvature: number;
  /** |H_b|. */
  readonly saddleCurvature: number;
  readonly barrier: number;
  readonly temperature: number;
  /** γ, per unit time. */
  readonly friction: number;
  /** η, the time step; 0 for continuous time. */
  readonly learningRate: number;
  /** A(δ) ≤ 1, the factor of the rate for weak friction. */
  readonly turnoverFactor: number;
}): LawResult {
  const { minimumCurvature, saddleCurvature, barrier, temperature, friction, learningRate } = well;
  if (!(temperature > 0)) return { reason: 'There is no noise: nothing escapes.' };
  const reason =
    explainNoMinimum([minimumCurvature]) ??
    explainNoSaddle([-saddleCurvature]) ??
    explainFrequent(barrier / temperature, 'The ratio of barrier to temperature');
  if (reason !== undefined) return { reason };
  const swing = Math.sqrt(minimumCurvature);
  const fall = Math.sqrt(saddleCurvature);
  if (learningRate * Math.max(swing, fall) > 0.5) {
    return { reason: `ηω reaches ${sayNumber(learningRate * Math.max(swing, fall))}, above 0.5.` };
  }
  // (√(γ²/4 + ω_b²) − γ/2)/ω_b without cancellation at large friction.
  const recrossing = fall / (Math.sqrt((friction * friction) / 4 + fall * fall) + friction / 2);
  return escapeTime(
    (2 * Math.PI) / (recrossing * swing * well.turnoverFactor),
    barrier / temperature,
    'The ratio of barrier to temperature',
  );
}

/**
 * The share of time spent in the first of two wells, P₁ = τ₁/(τ₁ + τ₂), from the mean escape times of both.
 *
 * Exact for two states with constant rates, hence valid where both escapes are rare. With white noise it is
 * Boltzmann's share in the quadratic approximation.
 */
export function computeTwoWellOccupancy(first: LawResult, second: LawResult): LawResult {
  if ('reason' in first) return first;
  if ('reason' in second) return second;
  return { value: 1 / (1 + second.value / first.value) };
}

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1);
}
