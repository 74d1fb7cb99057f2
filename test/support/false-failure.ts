/**
 * How the test-suite keeps its promise: a right program fails it less than once in a million runs with fresh seeds.
 * Every assertion on random numbers takes its threshold from here and states what it can detect.
 */

import { gammaQuantile } from '../../src/statistics/gamma.ts';
import { normalQuantile } from '../../src/statistics/normal.ts';

/** Probability that the whole suite fails although nothing is wrong, at most. */
export const suiteFalseFailureRate = 1e-6;

/** How many random assertions that budget is divided over; the suite may hold fewer, not more. */
export const budgetedAssertions = 1000;

/** Probability that one random assertion fails although nothing is wrong. */
export const assertionFalseFailureRate = suiteFalseFailureRate / budgetedAssertions;

/** The number of standard errors that a right program exceeds, on either side, with the given probability. */
export function zThreshold(falseFailureRate = assertionFalseFailureRate): number {
  return -normalQuantile(falseFailureRate / 2);
}

/**
 * How many independent samples a two-sided z test needs to notice a shift of the mean.
 *
 * @param effect the smallest shift worth noticing, in standard deviations of one sample
 * @param missRate probability that a shift of that size goes unnoticed
 */
export function computeSampleSize(
  effect: number,
  missRate: number,
  falseFailureRate = assertionFalseFailureRate,
): number {
  if (!(effect > 0)) throw new RangeError(`effect must be positive; got ${effect}.`);
  return Math.ceil(((zThreshold(falseFailureRate) - normalQuantile(missRate)) / effect) ** 2);
}

/**
 * The range that a χ² of a right program leaves, above or below, with the given probability. Serves sample variances
 * too: (n − 1)·s²/σ² is χ² with n − 1 degrees of freedom for normal samples.
 */
export function chiSquareAcceptance(
  degreesOfFreedom: number,
  falseFailureRate = assertionFalseFailureRate,
): readonly [low: number, high: number] {
  return [
    2 * gammaQuantile(degreesOfFreedom / 2, falseFailureRate / 2, 'lower'),
    2 * gammaQuantile(degreesOfFreedom / 2, falseFailureRate / 2, 'upper'),
  ];
}
