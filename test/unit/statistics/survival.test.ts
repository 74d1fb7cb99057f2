import { describe, expect, it } from 'vitest';
import { estimateSurvival } from '../../../src/statistics/survival.ts';

describe('Kaplan–Meier', () => {
  it('agrees with an example done by hand', () => {
    // Ten particles; escapes at steps 1, 1, 3, 4, 4; last seen alive at steps 2, 3 (two), and two after step 4.
    // At risk: step 1: 10, step 2: 8, step 3: 7, step 4: 4. S = 8/10, 8/10, 8/10 · 6/7, 8/10 · 6/7 · 2/4.
    const { survival, low, high } = estimateSurvival({
      edges: [1, 2, 3, 4, 5],
      events: [2, 0, 1, 2],
      censored: [0, 1, 2, 0],
      survivors: 2,
    });
    const expected = [1, 0.8, 0.8, (0.8 * 6) / 7, (0.8 * 6) / 14];
    for (let i = 0; i < 5; i++) expect(survival[i]).toBeCloseTo(expected[i], 14);
    // Greenwood at the end: 2/(10·8) + 1/(7·6) + 2/(4·2) = 0.298810; ln S = −1.070442;
    // exponent e^{1.959964 · 0.546635/1.070442} = 2.720694.
    expect(low[4]).toBeCloseTo(0.342857 ** 2.720694, 5);
    expect(high[4]).toBeCloseTo(0.342857 ** (1 / 2.720694), 5);
  });

  it('gives exact bounds while nobody, and after everybody, has escaped', () => {
    const { survival, low, high } = estimateSurvival({
      edges: [0, 10, 20],
      events: [0, 50],
      censored: [0, 0],
      survivors: 0,
    });
    expect([...survival]).toEqual([1, 1, 0]);
    // Clopper–Pearson for 0 of 50 at 95 %: 1 − 0.025^(1/50) = 0.071122.
    expect(low[0]).toBe(1);
    expect(low[1]).toBeCloseTo(1 - 0.071122, 6);
    expect(high[2]).toBeCloseTo(0.071122, 6);
    expect(low[2]).toBe(0);
  });

  it('has nothing to say about no particles, and says it without NaN', () => {
    const { survival, low, high } = estimateSurvival({
      edges: [0, 10],
      events: [0],
      censored: [0],
      survivors: 0,
    });
    expect([...survival, ...low, ...high].every(Number.isFinite)).toBe(true);
    expect([low[1], high[1]]).toEqual([0, 1]);
  });
});
