import { interpolateCividis } from 'd3-scale-chromatic';
import type { Palette } from '../engine/engine.ts';

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
    palette.set(parseRgb(interpolateCividis(LOWEST + (1 - LOWEST) * share)), 4 * index);
    palette[4 * index + 3] = Math.round(255 * Math.min(1, index / FADE));
  }
  return palette;
}

function parseRgb(text: string): number[] {
  return (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}
