import type { Method } from './method.ts';
import { adam } from './methods/adam.ts';
import { gradientDescent } from './methods/gradient-descent.ts';
import { langevin } from './methods/langevin.ts';
import { momentum } from './methods/momentum.ts';
import { sgd } from './methods/sgd.ts';
import { underdamped } from './methods/underdamped.ts';

/** Every update rule by its name in the Experiment. */
export const METHODS = {
  'gradient-descent': gradientDescent,
  langevin,
  sgd,
  momentum,
  adam,
  underdamped,
} as const satisfies Record<string, Method>;

/** Name of an update rule. */
export type MethodName = keyof typeof METHODS;

/** All names, in the order in which they are shown. */
export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];
