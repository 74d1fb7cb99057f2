import { expect, it } from 'vitest';
import { compareCounts } from '../../../src/statistics/two-sample.ts';

it('is the χ² of a two-by-k table', () => {
  // Rows 20, 30 and 30, 20: the table's χ² is 4 with one degree of freedom, P = 0.0455.
  const { chiSquare, degreesOfFreedom, probability } = compareCounts([20, 30], [30, 20]);
  expect(chiSquare).toBeCloseTo(4, 12);
  expect(degreesOfFreedom).toBe(1);
  expect(probability).toBeCloseTo(0.0455, 4);
});

it('allows totals to differ', () => {
  expect(compareCounts([10, 20, 30], [100, 200, 300]).chiSquare).toBeCloseTo(0, 12);
});

it('joins cells with few counts', () => {
  const { degreesOfFreedom } = compareCounts([50, 1, 2, 3, 4], [50, 4, 3, 2, 1]);
  expect(degreesOfFreedom).toBe(1);
});

it('says when there is nothing to compare', () => {
  expect(() => compareCounts([1], [1])).toThrow(RangeError);
  expect(() => compareCounts([20, 30], [0, 0])).toThrow(RangeError);
  expect(() => compareCounts([1, 2], [1])).toThrow(/2 and 1/);
});
