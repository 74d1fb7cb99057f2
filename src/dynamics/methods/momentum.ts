import type { Method } from '../method.ts';
import { GRADIENT_NOISES } from '../noise-models.ts';

/**
 * Heavy-ball momentum: m' = β₁m + β₃ĝ, θ' = θ − ηm', from m = 0.
 *
 * Usual momentum has β₃ = 1, and then moves 1/(1 − β₁) times as far a step as SGD does; with β₃ = 1 − β₁, the way of Adam, as far.
 * In a quadratic well with noise C/B and β₃ = 1 the stationary variance is
 * ηC(1 + β₁)/(B·H(1 − β₁)(2(1 + β₁) − ηH)); the rule diverges for ηβ₃H > 2(1 + β₁).
 */
export const momentum: Method<{ learning_rate: 'f32'; beta1: 'f32'; beta3: 'f32' }> = {
  name: 'momentum',
  title: 'Momentum (heavy ball)',
  rule: 'm′ = β₁m + β₃ĝ,  θ′ = θ − ηm′',
  help: 'Follows a running sum of the estimated gradients, in which old ones fade by β₁ a step.',
  noises: GRADIENT_NOISES,
  parameters: {
    beta1: {
      label: 'momentum',
      symbol: 'β₁',
      unit: '',
      default: 0.9,
      minimum: 0,
      maximum: 0.9999,
      slider: { scale: 'linear', from: 0, to: 0.99 },
      help: 'Share of the running sum that is kept at a step; 0 is SGD.',
    },
    beta3: {
      label: 'weight of a gradient',
      symbol: 'β₃',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1,
      slider: { scale: 'linear', from: 0.01, to: 1 },
      help: '1 for the usual heavy ball; 1 − β₁ for a running mean, as in Adam.',
    },
  },
  countMemory: () => 1,
  constants: { learning_rate: 'f32', beta1: 'f32', beta3: 'f32' },
  computeConstants: ({ learningRate, parameters: { beta1, beta3 } }) => ({
    learning_rate: learningRate,
    beta1,
    beta3,
  }),
  update(block, { learning_rate: learningRate, beta1, beta3 }) {
    const { count, x, y, estimateX, estimateY, firstX, firstY } = block;
    for (let i = 0; i < count; i++) {
      firstX[i] = beta1 * firstX[i] + beta3 * estimateX[i];
      firstY[i] = beta1 * firstY[i] + beta3 * estimateY[i];
      x[i] = x[i] - learningRate * firstX[i];
      y[i] = y[i] - learningRate * firstY[i];
    }
  },
};
