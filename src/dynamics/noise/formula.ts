import { effectiveBatchSize, type NoiseModel } from '../noise.ts';

/**
 * Noise with a covariance of the user's own: C(θ) = [[c11, c12], [c12, c22]] of one sample, C/B of a batch, each element a formula
 * in x, y and the landscape's parameters, stated at sharpness 1.
 *
 * The symmetric root is closed form: with s = √det C, C^½ = (C + sI)/√(tr C + 2s); a determinant that round-off has made
 * negative counts as 0.
 */
export const formula: NoiseModel<{ amplitude: 'f32' }> = {
  name: 'formula',
  title: 'Your own formula',
  help: 'C(θ) typed element by element; it must be positive semi-definite all over the domain.',
  strength: 'batchSize',
  parameters: {},
  needs: ['gradient', 'covariance'],
  constants: { amplitude: 'f32' },
  computeConstants: (context) => ({ amplitude: 1 / Math.sqrt(effectiveBatchSize(context)) }),
  covariance({ sample }, { amplitude }) {
    const [xx, xy, yy] = sample();
    return [amplitude ** 2 * xx, amplitude ** 2 * xy, amplitude ** 2 * yy];
  },
  estimate(block, { amplitude }) {
    const { count, gradientX, gradientY, normals, estimateX, estimateY } = block;
    const { covarianceXX, covarianceXY, covarianceYY } = block;
    for (let i = 0; i < count; i++) {
      const [xx, xy, yy] = [covarianceXX[i], covarianceXY[i], covarianceYY[i]];
      const root = Math.sqrt(Math.max(xx * yy - xy * xy, 0));
      const trace = Math.sqrt(Math.max(xx + yy + 2 * root, 0));
      const scale = trace > 0 ? amplitude / trace : 0;
      const z0 = scale * normals[2 * i];
      const z1 = scale * normals[2 * i + 1];
      estimateX[i] = gradientX[i] + (xx + root) * z0 + xy * z1;
      estimateY[i] = gradientY[i] + xy * z0 + (yy + root) * z1;
    }
  },
};
