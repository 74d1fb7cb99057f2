import type { NoiseModel } from '../noise.ts';

/** White (thermal) noise: √(2T/η) z on the gradient, so that one step adds √(2ηT) z to θ. Covariance 2T/η · I. */
export const white: NoiseModel<{ amplitude: 'f32' }> = {
  name: 'white',
  title: 'White (thermal)',
  help: 'The same noise everywhere and in every direction: C ∝ I, temperature T.',
  strength: 'temperature',
  parameters: {},
  needs: ['gradient'],
  constants: { amplitude: 'f32' },
  computeConstants: ({ temperature, learningRate }) => ({
    amplitude: Math.sqrt((2 * temperature) / learningRate),
  }),
  covariance: (_, { amplitude }) => [amplitude ** 2, 0, amplitude ** 2],
  estimate(block, { amplitude }) {
    const { count, gradientX, gradientY, normals, estimateX, estimateY } = block;
    for (let i = 0; i < count; i++) {
      estimateX[i] = gradientX[i] + amplitude * normals[2 * i];
      estimateY[i] = gradientY[i] + amplitude * normals[2 * i + 1];
    }
  },
};
