/**
 * λ₁ and λ₂ against dense eigenvalues: NumPy on Gauss–Legendre panels (900 nodes) for chains, on finite differences (1200
 * nodes) for diffusions.
 */
import { describe, expect, it } from 'vitest';
import { computeFirstPassageSteps } from '../../../src/theory/chain-1d.ts';
import type { KilledChain1d } from '../../../src/theory/chain-problem.ts';
import { computeEscape2d } from '../../../src/theory/generator-2d/first-passage-2d.ts';
import { computeSlowRates1d } from '../../../src/theory/relaxation-1d.ts';

const DEEPER = {
  value: (x: number) => 3.136 * x ** 2 + 1.306666667 * x ** 3 - 3.2 * x ** 4 - 1.6 * x ** 5,
  slope: (x: number) => 6.272 * x + 3.920000001 * x ** 2 - 12.8 * x ** 3 - 8 * x ** 4,
};
const THREE = {
  value: (x: number) => 0.1 * x * x * (x * x - 4) ** 2,
  slope: (x: number) => 0.1 * (2 * x * (x * x - 4) ** 2 + 4 * x ** 3 * (x * x - 4)),
};
const QUARTIC = {
  value: (x: number) => (x * x - 1) ** 2,
  slope: (x: number) => 4 * x * (x * x - 1),
};

function chainOf(
  { slope }: typeof DEEPER,
  temperature: number,
  learningRate: number,
  start: number,
  target: number,
): KilledChain1d {
  return {
    learningRate,
    gradient: slope,
    variance: () => 2 * learningRate * temperature,
    start,
    survival: [Number.NEGATIVE_INFINITY, target],
  };
}

function answerOf(chain: KilledChain1d) {
  const result = computeFirstPassageSteps(chain);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

describe('of the chain of steps', () => {
  it.each([
    ['a deeper well behind the start', DEEPER, 0.2369, 0.02, 0, 0.7, 1.02098478e-4, 0.115431132],
    ['three equal wells', THREE, 0.35, 0.02, -2, 2, 0.01887945, 0.12056809],
    ['two wells', QUARTIC, 0.2, 0.01, -1, 1, 5.5785959e-3, 3.02138201],
  ])('%s', (_, loss, temperature, learningRate, start, target, first, second) => {
    const chain = chainOf(loss, temperature, learningRate, start, target);
    const { escapeRate, secondRate } = answerOf(chain).slowRates;
    expect(Math.abs(escapeRate / first - 1)).toBeLessThan(1e-6);
    expect(Math.abs(secondRate / second - 1)).toBeLessThan(1e-5);
  });

  it('steps of 1.6 in a well of curvature 1 swing: κ = −0.4489 takes longer than any κ > 0', () => {
    const chain = chainOf({ ...QUARTIC, slope: (x) => x }, 0.5, 1.6, 0, 2.5);
    const { escapeRate, secondRate } = answerOf(chain).slowRates;
    expect(Math.abs(escapeRate / 0.03432314 - 1)).toBeLessThan(1e-5);
    expect(Math.abs(secondRate / 0.50060873 - 1)).toBeLessThan(1e-3);
  });

  it('keeps λ₂ where escapes are so rare that λ₁ is 1e-19 of it', () => {
    const { escapeRate, secondRate } = answerOf(chainOf(QUARTIC, 1 / 45, 0.01, -1, 1)).slowRates;
    expect(escapeRate).toBeLessThan(1e-18);
    // About |H_b| = 4, the slowest of what lives on the saddle; H_a = 8.
    expect(secondRate).toBeGreaterThan(3.6);
    expect(secondRate).toBeLessThan(4.1);
  });
});

describe('of the diffusion', () => {
  it.each([
    ['a deeper well behind the start', DEEPER, 0.2369, 0, 0.7, 9.9333e-5, 0.126985],
    ['three equal wells', THREE, 0.35, -2, 2, 0.018501, 0.117467],
  ])(
    '%s, in one dimension and in the plane',
    (_, loss, temperature, start, target, first, second) => {
      const line = computeSlowRates1d({
        gradient: loss.slope,
        diffusion: () => temperature,
        start,
        target,
      });
      expect(Math.abs((line?.escapeRate ?? 0) / first - 1)).toBeLessThan(1e-3);
      expect(Math.abs((line?.secondRate ?? 0) / second - 1)).toBeLessThan(1e-3);
      const plane = computeEscape2d(
        {
          value: (x, y) => loss.value(x) + y * y,
          gradient: (x, y) => [loss.slope(x), 2 * y],
          diffusion: temperature,
          domain: [
            [-3, 3],
            [-3, 3],
          ],
          start: [start, 0],
          escape: { kind: 'half-plane', normal: [1, 0], offset: target },
        },
        { cells: 96 },
      );
      if ('reason' in plane) throw new Error(plane.reason);
      expect(Math.abs(plane.escapeRate.value - first)).toBeLessThan(
        plane.escapeRate.error + 1e-3 * first,
      );
      expect(Math.abs(plane.secondRate.value - second)).toBeLessThan(
        plane.secondRate.error + 1e-3 * second,
      );
    },
  );

  it('mirrored it is the same', () => {
    const one = computeSlowRates1d({
      gradient: DEEPER.slope,
      diffusion: () => 0.2369,
      start: 0,
      target: 0.7,
    });
    const other = computeSlowRates1d({
      gradient: (x) => -DEEPER.slope(-x),
      diffusion: () => 0.2369,
      start: 0,
      target: -0.7,
    });
    expect(other?.secondRate).toBeCloseTo(one?.secondRate ?? Number.NaN, 10);
    expect(other?.excess).toBeCloseTo(one?.excess ?? Number.NaN, 6);
  });
});
