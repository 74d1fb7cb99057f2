import { followEstimate } from '../follow-estimate.ts';
import type { Method } from '../method.ts';
import { GRADIENT_NOISES } from '../noise-models.ts';

/**
 * Stochastic gradient descent: θ' = θ − ηĝ with ĝ = g + (C(θ)/B)^½ z, or the gradient of a batch of data; diffusion
 * D = ηC/(2B).
 *
 * In a quadratic well with C = H the stationary variance is η/(B(2 − ηH)); the rule diverges for ηH > 2.
 */
export const sgd: Method<{ learning_rate: 'f32' }> = {
  name: 'sgd',
  title: 'SGD',
  rule: 'θ′ = θ − ηĝ,  ĝ = g + (C(θ)/B)^½ z',
  help: 'Gradient of a random batch of B samples; the noise model says how its covariance C(θ) depends on θ.',
  noises: GRADIENT_NOISES,
  parameters: {},
  countMemory: () => 0,
  constants: { learning_rate: 'f32' },
  computeConstants: ({ learningRate }) => ({ learning_rate: learningRate }),
  update: (block, constants) => followEstimate(block, constants.learning_rate),
};
