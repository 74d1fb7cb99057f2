/** Which of two equally deep wells the noise prefers, by how much sharper one is. */

import type { SweepInput } from '../sweep.ts';

export const WELLS_FIGURES: readonly SweepInput[] = [
  {
    version: 1,
    name: 'wells-sharpness',
    title: 'Sharp and flat: the share of the sharp well against the ratio of curvatures',
    experiment: {
      landscape: { name: 'sharp-flat' },
      method: { name: 'sgd', learningRate: 0.004 },
      noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 8 } },
      until: { steps: 15_000 },
    },
    vary: [{ field: 'landscape.parameters.ratio', values: [1, 2, 4, 8] }],
    series: [
      { label: 'SGD', set: {} },
      {
        label: 'SGLD',
        set: { 'method.name': 'langevin', noise: { name: 'white', temperature: 0.4 } },
      },
    ],
    measure: 'occupancy',
    precision: { relativeError: 0.035, quick: 0.12 },
    figure: {
      x: 'ratio',
      y: 'share',
      xTitle: 'ratio of curvatures',
      yTitle: 'share of the sharp well',
      logarithmicX: true,
      claim: { kind: 'agreement' },
    },
  },
];
