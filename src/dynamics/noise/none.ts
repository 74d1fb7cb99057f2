import type { NoiseModel } from '../noise.ts';

/** No noise at all. */
export const none: NoiseModel<Record<never, never>> = {
  name: 'none',
  title: 'None',
  help: 'The full gradient, without noise.',
  strength: 'nothing',
  parameters: {},
  needs: ['gradient'],
  constants: {},
  computeConstants: () => ({}),
  covariance: () => [0, 0, 0],
  estimate({ count, gradientX, gradientY, estimateX, estimateY }) {
    estimateX.set(gradientX.subarray(0, count));
    estimateY.set(gradientY.subarray(0, count));
  },
};
