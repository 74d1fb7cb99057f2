import type { Scene, ScenePanel } from '../scene.ts';

interface Case {
  readonly landscape: object;
  readonly learningRate: number;
  readonly noise: object;
}

/** σ such that the exponent is 4, or 3 for the long steps. */
const PREFACTOR_SHARP: Case = {
  landscape: { name: 'piecewise-quadratic', parameters: { Ha: 4, Hb: 1, xc: 0.5 } },
  learningRate: 0.02,
  noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 7.29 } },
};
const PREFACTOR_FLAT: Case = {
  landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 4, xc: 1 } },
  learningRate: 0.04,
  noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 2.577 } },
};
const LONG_STEPS: Case = {
  landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 1, xc: 1 } },
  learningRate: 0.8,
  noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 0.913 } },
};
const inflection = (floor: number): Case => ({
  landscape: { name: 'quartic', parameters: {} },
  learningRate: 0.01,
  noise: { name: 'local-hessian', batchSize: 1, parameters: { scale: 6, floor } },
});

function panel(
  label: string,
  { landscape, learningRate, noise }: Case,
  isShown: boolean,
  particles: number,
): ScenePanel {
  const { parameters, ...rest } = landscape as { parameters: object };
  return {
    label,
    experiment: {
      version: 1,
      // Measured in one dimension, where everything is exact; shown in two.
      landscape: { ...rest, parameters: { ...parameters, kappa: isShown ? 1 : 0 } },
      method: { name: 'sgd', learningRate },
      noise,
      afterEscape: isShown ? 'restart' : 'stop',
      ensemble: { particles, seed: 1 },
    },
    isShown,
  };
}

/** The last scene says what the others left out. */
export const limits: Scene = {
  key: 'limits',
  title: 'Where the theory ends',
  caption:
    'No law without limits. The published prefactor is off where the curvatures of well and saddle differ. Steps of the order of the well’s width escape sooner than a diffusion would. And where the curvature vanishes, at the inflection points, so does the noise of SGD: continuous time would wait for ages, real steps jump across.',
  look: 'Read the table: the measured times agree with the discrete steps, not always with the laws.',
  panels: [
    panel('prefactor, sharp well', PREFACTOR_SHARP, true, 2048),
    panel('prefactor, flat well', PREFACTOR_FLAT, true, 2048),
    panel('long steps', LONG_STEPS, true, 2048),
    panel('inflection points', inflection(0.03), true, 2048),
    panel('prefactor, sharp well', PREFACTOR_SHARP, false, 1024),
    panel('prefactor, flat well', PREFACTOR_FLAT, false, 1024),
    panel('long steps', LONG_STEPS, false, 1024),
    panel('noise floor 0.3', inflection(0.3), false, 1024),
    panel('noise floor 0.03', inflection(0.03), false, 1024),
  ],
  sliders: [
    { field: 'noise.batchSize', panels: [0, 1, 2, 4, 5, 6] },
    { field: 'noise.parameters.floor', panels: [3, 8] },
  ],
  speed: 600,
  evidence: 'limits',
};
