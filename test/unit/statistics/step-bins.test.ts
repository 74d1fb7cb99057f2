import { expect, it } from 'vitest';
import { binOfStep, lowerEdge, stepBinCount } from '../../../src/statistics/step-bins.ts';

it('puts every step into the bin whose edges enclose it', () => {
  const steps = [0, 1, 63, 64, 65, 66, 1000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  for (let exponent = 0; exponent < 32; exponent++) steps.push(2 ** exponent, 2 ** exponent * 1.5);
  for (const step of steps.map(Math.floor)) {
    const bin = binOfStep(step);
    expect(lowerEdge(bin)).toBeLessThanOrEqual(step);
    expect(lowerEdge(bin + 1)).toBeGreaterThan(step);
  }
});

it('has ascending edges, exact below 64, at most 1/32 wide, up to 2³²', () => {
  for (let bin = 0; bin < stepBinCount; bin++) {
    const width = lowerEdge(bin + 1) - lowerEdge(bin);
    expect(binOfStep(lowerEdge(bin))).toBe(bin);
    expect(width).toBeGreaterThanOrEqual(1);
    expect(width).toBeLessThanOrEqual(Math.max(1, lowerEdge(bin) / 32));
  }
  expect(lowerEdge(63)).toBe(63);
  expect(lowerEdge(stepBinCount)).toBe(2 ** 32);
  expect(binOfStep(2 ** 32 - 1)).toBe(stepBinCount - 1);
});
