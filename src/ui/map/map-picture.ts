/** Pictures of clouds, exact densities and differences, a pixel for each cell, as the cloud is painted. Pure functions. */

import type { DensityTest } from '../../analysis/density-test.ts';
import { colourCloud } from '../../engine/cloud-colours.ts';
import { DENSITY_SIZE, type Density, type Palette } from '../../engine/engine.ts';

/** What the map shows in place of the cloud. */
export interface MapPicture {
  /** DENSITY_SIZE × DENSITY_SIZE pixels, red, green, blue, alpha, from the upper left. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Deviations, in standard errors, at which the colour is full. */
export const FULL_DEVIATION = 4;
/** More particles than expected. */
const MORE = [255, 159, 67] as const;
/** Fewer. */
const FEWER = [104, 172, 255] as const;

/** Expected numbers of particles in the cloud's own colours: by the logarithm, up to the fullest cell. */
export function pictureExpected(expected: Float64Array, palette: Palette): MapPicture {
  let fullest = 1;
  for (const count of expected) fullest = Math.max(fullest, count);
  const scale = 255 / Math.log2(1 + fullest);
  return paint((cell, pixels, at) => {
    const count = expected[cell];
    // Where less than one particle is expected, its colour is as strong as it is likely to be there.
    const colour = 4 * Math.round(scale * Math.log2(1 + Math.max(count, 1)));
    for (let channel = 0; channel < 4; channel++) {
      pixels[at + channel] = palette[colour + channel];
    }
    if (count < 1) pixels[at + 3] *= count;
  });
}

/** The particles themselves, as the page paints them. */
export function pictureCloud({ cells }: Density, palette: Palette): MapPicture {
  return { pixels: colourCloud(cells, palette) };
}

/** Deviations: orange for more particles than expected, blue for fewer, nothing for none. */
export function pictureDeviations({ blocks, deviations }: DensityTest): MapPicture {
  const size = DENSITY_SIZE / blocks;
  return paint((cell, pixels, at) => {
    const column = Math.floor((cell % DENSITY_SIZE) / size);
    const row = Math.floor(cell / DENSITY_SIZE / size);
    const deviation = deviations[row * blocks + column];
    if (Number.isNaN(deviation)) return;
    const colour = deviation > 0 ? MORE : FEWER;
    for (let channel = 0; channel < 3; channel++) pixels[at + channel] = colour[channel];
    // A block that was compared is told from the ground even where it agrees.
    const strength = Math.min(1, Math.abs(deviation) / FULL_DEVIATION);
    pixels[at + 3] = 20 + 235 * strength;
  });
}

function paint(colour: (cell: number, pixels: Uint8ClampedArray, at: number) => void): MapPicture {
  const pixels = new Uint8ClampedArray(4 * DENSITY_SIZE * DENSITY_SIZE);
  for (let row = 0; row < DENSITY_SIZE; row++) {
    for (let column = 0; column < DENSITY_SIZE; column++) {
      const at = 4 * ((DENSITY_SIZE - 1 - row) * DENSITY_SIZE + column);
      colour(row * DENSITY_SIZE + column, pixels, at);
    }
  }
  return { pixels };
}
