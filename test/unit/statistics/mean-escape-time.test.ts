import { describe, expect, it } from 'vitest';
import { estimateEscapeRate } from '../../../src/statistics/escape-rate.ts';
import {
  type EscapeCount,
  estimateMeanEscapeTime,
} from '../../../src/statistics/mean-escape-time.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const DATA_SETS = 3000;
const PARTICLES = 400;
/** Escape times are DELAY plus an exponential time of mean TAIL: the mean is 21. */
const DELAY = 1;
const TAIL = 20;
const MEAN = DELAY + TAIL;
/** t_c, after which the hazard is constant. */
const SETTLED = 2;

/** Uniforms in (0, 1): SplitMix64. */
function createUniform(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return (Number((z ^ (z >> 31n)) >> 12n) + 0.5) / 2 ** 52;
  };
}

/** Ascending escape times of one data set. */
function drawTimes(uniform: () => number): number[] {
  return Array.from({ length: PARTICLES }, () => DELAY - TAIL * Math.log(uniform())).sort(
    (a, b) => a - b,
  );
}

function countUntil(times: readonly number[], end: number): EscapeCount {
  const events = times.filter((time) => time <= end).length;
  const exposure = times.reduce((sum, time) => sum + Math.min(time, end), 0);
  return { events, exposure, atRisk: times.length - events };
}

describe('mean escape time', () => {
  it.each([
    ['watched until t = 8', () => 8],
    ['watched until t = 40', () => 40],
    [
      'stopped at the 80th escape after t_c',
      (times: readonly number[]) => times[countUntil(times, SETTLED).events + 79],
    ],
  ])('%s: the interval covers the mean in at least 95 %%', (_, endOf) => {
    const uniform = createUniform(TEST_SEED);
    let covered = 0;
    let plainCovered = 0;
    for (let set = 0; set < DATA_SETS; set++) {
      const times = drawTimes(uniform);
      const early = countUntil(times, SETTLED);
      const late = countUntil(times, endOf(times));
      const estimate = estimateMeanEscapeTime(early, late, SETTLED);
      if (estimate === undefined) throw new Error('There were escapes.');
      const [low, high] = estimate.interval;
      if (low <= MEAN && MEAN <= high) covered++;
      const plain = estimateEscapeRate(late).meanTimeInterval;
      if (plain[0] <= MEAN && MEAN <= plain[1]) plainCovered++;
    }
    const deviation = Math.sqrt(0.95 * 0.05 * DATA_SETS);
    expect(covered).toBeGreaterThan(0.95 * DATA_SETS - zThreshold() * deviation);
    // Not by being wide: a fixed number of events in a Poisson count makes it 95 to 97 %.
    expect(covered).toBeLessThan(0.975 * DATA_SETS + zThreshold() * deviation);
    if (endOf([]) === 8) expect(plainCovered).toBeLessThan(0.9 * DATA_SETS);
  });

  // Half leave within t = 0.5, as from a saddle, the others as above: times spread 1.65 times their mean.
  it('covers a mixture of early and late escapes when all have escaped', () => {
    const uniform = createUniform(TEST_SEED);
    const mean = 0.125 + MEAN / 2;
    let covered = 0;
    let plainCovered = 0;
    for (let set = 0; set < DATA_SETS; set++) {
      const times = drawTimes(uniform).map((time) => (uniform() < 0.5 ? uniform() / 2 : time));
      const all = countUntil(times, 1e9);
      const estimate = estimateMeanEscapeTime(countUntil(times, SETTLED), all, SETTLED);
      if (estimate === undefined) throw new Error('There were escapes.');
      const [low, high] = estimate.interval;
      if (low <= mean && mean <= high) covered++;
      const plain = estimateEscapeRate(all, 0.95, 'fixed-events').meanTimeInterval;
      if (plain[0] <= mean && mean <= plain[1]) plainCovered++;
    }
    const deviation = Math.sqrt(0.95 * 0.05 * DATA_SETS);
    expect(covered).toBeGreaterThan(0.95 * DATA_SETS - zThreshold() * deviation);
    expect(covered).toBeLessThan(0.97 * DATA_SETS + zThreshold() * deviation);
    expect(plainCovered).toBeLessThan(0.85 * DATA_SETS);
  });

  it('is the plain mean where all have escaped, and exposure/events without a transient', () => {
    const times = drawTimes(createUniform(TEST_SEED));
    const mean = times.reduce((sum, time) => sum + time, 0) / PARTICLES;
    const all = countUntil(times, 1e9);
    const early = countUntil(times, SETTLED);
    expect(estimateMeanEscapeTime(early, all, SETTLED)?.meanTime).toBeCloseTo(mean, 9);
    const none = { events: 0, exposure: 0, atRisk: PARTICLES };
    const late = countUntil(times, 10);
    const estimate = estimateMeanEscapeTime(none, late, 0);
    expect(estimate?.meanTime).toBeCloseTo(late.exposure / late.events, 9);
    expect(estimate?.interval[0]).toBeCloseTo(estimateEscapeRate(late).meanTimeInterval[0], 9);
  });

  it('is events over exposure after the transient where particles start again', () => {
    const early = { events: 5, exposure: 100, atRisk: 50 };
    const late = { events: 105, exposure: 2100, atRisk: 50 };
    expect(estimateMeanEscapeTime(early, late, 2, true)?.meanTime).toBe(20);
  });

  it('is nothing before the first escape after the transient', () => {
    const none = { events: 0, exposure: 100, atRisk: 50 };
    expect(estimateMeanEscapeTime(none, { ...none, exposure: 200 }, 2)).toBeUndefined();
    const early = { events: 3, exposure: 100, atRisk: 47 };
    expect(estimateMeanEscapeTime(early, { ...early, exposure: 200 }, 2)).toBeUndefined();
  });
});
