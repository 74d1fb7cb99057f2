import { describe, expect, it } from 'vitest';
import {
  computeAdamExponent,
  computeLossScaledTime,
  computeMomentumTime,
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
  computeSgdExponents,
} from '../../../src/theory/gradient-noise-laws.ts';
import type { LawResult } from '../../../src/theory/law.ts';
import { computeMeanFirstPassageTime } from '../../../src/theory/quadrature-1d.ts';
import {
  computeEyringKramersTime,
  computeKramersTime,
  computeTwoWellOccupancy,
  computeUnderdampedTime,
} from '../../../src/theory/white-noise-laws.ts';

function numberOf(result: LawResult): number {
  if ('reason' in result) throw new Error(result.reason);
  return result.value;
}

function reasonOf(result: LawResult): string {
  return 'reason' in result ? result.reason : `no reason, but ${result.value}`;
}

describe('white-noise laws', () => {
  /** (x² − 1)²: H_a = 8, |H_b| = 4, ΔL = 1. */
  const quartic = { minimumCurvature: 8, saddleCurvature: 4, barrier: 1, learningRate: 0.01 };

  it.each([
    [0.1, '24465.3'],
    [0.2, '164.846'],
    [0.3, '31.1353'],
  ])('Kramers on the quartic at T = %f', (temperature, expected) => {
    const value = numberOf(computeKramersTime({ ...quartic, temperature }));
    expect(value.toPrecision(6)).toBe(expected);
  });

  it('Kramers is refused where it says nothing, with the reason', () => {
    expect(reasonOf(computeKramersTime({ ...quartic, temperature: 0.5 }))).toContain(
      'is 2, below 3',
    );
    expect(reasonOf(computeKramersTime({ ...quartic, temperature: 0 }))).toContain('no noise');
    expect(reasonOf(computeKramersTime({ ...quartic, temperature: 1e-4 }))).toContain('e^10000');
    const long = { ...quartic, temperature: 0.2, learningRate: 0.1 };
    expect(reasonOf(computeKramersTime(long))).toContain('ηH reaches 0.8');
    const flat = { ...quartic, temperature: 0.2, minimumCurvature: 0 };
    expect(reasonOf(computeKramersTime(flat))).toContain('flat');
  });

  it('Eyring–Kramers reduces to Kramers, weighs the valley, and adds the rates of saddles', () => {
    const narrowing = { curvatures: [-4, 18], barrier: 1 };
    const well = { minimumCurvatures: [8, 2], temperature: 0.2, learningRate: 0 };
    const one = numberOf(computeEyringKramersTime({ ...well, saddles: [narrowing] }));
    const plain = numberOf(computeKramersTime({ ...quartic, temperature: 0.2 }));
    expect(one).toBeCloseTo(3 * plain, 10); // √(18/2)
    const two = numberOf(computeEyringKramersTime({ ...well, saddles: [narrowing, narrowing] }));
    expect(two).toBeCloseTo(one / 2, 10);
    const higher = { curvatures: [-4, 18], barrier: 1.2 };
    const both = numberOf(computeEyringKramersTime({ ...well, saddles: [higher, narrowing] }));
    expect(one / both).toBeCloseTo(1 + Math.exp(-1), 10);
  });

  it('Eyring–Kramers names what is missing', () => {
    const well = { minimumCurvatures: [8, 2], temperature: 0.2, learningRate: 0 };
    const law = (curvatures: readonly number[]) =>
      reasonOf(computeEyringKramersTime({ ...well, saddles: [{ curvatures, barrier: 1 }] }));
    expect(law([-4, 0])).toContain('flat direction at the saddle');
    expect(law([-4, -1])).toContain('it has 2');
    expect(reasonOf(computeEyringKramersTime({ ...well, saddles: [] }))).toContain('No saddle');
    expect(
      reasonOf(computeEyringKramersTime({ ...well, minimumCurvatures: [8, 0], saddles: [] })),
    ).toContain('No saddle');
  });

  it('underdamped: overdamped at large friction, transition-state theory at small', () => {
    const well = { ...quartic, temperature: 0.2, learningRate: 0, turnoverFactor: 1 };
    const overdamped = numberOf(computeKramersTime(well));
    const strong = numberOf(computeUnderdampedTime({ ...well, friction: 1e4 }));
    expect(strong / 1e4 / overdamped).toBeCloseTo(1, 6);
    const weak = numberOf(computeUnderdampedTime({ ...well, friction: 0.1 }));
    const transitionState = ((2 * Math.PI) / Math.sqrt(8)) * Math.exp(5);
    expect(weak / transitionState).toBeCloseTo(Math.sqrt(1 + 0.025 ** 2) + 0.025, 10);
    const limited = { ...well, friction: 0.1, turnoverFactor: 0.5 };
    expect(numberOf(computeUnderdampedTime(limited)) / weak).toBeCloseTo(2, 12);
  });

  it('two-well occupancy follows the escape times', () => {
    expect(numberOf(computeTwoWellOccupancy({ value: 30 }, { value: 10 }))).toBe(0.75);
    expect(reasonOf(computeTwoWellOccupancy({ value: 30 }, { reason: 'because' }))).toBe('because');
  });
});

describe('gradient-noise laws', () => {
  /** The piecewise-quadratic well with a given η/B, and what the exact quadrature says about it. */
  function piecewiseQuadratic(
    minimumCurvature: number,
    saddleCurvature: number,
    inflection: number,
    exponent: number,
    givenSplit?: number,
  ) {
    const saddle = inflection * (1 + minimumCurvature / saddleCurvature);
    const learningRate = 0.01;
    const reach = inflection ** 2 + (saddle - inflection) ** 2;
    const batchSize = (exponent * learningRate) / reach;
    const epsilon = learningRate / (2 * batchSize);
    const barrier =
      (minimumCurvature * inflection ** 2 + saddleCurvature * (saddle - inflection) ** 2) / 2;
    const noiseSplit = givenSplit ?? saddleCurvature / (minimumCurvature + saddleCurvature);
    // Where the loss has climbed its share of the barrier: on the parabola of the well or on that of the saddle.
    const level = noiseSplit * barrier;
    const change =
      level <= (minimumCurvature * inflection ** 2) / 2
        ? Math.sqrt((2 * level) / minimumCurvature)
        : saddle - Math.sqrt((2 * (barrier - level)) / saddleCurvature);
    const exact = computeMeanFirstPassageTime({
      gradient: (x) => (x < inflection ? minimumCurvature * x : -saddleCurvature * (x - saddle)),
      diffusion: (x) =>
        epsilon * (givenSplit === 1 || x < change ? minimumCurvature : saddleCurvature),
      breaks: [inflection, change],
      start: 0,
      target: 2 * saddle - inflection,
    });
    const law = {
      minimumCurvature,
      saddleCurvature,
      barrier,
      noiseSplit,
      learningRate,
      batchSize,
    };
    return { law, exact: 'meanTime' in exact ? exact.meanTime : Number.NaN };
  }

  it.each([
    [1, 1, 1, '2534.8', '2534.8'],
    [4, 1, 0.5, '633.7', '2534.8'],
    [1, 4, 1, '2534.8', '633.7'],
  ])(
    'SGD on the piecewise-quadratic well %f, %f',
    (atMinimum, atSaddle, inflection, ito, published) => {
      const { law } = piecewiseQuadratic(atMinimum, atSaddle, inflection, 6);
      expect(numberOf(computeSgdDiffusionItoTime(law)).toFixed(1)).toBe(ito);
      expect(numberOf(computeSgdDiffusionTime(law)).toFixed(1)).toBe(published);
    },
  );

  it('the Itô prefactor is the limit of the exact time, the published one is off by H_a/|H_b|', () => {
    const { law, exact } = piecewiseQuadratic(4, 1, 0.5, 400);
    expect(numberOf(computeSgdDiffusionItoTime(law)) / exact).toBeCloseTo(1, 1);
    const ratios = [25, 100, 400].map((exponent) => {
      const well = piecewiseQuadratic(4, 1, 0.5, exponent);
      return Math.abs(numberOf(computeSgdDiffusionItoTime(well.law)) / well.exact - 1);
    });
    expect(ratios[1]).toBeLessThan(ratios[0]);
    expect(ratios[2]).toBeLessThan(ratios[1]);
    expect(ratios[2]).toBeLessThan(0.02);
    expect(numberOf(computeSgdDiffusionTime(law)) / exact).toBeCloseTo(4, 0);
  });

  it.each([
    [1, 1, 6, 0.998],
    [4, 1, 6, 1.18],
    [4, 1, 12, 1.06],
    [4, 1, 30, 1.007],
    [1, 4, 6, 0.69],
    [1, 4, 12, 0.81],
    [1, 4, 30, 0.95],
  ])(
    'H_a = %f, |H_b| = %f, exponent %f: the smaller part of the exponent tells how near the law is',
    (atMinimum, atSaddle, exponent, ratio) => {
      const { law, exact } = piecewiseQuadratic(atMinimum, atSaddle, 1, exponent);
      const parts = computeSgdExponents(law);
      expect(parts.atMinimum + parts.atSaddle).toBeCloseTo(exponent, 9);
      expect(parts.atSaddle / parts.atMinimum).toBeCloseTo((atMinimum / atSaddle) ** 2, 9);
      const found = exact / numberOf(computeSgdDiffusionItoTime(law));
      expect(Math.abs(found / ratio - 1)).toBeLessThan(0.01);
      // The exact time lies between the prefactors 2π/H_a and 2π/√(H_a|H_b|).
      const other = Math.sqrt(atMinimum / atSaddle);
      expect(found).toBeGreaterThan(0.99 * Math.min(1, other));
      expect(found).toBeLessThan(1.01 * Math.max(1, other));
    },
  );

  it.each([
    [4, 1],
    [1, 4],
  ])('H_a = %f, |H_b| = %f and one noise all the way: the prefactor is 2π/√(H_a|H_b|)', (a, b) => {
    const { law, exact } = piecewiseQuadratic(a, b, 1, 30, 1);
    expect(computeSgdExponents(law).atSaddle).toBe(0);
    const found = exact / numberOf(computeSgdDiffusionItoTime(law));
    expect(Math.abs(found / Math.sqrt(a / b) - 1)).toBeLessThan(0.03);
  });

  it('the loss-scaled law is the limit of its exact time', () => {
    // (x² − 1)² + 0.05: L_a = 0.05, L_b = 1.05, C = 2L·8, D = ηC/2B = 8εL with ε = η/B.
    const ratio = (epsilon: number) => {
      const exact = computeMeanFirstPassageTime({
        gradient: (x) => 4 * x * (x * x - 1),
        diffusion: (x) => 8 * epsilon * ((x * x - 1) ** 2 + 0.05),
        start: -1,
        target: 1,
        wall: -8, // the power-law tail of this process does not end by itself
      });
      const law = computeLossScaledTime({
        minimumCurvature: 8,
        saddleCurvature: 4,
        minimumLoss: 0.05,
        saddleLoss: 1.05,
        learningRate: 0.01,
        batchSize: 0.01 / epsilon,
        minimumCurvatureAcross: 0,
        saddleCurvatureAcross: 0,
      });
      return numberOf(law) / ('meanTime' in exact ? exact.meanTime : Number.NaN);
    };
    const [coarse, fine] = [ratio(0.004), ratio(0.002)];
    expect(Math.abs(fine - 1)).toBeLessThan(0.02);
    expect(Math.abs(fine - 1)).toBeLessThan(0.6 * Math.abs(coarse - 1));
  });

  /** docs/theory.md §4.10: H_a = H_b = k, ΔL = 1, s = ½, B = 1. ln τ of 3000 particles, ± 2 % in τ. */
  const scaled = (k: number, learningRate: number) => ({
    minimumCurvature: k,
    saddleCurvature: k,
    barrier: 1,
    noiseSplit: 0.5,
    learningRate,
    batchSize: 1,
  });

  it('momentum agrees with particles', () => {
    const measured = [9.33, 5.61];
    const law = [1, 2].map((k) =>
      Math.log(
        numberOf(computeMomentumTime({ ...scaled(k, 0.3), momentum: 0.9, gradientWeight: 0.1 })),
      ),
    );
    expect(Math.abs(law[0] - measured[0])).toBeLessThan(0.06);
    expect(Math.abs(law[1] - measured[1])).toBeLessThan(0.06);
    // Without momentum it is SGD; at k = 4 the exponent is 1.67.
    const plain = { ...scaled(1, 1e-4), batchSize: 1e-3, momentum: 0, gradientWeight: 1 };
    const sgd = numberOf(computeSgdDiffusionTime(plain));
    expect(numberOf(computeMomentumTime(plain)) / sgd).toBeCloseTo(1, 3);
    const low = { ...scaled(4, 0.3), momentum: 0.9, gradientWeight: 0.1 };
    expect(reasonOf(computeMomentumTime(low))).toContain('is 1.67, below 3');
  });

  it('Adam goes as 1/√k once the prefactor’s ½ ln k is taken along', () => {
    const measured = [11.12, 8.46, 6.51];
    const exponents = [1, 2, 4].map((k) => numberOf(computeAdamExponent(scaled(k, 0.25))));
    const drop = (i: number) => exponents[i] - exponents[i + 1] + Math.log(2) / 2;
    expect(drop(0)).toBeCloseTo(2.69, 2);
    expect(drop(1)).toBeCloseTo(2.0, 2);
    expect(Math.abs(drop(0) - (measured[0] - measured[1]))).toBeLessThan(0.06);
    expect(Math.abs(drop(1) - (measured[1] - measured[2]))).toBeLessThan(0.06);
  });

  it('are refused with a reason', () => {
    expect(reasonOf(computeSgdDiffusionTime(scaled(1, 0.9)))).toContain('ηH reaches 0.9');
    const frequent = { ...scaled(1, 0.4), batchSize: 0.5 };
    expect(reasonOf(computeSgdDiffusionItoTime(frequent))).toContain('is 2.5, below 3');
    expect(
      reasonOf(
        computeLossScaledTime({
          minimumCurvature: 8,
          saddleCurvature: 4,
          minimumLoss: 0,
          saddleLoss: 1,
          learningRate: 0.01,
          batchSize: 1,
          minimumCurvatureAcross: 0,
          saddleCurvatureAcross: 0,
        }),
      ),
    ).toContain('vanishes');
  });
});
