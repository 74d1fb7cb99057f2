/** Momentum and Adam beside SGD: ln τ, its prefactor taken out, is a line in 1/k and B, or in 1/√k and √B. */

import type { SweepInput } from '../sweep.ts';

const MOMENTUM = { name: 'momentum', parameters: { beta1: 0.9, beta3: 0.1 } } as const;
const ADAM = { name: 'adam', parameters: { beta1: 0.9, beta2: 0.999 } } as const;

const experimentAt = (sharpness: number) => ({
  landscape: {
    name: 'piecewise-quadratic',
    parameters: { Ha: 1, Hb: 1, xc: 1 },
    sharpness,
  },
  method: { name: 'sgd', learningRate: 0.2 },
  noise: { name: 'two-temperature', batchSize: 1 },
});

export const OPTIMIZER_FIGURES: readonly SweepInput[] = [
  {
    version: 1,
    name: 'optimizers-sharpness',
    title: 'SGD, Momentum, Adam: ln τ against 1/k or 1/√k',
    experiment: experimentAt(1),
    // The dear ones last: no law says beforehand what Adam takes.
    vary: [{ field: 'landscape.sharpness', values: [4, 3.2, 2.6, 2.1, 1.7, 1.4] }],
    series: [
      { label: 'SGD', set: {}, y: 'log(tau*k)' },
      {
        label: 'Momentum',
        set: { method: { ...MOMENTUM, learningRate: 0.2 } },
        // The law's prefactor: (√(1 + 4k/γ²M) + 1)/k with γ²M = (1 − β₁)²/(ηβ₃) = 1/2.
        y: 'log(tau*k/(sqrt(1+8*k)+1))',
      },
      // Noise of variance k/B under the root of Adam turns k into √k in the prefactor, too.
      {
        label: 'Adam',
        set: { method: { ...ADAM, learningRate: 0.25 } },
        y: 'log(tau*sqrt(k))',
      },
    ],
    precision: { relativeError: 0.045, quick: 0.15 },
    budget: { particleSteps: 6e8 },
    figure: {
      x: '1/k',
      y: 'log(tau)',
      yTitle: 'ln τ without its prefactor',
      claim: { kind: 'better-line', candidates: ['1/k', '1/sqrt(k)'], expected: [0, 0, 1] },
    },
  },
  {
    version: 1,
    name: 'optimizers-batch-size',
    title: 'SGD, Momentum, Adam: ln τ against B or √B',
    experiment: experimentAt(2),
    vary: [{ field: 'noise.batchSize', values: [0.7, 0.9, 1.15, 1.45, 1.8, 2.2] }],
    series: [
      { label: 'SGD', set: { 'method.learningRate': 0.3 } },
      { label: 'Momentum', set: { method: { ...MOMENTUM, learningRate: 0.3 } } },
      {
        label: 'Adam',
        set: { method: { ...ADAM, learningRate: 0.35 } },
        // The root of Adam, √(k/B), is in the prefactor with B as it is with k.
        y: 'log(tau*sqrt(B))',
      },
    ],
    precision: { relativeError: 0.045, quick: 0.15 },
    budget: { particleSteps: 6e8 },
    figure: {
      x: 'B',
      y: 'log(tau)',
      yTitle: 'ln τ without its prefactor',
      claim: { kind: 'better-line', candidates: ['B', 'sqrt(B)'], expected: [0, 0, 1] },
    },
  },
];
