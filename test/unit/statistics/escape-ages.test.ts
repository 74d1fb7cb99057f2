import { describe, expect, it } from 'vitest';
import {
  type ConstantHazard,
  FALSE_ALARM,
  findConstantHazard,
  tabulateAges,
} from '../../../src/statistics/escape-ages.ts';
import { countRestarted, countUntil, createUniform } from '../../support/counted.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

/** Steps to an escape at a constant rate, at least 1. */
const geometric = (uniform: () => number, mean: number) =>
  Math.max(1, Math.ceil(Math.log(uniform()) / Math.log1p(-1 / mean)));

function hazardOf(steps: readonly number[], end: number, settlingAge: number): ConstantHazard {
  const { tally, times } = countUntil(steps, end);
  return findConstantHazard(tabulateAges(times, Number(tally.exposure)), settlingAge);
}

describe('the life table', () => {
  it('holds every escape, all exposure and the survival of Kaplan and Meier', () => {
    const uniform = createUniform(TEST_SEED);
    const steps = Array.from({ length: 2000 }, () => geometric(uniform, 300));
    const { tally, times } = countUntil(steps, 500);
    const ages = tabulateAges(times, Number(tally.exposure));
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(ages.events)).toBe(tally.events);
    expect(sum(ages.exposure)).toBeCloseTo(Number(tally.exposure), 6);
    ages.bounds.forEach((bound, index) => {
      const left = steps.filter((step) => step > bound).length;
      expect(ages.survival[index]).toBeCloseTo(left / steps.length, 12);
    });
    expect(ages.bounds.at(-1)).toBe(500);
  });

  it('knows the hazard of particles that start again', () => {
    const uniform = createUniform(TEST_SEED);
    const { tally, times } = countRestarted(200, 20_000, () => geometric(uniform, 400));
    const ages = tabulateAges(times, Number(tally.exposure));
    // 10 000 lives: e^−1, a standard error of 0.5 %.
    const at = ages.bounds.findIndex((bound) => bound >= 400);
    const expected = Math.exp(-ages.bounds[at] / 400);
    expect(Math.abs(ages.survival[at] - expected)).toBeLessThan(zThreshold() * 0.0049);
  });
});

describe('a constant hazard', () => {
  it('is called changing in at most the stated share of looks', () => {
    const uniform = createUniform(TEST_SEED);
    const runs = 4000;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      // From a handful of escapes to hundreds.
      const mean = 40 * 2 ** (8 * uniform());
      const steps = Array.from({ length: 120 }, () => geometric(uniform, mean));
      if (hazardOf(steps, 1200, 20).kind !== 'constant') alarms++;
    }
    // As many as 1e-4 of 4000 and chance make: 0.4 expected, 7 in one run of a million.
    expect(alarms).toBeLessThanOrEqual(7);
    expect(FALSE_ALARM).toBe(1e-4);
  });

  it('is found from the age on where it begins, and not before it has been watched', () => {
    const uniform = createUniform(TEST_SEED);
    // A third leave at once, at a rate 20 times that of the others.
    const steps = Array.from({ length: 3000 }, () =>
      geometric(uniform, uniform() < 1 / 3 ? 50 : 1000),
    );
    expect(hazardOf(steps, 100, 0)).toMatchObject({ kind: 'changing' });
    const later = hazardOf(steps, 3000, 0);
    expect(later.kind).toBe('constant');
    const { tally, times } = countUntil(steps, 3000);
    const { bounds } = tabulateAges(times, Number(tally.exposure));
    const from = later.kind === 'constant' ? bounds[later.from] : 0;
    expect(from).toBeGreaterThan(100);
    expect(from).toBeLessThan(700);
    expect(hazardOf(steps, 150, 100)).toMatchObject({ kind: 'early' });
  });

  it('says what changes, and where', () => {
    const uniform = createUniform(TEST_SEED);
    const steps = Array.from({ length: 1000 }, () => 200 + geometric(uniform, 100));
    const hazard = hazardOf(steps, 260, 20);
    if (hazard.kind !== 'changing') throw new Error(hazard.kind);
    expect(hazard.before).toBeLessThan(hazard.after);
    expect(hazard.age).toBeGreaterThan(150);
  });
});
