import type { Scene } from './scene.ts';
import { batchAndRate } from './scenes/batch-and-rate.ts';
import { gradientDescent } from './scenes/gradient-descent.ts';
import { kramers } from './scenes/kramers.ts';
import { largeBatches } from './scenes/large-batches.ts';
import { limits } from './scenes/limits.ts';
import { momentumAndAdam } from './scenes/momentum-and-adam.ts';
import { noiseLeavesSaddles } from './scenes/noise-leaves-saddles.ts';
import { probabilityDensity } from './scenes/probability-density.ts';
import { realGradientNoise } from './scenes/real-gradient-noise.ts';
import { samplingAndSelection } from './scenes/sampling-and-selection.ts';
import { sharpAgainstFlat } from './scenes/sharp-against-flat.ts';
import { tinySubspace } from './scenes/tiny-subspace.ts';

/** The scenes of the lecture, in the order in which they are told. */
export const SCENES: readonly Scene[] = [
  gradientDescent,
  noiseLeavesSaddles,
  kramers,
  probabilityDensity,
  sharpAgainstFlat,
  batchAndRate,
  largeBatches,
  tinySubspace,
  momentumAndAdam,
  realGradientNoise,
  samplingAndSelection,
  limits,
];
