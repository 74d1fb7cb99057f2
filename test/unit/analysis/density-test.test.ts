import { expect, it } from 'vitest';
import { compareDensity, computeExpectedCells } from '../../../src/analysis/density-test.ts';
import { DENSITY_SIZE, type Density } from '../../../src/engine/engine.ts';
import { normalPair } from '../../../src/random/normal.ts';
import { STREAM, threefry2x32 } from '../../../src/random/threefry.ts';
import type { Field2d } from '../../../src/theory/generator-2d/problem.ts';
import { assertionFalseFailureRate } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const DOMAIN = [
  [-4, 4],
  [-3, 3],
] as const;

/** A normal density of standard deviations 1 and ½ about (shift, 0), on a grid of its own. */
function normalDensity(shift = 0): Field2d {
  const grid = { columns: 321, rows: 241, origin: [-4, -3], spacing: [0.025, 0.025] } as const;
  const values = new Float64Array(grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const x = -4 + 0.025 * column - shift;
      const y = -3 + 0.025 * row;
      values[row * grid.columns + column] = Math.exp(-(x * x) / 2 - 2 * y * y) / Math.PI;
    }
  }
  return { ...grid, values };
}

/** Particles drawn from that density about (0, 0). */
function drawParticles(count: number, stream: number): Density {
  const cells = new Uint32Array(DENSITY_SIZE * DENSITY_SIZE);
  const bits = new Uint32Array(2);
  const pair = new Float32Array(2);
  let outside = 0;
  for (let particle = 0; particle < count; particle++) {
    threefry2x32(particle, stream, TEST_SEED, STREAM.start, bits);
    normalPair(bits[0], bits[1], pair);
    const [z0, z1] = pair;
    const column = Math.floor(((z0 + 4) / 8) * DENSITY_SIZE);
    const row = Math.floor(((z1 / 2 + 3) / 6) * DENSITY_SIZE);
    const isInside = column >= 0 && column < DENSITY_SIZE && row >= 0 && row < DENSITY_SIZE;
    if (isInside) cells[row * DENSITY_SIZE + column]++;
    else outside++;
  }
  return { step: 1, cells, outside, absorbed: 0, diverged: 0 };
}

it('expects as many particles as there are, and none beyond the grid', () => {
  const expected = computeExpectedCells(normalDensity(), DOMAIN, 1000);
  const total = expected.reduce((sum, count) => sum + count, 0);
  expect(total).toBeCloseTo(1000 * (1 - 6.33e-5), 1);
  const wide = [
    [-8, 8],
    [-6, 6],
  ] as const;
  const corner = computeExpectedCells(normalDensity(), wide, 1000)[0];
  expect(corner).toBe(0);
});

// 20 000 and 300 000 particles; each fails for a right program with probability assertionFalseFailureRate, 1e-9. Noticed
// for certain: densities that differ by 5 % in the root mean square (a χ² larger by 0.0025 · N: 50, and 750 above some
// hundred degrees of freedom).
it.each([20_000, 300_000])('finds %i particles of the right density right', (count) => {
  const expected = computeExpectedCells(normalDensity(), DOMAIN, count);
  const test = compareDensity(drawParticles(count, 1), expected);
  expect(test.probability).toBeGreaterThan(assertionFalseFailureRate);
  expect(test.cellCount).toBeGreaterThan(100);
  const compared = test.deviations.filter((deviation) => !Number.isNaN(deviation));
  expect(Math.abs(compared.length - test.cellCount)).toBeLessThanOrEqual(1);
});

it('p-values of right programs are spread evenly: under 0.1 in about a tenth of 200 samples', () => {
  const expected = computeExpectedCells(normalDensity(), DOMAIN, 4000);
  let low = 0;
  for (let sample = 0; sample < 200; sample++) {
    if (compareDensity(drawParticles(4000, 2 + sample), expected).probability < 0.1) low++;
  }
  // Binomial(200, 0.1): outside 1 … 51 with a probability below 1e-9.
  expect(low).toBeGreaterThanOrEqual(1);
  expect(low).toBeLessThanOrEqual(51);
});

it('notices a density shifted by a tenth of its width, and says by how much it differs', () => {
  const expected = computeExpectedCells(normalDensity(0.1), DOMAIN, 20_000);
  const { probability, difference } = compareDensity(drawParticles(20_000, 1), expected);
  expect(probability).toBeLessThan(1e-6);
  // √(e^(δ²) − 1), δ = 0.1, within three of its standard errors.
  expect(difference).toBeGreaterThan(0.07);
  expect(difference).toBeLessThan(0.13);
});

it('counts absorbed particles as one more cell', () => {
  const expected = computeExpectedCells(normalDensity(), DOMAIN, 20_000).map((mean) => mean / 2);
  const fair = compareDensity({ ...drawParticles(10_000, 1), absorbed: 10_000 }, expected);
  const wrong = compareDensity({ ...drawParticles(8500, 1), absorbed: 11_500 }, expected);
  expect(fair.probability).toBeGreaterThan(assertionFalseFailureRate);
  expect(wrong.probability).toBeLessThan(1e-9);
});
