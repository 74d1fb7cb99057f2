import { formula } from './noise/formula.ts';
import { heavyTailed } from './noise/heavy-tailed.ts';
import { localHessian } from './noise/local-hessian.ts';
import { lossScaled } from './noise/loss-scaled.ts';
import { minibatch } from './noise/minibatch.ts';
import { none } from './noise/none.ts';
import { twoTemperature } from './noise/two-temperature.ts';
import { white } from './noise/white.ts';
import type { NoiseModel } from './noise.ts';

/** Every noise model by its name in the Experiment. */
export const NOISE_MODELS = {
  none,
  white,
  'two-temperature': twoTemperature,
  'local-hessian': localHessian,
  'loss-scaled': lossScaled,
  minibatch,
  formula,
  'heavy-tailed': heavyTailed,
} as const satisfies Record<string, NoiseModel>;

/** Name of a noise model. */
export type NoiseName = keyof typeof NOISE_MODELS;

/** All names, in the order in which they are shown. */
export const NOISE_NAMES = Object.keys(NOISE_MODELS) as NoiseName[];

/** The noises that go with a method that follows an estimated gradient; which of them a landscape allows is its own affair. */
export const GRADIENT_NOISES: readonly [NoiseName, ...NoiseName[]] = [
  'two-temperature',
  'local-hessian',
  'loss-scaled',
  'minibatch',
  'formula',
  'white',
  'heavy-tailed',
  'none',
];
