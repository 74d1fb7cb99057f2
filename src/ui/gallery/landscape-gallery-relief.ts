/** A landscape as a picture in the colours of the map: bright wells on its dark ground, lit from the upper left. Pure functions. */

import type { Palette } from '../../engine/engine.ts';
import type { SampledLoss } from '../map/map-contours.ts';

/** Pixels, a pixel for each sample of the loss, from the upper left: red, green, blue, alpha. */
export interface Relief {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Pixels along each side. */
  readonly side: number;
}

/** The map's ground: --map in tokens.css. */
const GROUND = [10, 13, 20] as const;
/** The brightest entry of the palette that is used: lines and marks over it stay legible. */
const BRIGHTEST = 215;
/** How much of the colour covers the ground, at the bottom of the wells and at the highest wall. */
const COVER = { bottom: 0.92, top: 0.16 } as const;
/** Height of the relief for its shading, in pixels, and how much the light makes of it. */
const HEIGHT = 26;
const LIGHT = 0.5;

/**
 * Height of a loss among the contour levels, from 0 at the lowest to 1 at the highest loss: linear from one level to the
 * next, so that wells and walls get as much of the palette as they get lines.
 *
 * @param levels ascending
 */
export function createHeight(
  { minimum, maximum }: Pick<SampledLoss, 'minimum' | 'maximum'>,
  levels: readonly number[],
): (loss: number) => number {
  const steps = [minimum, ...levels.filter((level) => level > minimum && level < maximum), maximum];
  const last = steps.length - 1;
  return (loss) => {
    if (!(loss < maximum)) return 1;
    let above = 1;
    while (above < last && steps[above]! <= loss) above++;
    const [from, to] = [steps[above - 1]!, steps[above]!];
    const share = to > from ? Math.max(0, (loss - from) / (to - from)) : 0;
    return (above - 1 + share) / last;
  };
}

/** Colours every sample of a loss by its height and lights its slopes. */
export function paintRelief(
  sampled: SampledLoss,
  levels: readonly number[],
  palette: Palette,
): Relief {
  const side = Math.sqrt(sampled.values.length);
  const heights = Float32Array.from(sampled.values, createHeight(sampled, levels));
  const pixels = new Uint8ClampedArray(4 * side * side);
  const at = (column: number, row: number): number =>
    heights[Math.min(side - 1, Math.max(0, row)) * side + Math.min(side - 1, Math.max(0, column))]!;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const height = at(column, row);
      const east = (HEIGHT * (at(column + 1, row) - at(column - 1, row))) / 2;
      const north = (HEIGHT * (at(column, row + 1) - at(column, row - 1))) / 2;
      // Light from the upper left: slopes that fall towards it are bright.
      const slope = (east - north) / Math.SQRT2 / Math.hypot(1, east, north);
      const light = 1 + LIGHT * slope;
      const cover = COVER.top + (COVER.bottom - COVER.top) * (1 - height);
      const entry = 4 * Math.round(BRIGHTEST * (1 - height));
      // Samples count rows from below, pixels from above.
      const pixel = 4 * ((side - 1 - row) * side + column);
      for (let channel = 0; channel < 3; channel++) {
        const colour = cover * palette[entry + channel]! + (1 - cover) * GROUND[channel]!;
        pixels[pixel + channel] = light * colour;
      }
      pixels[pixel + 3] = 255;
    }
  }
  return { pixels, side };
}
