/** How far noise moves particles: off a saddle with time, and in a long valley by the curvature. */

import type { SweepInput } from '../sweep.ts';

/** SGD noise, C = |H|, σ small: within reach of where the loss is looked at. */
const CURVATURE_NOISE = {
  name: 'local-hessian',
  batchSize: 1,
  parameters: { scale: 0.1, floor: 0 },
} as const;

const SADDLE: SweepInput = {
  version: 1,
  name: 'saddle-displacement',
  title: 'Saddle: mean square along the unstable direction against t',
  experiment: {
    landscape: {
      formula: 'kappa/2*y^2 - h/2*x^2',
      parameters: { h: 1, kappa: 1 },
      domain: [
        [-2, 2],
        [-2, 2],
      ],
    },
    method: { name: 'sgd', learningRate: 0.02 },
    noise: CURVATURE_NOISE,
    start: { at: [0, 0] },
    escape: { kind: 'outside-disc', center: [0, 0], radius: 100 },
  },
  vary: [{ field: 'until.steps', values: [10, 30, 70, 130, 200] }],
  series: [
    { label: 'SGD', set: {} },
    // As strong as the noise of SGD here: T = ησ²h/2B.
    {
      label: 'SGLD',
      set: { 'method.name': 'langevin', noise: { name: 'white', temperature: 1e-4 } },
    },
    {
      label: 'Momentum',
      set: { 'method.name': 'momentum', 'method.parameters': { beta1: 0.9, beta3: 0.1 } },
    },
    { label: 'Adam', set: { 'method.name': 'adam' } },
  ],
  measure: 'displacement',
  precision: { relativeError: 0.015, quick: 0.03 },
  figure: {
    x: 't',
    y: 'squareX',
    yTitle: '⟨x²⟩ along the unstable direction',
    logarithmicY: true,
    claim: { kind: 'agreement' },
  },
};

const VALLEY: SweepInput = {
  version: 1,
  name: 'valley-displacement',
  title: 'Long valley: early mean squares, across and along, against the curvature across',
  experiment: {
    landscape: { name: 'long-valley' },
    method: { name: 'sgd', learningRate: 0.001 },
    noise: CURVATURE_NOISE,
    until: { steps: 10 },
  },
  vary: [
    {
      field: 'landscape.parameters.h1',
      from: 1,
      to: 100,
      count: 4,
      scale: 'logarithmic',
    },
  ],
  series: [
    { label: 'SGD, across', set: {} },
    { label: 'SGD, along', set: {}, y: 'squareX' },
    {
      label: 'SGLD, across',
      set: { 'method.name': 'langevin', noise: { name: 'white', temperature: 1e-5 } },
    },
    {
      label: 'SGLD, along',
      set: { 'method.name': 'langevin', noise: { name: 'white', temperature: 1e-5 } },
      y: 'squareX',
    },
  ],
  measure: 'displacement',
  precision: { relativeError: 0.015, quick: 0.03 },
  figure: {
    x: 'h1',
    y: 'squareY',
    xTitle: 'curvature across the valley h₁',
    yTitle: 'mean square of the displacement',
    logarithmicX: true,
    logarithmicY: true,
    claim: { kind: 'agreement' },
  },
};

export const SPREADING_FIGURES: readonly SweepInput[] = [SADDLE, VALLEY];
