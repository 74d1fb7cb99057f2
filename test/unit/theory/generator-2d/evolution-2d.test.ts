import { describe, expect, it } from 'vitest';
import { mullerBrown } from '../../../../src/landscapes/catalogue/muller-brown.ts';
import { quartic } from '../../../../src/landscapes/catalogue/quartic.ts';
import type { Point } from '../../../../src/landscapes/geometry.ts';
import {
  computeEvolution2d,
  computeSurvival2d,
} from '../../../../src/theory/generator-2d/evolution-2d.ts';
import { computeEscape2d } from '../../../../src/theory/generator-2d/first-passage-2d.ts';
import { type Field2d, positionOf } from '../../../../src/theory/generator-2d/problem.ts';
import {
  createErrorCoefficients,
  createStepCoefficients,
  STEP_POLE,
} from '../../../../src/theory/generator-2d/rational-steps.ts';
import { answer, banana, error, fromFormula, onCatalogue } from './problems.ts';

/** Mean of f over a density, and the total. */
function moments(density: Field2d, f: (x: number, y: number) => number) {
  const area = density.spacing[0] * density.spacing[1];
  let total = 0;
  let sum = 0;
  density.values.forEach((value, place) => {
    total += value * area;
    sum += value * area * f(...positionOf(density, place));
  });
  return { total, mean: sum / total };
}

describe('steps in time', () => {
  const stability = (z: number, count = 4, share = 1) =>
    createStepCoefficients(share, count).reduce(
      (sum, c, j) => sum + c / (1 - STEP_POLE * z) ** (j + 1),
      0,
    );

  it('are of order 4, bounded by 1, and forget what is fast', () => {
    expect(Math.abs(stability(-0.1) - Math.exp(-0.1))).toBeLessThan(2e-6);
    const ratio = (stability(-0.02) - Math.exp(-0.02)) / (stability(-0.01) - Math.exp(-0.01));
    expect(Math.log2(ratio)).toBeGreaterThan(4.8);
    for (let power = -3; power < 9; power += 0.1) {
      expect(Math.abs(stability(-(10 ** power)))).toBeLessThan(1);
    }
    expect(Math.abs(stability(-1e9))).toBeLessThan(1e-8);
    expect(Math.abs(stability(-0.1, 5, 0.5) - Math.exp(-0.05))).toBeLessThan(2e-6);
  });

  it('know their error', () => {
    const z = -0.05;
    const estimate = createErrorCoefficients().reduce(
      (sum, d, j) => sum + d / (1 - STEP_POLE * z) ** j,
      0,
    );
    expect(error(estimate, stability(z) - Math.exp(z))).toBeLessThan(0.3);
  });
});

describe('survival curve', () => {
  it('falls from 1 like e^(−λ₁t), and its integral is the mean time', () => {
    const problem = banana(0.3);
    const { meanTime, escapeRate } = answer(computeEscape2d(problem, { cells: 64 }));
    const times = Array.from({ length: 1601 }, (_, i) => (i * 300) / 1600);
    const { survival } = answer(computeSurvival2d(problem, times, { cells: 64, tolerance: 1e-6 }));
    expect(survival[0]).toBe(1);
    for (let i = 1; i < times.length; i++) {
      expect(survival[i]).toBeLessThan(survival[i - 1] + 1e-7);
    }
    const rate = Math.log(survival[800] / survival[1600]) / 150;
    expect(Math.abs(rate - escapeRate.value)).toBeLessThan(1.5 * escapeRate.error);
    // Simpson's rule, and the exponential tail.
    let sum = survival[1600] / rate;
    for (let i = 0; i < 1600; i += 2) {
      sum += ((survival[i] + 4 * survival[i + 1] + survival[i + 2]) * 300) / 1600 / 3;
    }
    expect(error(sum, meanTime.value)).toBeLessThan(1e-4);
  });

  it('does not depend on the tolerance, nor on which times are asked for', () => {
    const problem = onCatalogue(mullerBrown, 15);
    const times = [0.01, 0.1, 1, 7, 30, 100];
    const solve = (tolerance: number, at: number[]) =>
      answer(computeSurvival2d(problem, at, { cells: 64, tolerance })).survival;
    const rough = solve(1e-4, times);
    const sharp = solve(1e-8, times);
    const alone = solve(1e-8, [7]);
    times.forEach((_, i) => {
      expect(Math.abs(rough[i] - sharp[i])).toBeLessThan(3e-5);
    });
    expect(Math.abs(alone[0] - sharp[3])).toBeLessThan(1e-6);
  });

  it('refuses times that go back', () => {
    expect(() => computeSurvival2d(banana(0.3), [2, 1])).toThrow(RangeError);
  });
});

describe('Fokker–Planck evolution', () => {
  it('keeps the total to 1e-12 where nothing escapes, and settles', () => {
    const { value, gradient, domain, diffusion, start } = onCatalogue(quartic, 0.2);
    const open = { value, gradient, domain, diffusion, start };
    const times = [0, 0.01, 0.1, 1, 10, 100, 3000, 1e6];
    const { densities, survival } = answer(computeEvolution2d(open, times, { cells: 64 }));
    expect(densities).toHaveLength(times.length);
    survival.forEach((total) => {
      expect(Math.abs(total - 1)).toBeLessThan(1e-12);
    });
    const settled = moments(densities[7], (x) => (x > 0 ? 1 : 0));
    expect(Math.abs(settled.mean - 0.5)).toBeLessThan(1e-2);
  });

  // ½κ|θ|²: an Ornstein–Uhlenbeck process, normal at all times.
  it('of a start with some spread in a parabola', () => {
    const bowl = fromFormula(
      'x^2 + y^2/2',
      {},
      [
        [-3, 3],
        [-3, 3],
      ],
      [0, 0],
    );
    const { value, gradient, domain } = bowl;
    const start: Point = [1, -0.5];
    const problem = { value, gradient, domain, diffusion: 0.2, start };
    const times = [0, 0.2, 1, 4];
    const { densities } = answer(
      computeEvolution2d(problem, times, { cells: 128, spread: 0.2, tolerance: 1e-6 }),
    );
    times.forEach((time, i) => {
      for (const [axis, curvature] of [
        [0, 2],
        [1, 1],
      ]) {
        const pick = (x: number, y: number) => (axis === 0 ? x : y);
        const decay = Math.exp(-curvature * time);
        const { mean } = moments(densities[i], pick);
        const square = moments(densities[i], (x, y) => (pick(x, y) - mean) ** 2).mean;
        expect(Math.abs(mean - start[axis] * decay)).toBeLessThan(2e-3);
        const variance = 0.04 * decay ** 2 + (0.2 / curvature) * (1 - decay ** 2);
        expect(error(square, variance)).toBeLessThan(1e-2);
      }
    });
  });

  // Renewals come at the rate r = f + f∗r, f = −S′, and each starts the absorbed population p afresh: P = p + r∗p.
  it('of those who are put back at the start is that of the absorbed ones, renewed', () => {
    const problem = banana(0.3);
    const [count, spacing] = [300, 0.5];
    const times = Array.from({ length: count + 1 }, (_, i) => i * spacing);
    const options = { cells: 64, tolerance: 1e-6 };
    const absorbed = answer(computeEvolution2d(problem, times, options));
    const restarted = answer(computeEvolution2d(problem, times, { ...options, isRestarted: true }));
    // All products of escapes within a time step and of what follows, by the trapezoidal rule.
    const escapes = times.map((_, i) =>
      i === 0 ? 0 : absorbed.survival[i - 1] - absorbed.survival[i],
    );
    const renewals = [0];
    for (let i = 1; i <= count; i++) {
      let sum = escapes[i];
      for (let j = 1; j < i; j++) sum += (renewals[j] * (escapes[i - j] + escapes[i - j + 1])) / 2;
      renewals.push(sum / (1 - escapes[1] / 2));
    }
    const means = absorbed.densities.map((density, i) => {
      return absorbed.survival[i] * moments(density, (x) => x).mean;
    });
    for (const at of [20, 100, 300]) {
      expect(Math.abs(restarted.survival[at] - 1)).toBeLessThan(1e-12);
      let mean = means[at];
      for (let j = 1; j <= at; j++) mean += (renewals[j] * (means[at - j] + means[at - j + 1])) / 2;
      expect(Math.abs(moments(restarted.densities[at], (x) => x).mean - mean)).toBeLessThan(1e-3);
      // Renewal matters: the survivors' own mean is elsewhere.
      if (at === 300) expect(Math.abs(mean - means[at])).toBeGreaterThan(0.1);
    }
    // Long after, steady: as many start as escape, once in the mean time.
    const { meanTime } = answer(computeEscape2d(problem, { cells: 64 }));
    const late = answer(computeEvolution2d(problem, [1e5], { ...options, isRestarted: true }));
    expect(Math.abs(late.survival[0] - 1)).toBeLessThan(1e-12);
    const meanOfAll = moments(restarted.densities[300], (x) => x).mean;
    expect(Math.abs(moments(late.densities[0], (x) => x).mean - meanOfAll)).toBeLessThan(1e-3);
    expect(Math.abs(renewals[count] / spacing - 1 / meanTime.value)).toBeLessThan(
      2e-3 / meanTime.value,
    );
  });
});
