import { expect, it } from 'vitest';
import { computeBoundaryShare } from '../../../src/theory/boundary-share.ts';
import { computeFirstPassageSteps } from '../../../src/theory/chain-1d.ts';
import { computeMeanFirstPassageTime } from '../../../src/theory/quadrature-1d.ts';

/** (x² − 1)² from −1: |H_b| = 4. */
const gradient = (x: number) => 4 * x * (x * x - 1);

function quadrature(temperature: number, target: number): number {
  const result = computeMeanFirstPassageTime({
    gradient,
    diffusion: () => temperature,
    start: -1,
    target,
  });
  if ('reason' in result) throw new Error(result.reason);
  return result.meanTime;
}

function chain(temperature: number, learningRate: number, target: number): number {
  const result = computeFirstPassageSteps({
    learningRate,
    gradient,
    variance: () => 2 * learningRate * temperature,
    start: -1,
    survival: [Number.NEGATIVE_INFINITY, target],
  });
  if ('reason' in result) throw new Error(result.reason);
  return learningRate * result.meanSteps;
}

const share = (distance: number, diffusion: number, learningRate: number) =>
  computeBoundaryShare({ distance, saddleCurvature: 4, diffusion, learningRate }) ?? Number.NaN;

it.each([-0.1, 0, 0.02, 0.1, 0.2, 0.4])(
  'a boundary %f past the saddle, continuous time: Φ, the better the lower the temperature',
  (distance) => {
    const [warm, cold] = [0.2, 0.05].map((temperature) => {
      const exact = quadrature(temperature, distance) / quadrature(temperature, 1);
      return share(distance, temperature, 0) / exact - 1;
    });
    expect(Math.abs(warm)).toBeLessThan(0.06);
    expect(Math.abs(cold)).toBeLessThan(0.02);
  },
);

it.each([
  [0.01, 0],
  [0.01, 0.1],
  [0.0025, 0],
  [0.0025, 0.02],
])('steps of η = %f, boundary at %f: the overshoot is part of it', (learningRate, distance) => {
  const exact = chain(0.2, learningRate, distance) / chain(0.2, learningRate, 1);
  expect(Math.abs(share(distance, 0.2, learningRate) / exact - 1)).toBeLessThan(0.03);
});

it('is ½ at the saddle, 1 far beyond, and a step without noise', () => {
  expect(share(0, 0.2, 0)).toBe(0.5);
  expect(share(Number.POSITIVE_INFINITY, 0.2, 0.01)).toBe(1);
  expect(share(2, 0.2, 0.01)).toBeCloseTo(1, 12);
  expect([share(-0.1, 0, 0.01), share(0, 0, 0.01), share(0.1, 0, 0.01)]).toEqual([0, 0.5, 1]);
});
