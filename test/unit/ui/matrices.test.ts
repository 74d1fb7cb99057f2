import { expect, it } from 'vitest';
import {
  multiply,
  perspective,
  scaling,
  seenFrom,
  transform,
} from '../../../src/ui/map/matrices.ts';

it('an eye at (0, −5, 0) that looks along y sees what is near at depth 0, far at 1, up above and x to the right', () => {
  const view = seenFrom([0, -5, 0], [1, 0, 0], [0, 0, 1], [0, -1, 0]);
  const seen = multiply(perspective(Math.PI / 2, 2, 1, 11), view);
  expect(transform(seen, [0, -4, 0])[2]).toBeCloseTo(0, 12);
  expect(transform(seen, [0, 6, 0])[2]).toBeCloseTo(1, 12);
  // At distance 5, half the picture is 5 high and 10 wide.
  expect(transform(seen, [5, 0, 2.5]).slice(0, 2)).toEqual([
    expect.closeTo(0.5, 12),
    expect.closeTo(0.5, 12),
  ]);
});

it('a product does its right factor first', () => {
  const moved = seenFrom([1, 2, 3], [1, 0, 0], [0, 1, 0], [0, 0, 1]);
  expect(transform(multiply(moved, scaling([2, 3, 4])), [1, 1, 1])).toEqual([1, 1, 1]);
  expect(transform(multiply(scaling([2, 3, 4]), moved), [1, 1, 1])).toEqual([0, -3, -8]);
});
