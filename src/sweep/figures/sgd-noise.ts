/** −ln γ against 1/k, B and 1/η for the noise of SGD, on three landscapes; and all on one axis, B/η. */

import type { SweepInput } from '../sweep.ts';

/** A landscape with its noise, and what is swept on it: about 3 to 7 in the exponent of the escape time. */
interface Ground {
  /** Ends the names of its figures. */
  readonly suffix: string;
  readonly title: string;
  readonly landscape: object;
  readonly noise: object;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly sharpnesses: readonly number[];
  readonly batchSizes: readonly number[];
  readonly learningRates: readonly number[];
  readonly law?: string;
  readonly relativeError: number;
  readonly quick: number;
}

const PIECEWISE_QUADRATIC = {
  name: 'piecewise-quadratic',
  parameters: { Ha: 1, Hb: 1, xc: 1 },
} as const;

const TWO_TEMPERATURES = { name: 'two-temperature', parameters: { scale: 4 } } as const;

const GROUNDS: readonly Ground[] = [
  {
    suffix: '',
    title: 'piecewise quadratic',
    landscape: PIECEWISE_QUADRATIC,
    noise: TWO_TEMPERATURES,
    batchSize: 4,
    learningRate: 0.1,
    sharpnesses: [0.85, 1, 1.2, 1.4, 1.6],
    batchSizes: [2.5, 3, 3.5, 4, 4.5, 5],
    learningRates: [0.08, 0.09, 0.1, 0.12, 0.14, 0.16],
    law: 'sgdDiffusionIto',
    relativeError: 0.025,
    quick: 0.1,
  },
  {
    suffix: '-sharp-flat',
    title: 'sharp and flat',
    // Without curvature across: one dimension, whose chain is solved exactly.
    landscape: { name: 'sharp-flat', parameters: { kappa: 0 } },
    noise: { name: 'two-temperature', parameters: { scale: 6 } },
    batchSize: 1.4,
    learningRate: 0.005,
    sharpnesses: [0.9, 1.05, 1.25, 1.5],
    batchSizes: [1.1, 1.25, 1.4, 1.5],
    learningRates: [0.0045, 0.005, 0.0057, 0.0065],
    law: 'sgdDiffusionIto',
    relativeError: 0.035,
    quick: 0.1,
  },
  {
    suffix: '-styblinski-tang',
    title: 'Styblinski–Tang',
    landscape: { name: 'styblinski-tang' },
    // |H| itself: with two temperatures the noise along x would change with y, and the problem would not be one-dimensional.
    noise: { name: 'local-hessian', parameters: { scale: 30, floor: 4 } },
    batchSize: 1,
    learningRate: 0.002,
    sharpnesses: [0.9, 1.05, 1.25, 1.5],
    batchSizes: [0.7, 0.85, 1, 1.1],
    learningRates: [0.0018, 0.002, 0.0024, 0.0028],
    relativeError: 0.04,
    quick: 0.12,
  },
];

function figuresOn(ground: Ground): SweepInput[] {
  const { suffix, title, landscape, noise, batchSize, learningRate, law } = ground;
  const common = {
    version: 1,
    experiment: {
      landscape,
      method: { name: 'sgd', learningRate },
      noise: { ...noise, batchSize },
    },
    precision: { relativeError: ground.relativeError, quick: ground.quick },
  } as const;
  const against = (x: string) => ({
    x,
    y: 'log(tau)',
    yTitle: '−ln γ',
    claim: { kind: 'line', ...(law !== undefined && { law }) } as const,
  });
  return [
    {
      ...common,
      name: `sgd-sharpness${suffix}`,
      title: `SGD, ${title}: −ln γ against 1/k`,
      vary: [{ field: 'landscape.sharpness', values: [...ground.sharpnesses] }],
      figure: against('1/k'),
    },
    {
      ...common,
      name: `sgd-batch-size${suffix}`,
      title: `SGD, ${title}: −ln γ against B`,
      vary: [{ field: 'noise.batchSize', values: [...ground.batchSizes] }],
      figure: against('B'),
    },
    {
      ...common,
      name: `sgd-learning-rate${suffix}`,
      title: `SGD, ${title}: −ln γ against 1/η`,
      vary: [{ field: 'method.learningRate', values: [...ground.learningRates] }],
      figure: against('1/eta'),
    },
  ];
}

/** Rows drawn with replacement: no noise model at all, and no law that is about it. */
const REAL_BATCHES: SweepInput[] = [
  {
    version: 1,
    name: 'sgd-batch-size-phase-retrieval',
    title: 'SGD, phase retrieval, real minibatches: −ln γ against B',
    experiment: {
      landscape: { name: 'phase-retrieval' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'minibatch' },
    },
    vary: [{ field: 'noise.batchSize', values: [1, 2, 3, 4] }],
    precision: { relativeError: 0.05, quick: 0.12 },
    figure: { x: 'B', y: 'log(tau)', yTitle: '−ln γ', claim: { kind: 'line' } },
  },
  {
    version: 1,
    name: 'sgd-learning-rate-phase-retrieval',
    title: 'SGD, phase retrieval, real minibatches: −ln γ against 1/η',
    experiment: {
      landscape: { name: 'phase-retrieval' },
      method: { name: 'sgd' },
      noise: { name: 'minibatch', batchSize: 2 },
    },
    vary: [{ field: 'method.learningRate', values: [0.032, 0.036, 0.042, 0.05] }],
    precision: { relativeError: 0.05, quick: 0.12 },
    figure: { x: '1/eta', y: 'log(tau)', yTitle: '−ln γ', claim: { kind: 'line' } },
  },
];

/** B/η is 24 at every point: the exponent of the law is 3 throughout. */
const LINEAR_SCALING: SweepInput = {
  version: 1,
  name: 'sgd-linear-scaling',
  title: 'SGD, piecewise quadratic: the mean escape time at fixed B/η',
  experiment: {
    landscape: PIECEWISE_QUADRATIC,
    method: { name: 'sgd' },
    noise: TWO_TEMPERATURES,
  },
  vary: [
    {
      field: 'method.learningRate',
      values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8],
      follow: [{ field: 'noise.batchSize', times: 24 }],
    },
  ],
  precision: { relativeError: 0.015, quick: 0.05 },
  figure: {
    x: 'eta*H',
    y: 'tau',
    xTitle: 'ηH',
    yTitle: 'mean escape time τ',
    logarithmicX: true,
    claim: { kind: 'constant', symbol: 'eta*H', upTo: 0.02, spread: 0.03 },
  },
};

/** Everything that is varied, on one axis: exponents depend on B/η alone. */
const COLLAPSE: SweepInput = {
  version: 1,
  name: 'sgd-one-axis',
  title: 'SGD, piecewise quadratic: −ln γ against B/η, by B and by η',
  experiment: {
    landscape: PIECEWISE_QUADRATIC,
    method: { name: 'sgd', learningRate: 0.1 },
    noise: { ...TWO_TEMPERATURES, batchSize: 4 },
  },
  vary: [
    { field: 'method.learningRate', values: [0.07, 0.08, 0.1] },
    { field: 'noise.batchSize', values: [2.5, 3, 3.6] },
  ],
  precision: { relativeError: 0.04, quick: 0.12 },
  figure: {
    x: 'B/eta',
    y: 'log(tau)',
    yTitle: '−ln γ',
    claim: { kind: 'line', law: 'sgdDiffusionIto' },
  },
};

export const SGD_FIGURES: readonly SweepInput[] = [
  ...GROUNDS.flatMap(figuresOn),
  ...REAL_BATCHES,
  COLLAPSE,
  LINEAR_SCALING,
];
