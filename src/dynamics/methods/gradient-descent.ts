import { followEstimate } from '../follow-estimate.ts';
import type { Method } from '../method.ts';

/** Gradient descent: θ' = θ − ηg. */
export const gradientDescent: Method<{ learning_rate: 'f32' }> = {
  name: 'gradient-descent',
  title: 'Gradient descent',
  rule: 'θ′ = θ − ηg',
  help: 'Follows the full gradient, without any noise.',
  noises: ['none'],
  parameters: {},
  countMemory: () => 0,
  constants: { learning_rate: 'f32' },
  computeConstants: ({ learningRate }) => ({ learning_rate: learningRate }),
  update: (block, constants) => followEstimate(block, constants.learning_rate),
};
