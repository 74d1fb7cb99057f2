/** The gradient noise beside the curvature: is C = H, as the theory of SGD takes it? */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { Point } from '../landscapes/geometry.ts';
import { absoluteValue, type SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';

/** Both matrices at a place, and how far they are from being proportional. */
export interface NoiseShape {
  readonly position: Point;
  /** C, the covariance of the gradient noise of one sample; of one step where there is no batch. */
  readonly covariance: SymmetricMatrix;
  /** |H|, the Hessian with absolute eigenvalues; H itself in a minimum. */
  readonly curvature: SymmetricMatrix;
  /** c for which c|H| is nearest to C in the Frobenius norm; 0 where H vanishes. */
  readonly factor: number;
  /** ‖C − c|H|‖/‖C‖, between 0 and 1. */
  readonly distance: number;
}

/**
 * C against |H| at a place: from the noise model, or from the rows themselves where the landscape has data.
 *
 * The best factor is c = ⟨C, |H|⟩/⟨|H|, |H|⟩, ⟨A, B⟩ = tr AB. What is left is squared as it is: the difference of squares ‖C‖² − c⟨C, |H|⟩
 * would leave 1e-8 of round-off.
 *
 * @returns undefined where there is no noise, or none with a variance
 */
export function computeNoiseShape(
  prepared: PreparedExperiment,
  position: Point,
): NoiseShape | undefined {
  const { experiment, landscape, sampleCovariance } = prepared;
  const { batchSize = 1 } = experiment.noise;
  const perStep = (): SymmetricMatrix => {
    const [xx, xy, yy] = stepCovariance(prepared)(...position);
    return [batchSize * xx, batchSize * xy, batchSize * yy];
  };
  // Data speak for themselves, whatever noise the experiment runs with.
  const covariance = landscape.rows !== undefined ? sampleCovariance?.(...position) : perStep();
  if (covariance === undefined) return undefined;
  const size = inner(covariance, covariance);
  if (!(size > 0) || !Number.isFinite(size)) return undefined;
  const curvature = absoluteValue(landscape.hessian(...position));
  const square = inner(curvature, curvature);
  const factor = square > 0 ? inner(covariance, curvature) / square : 0;
  const left = covariance.map(
    (element, index) => element - factor * curvature[index],
  ) as unknown as SymmetricMatrix;
  const distance = Math.sqrt(inner(left, left) / size);
  return { position, covariance, curvature, factor, distance };
}

/** tr AB of two symmetric matrices. */
function inner(a: SymmetricMatrix, b: SymmetricMatrix): number {
  return a[0] * b[0] + 2 * a[1] * b[1] + a[2] * b[2];
}
