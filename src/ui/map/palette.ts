import type { Palette } from '../../engine/engine.ts';

/** Where on cividis a single particle begins: below, it is hardly brighter than the ground (2.5 : 1 here). */
const LOWEST = 0.3;

/** Entries over which the ground shows through; the first of all is that of no particle. */
const FADE = 3;

/**
 * Cividis, readable with every kind of colour vision: 256 colours from a single particle to the fullest cell.
 *
 * The painters fade the edges of the cloud into the ground by opacity, so that a cell without particles shows it.
 */
export function cividisPalette(): Palette {
  const palette = new Uint8Array(256 * 4);
  for (let index = 0; index < 256; index++) {
    const share = index / 255;
    palette.set(cividis(LOWEST + (1 - LOWEST) * share), 4 * index);
    palette[4 * index + 3] = Math.round(255 * Math.min(1, index / FADE));
  }
  return palette;
}

/**
 * Red, green and blue from 0 to 255 at a share t from 0 to 1. The polynomials are those of d3-scale-chromatic (ISC licence), to
 * which a test holds them; that package brings all its other scales along, which a first visit would have to fetch.
 */
function cividis(t: number): number[] {
  const red = -4.54 - t * (35.34 - t * (2381.73 - t * (6402.7 - t * (7024.72 - t * 2710.57))));
  const green = 32.49 + t * (170.73 + t * (52.82 - t * (131.46 - t * (176.58 - t * 67.37))));
  const blue = 81.24 + t * (442.36 - t * (2482.43 - t * (6167.24 - t * (6614.94 - t * 2475.67))));
  return [red, green, blue].map((channel) => Math.max(0, Math.min(255, Math.round(channel))));
}
