import { interpolateCividis } from 'd3-scale-chromatic';
import { expect, test } from 'vitest';
import { cividisPalette } from '../../../src/ui/map/palette.ts';

/** Relative luminance of sRGB (WCAG 2). */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('a single particle stands out from the ground of the map, and every further one is brighter', () => {
  const ground = luminance([0x0a, 0x0d, 0x14]) + 0.05;
  const palette = cividisPalette();
  const contrasts = Array.from(
    { length: 256 },
    (_, index) => (luminance([...palette.subarray(4 * index, 4 * index + 3)]) + 0.05) / ground,
  );
  expect(contrasts[3]).toBeGreaterThan(2.5);
  expect(contrasts[255]).toBeGreaterThan(13);
  for (let index = 1; index < 256; index++) {
    expect(contrasts[index]).toBeGreaterThanOrEqual(contrasts[index - 1] - 0.05);
  }
  expect(palette[3]).toBe(0);
});

test('is the upper part of cividis', () => {
  const palette = cividisPalette();
  for (let index = 0; index < 256; index++) {
    const text = interpolateCividis(0.3 + (0.7 * index) / 255);
    expect(`rgb(${palette.subarray(4 * index, 4 * index + 3).join(', ')})`).toBe(text);
  }
});
