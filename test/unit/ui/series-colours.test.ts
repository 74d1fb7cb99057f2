import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Three = readonly [number, number, number];

/** What full lack of one kind of cones makes of linear sRGB: Machado, Oliveira and Fernandes 2009, severity 1. */
const VISIONS: Readonly<Record<string, readonly Three[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** From linear sRGB to the cones of OKLab, and on to OKLab: Ottosson 2020. */
const TO_CONES: readonly Three[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_OKLAB: readonly Three[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function times(matrix: readonly Three[], [a, b, c]: Three): Three {
  return matrix.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Three;
}

function linear(hex: string): Three {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Three;
}

function seen(hex: string, vision: readonly Three[]): Three {
  const light = times(vision, linear(hex)).map((part) => Math.max(0, part)) as unknown as Three;
  return times(TO_OKLAB, times(TO_CONES, light).map(Math.cbrt) as unknown as Three);
}

function contrast(one: string, other: string): number {
  const [low, high] = [one, other]
    .map(linear)
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const tokens = readFileSync('src/ui/kit/tokens.css', 'utf8');

/** A token in the light theme or the dark one. */
function token(name: string, isDark: boolean): string {
  const value = new RegExp(
    `  --${name}: (?:light-dark\\((#\\w+), (#\\w+)\\)|var\\(--(\\w+)\\))`,
  ).exec(tokens)!;
  return value[3] === undefined ? value[isDark ? 2 : 1] : token(value[3], isDark);
}

for (const [theme, isDark] of [
  ['light', false],
  ['dark', true],
] as const) {
  const colours = [1, 2, 3, 4].map((series) => token(`series-${series}`, isDark));

  for (const [name, vision] of Object.entries(VISIONS)) {
    it(`keeps series apart with ${name} in the ${theme} theme`, () => {
      const places = colours.map((colour) => seen(colour, vision));
      places.forEach((place, index) => {
        for (const other of places.slice(index + 1)) {
          expect(Math.hypot(...place.map((part, axis) => part - other[axis]))).toBeGreaterThan(
            0.12,
          );
        }
      });
    });
  }

  it(`makes them stand out from the surface in the ${theme} theme (WCAG 1.4.11)`, () => {
    const surface = token('surface', isDark);
    for (const colour of colours) expect(contrast(colour, surface)).toBeGreaterThan(3);
  });
}
