/**
 * Escape laws for the noise of minibatch gradients, covariance C(θ)/B per step. Positions are dimensionless, times are
 * t = η · (number of steps).
 *
 * All are leading terms for rare escapes: refused where the exponent is below 3, and rough where one of its two parts is
 * (`computeSgdExponents`). Sources: [X] Xie, Sato & Sugiyama,
 * ICLR 2021, arXiv 2002.03495; [A] Xie et al., ICML 2022, arXiv 2006.15815; [M] Mori, Ziyin, Liu & Ueda,
 * arXiv 2105.09557.
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

/** A well left along one direction e, with noise |H_a| below the loss L(a) + sΔL and |H_b| above. */
export interface SgdWell {
  /** H_ae > 0, curvature of the minimum along the escape direction. */
  readonly minimumCurvature: number;
  /** |H_be| > 0, downward curvature of the saddle. */
  readonly saddleCurvature: number;
  /** ΔL = L(b) − L(a). */
  readonly barrier: number;
  /** s in [0, 1]: the share of the barrier climbed under the noise of the minimum. */
  readonly noiseSplit: number;
  /** η. */
  readonly learningRate: number;
  /** B, rows in a minibatch. */
  readonly batchSize: number;
}

const meaning = 'The exponent of the escape time';

/**
 * The SGD diffusion theory as published: τ = (2π/|H_be|) exp[(2BΔL/η)(s/H_ae + (1−s)/|H_be|)].
 *
 * Source: [X]. Valid for an exponent of at least 3 and ηH ≤ ½. Its prefactor is off by H_ae/|H_be| against the process
 * that SGD is (Itô): `computeSgdDiffusionItoTime` has the right one.
 */
export function computeSgdDiffusionTime(well: SgdWell): LawResult {
  const reason = explainSgdWell(well);
  if (reason !== undefined) return { reason };
  return escapeTime((2 * Math.PI) / well.saddleCurvature, sgdExponent(well), meaning);
}

/**
 * The SGD diffusion theory with the Itô prefactor: τ = (2π/H_ae) exp[(2BΔL/η)(s/H_ae + (1−s)/|H_be|)].
 *
 * Source: Laplace's method on the exact Itô quadrature (quadrature-1d.ts) with D = η|H|/2B; it meets that quadrature on
 * the piecewise-quadratic well as η/B → 0. Valid for an exponent of at least 3 and ηH ≤ ½, and good where both parts of
 * the exponent are large: where the noise changes within reach of the minimum or the saddle (s → 0, s → 1, or very
 * unequal curvatures), it is the same on both and the prefactor tends to 2π/√(H_ae|H_be|). Exact over law at H_a/|H_b| = 4:
 * 1.18, 1.06, 1.007 for exponents 6, 12, 30; at ¼: 0.69, 0.81, 0.95; at 1: 0.998 for 6.
 */
export function computeSgdDiffusionItoTime(well: SgdWell): LawResult {
  const reason = explainSgdWell(well);
  if (reason !== undefined) return { reason };
  return escapeTime((2 * Math.PI) / well.minimumCurvature, sgdExponent(well), meaning);
}

/**
 * SGD with momentum: the exponent of SGD times (1−β₁)/β₃, prefactor π(√(1 + 4|H_be|/(γ²M)) + 1)/|H_be| · γM with
 * γ = (1−β₁)/η and M = η/β₃.
 *
 * Source: [A], from a second-hand reading: trust the slope of ln τ. (The level agreed within 4 % with 3000 particles
 * on a piecewise-quadratic well at β₁ = 0.9, β₃ = 0.1.) Valid for an exponent of at least 3 and β₃ηH ≤ ½.
 */
export function computeMomentumTime(well: MomentumWell): LawResult {
  const { learningRate, gradientWeight } = well;
  const reason = explainSgdWell({ ...well, learningRate: learningRate * gradientWeight });
  if (reason !== undefined) return { reason };
  return escapeTime(momentumPrefactor(well), momentumExponent(well), meaning);
}

/** A well left with momentum. */
export interface MomentumWell extends SgdWell {
  /** β₁ in [0, 1): m′ = β₁m + β₃ĝ. */
  readonly momentum: number;
  /** β₃: 1 for heavy ball, 1 − β₁ for Adam's way of averaging. */
  readonly gradientWeight: number;
}

/** Whether a particle swings in the well rather than creep back, H_ae > γ²M/4: damping is weak. */
export function swings(well: MomentumWell): boolean {
  const { minimumCurvature, learningRate, momentum, gradientWeight } = well;
  const friction = (1 - momentum) / learningRate;
  return 4 * minimumCurvature * gradientWeight > friction * friction * learningRate;
}

/** The prefactor of `computeMomentumTime` by itself, a time t. */
export function momentumPrefactor(well: MomentumWell): number {
  const { saddleCurvature, learningRate, momentum, gradientWeight } = well;
  const friction = (1 - momentum) / learningRate;
  const mass = learningRate / gradientWeight;
  const root = Math.sqrt(1 + (4 * saddleCurvature) / (friction * friction * mass));
  return ((Math.PI * (root + 1)) / saddleCurvature) * friction * mass;
}

/** The exponent of `computeMomentumTime` by itself. */
export function momentumExponent(well: MomentumWell): number {
  return (sgdExponent(well) * (1 - well.momentum)) / well.gradientWeight;
}

/**
 * The exponent of Adam's escape time, (2√B ΔL/η)(s/√H_ae + (1−s)/√|H_be|): ln τ up to an unknown prefactor.
 *
 * An exponent, not a time: compare differences of ln τ, and take the prefactor's own dependence along (½ ln k when all
 * curvatures grow by k at the same barrier). Source: [A], slope checked with particles. Valid from 3 on.
 */
export function computeAdamExponent(well: SgdWell): LawResult {
  const { minimumCurvature, saddleCurvature, barrier, noiseSplit, learningRate, batchSize } = well;
  // Adam's steps are of length η whatever the curvature, so ηH sets no limit.
  const reason = explainSgdWell({ ...well, learningRate: 0 });
  if (reason !== undefined) return { reason };
  const value =
    ((2 * Math.sqrt(batchSize) * barrier) / learningRate) *
    (noiseSplit / Math.sqrt(minimumCurvature) + (1 - noiseSplit) / Math.sqrt(saddleCurvature));
  const frequent = explainFrequent(value, meaning);
  return frequent === undefined ? { value } : { reason: frequent };
}

/** ν up to which the law for noise that grows with the loss has been held to the solver in the plane; at 1.5 it is 30 % long. */
const MOST_NOISE_ACROSS = 1.2;

/**
 * Escape under the noise of a mean-squared error, C = 2L(θ)H_a, in the plane:
 * τ = 2π/√(H_a|H_b|) · (L_b/L_a)^{B/(ηH_a) + ½ − ν/2} · (H_b⊥/H_a⊥)^{ν/2}, ν = H_a⊥/H_a the noise across the way out over that along it.
 *
 * Source: [M], with B/(ηH_a) + 1 − n/2 for n directions of equal noise: ν = 1 for two, ν = 0 for one. For other ν: averaged over the
 * width across, which follows the noise as ηB⁻¹L H_a⊥/H⊥, drift and diffusion along the way make an equation in one dimension, and
 * Laplace's method does the rest. A power law in the loss, not an exponential in the barrier. Against the solver in the plane,
 * (x² − 1)² + cy² + 0.2 from the exponent 6.7 on: c = 4 (ν = 1) 9 and 5 % high, c = 1 (ν = ¼) 2 % either way, c = ¼ 4 % high.
 * Valid for L_a > 0, (B/ηH_a) ln(L_b/L_a) ≥ 3, ηH ≤ ½, a straight way out and ν up to about 1.
 */
export function computeLossScaledTime(well: {
  readonly minimumCurvature: number;
  /** |H_b|. */
  readonly saddleCurvature: number;
  /** L_a > 0, the loss at the minimum itself. */
  readonly minimumLoss: number;
  /** L_b. */
  readonly saddleLoss: number;
  readonly learningRate: number;
  readonly batchSize: number;
  /** H_a⊥ ≥ 0 across the way out; 0 where nothing depends on that direction. */
  readonly minimumCurvatureAcross: number;
  /** H_b⊥ > 0 across the way out. */
  readonly saddleCurvatureAcross: number;
}): LawResult {
  const { minimumCurvature, saddleCurvature, minimumLoss, saddleLoss, learningRate, batchSize } =
    well;
  if (!(minimumLoss > 0)) {
    return {
      reason: 'The loss at the minimum is not positive: the noise vanishes there for good.',
    };
  }
  const reason =
    explainNoMinimum([minimumCurvature]) ??
    explainNoSaddle([-saddleCurvature]) ??
    explainCoarseSteps(learningRate, [minimumCurvature, saddleCurvature]);
  if (reason !== undefined) return { reason };
  const logRatio = Math.log(saddleLoss / minimumLoss);
  const ofNoise = well.minimumCurvatureAcross / minimumCurvature;
  if (ofNoise > MOST_NOISE_ACROSS) {
    return {
      reason: `Across the way out there is ${sayNumber(ofNoise)} times the noise that there is along it, by the curvatures of the minimum; the law is for as much or less.`,
    };
  }
  const narrowing =
    ofNoise > 0 ? (well.saddleCurvatureAcross / well.minimumCurvatureAcross) ** (ofNoise / 2) : 1;
  const prefactor =
    ((2 * Math.PI * narrowing) / Math.sqrt(minimumCurvature * saddleCurvature)) *
    Math.exp(((1 - ofNoise) / 2) * logRatio);
  const exponent = (batchSize / (learningRate * minimumCurvature)) * logRatio;
  return escapeTime(prefactor, exponent, meaning);
}

/**
 * The two parts of the SGD exponent: (2BΔL/η)·s/H_ae, climbed under the noise of the minimum, and (2BΔL/η)(1−s)/|H_be|,
 * climbed under that of the saddle. Laplace's method needs both to be large: each is how far, in squared widths of the
 * density about the one point, the noise of the other begins.
 */
export function computeSgdExponents(well: SgdWell): {
  readonly atMinimum: number;
  readonly atSaddle: number;
} {
  const { minimumCurvature, saddleCurvature, barrier, noiseSplit, learningRate, batchSize } = well;
  const scale = (2 * batchSize * barrier) / learningRate;
  return {
    atMinimum: (scale * noiseSplit) / minimumCurvature,
    atSaddle: (scale * (1 - noiseSplit)) / saddleCurvature,
  };
}

function sgdExponent(well: SgdWell): number {
  const { atMinimum, atSaddle } = computeSgdExponents(well);
  return atMinimum + atSaddle;
}

function explainSgdWell(well: SgdWell): string | undefined {
  const { minimumCurvature, saddleCurvature, learningRate } = well;
  return (
    explainNoMinimum([minimumCurvature]) ??
    explainNoSaddle([-saddleCurvature]) ??
    explainCoarseSteps(learningRate, [minimumCurvature, saddleCurvature])
  );
}
