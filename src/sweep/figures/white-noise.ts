/** Langevin particles in (x² − 1)²: γ is proportional to k, and −ln γ is a line in 1/T. */

import type { SweepInput } from '../sweep.ts';

export const WHITE_NOISE_FIGURES: readonly SweepInput[] = [
  {
    version: 1,
    name: 'white-noise-sharpness',
    title: 'White noise, (x² − 1)²: γ against k',
    experiment: {
      landscape: { name: 'quartic' },
      // ηH is 0.064 at the sharpest: longer steps would show in the slope.
      method: { name: 'langevin', learningRate: 0.002 },
      noise: { name: 'white', temperature: 0.4 },
    },
    vary: [
      {
        field: 'landscape.sharpness',
        from: 0.25,
        to: 4,
        count: 5,
        scale: 'logarithmic',
      },
    ],
    precision: { relativeError: 0.02, quick: 0.08 },
    figure: {
      x: 'k',
      y: '-log(tau)',
      yTitle: 'ln γ',
      logarithmicX: true,
      claim: { kind: 'line', slope: 1 },
    },
  },
  {
    version: 1,
    name: 'white-noise-temperature',
    title: 'White noise, (x² − 1)²: −ln γ against 1/T',
    experiment: {
      landscape: { name: 'quartic' },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white' },
    },
    vary: [{ field: 'noise.temperature', values: [0.15, 0.17, 0.2, 0.24, 0.3] }],
    precision: { relativeError: 0.03, quick: 0.12 },
    figure: {
      x: '1/T',
      y: 'log(tau)',
      yTitle: '−ln γ',
      claim: { kind: 'line', law: 'eyringKramers' },
    },
  },
];
