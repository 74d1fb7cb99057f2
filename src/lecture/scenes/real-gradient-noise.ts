import type { Scene, ScenePanel } from '../scene.ts';

function phaseRetrieval(batchSize: number, isShown: boolean): ScenePanel {
  return {
    label: `phase retrieval, B = ${batchSize}`,
    experiment: {
      version: 1,
      landscape: { name: 'phase-retrieval' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'minibatch', batchSize },
      ensemble: { particles: isShown ? 2048 : 768, seed: 1 },
    },
    isShown,
    ...(isShown && { view: { overlays: ['noise'] } }),
  };
}

/** No noise model: rows of data, drawn at random. */
export const realGradientNoise: Scene = {
  key: 'real-gradient-noise',
  title: 'Real gradient noise',
  caption:
    'Two models of two weights, trained on 4096 rows, a few rows a step. At the minimum the covariance of the gradient is proportional to the Hessian, element by element, as the theory wants. On the way out it is not: left, it grows, and particles leave far earlier than predicted; right, it dies at the saddle, and nobody leaves.',
  look: 'Compare the ellipses of noise and curvature at the minimum and at the saddle.',
  panels: [
    phaseRetrieval(3, true),
    {
      label: 'means of a mixture, B = 1',
      experiment: {
        version: 1,
        landscape: { name: 'mixture-means' },
        method: { name: 'sgd', learningRate: 0.05 },
        noise: { name: 'minibatch', batchSize: 1 },
        ensemble: { particles: 2048, seed: 1 },
      },
      isShown: true,
      view: { overlays: ['noise'] },
    },
    phaseRetrieval(1, false),
    phaseRetrieval(2, false),
  ],
  sliders: [{ field: 'method.learningRate' }, { field: 'landscape.parameters.seed' }],
  speed: 100,
  evidence: 'real-noise',
};
