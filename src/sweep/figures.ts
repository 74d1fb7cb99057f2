/** The figures: sweeps that come with the program, each with what it claims. */

import { OPTIMIZER_FIGURES } from './figures/optimizers.ts';
import { SGD_FIGURES } from './figures/sgd-noise.ts';
import { SPREADING_FIGURES } from './figures/spreading.ts';
import { WELLS_FIGURES } from './figures/wells.ts';
import { WHITE_NOISE_FIGURES } from './figures/white-noise.ts';
import { parseSweep, type Sweep } from './sweep.ts';

/** Every figure, in the order in which they are shown. */
export const FIGURES: readonly Sweep[] = [
  ...SGD_FIGURES,
  ...WHITE_NOISE_FIGURES,
  ...OPTIMIZER_FIGURES,
  ...WELLS_FIGURES,
  ...SPREADING_FIGURES,
].map(parseSweep);

/** The figure of a name. */
export function findFigure(name: string): Sweep | undefined {
  return FIGURES.find((figure) => figure.name === name);
}
