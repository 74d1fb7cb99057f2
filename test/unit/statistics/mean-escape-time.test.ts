import { describe, expect, it } from 'vitest';
import { type EscapeAges, tabulateAges } from '../../../src/statistics/escape-ages.ts';
import { estimateEscapeRate } from '../../../src/statistics/escape-rate.ts';
import {
  boundMeanEscapeTime,
  estimateCompleteMean,
  estimateMeanEscapeTime,
} from '../../../src/statistics/mean-escape-time.ts';
import { countRestarted, countUntil, createUniform } from '../../support/counted.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const DATA_SETS = 3000;
const PARTICLES = 400;
/** Escape times are DELAY plus an exponential time of mean TAIL, in steps. */
const DELAY = 50;
const TAIL = 1000;
/** Of a geometric time on the steps 1, 2, … */
const MEAN = DELAY + 1 / -Math.expm1(-1 / TAIL);
/** t_c, after which the hazard is constant. */
const SETTLED = 100;

function drawTimes(uniform: () => number, count = PARTICLES): number[] {
  return Array.from({ length: count }, () => DELAY + Math.ceil(-TAIL * Math.log(uniform())));
}

function agesOf(counted: ReturnType<typeof countUntil>): EscapeAges {
  return tabulateAges(counted.times, Number(counted.tally.exposure));
}

function settledBin({ bounds }: EscapeAges): number {
  return bounds.findIndex((bound) => bound >= SETTLED);
}

const deviation = Math.sqrt(0.95 * 0.05 * DATA_SETS);

/** How many of DATA_SETS intervals hold the mean. */
function countCovered(
  mean: number,
  draw: (uniform: () => number) => readonly [low: number, high: number] | undefined,
): number {
  const uniform = createUniform(TEST_SEED);
  let covered = 0;
  for (let set = 0; set < DATA_SETS; set++) {
    const interval = draw(uniform);
    if (interval === undefined) throw new Error('There were escapes.');
    if (interval[0] <= mean && mean <= interval[1]) covered++;
  }
  return covered;
}

describe('mean escape time', () => {
  it.each([
    ['watched for 400 steps', () => 400],
    ['watched for 2000 steps', () => 2000],
    [
      'stopped at the 80th escape after t_c',
      (times: readonly number[]) =>
        times.filter((time) => time > SETTLED).sort((a, b) => a - b)[79],
    ],
  ])('%s: the interval covers the mean in at least 95 %%', (_, endOf) => {
    let plainCovered = 0;
    const covered = countCovered(MEAN, (uniform) => {
      const times = drawTimes(uniform);
      const counted = countUntil(times, endOf(times));
      const ages = agesOf(counted);
      const { events, exposure } = counted.tally;
      const plain = estimateEscapeRate({ events, exposure: Number(exposure) }).meanTimeInterval;
      if (plain[0] <= MEAN && MEAN <= plain[1]) plainCovered++;
      return estimateMeanEscapeTime(ages, settledBin(ages))?.interval;
    });
    expect(covered).toBeGreaterThan(0.95 * DATA_SETS - zThreshold() * deviation);
    // Not by being wide: a fixed number of events in a Poisson count makes it 95 to 97 %.
    expect(covered).toBeLessThan(0.975 * DATA_SETS + zThreshold() * deviation);
    if (endOf([]) === 400) expect(plainCovered).toBeLessThan(0.9 * DATA_SETS);
  });

  it('covers where particles start again', () => {
    const covered = countCovered(MEAN, (uniform) => {
      const ages = agesOf(countRestarted(50, 4000, () => drawTimes(uniform, 1)[0]));
      return estimateMeanEscapeTime(ages, settledBin(ages))?.interval;
    });
    expect(covered).toBeGreaterThan(0.95 * DATA_SETS - zThreshold() * deviation);
    expect(covered).toBeLessThan(0.97 * DATA_SETS + zThreshold() * deviation);
  });

  // Half leave within 25 steps, as from a saddle, the others as above: times spread 1.7 times their mean.
  it.each([
    ['the delayed exponential', 0, MEAN],
    ['a mixture of early and late escapes', 0.5, 13 / 2 + MEAN / 2],
  ])('covers %s by its own spread when all have escaped', (_, share, mean) => {
    const covered = countCovered(mean, (uniform) => {
      const times = drawTimes(uniform).map((time) =>
        uniform() < share ? Math.ceil(25 * uniform()) : time,
      );
      return estimateCompleteMean(agesOf(countUntil(times, 1e6))).interval;
    });
    expect(covered).toBeGreaterThan(0.945 * DATA_SETS - zThreshold() * deviation);
    expect(covered).toBeLessThan(0.955 * DATA_SETS + zThreshold() * deviation);
  });

  it('is the plain mean where all have escaped, and exposure/events without a transient', () => {
    const times = drawTimes(createUniform(TEST_SEED));
    const mean = times.reduce((sum, time) => sum + time, 0) / PARTICLES;
    expect(estimateCompleteMean(agesOf(countUntil(times, 1e6))).meanTime).toBeCloseTo(mean, 6);
    const counted = countUntil(times, 500);
    const { events, exposure } = counted.tally;
    const estimate = estimateMeanEscapeTime(agesOf(counted), 0);
    expect(estimate?.meanTime).toBeCloseTo(Number(exposure) / events, 9);
    const [low] = estimateEscapeRate({ events, exposure: Number(exposure) }).meanTimeInterval;
    expect(estimate?.interval[0]).toBeCloseTo(low, 9);
  });

  it('is nothing before the first escape after the transient', () => {
    const ages = agesOf(countUntil([20, 30, ...Array(50).fill(1e6)], 500));
    expect(estimateMeanEscapeTime(ages, settledBin(ages))).toBeUndefined();
    expect(estimateMeanEscapeTime(ages, 0)?.events).toBe(2);
  });
});

describe('the lower bound', () => {
  it.each([
    ['before any escape, whatever comes', 40, undefined],
    ['of a run cut short, whatever comes', 400, undefined],
    ['where the hazard is known to be constant', 400, SETTLED],
  ])('%s: is below the mean in 97.5 %%', (_, end, settled) => {
    const below = countCovered(MEAN, (uniform) => {
      const ages = agesOf(countUntil(drawTimes(uniform), end));
      const from = settled === undefined ? undefined : settledBin(ages);
      return [boundMeanEscapeTime(ages, from), Number.POSITIVE_INFINITY];
    });
    expect(below).toBeGreaterThan(0.975 * DATA_SETS - zThreshold() * deviation);
  });

  it('is not what a constant rate would say before anybody can have escaped', () => {
    // 1000 particles at step 40 of a delay of 50: exposure/3.69 would be 10 840, the mean is 1050.
    const bound = boundMeanEscapeTime(agesOf(countUntil(Array(1000).fill(60), 40)));
    expect(bound).toBeGreaterThan(39);
    expect(bound).toBeLessThanOrEqual(40);
  });
});
