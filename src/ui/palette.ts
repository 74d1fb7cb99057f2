import { interpolateCividis } from 'd3-scale-chromatic';
import type { Palette } from '../engine/engine.ts';

/** Share of the palette over which the emptiest cells fade into the ground. */
const FADE = 0.12;

/**
 * Cividis, readable with every kind of colour vision: 256 colours from the empty to the fullest cell.
 *
 * The first colours are transparent in part, so that stray particles glimmer on the ground and a cell with none shows it.
 */
export function cividisPalette(): Palette {
  const palette = new Uint8Array(256 * 4);
  for (let index = 0; index < 256; index++) {
    const share = index / 255;
    // Cividis is nearly the ground's colour at its lower end: start a little above it.
    const rgb = parseRgb(interpolateCividis(0.06 + 0.94 * share));
    palette.set(rgb, 4 * index);
    palette[4 * index + 3] = Math.round(255 * Math.min(1, 0.35 + (0.65 * share) / FADE));
  }
  // The first entry is that of no particle at all.
  palette[3] = 0;
  return palette;
}

function parseRgb(text: string): number[] {
  return (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}
