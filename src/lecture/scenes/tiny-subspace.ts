import type { Scene, ScenePanel } from '../scene.ts';

function panel(label: string, rule: object): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: { name: 'long-valley', parameters: { h1: 50, h2: 0.02 } },
      ...rule,
      afterEscape: 'continue',
      ensemble: { particles: 16384, seed: 1 },
    },
    isShown: true,
  };
}

/** Noise that follows the curvature stays in the sharp directions. */
export const tinySubspace: Scene = {
  key: 'tiny-subspace',
  title: 'Learning happens in a tiny subspace',
  caption:
    'A valley 2500 times stiffer across than along. Thermal noise pushes all directions alike and spreads along the floor. The noise of SGD is as strong as the curvature: it shakes particles across and leaves them where they are along. Only after a time of 1/h₂ do both directions become equally wide.',
  look: 'The left cloud grows into a long stripe, the right one into a short line that stands upright.',
  panels: [
    panel('white noise', {
      method: { name: 'langevin', learningRate: 0.004 },
      noise: { name: 'white', temperature: 0.05 },
    }),
    panel('SGD', {
      method: { name: 'sgd', learningRate: 0.004 },
      noise: { name: 'local-hessian', batchSize: 1, parameters: { scale: 8, floor: 0 } },
    }),
  ],
  sliders: [
    { field: 'landscape.parameters.h1' },
    { field: 'landscape.parameters.h2' },
    { field: 'noise.batchSize', panels: [1] },
  ],
  speed: 100,
  evidence: 'subspace',
};
