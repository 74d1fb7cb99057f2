import { absoluteValue, squareRoot } from '../../landscapes/symmetric-matrix.ts';
import { effectiveBatchSize, NOISE_SCALE, type NoiseModel } from '../noise.ts';

/**
 * Noise of a mean-squared error: C(θ) = 2σ²L(θ)·|H_a|, H_a the Hessian at the minimum a of the start. Where L < 0 there is none.
 *
 * For residuals r, row loss r²/2 and noise in the labels of the size of the residuals, E[r²∇f∇fᵀ] ≈ 2L·H. The escape law is a
 * power of L_b/L_a, not an exponential of a barrier; a minimum with L = 0 is left by nobody.
 *
 * Source: Mori, Ziyin, Liu, Ueda, arXiv 2105.09557.
 */
export const lossScaled: NoiseModel<{ root: 'vec3f' }> = {
  name: 'loss-scaled',
  title: 'Scaled by the loss',
  help: 'C(θ) = 2σ²L(θ)·|H(a)|: the noise of a mean-squared error, which grows with the loss and dies out where that is 0.',
  strength: 'batchSize',
  parameters: { scale: NOISE_SCALE },
  needs: ['gradient', 'loss'],
  constants: { root: 'vec3f' },
  computeConstants(context) {
    const { minimum } = context.route;
    if (minimum === undefined) {
      throw new Error(
        'noise.name: loss-scaled noise takes its shape from the minimum below the start, and there is none; start in a minimum or choose local-hessian or white noise.',
      );
    }
    const [xx, xy, yy] = squareRoot(absoluteValue(minimum.hessian));
    const amplitude = Math.sqrt(2 / effectiveBatchSize(context));
    return { root: [amplitude * xx, amplitude * xy, amplitude * yy] };
  },
  covariance({ loss }, { root: [xx, xy, yy] }) {
    const height = Math.max(loss(), 0);
    return [height * (xx * xx + xy * xy), height * xy * (xx + yy), height * (xy * xy + yy * yy)];
  },
  estimate(block, { root: [xx, xy, yy] }) {
    const { count, loss, gradientX, gradientY, normals, estimateX, estimateY } = block;
    for (let i = 0; i < count; i++) {
      const height = Math.sqrt(Math.max(loss[i], 0));
      const z0 = height * normals[2 * i];
      const z1 = height * normals[2 * i + 1];
      estimateX[i] = gradientX[i] + xx * z0 + xy * z1;
      estimateY[i] = gradientY[i] + xy * z0 + yy * z1;
    }
  },
};
