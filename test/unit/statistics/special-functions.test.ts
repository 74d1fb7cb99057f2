import { describe, expect, it } from 'vitest';
import { gammaQuantile, incompleteGamma, logGamma } from '../../../src/statistics/gamma.ts';
import { erfc, normalCdf, normalQuantile } from '../../../src/statistics/normal.ts';
import reference from './special-functions.json';

/** |value/expected − 1| */
const error = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('normal distribution', () => {
  it('agrees with mpmath far into the tail', () => {
    for (const { x, value } of reference.erfc)
      expect(error(erfc(x), value), `${x}`).toBeLessThan(1e-13);
  });

  it('has a quantile that undoes the tail, to z = 10 and beyond', () => {
    for (const p of [1e-300, 1e-24, 1e-9, 0.025, 0.3, 0.5, 0.8, 0.999]) {
      expect(error(normalCdf(normalQuantile(p)), p), `${p}`).toBeLessThan(1e-12);
    }
    // Abramowitz & Stegun, table 26.1: 97.5 % point.
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
  });

  it('refuses what is no probability', () => {
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow('probability');
  });
});

describe('gamma distribution', () => {
  it('agrees with mpmath in the smaller tail, shapes 0.5 to 1e9', () => {
    for (const { shape, x, lower, upper } of reference.gammaTails) {
      const tails = incompleteGamma(shape, x);
      const worst = lower < upper ? error(tails.lower, lower) : error(tails.upper, upper);
      expect(worst, `${shape}, ${x}`).toBeLessThan(1e-12);
      expect(tails.lower + tails.upper).toBeCloseTo(1, 14);
    }
  });

  it('has quantiles to 1e-12', () => {
    for (const { shape, x, lower, upper } of reference.gammaTails) {
      const quantile =
        lower < upper ? gammaQuantile(shape, lower) : gammaQuantile(shape, upper, 'upper');
      expect(error(quantile, x), `${shape}, ${x}`).toBeLessThan(1e-12);
    }
    // Abramowitz & Stegun, table 26.8: χ² with 10 degrees of freedom, 2.5 % and 97.5 %.
    expect(2 * gammaQuantile(5, 0.025)).toBeCloseTo(3.24697, 5);
    expect(2 * gammaQuantile(5, 0.975)).toBeCloseTo(20.4832, 4);
  });

  it('is seamless where one method takes over from another', () => {
    for (const z of [-4, -1, 0.5, 3]) {
      const tailAt = (shape: number) => incompleteGamma(shape, shape + z * Math.sqrt(shape)).upper;
      expect(error(tailAt(9999.999999), tailAt(10000.000001))).toBeLessThan(1e-9);
      expect(error(tailAt(19.999999999), tailAt(20.000000001))).toBeLessThan(1e-9);
    }
  });

  it('knows ln Γ at integers and half-integers', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
    // Getoor's exit time for α = 2 must be (r² − x²)/2: √π/(2² Γ(2) Γ(3/2)) = ½.
    expect(Math.sqrt(Math.PI) / (4 * Math.exp(logGamma(2) + logGamma(1.5)))).toBeCloseTo(0.5, 13);
  });
});
