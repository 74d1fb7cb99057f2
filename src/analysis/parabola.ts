/** Minimum and saddle as the laws take them: parabolas, under the noise that there is. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { Point } from '../landscapes/geometry.ts';
import { curvatureAlong } from '../landscapes/symmetric-matrix.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import { computeLaplaceRatio } from '../theory/laplace.ts';
import type { CriticalPoint } from '../topography/critical-points.ts';

/** Where a way out begins, and its pass. */
export interface Ends {
  readonly minimum: CriticalPoint;
  readonly saddle: CriticalPoint;
}

/** The diffusion D = ηC/2B at a stationary point, the very noise that there is there, along its first eigenvector and across. */
export function diffusionAt(
  prepared: PreparedExperiment,
  { position, eigenvectors: [[ex, ey]] }: CriticalPoint,
): { readonly along: number; readonly across: number; readonly mixed: number } {
  const { noise, method } = prepared.experiment;
  const { temperature } = noise;
  if (temperature !== undefined) return { along: temperature, across: temperature, mixed: 0 };
  if (noise.batchSize === undefined) return { along: 0, across: 0, mixed: 0 };
  const [xx, xy, yy] = stepCovariance(prepared)(...position).map(
    (element) => (method.learningRate / 2) * element,
  );
  return {
    along: ex * ex * xx + 2 * ex * ey * xy + ey * ey * yy,
    across: ey * ey * xx - 2 * ex * ey * xy + ex * ex * yy,
    mixed: ex * ey * (yy - xx) + (ex * ex - ey * ey) * xy,
  };
}

/**
 * Errors of Laplace's method beyond this factor, either way and in one direction, are more than a law may be off by. The laws of gradient noise have
 * cautions of their own where the noise changes within reach of minimum or saddle, which say as much up to a factor of about 3.
 */
const FAR_FROM_PARABOLA = { white: 1.5, gradient: 3 } as const;

/**
 * Why minimum or saddle are not the parabolas, as far as the noise reaches, for which the laws take them; undefined where they are.
 *
 * @param isAcrossCounted whether the law is about both directions, and not about the way out alone
 */
export function explainNoParabola(
  prepared: PreparedExperiment,
  { minimum, saddle }: Ends,
  isAcrossCounted: boolean,
): string | undefined {
  const { temperature } = prepared.experiment.noise;
  const most = FAR_FROM_PARABOLA[temperature === undefined ? 'gradient' : 'white'];
  const [out, side] = saddle.eigenvectors;
  const directions = isAcrossCounted ? [out, side] : [out];
  for (const [point, name] of [
    [saddle, 'the saddle'],
    [minimum, 'the minimum'],
  ] as const) {
    for (const [index, direction] of directions.entries()) {
      const isDown = point === saddle && index === 0;
      const curvature = curvatureAlong(point.hessian, direction) * (isDown ? -1 : 1);
      const { along, across } = diffusionAt(prepared, { ...point, eigenvectors: [out, side] });
      const diffusion = index === 0 ? along : across;
      // What has no curvature or no noise is somebody else's to refuse.
      if (!(curvature > 0 && diffusion > 0)) continue;
      const rise = riseFrom(prepared, point, direction);
      const ratio = computeLaplaceRatio(
        isDown ? (t) => -rise(t) : rise,
        curvature,
        diffusion,
        distanceBetween(minimum.position, saddle.position),
      );
      const factor = Math.max(ratio, 1 / ratio);
      if (!(factor <= most)) return describeNoParabola(name, diffusion, curvature, factor);
    }
  }
  return undefined;
}

function describeNoParabola(
  name: string,
  diffusion: number,
  curvature: number,
  factor: number,
): string {
  const width = sayNumber(Math.sqrt(diffusion / curvature));
  return `Within √(D/|H|) = ${width} of ${name}, as far as the noise reaches there, the loss is no parabola: taking it for one is off by a factor of ${sayNumber(factor, 2)}, and so would the law be.`;
}

/** L − L(point) at a distance along a direction. */
export function riseFrom(
  { landscape }: PreparedExperiment,
  { position: [x, y], value }: CriticalPoint,
  [ex, ey]: Point,
): (distance: number) => number {
  return (distance) => landscape.value(x + distance * ex, y + distance * ey) - value;
}

/** The distance between two points. */
export function distanceBetween([x, y]: Point, [u, v]: Point): number {
  return Math.hypot(x - u, y - v);
}
