/** The adjustable numbers of an Experiment that belong to no landscape, method or noise model. */

import type { Parameter } from '../parameter.ts';

/** Sharpness k of L_k(θ) = L(a + √k(θ − a)). */
export const SHARPNESS: Parameter = {
  label: 'sharpness',
  symbol: 'k',
  unit: '',
  default: 1,
  minimum: 0.01,
  maximum: 100,
  slider: { scale: 'logarithmic', from: 0.25, to: 8 },
  help: 'L(a + √k(θ − a)): curvatures grow k-fold, the barrier stays as it is.',
};

/** Number of particles. */
export const PARTICLES: Parameter = {
  label: 'particles',
  symbol: 'N',
  unit: '',
  default: 65536,
  minimum: 1,
  maximum: 2 ** 28,
  integer: true,
  slider: { scale: 'logarithmic', from: 1024, to: 2 ** 24 },
  help: 'Independent particles advanced side by side.',
};

/** Seed of the random numbers. */
export const SEED: Parameter = {
  label: 'seed',
  symbol: '',
  unit: '',
  default: 1,
  minimum: 0,
  maximum: 2 ** 32 - 1,
  integer: true,
  slider: { scale: 'linear', from: 0, to: 1000 },
  help: 'Same seed, same adapter: same run.',
};

/** Width of the cloud of starting points. */
export const SPREAD: Parameter = {
  label: 'spread',
  symbol: '',
  unit: '',
  default: 0,
  minimum: 0,
  maximum: 1e6,
  slider: { scale: 'linear', from: 0, to: 2 },
  help: 'Standard deviation of the starting points about the start.',
};

/** Most rows of data that a step may draw: beyond, the full gradient is nearer and cheaper. */
export const MOST_DRAWN = 65_536;

/** The last step that a run may reach: steps are unsigned 32-bit numbers, the two highest of which are reserved. */
export const MAXIMUM_STEPS = 2 ** 32 - 3;

/** Number of steps. */
export const STEPS: Parameter = {
  label: 'steps',
  symbol: '',
  unit: '',
  default: 1_000_000,
  minimum: 1,
  maximum: MAXIMUM_STEPS,
  integer: true,
  slider: { scale: 'logarithmic', from: 1000, to: 1e9 },
  help: 'The run ends after so many steps.',
};

/** Number of escapes. */
export const ESCAPES: Parameter = {
  ...STEPS,
  label: 'escapes',
  default: 10_000,
  maximum: Number.MAX_SAFE_INTEGER,
  help: 'The run ends after so many escapes.',
};

/** Width of the 95 % interval, relative to the mean. */
export const RELATIVE_ERROR: Parameter = {
  label: 'relative error',
  symbol: '',
  unit: '',
  default: 0.01,
  minimum: 1e-4,
  maximum: 1,
  slider: { scale: 'logarithmic', from: 1e-4, to: 0.1 },
  help: 'The run ends when the 95 % interval is that narrow, relative to the mean.',
};

/** When a measurement ends where the experiment does not say: at one per cent, or after a million steps. */
export const DEFAULT_UNTIL = {
  relativeError: RELATIVE_ERROR.default,
  steps: STEPS.default,
} as const;
