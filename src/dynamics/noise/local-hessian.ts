import { absoluteValue } from '../../landscapes/symmetric-matrix.ts';
import { effectiveBatchSize, NOISE_SCALE, type NoiseModel } from '../noise.ts';

/**
 * Noise with the covariance of the local Hessian: C(θ) = σ²(|H(θ)| + floor·I), with absolute eigenvalues.
 *
 * With a floor of 0 the noise vanishes at inflection points of the loss, where the continuous process is trapped.
 * With eigenvalues m ± d of H: C^½ = ((s₊ + s₋)/2)·I + ((s₊ − s₋)/2d)·(H − mI), s± = √(|m ± d| + floor).
 *
 * Source: Xie, Sato, Sugiyama, ICLR 2021, taken literally.
 */
export const localHessian: NoiseModel<{ amplitude: 'f32'; floor: 'f32' }> = {
  name: 'local-hessian',
  title: 'Local Hessian',
  help: 'C(θ) = σ²(|H(θ)| + f·I): noise follows the curvature wherever the particle is.',
  strength: 'batchSize',
  parameters: {
    scale: NOISE_SCALE,
    floor: {
      label: 'noise floor',
      symbol: 'f',
      unit: '',
      default: 0.1,
      minimum: 0,
      maximum: 1e6,
      slider: { scale: 'logarithmic', from: 1e-3, to: 10 },
      help: 'Added to every eigenvalue of |H|; without it the noise vanishes at inflection points, up to round-off (6e-8 of |H|), and nothing crosses them.',
    },
  },
  needs: ['gradient', 'hessian'],
  constants: { amplitude: 'f32', floor: 'f32' },
  computeConstants: (context) => ({
    amplitude: 1 / Math.sqrt(effectiveBatchSize(context)),
    floor: context.parameters.floor,
  }),
  covariance({ hessian }, { amplitude, floor }) {
    const [xx, xy, yy] = absoluteValue(hessian());
    const scale = amplitude ** 2;
    return [scale * (xx + floor), scale * xy, scale * (yy + floor)];
  },
  estimate(block, { amplitude, floor }) {
    const { count, gradientX, gradientY, hessianXX, hessianXY, hessianYY, normals } = block;
    const { estimateX, estimateY } = block;
    for (let i = 0; i < count; i++) {
      const mean = 0.5 * (hessianXX[i] + hessianYY[i]);
      const halfDifference = 0.5 * (hessianXX[i] - hessianYY[i]);
      const spread = Math.hypot(halfDifference, hessianXY[i]);
      const upper = Math.sqrt(Math.abs(mean + spread) + floor);
      const lower = Math.sqrt(Math.abs(mean - spread) + floor);
      const slope = spread > 0 ? (0.5 * (upper - lower)) / spread : 0;
      const base = 0.5 * (upper + lower);
      const xx = base + slope * halfDifference;
      const yy = base - slope * halfDifference;
      const xy = slope * hessianXY[i];
      const z0 = normals[2 * i];
      const z1 = normals[2 * i + 1];
      estimateX[i] = gradientX[i] + amplitude * (xx * z0 + xy * z1);
      estimateY[i] = gradientY[i] + amplitude * (xy * z0 + yy * z1);
    }
  },
};
