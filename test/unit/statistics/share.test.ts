import { expect, it } from 'vitest';
import { estimateShare } from '../../../src/statistics/share.ts';

it('gives Wilson intervals', () => {
  // By hand for 15 of 50 and z = 1.959964: (15 + z²/2 ∓ z√(15·35/50 + z²/4))/(50 + z²).
  const [low, high] = estimateShare(15, 50);
  expect(low).toBeCloseTo(0.19103, 4);
  expect(high).toBeCloseTo(0.43749, 4);
});

it('stays within 0 and 1 and does not collapse at the ends', () => {
  expect(estimateShare(0, 10)).toEqual([0, expect.closeTo(0.2775, 3)]);
  expect(estimateShare(10, 10)).toEqual([expect.closeTo(0.7225, 3), 1]);
});

it('covers the true share in about 95 % of all cases, exactly computed', () => {
  // P(covered) = Σ over the counts whose interval holds p of the binomial probability: no random numbers.
  const total = 60;
  let mean = 0;
  const shares = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  for (const share of shares) {
    let probability = (1 - share) ** total;
    let covered = 0;
    for (let count = 0; count <= total; count++) {
      const [low, high] = estimateShare(count, total);
      if (low <= share && share <= high) covered += probability;
      probability *= ((total - count) / (count + 1)) * (share / (1 - share));
    }
    expect(covered).toBeGreaterThan(0.83);
    mean += covered / shares.length;
  }
  expect(mean).toBeGreaterThan(0.945);
  expect(mean).toBeLessThan(0.96);
});

it('refuses counts that are none', () => {
  expect(() => estimateShare(3, 2)).toThrow(/3 of 2/);
  expect(() => estimateShare(0, 0)).toThrow(RangeError);
});
