import type { NoiseModel } from '../noise.ts';

/** No noise at all. */
export const none: NoiseModel<Record<never, never>> = {
  name: 'none',
  title: 'None',
  help: 'The full gradient, without noise.',
  strength: 'nothing',
  parameters: {},
  needs: 'nothing',
  constants: {},
  computeConstants: () => ({}),
  covariance: () => [0, 0, 0],
  draw(block) {
    block.noiseX.fill(0, 0, block.count);
    block.noiseY.fill(0, 0, block.count);
  },
};
