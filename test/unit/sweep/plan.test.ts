import { describe, expect, it } from 'vitest';
import { eventsForRelativeError } from '../../../src/statistics/escape-rate.ts';
import { planEscape, planSnapshot } from '../../../src/sweep/plan.ts';

const BUDGET = { particleSteps: 1e9, particles: 131072 };
const WANTED = eventsForRelativeError(0.02);

describe('a point that is measured by its escapes', () => {
  it('costs in proportion to its mean time, whatever that is: the same escapes everywhere', () => {
    for (const meanSteps of [1e3, 1e4, 1e5]) {
      const plan = planEscape({ meanSteps, settlingStep: 20, isSettlingKnown: true }, 0.02, BUDGET);
      expect(plan.until.relativeError).toBe(0.02);
      expect(plan.afterEscape).toBe('restart');
      expect(plan.expectedWork / (WANTED * meanSteps)).toBeGreaterThanOrEqual(1);
      expect(plan.expectedWork / (WANTED * meanSteps)).toBeLessThan(1.21);
    }
  });

  it('runs every particle to its end where the transient is long, or not known', () => {
    for (const forecast of [
      { meanSteps: 300, settlingStep: 100, isSettlingKnown: true },
      { meanSteps: 1e4, settlingStep: 10, isSettlingKnown: false },
    ]) {
      const plan = planEscape(forecast, 0.02, BUDGET);
      expect(plan).toMatchObject({ particles: WANTED, afterEscape: 'stop' });
      expect(plan.until.relativeError).toBeUndefined();
      // The last of N exponential times exceeds τ(ln N + 12) with e^(−12) alone.
      expect(plan.until.steps).toBeGreaterThan(forecast.meanSteps * (Math.log(WANTED) + 12));
    }
  });

  it('keeps to its budget where the rate is too low', () => {
    const plan = planEscape(
      { meanSteps: 1e12, settlingStep: 500, isSettlingKnown: true },
      0.02,
      BUDGET,
    );
    const work = plan.particles * plan.until.steps;
    expect(work).toBeGreaterThan(0.99e9);
    expect(work).toBeLessThan(1.01e9);
    // Most of it after the transient.
    expect(plan.until.steps).toBeGreaterThan(4 * 500);
  });
});

it('takes particles for a share or a mean square by its precision', () => {
  expect(planSnapshot(100, 0.02, BUDGET, 'occupancy').particles).toBe(9604);
  expect(planSnapshot(100, 0.02, BUDGET, 'displacement').particles).toBe(19208);
  expect(planSnapshot(1e6, 0.02, BUDGET, 'displacement').particles).toBe(1000);
});
