import type { Scene } from '../scene.ts';

/** Steps without noise: where they end is where they began. */
export const gradientDescent: Scene = {
  key: 'gradient-descent',
  title: 'Gradient descent stops where it lands',
  caption:
    'Every particle follows the full gradient, and nothing else. Whoever starts left of the ridge ends in the sharp minimum, whoever starts right of it in the flat one: the basin decides, not the quality. On the ridge itself everybody walks onto the saddle, where the gradient is zero, and stays for good.',
  look: 'Watch the cloud shrink to two points on the left, and to a single one, the saddle, on the right.',
  panels: [
    {
      label: 'a cloud of starts',
      experiment: {
        version: 1,
        landscape: { name: 'sharp-flat' },
        method: { name: 'gradient-descent', learningRate: 0.01 },
        start: { at: [0, 0], spread: 0.6 },
        afterEscape: 'continue',
        ensemble: { particles: 4096, seed: 1 },
      },
      isShown: true,
    },
    {
      label: 'starts on the ridge',
      experiment: {
        version: 1,
        landscape: { name: 'strict-saddle', parameters: { h: 1, kappa: 2 } },
        method: { name: 'gradient-descent', learningRate: 0.01 },
        start: { at: [0, 1.5] },
        afterEscape: 'continue',
        ensemble: { particles: 256, seed: 1 },
      },
      isShown: true,
    },
  ],
  sliders: [
    { field: 'start.spread', panels: [0] },
    { field: 'landscape.parameters.ratio', panels: [0] },
    { field: 'method.learningRate' },
  ],
  speed: 120,
  evidence: 'descent',
};
