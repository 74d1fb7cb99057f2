import type { Method } from '../method.ts';

/** Gradient descent: θ' = θ − ηg. */
export const gradientDescent: Method<{ learning_rate: 'f32' }> = {
  name: 'gradient-descent',
  title: 'Gradient descent',
  rule: 'θ′ = θ − ηg',
  help: 'Follows the full gradient, without any noise.',
  noises: ['none'],
  constants: { learning_rate: 'f32' },
  computeConstants: (learningRate) => ({ learning_rate: learningRate }),
  update(block, { learning_rate: learningRate }) {
    const { count, x, y, gradientX, gradientY } = block;
    for (let i = 0; i < count; i++) {
      x[i] = x[i] - learningRate * gradientX[i];
      y[i] = y[i] - learningRate * gradientY[i];
    }
  },
};
