import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../src/statistics/normal.ts';
import {
  computeFirstPassageSteps,
  computeStationaryChainShares,
  computeSurvivalCurve,
} from '../../../src/theory/chain-1d.ts';
import type { KilledChain1d } from '../../../src/theory/chain-problem.ts';

/** |value/expected − 1| */
const error = (value: number, expected: number) => Math.abs(value / expected - 1);

function solve(problem: KilledChain1d) {
  const result = computeFirstPassageSteps(problem);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

function survivalOf(problem: KilledChain1d, steps: readonly number[]) {
  const result = computeSurvivalCurve(problem, steps);
  if ('reason' in result) throw new Error(result.reason);
  return result.survival;
}

function langevinOnQuartic(learningRate: number, temperature: number, target: number) {
  return {
    learningRate,
    gradient: (x: number) => 4 * x * (x * x - 1),
    variance: () => 2 * learningRate * temperature,
    start: -1,
    survival: [Number.NEGATIVE_INFINITY, target] as const,
  };
}

describe('first passage of the discrete chain', () => {
  it.each([
    [0.01, 1, '180.459'],
    [0.01, 0, '100.561'],
    [0.0025, 1, '182.007'],
    [0.0025, 0, '95.908'],
  ])('of Langevin steps on the quartic, η = %f, to x ≥ %f', (learningRate, target, expected) => {
    const { meanSteps, relativeError } = solve(langevinOnQuartic(learningRate, 0.2, target));
    expect((learningRate * meanSteps).toFixed(3)).toBe(Number(expected).toFixed(3));
    expect(relativeError).toBeLessThan(1e-10);
  });

  it('of SGD noise that jumps, whether or not it is told where', () => {
    // Repeated with a dense NumPy solve on panels that end at the jumps, 816 and 1596 nodes: 11596.324433.
    const sgd = {
      ...langevinOnQuartic(0.01, 0.2, 1),
      variance: (x: number) => 0.02 * 0.02 * (Math.abs(x) > 0.577 ? 8 : 4),
    };
    for (const problem of [sgd, { ...sgd, breaks: [-0.577, 0.577] }]) {
      const { meanSteps, relativeError } = solve(problem);
      expect(error(0.01 * meanSteps, 11596.324433)).toBeLessThan(1e-9);
      expect(relativeError).toBeLessThan(1e-9);
    }
  });

  it('is geometric where every step has the same chance, with its standard deviation', () => {
    // ηL′ = x: each step forgets where it was. p = P(z ≥ 2); mean 1/p, variance (1−p)/p².
    const p = normalCdf(-2);
    const forgetful = {
      learningRate: 1,
      gradient: (x: number) => x,
      variance: () => 1,
      start: 0,
      survival: [Number.NEGATIVE_INFINITY, 2] as const,
    };
    const { meanSteps, standardDeviation } = solve(forgetful);
    expect(error(meanSteps, 1 / p)).toBeLessThan(1e-11);
    expect(error(standardDeviation, Math.sqrt(1 - p) / p)).toBeLessThan(1e-11);
    const survival = survivalOf(forgetful, [0, 1, 7, 100, 1000]);
    [0, 1, 7, 100, 1000].forEach((n, i) => {
      expect(error(survival[i], (1 - p) ** n)).toBeLessThan(1e-10);
    });
  });

  it('leaves an interval on both sides alike', () => {
    const free = {
      learningRate: 0.01,
      gradient: () => 0,
      variance: () => 0.01,
      start: 0,
      survival: [-1, 1] as const,
    };
    // Wald: E N = E S²/σ². A normal random walk oversteps a far boundary by ρσ on average, with variance σ²/4,
    // ρ = −ζ(½)/√(2π) = 0.58259716 (Chang & Peres, Ann. Probab. 25 (1997) 787).
    expect(error(solve(free).meanSteps, (1 + 0.058259716) ** 2 / 0.01 + 0.25)).toBeLessThan(1e-8);
    const jumping = { ...free, variance: (x: number) => (x < 0 ? 0.01 : 0.02) };
    const mirrored = { ...free, variance: (x: number) => (x <= 0 ? 0.02 : 0.01) };
    const left = solve({ ...jumping, start: 0.3 }).meanSteps;
    expect(error(solve({ ...mirrored, start: -0.3 }).meanSteps, left)).toBeLessThan(1e-11);
  });

  it.each([0.03, 0.015])('keeps its digits at T = %f, 3e16 steps and more', (temperature) => {
    const { meanSteps, standardDeviation } = solve(langevinOnQuartic(0.01, temperature, 1));
    const kramers = ((2 * Math.PI) / Math.sqrt(32)) * Math.exp(1 / temperature);
    // Kramers is off by (3/8)T, the time step by O(η).
    expect(error(0.01 * meanSteps, kramers)).toBeLessThan(0.02);
    expect(error(standardDeviation, meanSteps)).toBeLessThan(1e-9);
  });

  it('has a survival curve that sums up to the mean', () => {
    const problem = langevinOnQuartic(0.01, 0.5, 1);
    const { meanSteps } = solve(problem);
    const steps = Array.from({ length: 40_000 }, (_, n) => n);
    const survival = survivalOf(problem, steps);
    expect(survival[0]).toBe(1);
    const sum = survival.reduce((all, value) => all + value, 0);
    expect(error(sum, meanSteps)).toBeLessThan(1e-9);
  });

  it('says why there is no answer', () => {
    const reasonOf = (problem: KilledChain1d) => {
      const result = computeFirstPassageSteps(problem);
      return 'reason' in result ? result.reason : '';
    };
    const well = langevinOnQuartic(0.01, 0.2, 1);
    expect(reasonOf({ ...well, start: 1 })).toContain('survival set');
    expect(reasonOf({ ...well, gradient: () => 0 })).toContain('Nothing turns particles back');
    expect(reasonOf({ ...well, variance: () => 0 })).toContain('no noise');
    expect(reasonOf({ ...well, learningRate: 1e-9, variance: () => 4e-10 })).toContain('too');
  });
});

it('answers where noise grows with the loss, whose tails fall as a power', () => {
  // φ rises by 100 at x = −2e11 only: the grid ends before. 8 × 10⁶ walkers of a plain loop take 379.07 ± 0.13 steps.
  const [height, well, curvature] = [1.553, 1.203, 8 * 1.553 * 1.203 ** 2];
  const loss = (x: number) => height * (x * x - well * well) ** 2 + 0.2722;
  const { meanSteps, relativeError } = solve({
    learningRate: 0.02543,
    gradient: (x) => 4 * height * x * (x * x - well * well),
    variance: (x) => (0.02543 ** 2 * 2 * loss(x) * curvature) / 0.4335,
    start: -1.204,
    survival: [Number.NEGATIVE_INFINITY, 1.204],
  });
  expect(Math.abs(meanSteps - 379.07)).toBeLessThan(4 * 0.13);
  expect(relativeError).toBeLessThan(1e-6);
});

describe('at the end of a loss', () => {
  /** (x² − 1)² + 0.1874(x + 2.545)^1.5, which has no value on the left of −2.545. */
  const problem = (temperature: number, target: number): KilledChain1d => ({
    learningRate: 0.06254,
    gradient: (x) => 4 * x * (x * x - 1) + 1.5 * 0.1874 * Math.sqrt(x + 2.545),
    variance: () => 2 * 0.06254 * temperature,
    start: -0.1163,
    survival: [Number.NEGATIVE_INFINITY, target],
  });

  it('answers where hardly any particle gets there before the target', () => {
    const { meanSteps, relativeError } = solve(problem(0.3895, 0.9266));
    // 4 × 10⁶ walkers of a plain loop, none of which met the end: 552.80 ± 0.33.
    expect(Math.abs(meanSteps - 552.8)).toBeLessThan(4 * 0.33);
    expect(relativeError).toBeLessThan(1e-6);
  });

  it('is silent where they do', () => {
    expect(computeFirstPassageSteps(problem(2, 2.2))).toHaveProperty('reason');
  });
});

describe('stationary shares of the discrete chain', () => {
  it('are normal in a quadratic well, variance 2T/(H(2 − ηH))', () => {
    const [curvature, temperature, learningRate] = [2, 0.3, 0.4];
    const deviation = Math.sqrt((2 * temperature) / (curvature * (2 - learningRate * curvature)));
    const result = computeStationaryChainShares(
      {
        learningRate,
        gradient: (x) => curvature * x,
        variance: () => 2 * learningRate * temperature,
        start: 0.1,
      },
      [Number.NEGATIVE_INFINITY, -deviation, 0, 2 * deviation, Number.POSITIVE_INFINITY],
    );
    if ('reason' in result) throw new Error(result.reason);
    const expected = [normalCdf(-1), 0.5 - normalCdf(-1), 0.5 - normalCdf(-2), normalCdf(-2)];
    result.shares.forEach((share, i) => {
      expect(error(share, expected[i])).toBeLessThan(1e-10);
    });
  });

  it('weigh two equal wells alike', () => {
    const everywhere = Number.POSITIVE_INFINITY;
    const result = computeStationaryChainShares(langevinOnQuartic(0.01, 0.1, everywhere), [
      -everywhere,
      0,
      everywhere,
    ]);
    if ('reason' in result) throw new Error(result.reason);
    expect(result.shares[0]).toBeCloseTo(0.5, 12);
    expect(result.shares[1]).toBeCloseTo(0.5, 12);
  });
});
