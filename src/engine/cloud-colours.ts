/** How a density is coloured: the rule of `shaders/paint.wgsl`, whose numbers come from here, and its twin. */

import { DENSITY_SIZE, type Palette } from './engine.ts';

/** Binomial weights along each direction, a standard deviation of one cell: they take the grain off single particles. */
const WEIGHTS = [1, 4, 6, 4, 1] as const;
/** Opacity for each smoothed particle: one by itself leaves 36/256 in its own cell, which is just opaque. */
const OPACITY_PER_PARTICLE = 7.2;

const REACH = (WEIGHTS.length - 1) / 2;
const WEIGHT_SUM = WEIGHTS.reduce<number>((sum, weight) => sum + weight, 0);

/** The constants that `paint.wgsl` is compiled with. */
export const PAINT_CONSTANTS = [
  `const DENSITY_SIZE = ${DENSITY_SIZE}u;`,
  `const REACH = ${REACH};`,
  `const WEIGHTS = array<f32, ${WEIGHTS.length}>(${WEIGHTS.map((weight) => weight.toFixed(1)).join(', ')});`,
  `const WEIGHT_SUM = ${WEIGHT_SUM.toFixed(1)};`,
  `const OPACITY_PER_PARTICLE = ${OPACITY_PER_PARTICLE.toFixed(1)};`,
].join('\n');

/**
 * Colours the cells of a density.
 *
 * @param cells particles by cell, row by row from (xMin, yMin), DENSITY_SIZE × DENSITY_SIZE
 * @returns a pixel for each cell: red, green, blue, alpha, from the upper left
 */
export function colourCloud(
  cells: ArrayLike<number>,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  let fullest = 1;
  for (let cell = 0; cell < cells.length; cell++) fullest = Math.max(fullest, cells[cell]);
  const scale = 255 / Math.log2(1 + fullest);
  // Both directions, one after the other: the weights are a product.
  const counts = smooth(smooth(cells, 1, DENSITY_SIZE), DENSITY_SIZE, 1);
  const pixels = new Uint8ClampedArray(4 * DENSITY_SIZE * DENSITY_SIZE);
  for (let row = 0; row < DENSITY_SIZE; row++) {
    for (let column = 0; column < DENSITY_SIZE; column++) {
      const count = counts[row * DENSITY_SIZE + column];
      if (count === 0) continue;
      const colour = 4 * Math.floor(Math.min(255, scale * Math.log2(1 + count)) + 0.5);
      // The first row of an image is the top one.
      const pixel = 4 * ((DENSITY_SIZE - 1 - row) * DENSITY_SIZE + column);
      for (let channel = 0; channel < 4; channel++) {
        pixels[pixel + channel] = palette[colour + channel];
      }
      pixels[pixel + 3] *= Math.min(1, OPACITY_PER_PARTICLE * count);
    }
  }
  return pixels;
}

/** Weighted means along one direction; beyond the edge, the nearest cell counts. */
function smooth(cells: ArrayLike<number>, along: number, across: number): Float64Array {
  const smoothed = new Float64Array(DENSITY_SIZE * DENSITY_SIZE);
  for (let line = 0; line < DENSITY_SIZE; line++) {
    for (let at = 0; at < DENSITY_SIZE; at++) {
      let sum = 0;
      for (let index = 0; index < WEIGHTS.length; index++) {
        const near = Math.min(DENSITY_SIZE - 1, Math.max(0, at + index - REACH));
        sum += WEIGHTS[index] * cells[line * across + near * along];
      }
      smoothed[line * across + at * along] = sum / WEIGHT_SUM;
    }
  }
  return smoothed;
}
