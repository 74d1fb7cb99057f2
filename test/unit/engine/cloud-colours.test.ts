import { expect, it } from 'vitest';
import { colourCloud } from '../../../src/engine/cloud-colours.ts';
import { DENSITY_SIZE } from '../../../src/engine/engine.ts';

/** Entry n is grey n, opaque. */
const GREYS = Uint8Array.from({ length: 1024 }, (_, at) => (at % 4 === 3 ? 255 : at >> 2));

function cloudOf(counts: Readonly<Record<string, number>>) {
  const cells = new Uint32Array(DENSITY_SIZE * DENSITY_SIZE);
  for (const [place, count] of Object.entries(counts)) {
    const [column, row] = place.split(',').map(Number);
    cells[row * DENSITY_SIZE + column] = count;
  }
  const pixels = colourCloud(cells, GREYS);
  return (column: number, row: number) => {
    // y points upwards, rows of the picture downwards.
    const at = 4 * ((DENSITY_SIZE - 1 - row) * DENSITY_SIZE + column);
    return { grey: pixels[at], alpha: pixels[at + 3] };
  };
}

it('spreads a particle over its neighbours and leaves the rest empty', () => {
  const at = cloudOf({ '100,30': 1 });
  // 36/256 of a particle, just opaque: 7.2 · 36/256 = 1.0125.
  expect(at(100, 30)).toEqual({ grey: Math.round(255 * Math.log2(1 + 36 / 256)), alpha: 255 });
  // 6 · 4/256 beside it, 1/256 in the corner.
  expect(at(101, 30).alpha).toBe(Math.round((255 * 7.2 * 24) / 256));
  expect(at(98, 28).alpha).toBe(Math.round((255 * 7.2) / 256));
  expect(at(97, 30)).toEqual({ grey: 0, alpha: 0 });
  expect(at(100, 225)).toEqual({ grey: 0, alpha: 0 });
});

it('colours by the logarithm, up to the fullest cell, and takes the nearest cell beyond the edge', () => {
  const full: Record<string, number> = {};
  for (let column = 0; column < 5; column++) {
    for (let row = 0; row < 5; row++) full[`${column},${row}`] = 1023;
  }
  const at = cloudOf(full);
  // In the corner all of the neighbourhood is as full.
  expect(at(0, 0)).toEqual({ grey: 255, alpha: 255 });
  // In column 4, 11 of the 16 weights lie on full cells.
  const share = 11 / 16;
  expect(at(4, 0).grey).toBe(Math.round((255 * Math.log2(1 + 1023 * share)) / 10));
});
