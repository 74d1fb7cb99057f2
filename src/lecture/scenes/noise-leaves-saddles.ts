import type { Scene, ScenePanel } from '../scene.ts';

const MOMENTUM = { name: 'momentum', learningRate: 0.01, parameters: { beta1: 0.9, beta3: 0.1 } };
const NOISE = { name: 'local-hessian', batchSize: 1, parameters: { scale: 0.05, floor: 0 } };
const SGD = { name: 'sgd', learningRate: 0.01 };

function onTheRidge(label: string, method: object, noise?: object): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: { name: 'strict-saddle' },
      method,
      ...(noise && { noise }),
      start: { at: [0, 1] },
      ensemble: { particles: 2048, seed: 1 },
    },
    isShown: true,
  };
}

/** The saddle by itself, where spreading has a closed form however far it goes. */
function bareSaddle(label: string, method: object): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: {
        formula: 'y^2/2 - x^2/2',
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method,
      noise: NOISE,
      start: { at: [0, 0] },
      escape: { kind: 'outside-disc', center: [0, 0], radius: 100 },
      afterEscape: 'continue',
      ensemble: { particles: 8192, seed: 1 },
      until: { steps: 400 },
    },
    isShown: false,
  };
}

/** The same saddle without noise, and with that of three optimizers. */
export const noiseLeavesSaddles: Scene = {
  key: 'noise-leaves-saddles',
  title: 'Noise leaves saddles',
  caption:
    'Four optimizers start on the same ridge with the same random numbers. Gradient descent comes to rest on the saddle. Any noise, however weak, is amplified there: the mean square of SGD along the unstable direction grows as e²ʰᵗ, so that the time to leave grows only with the logarithm of how weak the noise is.',
  look: 'All slide down to the centre; then three of the four clouds split to the left and to the right.',
  panels: [
    onTheRidge('gradient descent', { name: 'gradient-descent', learningRate: 0.01 }),
    onTheRidge('SGD', SGD, NOISE),
    onTheRidge('Momentum', MOMENTUM, NOISE),
    onTheRidge('Adam', { name: 'adam', learningRate: 0.01 }, NOISE),
    bareSaddle('SGD, bare saddle', SGD),
    bareSaddle('Momentum, bare saddle', MOMENTUM),
  ],
  sliders: [
    { field: 'landscape.parameters.h', panels: [0, 1, 2, 3] },
    { field: 'noise.parameters.scale', panels: [1, 2, 3] },
  ],
  speed: 150,
  evidence: 'saddle',
};
