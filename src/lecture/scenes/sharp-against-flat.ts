import type { Scene, ScenePanel } from '../scene.ts';

const WHITE = {
  method: { name: 'langevin', learningRate: 0.004 },
  noise: { name: 'white', temperature: 0.4 },
};
const SGD = {
  method: { name: 'sgd', learningRate: 0.004 },
  noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 8 } },
};

function shown(label: string, rule: object): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: { name: 'sharp-flat' },
      ...rule,
      afterEscape: 'continue',
      ensemble: { particles: 2048, seed: 1 },
    },
    isShown: true,
  };
}

/** The way out alone, one-dimensional, at another sharpness. */
function hidden(label: string, rule: object, sharpness: number, particles: number): ScenePanel {
  return {
    label: `${label}, k = ${sharpness}`,
    experiment: {
      version: 1,
      landscape: { name: 'sharp-flat', parameters: { kappa: 0 }, sharpness },
      ...rule,
      ensemble: { particles, seed: 1 },
    },
    isShown: false,
  };
}

/** Why sharp minima are left, and flat ones kept. */
export const sharpAgainstFlat: Scene = {
  key: 'sharp-against-flat',
  title: 'Sharp against flat',
  caption:
    'Two wells, equally deep, one four times as sharp. Thermal noise prefers the wide one mildly: make the well k times sharper and the escape time falls as 1/k. The noise of SGD grows with the curvature, so that the time falls exponentially: ln τ is a straight line in 1/k. Hence the greater crowd in the flat minimum.',
  look: 'Both clouds start in the sharp well on the left; compare how fast, and how completely, they move to the right.',
  panels: [
    shown('white noise', WHITE),
    shown('SGD', SGD),
    ...[0.5, 1, 2, 4].map((k) => hidden('white noise', WHITE, k, 512)),
    ...[0.8, 1, 1.4, 2].map((k) => hidden('SGD', SGD, k, 512)),
  ],
  sliders: [
    { field: 'noise.temperature', panels: [0, 2, 3, 4, 5] },
    { field: 'noise.batchSize', panels: [1, 6, 7, 8, 9] },
    { field: 'landscape.parameters.ratio' },
  ],
  speed: 700,
  evidence: 'sharpness',
};
