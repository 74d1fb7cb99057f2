import { parseExperiment } from '../../src/experiment/experiment.ts';
import type { Model } from '../../src/experiment/model.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { TEST_SEED } from './seed.ts';

/** A model from an experiment of which only what matters is given; the ensemble's seed is the test's. */
export function modelOf(
  experiment: Readonly<Record<string, unknown>>,
  particles: number,
  seed: number = TEST_SEED,
): Model {
  return prepareExperiment(
    parseExperiment({ version: 1, ...experiment, ensemble: { particles, seed } }),
  ).model;
}

/** The quadratic bowl ½(h₁x² + h₂y²); no particle comes near its escape region. */
export function bowl(h1: number, h2: number) {
  return {
    landscape: {
      formula: 'h1*x^2/2 + h2*y^2/2',
      parameters: { h1, h2 },
      domain: [
        [-2, 2],
        [-2, 2],
      ],
    },
    start: { at: [0, 0] },
    escape: { kind: 'outside-disc', center: [0, 0], radius: 1000 },
  };
}

/** Every pair of method and noise model there is, on a landscape where each of them works. */
export const DYNAMICS = [
  { method: 'gradient-descent', noise: { name: 'none' } },
  { method: 'langevin', noise: { name: 'white', temperature: 0.3 } },
  { method: 'sgd', noise: { name: 'none' } },
  { method: 'sgd', noise: { name: 'white', temperature: 0.3 } },
  { method: 'sgd', noise: { name: 'two-temperature', batchSize: 0.5 } },
  { method: 'sgd', noise: { name: 'local-hessian', batchSize: 0.5, parameters: { floor: 0.1 } } },
] as const;
