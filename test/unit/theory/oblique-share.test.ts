import { describe, expect, it } from 'vitest';
import { computeObliqueShare } from '../../../src/theory/oblique-share.ts';

describe('the share of a boundary at an angle', () => {
  it.each([
    [0, Math.SQRT1_2, 2],
    [0.3295666, Math.SQRT1_2, 2],
    [0, 0.25738, 2],
    [1, 0.3, 0.2],
    [0, 0.01, 2],
    [0, 0.9, 2],
    [-0.3, 0.5, 5],
    [5, 0.5, 2],
    [0, 0.15, 2],
  ])('%d %d %d', (distance, slope, stiffness) => {
    const t = performance.now();
    console.log(
      distance,
      slope,
      stiffness,
      computeObliqueShare({ distance, slope, stiffness }),
      performance.now() - t,
    );
    expect(1).toBe(1);
  });
});
