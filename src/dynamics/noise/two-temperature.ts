import type { Point } from '../../landscapes/geometry.ts';
import {
  absoluteValue,
  curvatureAlong,
  decomposeSymmetric,
  squareRoot,
} from '../../landscapes/symmetric-matrix.ts';
import {
  effectiveBatchSize,
  NOISE_SCALE,
  type NoiseModel,
  type StationaryPoint,
} from '../noise.ts';

/** Larger than any loss or coordinate, and still an f32. */
const BEYOND_ALL = 3e38;

/**
 * s: the height, as a share of the barrier, at which the noise changes.
 *
 * @param parameters those of the noise; `switch` 0, or none, stands for |H_b|/(H_a + |H_b|)
 * @param wellCurvature H_ae > 0, along the unstable direction of the saddle
 * @param saddleCurvature |H_be| > 0
 */
export function switchLevel(
  parameters: Readonly<Record<string, number>>,
  wellCurvature: number,
  saddleCurvature: number,
): number {
  return parameters.switch || saddleCurvature / (wellCurvature + saddleCurvature);
}

/**
 * Two-temperature noise: covariance σ²|H_a| inside a well, up to the loss L(a) + s·ΔL, and σ²|H_b| above it, on the way to
 * the saddle. The outer wall of a well, where one goes up without coming closer to the saddle, belongs to the well.
 *
 * The plane is divided at the saddle b, across its unstable direction e: on the start's side the well is that of the
 * minimum a, on the other side that of the minimum beyond (none: |H_b| everywhere there). The default
 * s = |H_be|/(H_ae + |H_be|) is the level at which a well of constant curvature H_ae meets a barrier of constant
 * curvature |H_be|; there the picture is exact (C¹ piecewise-quadratic well).
 *
 * Source: the picture behind the escape theorem of Xie, Sato, Sugiyama, ICLR 2021.
 */
export const twoTemperature: NoiseModel<{
  start_root: 'vec3f';
  far_root: 'vec3f';
  saddle_root: 'vec3f';
  direction: 'vec2f';
  saddle_at: 'f32';
  start_at: 'f32';
  far_at: 'f32';
  start_level: 'f32';
  far_level: 'f32';
}> = {
  name: 'two-temperature',
  title: 'Two temperatures',
  help: 'C = σ²|H(a)| inside the well and σ²|H(b)| near the saddle: the picture behind the escape theorem for SGD.',
  strength: 'batchSize',
  parameters: {
    scale: NOISE_SCALE,
    switch: {
      label: 'switch level',
      symbol: 's',
      unit: 'of ΔL',
      default: 0,
      minimum: 0,
      maximum: 1,
      slider: { scale: 'linear', from: 0, to: 1 },
      help: 'Height, as a share of the barrier, at which the noise changes; 0 stands for |H_b|/(H_a + |H_b|).',
    },
  },
  needs: ['gradient', 'loss'],
  constants: {
    start_root: 'vec3f',
    far_root: 'vec3f',
    saddle_root: 'vec3f',
    direction: 'vec2f',
    saddle_at: 'f32',
    start_at: 'f32',
    far_at: 'f32',
    start_level: 'f32',
    far_level: 'f32',
  },
  computeConstants(context) {
    const { parameters, route } = context;
    const { minimum, saddle, target } = route;
    if (minimum === undefined || saddle === undefined) {
      throw new Error(
        'noise.name: two-temperature noise needs a minimum at the start and a saddle between it and the escape region, and they were not found; choose local-hessian or white noise, or another escape region.',
      );
    }
    const [unstable] = decomposeSymmetric(saddle.hessian).eigenvectors;
    const project = (direction: Point, { position }: StationaryPoint) =>
      direction[0] * position[0] + direction[1] * position[1];
    const sign = project(unstable, minimum) > project(unstable, saddle) ? -1 : 1;
    const direction: Point = [sign * unstable[0], sign * unstable[1]];
    const along = (point: StationaryPoint) => project(direction, point);
    const saddleCurvature = Math.abs(curvatureAlong(saddle.hessian, direction));
    const root = (point: StationaryPoint) => {
      const [xx, xy, yy] = squareRoot(absoluteValue(point.hessian));
      const perBatch = 1 / Math.sqrt(effectiveBatchSize(context));
      return [perBatch * xx, perBatch * xy, perBatch * yy] as const;
    };
    const level = (well: StationaryPoint) => {
      const wellCurvature = Math.abs(curvatureAlong(well.hessian, direction));
      const share = switchLevel(parameters, wellCurvature, saddleCurvature);
      return well.value + share * (saddle.value - well.value);
    };
    return {
      start_root: root(minimum),
      far_root: root(target ?? saddle),
      saddle_root: root(saddle),
      direction,
      saddle_at: along(saddle),
      start_at: along(minimum),
      far_at: target === undefined ? BEYOND_ALL : along(target),
      start_level: level(minimum),
      far_level: target === undefined ? -BEYOND_ALL : level(target),
    };
  },
  covariance({ position: [x, y], loss }, constants) {
    const along = constants.direction[0] * x + constants.direction[1] * y;
    const beyond = along > constants.saddle_at;
    const between = along > constants.start_at && along < constants.far_at;
    const well = beyond ? constants.far_root : constants.start_root;
    const level = beyond ? constants.far_level : constants.start_level;
    const [xx, xy, yy] = between && loss() > level ? constants.saddle_root : well;
    return [xx * xx + xy * xy, xy * (xx + yy), xy * xy + yy * yy];
  },
  estimate(block, constants) {
    const { count, x, y, loss, gradientX, gradientY, normals, estimateX, estimateY } = block;
    const [directionX, directionY] = constants.direction;
    for (let i = 0; i < count; i++) {
      const along = directionX * x[i] + directionY * y[i];
      const beyond = along > constants.saddle_at;
      const between = along > constants.start_at && along < constants.far_at;
      const level = beyond ? constants.far_level : constants.start_level;
      const well = beyond ? constants.far_root : constants.start_root;
      const root = between && loss[i] > level ? constants.saddle_root : well;
      const z0 = normals[2 * i];
      const z1 = normals[2 * i + 1];
      estimateX[i] = gradientX[i] + root[0] * z0 + root[1] * z1;
      estimateY[i] = gradientY[i] + root[1] * z0 + root[2] * z1;
    }
  },
};
