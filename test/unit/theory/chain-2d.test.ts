import { describe, expect, it } from 'vitest';
import { settlingOfRates } from '../../../src/analysis/settling.ts';
import { computeFirstPassageSteps } from '../../../src/theory/chain-1d.ts';
import type { KilledChain2d } from '../../../src/theory/chain-2d/problem.ts';
import {
  computeFirstPassageSteps2d,
  computeSurvivalCurve2d,
} from '../../../src/theory/chain-2d.ts';
import type { SlowRates } from '../../../src/theory/hazard.ts';

/** |value/expected − 1| */
const error = (value: number, expected: number) => Math.abs(value / expected - 1);

function solve(problem: KilledChain2d) {
  const result = computeFirstPassageSteps2d(problem);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

const DEGREE = Math.PI / 180;

/** What a chain along one axis needs of the plane: its own loss, and noise that depends on it alone. */
interface AlongAxis {
  readonly learningRate: number;
  readonly value: (u: number) => number;
  readonly slope: (u: number) => number;
  /** D along the axis. */
  readonly diffusion: (u: number) => number;
  /** D across it. */
  readonly across: number;
  /** κ of ½κv² across it. */
  readonly curvature: number;
  readonly start: number;
  readonly target: number;
}

/** The chain along an axis at an angle to x, with a bowl across it: its passage is that in one dimension. */
function turned(chain: AlongAxis, angle: number): KilledChain2d {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const { learningRate, value, slope, diffusion, across, curvature, start, target } = chain;
  const along = (x: number, y: number) => c * x + s * y;
  const beside = (x: number, y: number) => c * y - s * x;
  return {
    learningRate,
    value: (x, y) => value(along(x, y)) + (curvature / 2) * beside(x, y) ** 2,
    gradient: (x, y) => {
      const [u, v] = [slope(along(x, y)), curvature * beside(x, y)];
      return [c * u - s * v, s * u + c * v];
    },
    diffusion: (x, y) => {
      const first = diffusion(along(x, y));
      return [
        first * c * c + across * s * s,
        (first - across) * c * s,
        first * s * s + across * c * c,
      ];
    },
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    start: [c * start, s * start],
    escape: { kind: 'half-plane', normal: [c, s], offset: target },
  };
}

function stepsInOneDimension(chain: AlongAxis, breaks: readonly number[] = []): number {
  return solveInOneDimension(chain, breaks).meanSteps;
}

function solveInOneDimension(chain: AlongAxis, breaks: readonly number[] = []) {
  const { learningRate, diffusion, slope, start, target } = chain;
  const result = computeFirstPassageSteps({
    learningRate,
    gradient: slope,
    variance: (u) => 2 * learningRate * diffusion(u),
    breaks,
    start,
    survival: [Number.NEGATIVE_INFINITY, target],
  });
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

const quartic = (learningRate: number, temperature: number, target: number): AlongAxis => ({
  learningRate,
  value: (u) => (u * u - 1) ** 2,
  slope: (u) => 4 * u * (u * u - 1),
  diffusion: () => temperature,
  across: temperature,
  curvature: 1,
  start: -1,
  target,
});

/** The C¹ piecewise-quadratic well (docs/theory.md §4.3) with the noise C = |H| of either part. */
function quadraticPieces(
  [well, barrier, joint]: readonly [number, number, number],
  learningRate: number,
  batchSize: number,
): AlongAxis {
  const saddle = joint * (1 + well / barrier);
  const height = (well / 2) * joint ** 2 * (1 + well / barrier);
  const strength = learningRate / (2 * batchSize);
  return {
    learningRate,
    value: (u) => (u < joint ? (well / 2) * u * u : height - (barrier / 2) * (u - saddle) ** 2),
    slope: (u) => (u < joint ? well * u : -barrier * (u - saddle)),
    diffusion: (u) => strength * (u < joint ? well : barrier),
    across: strength * 2,
    curvature: 2,
    start: 0,
    target: 2 * saddle - joint,
  };
}

describe('first passage of the chain in the plane', () => {
  it('of Langevin steps on the quartic, η = 0.01, takes 180.459', () => {
    const { diffusion: _, ...rest } = turned(quartic(0.01, 0.2, 1), 0);
    const white = solve({ ...rest, diffusion: 0.2 });
    expect(error(0.01 * white.meanSteps, 180.459)).toBeLessThan(1e-5);
    expect(white.relativeError).toBeLessThan(1e-3);
  });

  it.each([
    [0.05, 0.2, 1],
    [0.05, 0.2, 0],
    [0.05, 0.1, 1],
    [0.05, 0.07, 1], // 3.2e7 steps
  ])('agrees with one dimension at η = %f, T = %f, to x ≥ %f, turned or not', (eta, T, target) => {
    const chain = quartic(eta, T, target);
    const expected = stepsInOneDimension(chain);
    for (const angle of [0, 30 * DEGREE]) {
      const { meanSteps, relativeError } = solve(turned(chain, angle));
      expect(error(meanSteps, expected)).toBeLessThan(1e-3);
      expect(relativeError).toBeLessThan(5e-3);
    }
  });

  it.each([
    [[4, 1, 0.5], 0.1, 0.2],
    [[4, 1, 0.5], 0.05, 0.1],
    [[1, 4, 1], 0.1, 0.6],
  ] as const)(
    'with noise that jumps, H and joint %j, η = %f, B = %f, turned or not',
    (shape, eta, batch) => {
      const chain = quadraticPieces(shape, eta, batch);
      const expected = stepsInOneDimension(chain, [shape[2]]);
      for (const angle of [0, 17 * DEGREE, 40 * DEGREE]) {
        const { meanSteps, relativeError } = solve(turned(chain, angle));
        expect(error(meanSteps, expected)).toBeLessThan(1e-3);
        expect(error(meanSteps, expected)).toBeLessThan(relativeError);
      }
    },
  );

  it('is geometric where every step has the same chance to leave a disc', () => {
    // ηL = ½r²: each step forgets where it was. P(|z| ≥ r/σ) = e^(−r²/2σ²).
    const radius = 2.5;
    const forgetful: KilledChain2d = {
      learningRate: 1,
      value: (x, y) => (x * x + y * y) / 2,
      gradient: (x, y) => [x, y],
      diffusion: 0.5,
      domain: [
        [-3, 3],
        [-3, 3],
      ],
      start: [0.1, -0.2],
      escape: { kind: 'outside-disc', center: [0, 0], radius },
    };
    const hazard = Math.exp(-(radius ** 2) / 2);
    expect(error(solve(forgetful).meanSteps, 1 / hazard)).toBeLessThan(1e-3);
    const steps = [0, 1, 2, 7, 30, 1000];
    const curve = computeSurvivalCurve2d(forgetful, steps);
    if ('reason' in curve) throw new Error(curve.reason);
    expect(error(curve.hazard, hazard)).toBeLessThan(1e-2);
    steps.forEach((n, i) => {
      const expected = (1 - hazard) ** n;
      expect(Math.abs(curve.survival[i] - expected)).toBeLessThan(1e-3);
    });
  });

  it('is geometric where every step has the same chance to enter a disc', () => {
    // P(|z| ≤ r/σ) = 1 − e^(−r²/2σ²).
    const forgetful: KilledChain2d = {
      learningRate: 1,
      value: (x, y) => (x * x + y * y) / 2,
      gradient: (x, y) => [x, y],
      diffusion: 0.5,
      domain: [
        [-4, 4],
        [-4, 4],
      ],
      start: [3, 0],
      escape: { kind: 'disc', center: [0, 0], radius: 0.7 },
    };
    expect(error(solve(forgetful).meanSteps, 1 / (1 - Math.exp(-0.245)))).toBeLessThan(1e-3);
  });

  it.each([
    [0.05, 0.1, 1, -1],
    [0.05, 0.2, 0.8, 0],
    [0.1, 0.2, 1, -1],
    [0.1, 0.3, 0.5, -0.5],
    [0.02, 0.1, 1, -1], // 1.2e6 steps
  ])(
    'settles as in one dimension at η = %f, T = %f, to x ≥ %f from %f',
    (eta, T, target, start) => {
      const chain = { ...quartic(eta, T, target), start };
      const timeOf = (rates: SlowRates | undefined) => rates && settlingOfRates(rates)?.time;
      const expected = timeOf(solveInOneDimension(chain).slowRates) ?? Number.NaN;
      const { slowRates } = solve(turned(chain, 0));
      expect(error(timeOf(slowRates) ?? Number.NaN, expected)).toBeLessThan(0.4);
      expect(
        error(slowRates?.escapeRate ?? 0, solveInOneDimension(chain).slowRates.escapeRate),
      ).toBeLessThan(1e-3);
    },
  );

  it('has a survival curve that sums up to the mean', () => {
    const chain = turned(quartic(0.05, 0.3, 1), 30 * DEGREE);
    const { meanSteps } = solve(chain);
    const steps = Array.from({ length: 12_000 }, (_, n) => n);
    const curve = computeSurvivalCurve2d(chain, steps);
    if ('reason' in curve) throw new Error(curve.reason);
    expect(curve.survival[0]).toBe(1);
    const sum = curve.survival.reduce((all, value) => all + value, 0);
    expect(error(sum, meanSteps)).toBeLessThan(1e-3);
    const [last, before] = [curve.survival[11_999], curve.survival[11_998]];
    expect(error(1 - last / before, curve.hazard)).toBeLessThan(1e-6);
  });

  it('says why there is no answer', () => {
    const reasonOf = (problem: KilledChain2d) => {
      const result = computeFirstPassageSteps2d(problem);
      return 'reason' in result ? result.reason : '';
    };
    const well = turned(quartic(0.05, 0.2, 1), 0);
    expect(reasonOf(turned(quartic(1e-4, 0.2, 1), 0))).toMatch(
      /^The chain .* entries, more than .* continuous time, η → 0\.$/,
    );
    expect(reasonOf({ ...well, start: [1, 0] })).toContain('escape region');
    expect(reasonOf({ ...well, gradient: () => [0, 0], value: () => 0 })).toContain(
      'six times the width',
    );
    const thin = { ...well, diffusion: (x: number) => [x > -0.5 ? 0 : 0.2, 0, 0.2] as const };
    expect(reasonOf(thin)).toContain('vanishes');
  });
});
