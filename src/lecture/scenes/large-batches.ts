import type { Scene, ScenePanel } from '../scene.ts';

/** σ of the gradient of one sample with which B = 8 leaves at η = 0.01 in some thousand steps. */
const SCALE = 25;

function panel(batchSize: number, learningRate: number): ScenePanel {
  return {
    label: `B = ${batchSize}, η = ${learningRate}`,
    experiment: {
      version: 1,
      landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 1, xc: 1 } },
      method: { name: 'sgd', learningRate },
      noise: { name: 'two-temperature', batchSize, parameters: { scale: SCALE } },
      ensemble: { particles: 2048, seed: 1 },
    },
    isShown: true,
  };
}

/** Why a batch cannot be enlarged by itself. */
export const largeBatches: Scene = {
  key: 'large-batches',
  title: 'Large batches get stuck',
  caption:
    'The same learning rate, three batch sizes. The small batch leaves; eight times the batch multiplies the exponent by eight, and the cloud stays for longer than anybody will wait. The fourth panel repairs the largest batch as Krizhevsky did: η grows with B, and the noise is back.',
  look: 'Compare the survivors: two curves fall, two do not move at all.',
  panels: [panel(8, 0.01), panel(64, 0.01), panel(512, 0.01), panel(512, 0.64)],
  sliders: [
    { field: 'method.learningRate', panels: [0, 1, 2] },
    { field: 'noise.parameters.scale' },
  ],
  speed: 1000,
  evidence: 'survivors',
};
