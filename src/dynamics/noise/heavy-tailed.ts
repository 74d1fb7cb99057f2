import { stable } from '../../random/stable.ts';
import type { NoiseModel } from '../noise.ts';

/**
 * Symmetric α-stable noise, each component by itself: θ' = θ − ηg + σ η^{1/α} ξ, the step of dθ = −∇L dt + σ dL^α with
 * characteristic function exp(−t|σu|^α). At α = 2 it is white noise with T = σ². Below 2 it has no variance: a particle leaves by
 * one large jump, so that the time depends on the width of the well and hardly on the barrier.
 *
 * Source of the picture: Simsekli, Sagun, Gurbuzbalaban, ICML 2019, arXiv 1901.06053.
 */
export const heavyTailed: NoiseModel<{ alpha: 'f32'; amplitude: 'f32' }> = {
  name: 'heavy-tailed',
  title: 'Heavy-tailed (Lévy)',
  help: 'α-stable jumps in both coordinates: escape by one large jump, which depends on the width of a well and not on its height.',
  strength: 'scale',
  parameters: {
    alpha: {
      label: 'tail index',
      symbol: 'α',
      unit: '',
      default: 1.5,
      minimum: 0.5,
      maximum: 2,
      slider: { scale: 'linear', from: 1, to: 2 },
      help: 'Jumps beyond r come at a rate ∝ r^−α; 2 is Gaussian noise, 1 the Cauchy distribution.',
    },
    scale: {
      label: 'noise scale',
      symbol: 'σ',
      unit: '',
      default: 0.1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1e6,
      slider: { scale: 'logarithmic', from: 0.01, to: 1 },
      help: 'dθ = −∇L dt + σ dL^α: in a time t, jumps spread a particle over about σ t^{1/α}.',
    },
  },
  needs: ['gradient'],
  constants: { alpha: 'f32', amplitude: 'f32' },
  computeConstants: ({ learningRate, parameters: { alpha, scale } }) => ({
    alpha,
    amplitude: scale * learningRate ** (1 / alpha - 1),
  }),
  covariance: (_, { alpha, amplitude }) =>
    alpha === 2
      ? [2 * amplitude ** 2, 0, 2 * amplitude ** 2]
      : [Number.NaN, Number.NaN, Number.NaN],
  estimate(block, { alpha, amplitude }, tools) {
    const { count, gradientX, gradientY, estimateX, estimateY } = block;
    const bits = new Uint32Array(2 * count);
    for (const [number, gradient, estimate] of [
      [0, gradientX, estimateX],
      [1, gradientY, estimateY],
    ] as const) {
      tools.drawBits(number, bits);
      for (let i = 0; i < count; i++) {
        estimate[i] = gradient[i] + amplitude * stable(alpha, bits[2 * i], bits[2 * i + 1]);
      }
    }
  },
};
