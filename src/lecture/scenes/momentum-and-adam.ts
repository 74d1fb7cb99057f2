import type { Scene, ScenePanel } from '../scene.ts';

const SGD = { name: 'sgd', learningRate: 0.2 };
const MOMENTUM = { name: 'momentum', learningRate: 0.2, parameters: { beta1: 0.9, beta3: 0.1 } };
// A memory of 100 steps instead of 1000: the squares settle before escapes begin.
const ADAM = { name: 'adam', learningRate: 0.25, parameters: { beta2: 0.99 } };

function panel(
  label: string,
  method: object,
  sharpness: number,
  particles: number,
  isShown = false,
): ScenePanel {
  return {
    label: isShown ? label : `${label}, k = ${sharpness}`,
    experiment: {
      version: 1,
      landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 1, xc: 1 }, sharpness },
      method,
      noise: { name: 'two-temperature', batchSize: 1 },
      afterEscape: isShown ? 'restart' : 'stop',
      ensemble: { particles, seed: 1 },
    },
    isShown,
  };
}

/** The same escape with each optimizer. */
export const momentumAndAdam: Scene = {
  key: 'momentum-and-adam',
  title: 'Momentum and Adam',
  caption:
    'Momentum smooths the noise but keeps its law: ln τ is straight in 1/k, as with SGD, with a similar slope. Adam divides by the root of the squared gradient, and so by the noise itself: its ln τ is straight in 1/√k only. In sharp minima Adam therefore stays longer than SGD does.',
  look: 'Three clouds in the same sharp well: see who gets over the barrier, and how often.',
  panels: [
    panel('SGD', SGD, 3, 2048, true),
    panel('Momentum', MOMENTUM, 3, 2048, true),
    panel('Adam', ADAM, 3, 2048, true),
    ...(
      [
        [2, 2048],
        [2.5, 1024],
        [3.2, 2048],
        [4.2, 2048],
      ] as const
    ).map(([k, n]) => panel('SGD', SGD, k, n)),
    ...(
      [
        [2, 4096],
        [2.5, 2048],
        [3.2, 1024],
        [4.2, 2048],
      ] as const
    ).map(([k, n]) => panel('Momentum', MOMENTUM, k, n)),
    ...(
      [
        [2.4, 4096],
        [3.4, 2048],
        [5, 1024],
        [8, 2048],
      ] as const
    ).map(([k, n]) => panel('Adam', ADAM, k, n)),
  ],
  sliders: [
    { field: 'landscape.sharpness', panels: [0, 1, 2] },
    { field: 'noise.batchSize', panels: [0, 1, 2] },
  ],
  speed: 500,
  evidence: 'optimizers',
};
