import { describe, expect, it } from 'vitest';
import { normalPair } from '../../../src/random/normal.ts';
import { STREAM, threefry2x32 } from '../../../src/random/threefry.ts';
import {
  compareLines,
  fitLine,
  predictLine,
  type WeightedPoint,
} from '../../../src/statistics/line-fit.ts';
import { chiSquareAcceptance, zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const ABSCISSAS = [0.5, 1, 1.5, 2.5, 4];
const DEVIATIONS = [0.02, 0.05, 0.03, 0.01, 0.04];

/** y = −1 + 2x with normal errors, a different data set for each number. */
function simulate(dataSet: number): WeightedPoint[] {
  const bits = new Uint32Array(2);
  const pair = new Float32Array(2);
  return ABSCISSAS.map((x, index) => {
    threefry2x32(dataSet, index, TEST_SEED, STREAM.start, bits);
    normalPair(bits[0], bits[1], pair);
    return { x, y: -1 + 2 * x + DEVIATIONS[index] * pair[0], deviation: DEVIATIONS[index] };
  });
}

describe('a straight line', () => {
  it('is found exactly where the values lie on one', () => {
    const fit = fitLine(
      ABSCISSAS.map((x, index) => ({ x, y: 3 - 0.25 * x, deviation: DEVIATIONS[index] })),
    );
    expect(fit.slope).toBeCloseTo(-0.25, 12);
    expect(fit.intercept).toBeCloseTo(3, 12);
    expect(fit.chiSquare).toBeCloseTo(0, 12);
    expect(fit.rSquared).toBeCloseTo(1, 12);
    expect(fit.probability).toBeCloseTo(1, 12);
  });

  it('through (0, 0), (1, 1), (2, 5) with equal errors, by hand', () => {
    // Slope 5/2, height 2 at x = 1; residuals ½, −1, ½ in units of 0.1: χ² = 150, explained 1250 of 1400.
    const fit = fitLine([
      { x: 0, y: 0, deviation: 0.1 },
      { x: 1, y: 1, deviation: 0.1 },
      { x: 2, y: 5, deviation: 0.1 },
    ]);
    expect(fit.slope).toBeCloseTo(2.5, 12);
    expect(fit.intercept).toBeCloseTo(-0.5, 12);
    expect(fit.chiSquare).toBeCloseTo(150, 9);
    expect(fit.rSquared).toBeCloseTo(1250 / 1400, 12);
    expect(fit.slopeDeviation).toBeCloseTo(0.1 / Math.SQRT2, 12);
    expect(fit.slopeInterval[1] - fit.slope).toBeCloseTo((1.959964 * 0.1) / Math.SQRT2, 6);
  });

  it('weighs a point by the inverse square of its error', () => {
    const fit = fitLine([
      { x: 0, y: 0, deviation: 1e-6 },
      { x: 1, y: 1, deviation: 1e-6 },
      { x: 2, y: 50, deviation: 1e6 },
    ]);
    expect(fit.slope).toBeCloseTo(1, 6);
  });

  it('refuses what makes no line', () => {
    expect(() => fitLine([{ x: 1, y: 1, deviation: 0 }])).toThrow('deviation');
    const same = { x: 1, y: 1, deviation: 1 };
    expect(() => fitLine([same, same])).toThrow('two different x');
  });
});

describe('over 4000 simulated data sets', () => {
  const COUNT = 4000;
  const fits = Array.from({ length: COUNT }, (_, dataSet) => fitLine(simulate(dataSet)));
  /** Fails a right program once in 1e9; notices a true coverage of 93 or 97 % with 99 %. */
  const expectCoverage = (covered: number): void => {
    const deviation = Math.sqrt(COUNT * 0.95 * 0.05);
    expect(Math.abs(covered - 0.95 * COUNT)).toBeLessThan(zThreshold() * deviation);
  };

  it('slope, intercept and band hold the truth 95 times out of 100', () => {
    const within = (value: number, [low, high]: readonly [number, number]) =>
      value >= low && value <= high;
    expectCoverage(fits.filter(({ slopeInterval }) => within(2, slopeInterval)).length);
    expectCoverage(fits.filter(({ interceptInterval }) => within(-1, interceptInterval)).length);
    for (const x of [0, 2, 6]) {
      const covered = fits.filter((fit) => within(-1 + 2 * x, predictLine(fit, x).interval));
      expectCoverage(covered.length);
    }
  });

  it('χ² adds up to a χ² of all degrees of freedom', () => {
    const total = fits.reduce((sum, { chiSquare }) => sum + chiSquare, 0);
    const [low, high] = chiSquareAcceptance(COUNT * (ABSCISSAS.length - 2));
    expect(total).toBeGreaterThan(low);
    expect(total).toBeLessThan(high);
    const improbable = fits.filter(({ probability }) => probability < 0.05).length;
    expectCoverage(COUNT - improbable);
  });
});

it('compares lines over functions of what was varied', () => {
  const over = (f: (k: number) => number) =>
    fitLine([1, 2, 4, 8].map((k) => ({ x: f(k), y: 7 / k, deviation: 0.1 })));
  const { best, excess } = compareLines([over(Math.sqrt), over((k) => 1 / k)]);
  expect(best).toBe(1);
  expect(excess[1]).toBe(0);
  expect(excess[0]).toBeGreaterThan(10);
});
