import type { Scene, ScenePanel } from '../scene.ts';

/** A deep and narrow minimum on the left, a shallow and wide one on the right. */
const LANDSCAPE = {
  formula:
    '(x^2 + y^2)/5 - deep*exp(-((x + 1)^2 + y^2)/(2*0.35^2)) - flat*exp(-((x - 1)^2 + y^2)/(2*0.7^2))',
  parameters: { deep: 2, flat: 1.3 },
  domain: [
    [-2.6, 2.6],
    [-2, 2],
  ],
};

function panel(label: string, method: object, noise: object): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: LANDSCAPE,
      method,
      noise,
      start: { at: [-0.97, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 0.85 },
      afterEscape: 'continue',
      ensemble: { particles: 2048, seed: 1 },
    },
    isShown: true,
  };
}

/** Two noises, two opinions on the same minima. */
export const samplingAndSelection: Scene = {
  key: 'sampling-and-selection',
  title: 'SGLD samples, SGD selects',
  caption:
    'The left minimum is deeper, the right one flatter. Langevin dynamics ends in Boltzmann’s distribution, which weighs by depth and width: most particles choose the deep one. SGD has no temperature. It leaves what is sharp and rests where the noise is small: most choose the flat one, though it is worse.',
  look: 'Both clouds start in the deep minimum on the left; look where they are when nothing changes any more.',
  panels: [
    // Averaged noise samples e^(−L/T) to second order in η: steps this long would show otherwise.
    panel(
      'SGLD',
      { name: 'langevin', learningRate: 0.01, parameters: { averaged: 1 } },
      { name: 'white', temperature: 0.25 },
    ),
    panel(
      'SGD',
      { name: 'sgd', learningRate: 0.01 },
      { name: 'two-temperature', batchSize: 1, parameters: { scale: 3.2 } },
    ),
  ],
  sliders: [
    { field: 'noise.temperature', panels: [0] },
    { field: 'noise.batchSize', panels: [1] },
    { field: 'landscape.parameters.deep' },
  ],
  speed: 2000,
  evidence: 'selection',
};
