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
  { method: { name: 'gradient-descent' }, noise: { name: 'none' } },
  { method: { name: 'langevin' }, noise: { name: 'white', temperature: 0.3 } },
  {
    method: { name: 'langevin', parameters: { averaged: 1 } },
    noise: { name: 'white', temperature: 0.3 },
  },
  { method: { name: 'sgd' }, noise: { name: 'none' } },
  { method: { name: 'sgd' }, noise: { name: 'white', temperature: 0.3 } },
  { method: { name: 'sgd' }, noise: { name: 'two-temperature', batchSize: 0.5 } },
  {
    method: { name: 'sgd' },
    noise: { name: 'local-hessian', batchSize: 0.5, parameters: { floor: 0.1 } },
  },
  { method: { name: 'sgd' }, noise: { name: 'loss-scaled', batchSize: 0.5 } },
  {
    method: { name: 'sgd' },
    noise: { name: 'formula', c11: '2 + x^2', c12: 'x*y/2', c22: '1 + y^2', batchSize: 0.5 },
  },
  { method: { name: 'sgd' }, noise: { name: 'heavy-tailed', parameters: { alpha: 1.5 } } },
  {
    method: { name: 'momentum', parameters: { beta1: 0.8, beta3: 0.5 } },
    noise: { name: 'two-temperature', batchSize: 0.5 },
  },
  { method: { name: 'adam' }, noise: { name: 'two-temperature', batchSize: 0.5 } },
  {
    method: { name: 'underdamped', parameters: { friction: 2 } },
    noise: { name: 'white', temperature: 0.3 },
  },
] as const;
