/** What the length of the steps does to an escape time, against an answer in continuous time. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { computeAveragedStepShift, computeStepShift } from '../theory/step-effect.ts';
import { findEscapeGoal, findShare } from './escape-goal.ts';

/** The effect as ln(τ_steps/τ). */
export interface StepEffect {
  readonly shift: number;
  /** How far the true effect may be from `shift`. */
  readonly uncertainty: number;
}

/**
 * The effect of the steps for white noise, where the laws hold; undefined elsewhere, above all for gradient noise: at an
 * edge where its strength jumps, steps make an effect of order √η that has no simple form.
 *
 * Two parts: `computeStepShift` (`computeAveragedStepShift`), and the boundary that is looked at once a step, which near a saddle seems 0.5826√(2Tη)
 * further out (`computeBoundaryShare`).
 *
 * The uncertainty is about twice what the chain of (x² − 1)² leaves over for T from 0.05 to 0.3 and ηH up to 0.5:
 * ΔL/T (ηH)²/16 for the next order in η, and the first order times itself and times 2T/ΔL.
 */
export function findStepEffect(prepared: PreparedExperiment): StepEffect | undefined {
  const { route, experiment } = prepared;
  const { minimum, saddle } = route;
  const { temperature } = experiment.noise;
  const { learningRate, parameters } = experiment.method;
  if (minimum === undefined || saddle === undefined || temperature === undefined) return undefined;
  if (!(temperature > 0) || findEscapeGoal(prepared).kind === 'elsewhere') return undefined;
  const ofSteps = findShare(prepared, saddle);
  const continuous = findShare(prepared, saddle, 0);
  if ('reason' in ofSteps || 'reason' in continuous) return undefined;
  if (!(ofSteps.value > 0 && continuous.value > 0)) return undefined;
  const isAveraged = parameters.averaged === 1;
  // How far out a boundary seems is known for independent steps alone.
  if (isAveraged && ofSteps.value !== continuous.value) return undefined;
  const ofRule = isAveraged
    ? computeAveragedStepShift({ saddleCurvature: Math.abs(saddle.eigenvalues[0]), learningRate })
    : computeStepShift({
        minimumCurvatures: minimum.eigenvalues,
        saddleCurvatures: saddle.eigenvalues,
        learningRate,
      });
  const shift = ofRule + Math.log(ofSteps.value / continuous.value);
  const exponent = (saddle.value - minimum.value) / temperature;
  const reach =
    learningRate * Math.max(...[...minimum.eigenvalues, ...saddle.eigenvalues].map(Math.abs));
  const uncertainty =
    (exponent * reach ** 2) / 16 + Math.abs(shift) * (Math.abs(shift) + 2 / exponent);
  return { shift, uncertainty };
}
