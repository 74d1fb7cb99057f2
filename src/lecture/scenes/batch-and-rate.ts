import type { Scene, ScenePanel } from '../scene.ts';

function panel(batchSize: number, learningRate: number, isShown = false): ScenePanel {
  return {
    label: `B = ${batchSize}, η = ${learningRate}`,
    experiment: {
      version: 1,
      landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 1, xc: 1 } },
      method: { name: 'sgd', learningRate },
      noise: { name: 'two-temperature', batchSize, parameters: { scale: 4 } },
      ensemble: { particles: 1024, seed: 1 },
    },
    isShown,
  };
}

/** The temperature of SGD is η/B. */
export const batchAndRate: Scene = {
  key: 'batch-and-rate',
  title: 'Batch size and learning rate',
  caption:
    'A larger batch averages the noise away, a larger learning rate amplifies it: the exponent of the escape time is proportional to B/η. Left and middle differ in B and behave differently; left and right differ in both, at the same B/η, and escape alike. Only steps as long as the well is wide break the rule.',
  look: 'Compare how fast the three clouds thin out: the outer two go together.',
  panels: [
    panel(2.5, 0.1, true),
    panel(3.5, 0.1, true),
    panel(5, 0.2, true),
    panel(2, 0.1),
    panel(3, 0.1),
    panel(2.5, 0.0833),
    panel(2.5, 0.07),
    panel(20, 0.8),
  ],
  sliders: [{ field: 'noise.parameters.scale' }, { field: 'landscape.sharpness' }],
  speed: 400,
  evidence: 'scaling',
};
