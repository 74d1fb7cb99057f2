import { expect, it } from 'vitest';
import { incompleteGamma } from '../../../src/statistics/gamma.ts';
import { summarize } from '../../../src/statistics/moments.ts';
import { normalCdf } from '../../../src/statistics/normal.ts';
import {
  assertionFalseFailureRate,
  budgetedAssertions,
  chiSquareAcceptance,
  computeSampleSize,
  suiteFalseFailureRate,
  zThreshold,
} from '../../support/false-failure.ts';

it('divides the budget of the suite over its assertions', () => {
  expect(assertionFalseFailureRate * budgetedAssertions).toBeCloseTo(suiteFalseFailureRate, 20);
  expect(2 * normalCdf(-zThreshold())).toBeCloseTo(assertionFalseFailureRate, 20);
  expect(zThreshold(0.05)).toBeCloseTo(1.959964, 6);
});

it('proves a sample size', () => {
  // A shift of 0.1 σ, one false failure and one miss in a thousand: ((3.290527 + 3.090232)/0.1)² = 4071.4.
  expect(computeSampleSize(0.1, 1e-3, 1e-3)).toBe(4072);
});

it('encloses a χ² with the stated probability', () => {
  const [low, high] = chiSquareAcceptance(20, 1e-6);
  expect(incompleteGamma(10, low / 2).lower).toBeCloseTo(5e-7, 18);
  expect(incompleteGamma(10, high / 2).upper).toBeCloseTo(5e-7, 18);
});

it('summarises without cancellation', () => {
  const { mean, variance, standardError } = summarize([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 6]);
  expect(mean).toBe(1e9 + 3);
  expect(variance).toBeCloseTo(14 / 3, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(14 / 12), 12);
  expect(summarize([5])).toEqual({
    count: 1,
    mean: 5,
    variance: undefined,
    standardError: undefined,
  });
});
