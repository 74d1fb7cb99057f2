import { expect, it } from 'vitest';
import { type EscapeReading, keyOf, readEscape } from '../../../src/analysis/escape-reading.ts';
import { type Settling, UNKNOWN_SETTLING } from '../../../src/analysis/settling.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { countUntil, createUniform } from '../../support/counted.ts';
import { TEST_SEED } from '../../support/seed.ts';

const LEARNING_RATE = 0.01;

const prepared = prepareExperiment(
  parseExperiment({
    version: 1,
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: LEARNING_RATE },
    noise: { name: 'white', temperature: 0.2 },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  }),
);

/** 2000 particles that leave after 100 steps and an exponential time of 5000 more. */
const uniform = createUniform(TEST_SEED);
const steps = Array.from({ length: 2000 }, () => 100 + Math.ceil(-5000 * Math.log(uniform())));

const SETTLING: Settling = { time: 2, basis: 'spectrum' };

function readAt(end: number, settling: Settling | 'unsolved' = SETTLING): EscapeReading {
  const { tally, times } = countUntil(steps, end);
  return readEscape(prepared, tally, times, settling === 'unsolved' ? undefined : settling);
}

it('carries the key of its experiment and the step', () => {
  expect(readAt(50)).toMatchObject({ key: keyOf(prepared.experiment), step: 50 });
});

it('waits, settles and measures', () => {
  expect(readAt(50)).toMatchObject({ state: 'waiting', meanTime: undefined });
  expect(readAt(150)).toMatchObject({ state: 'settling', meanTime: undefined });
  // Past the settling time, but not for as long as it took.
  expect(readAt(300).state).toBe('settling');
  const measured = readAt(2000);
  expect(measured.state).toBe('measured');
  // Mean 51 with 600 escapes: a standard error of 4 %.
  expect(Math.abs(Number(measured.meanTime) - 51)).toBeLessThan(0.25 * 51);
  const [low, high] = measured.interval;
  expect(low).toBeLessThan(51);
  expect(high).toBeGreaterThan(51 * 0.9);
});

it('gives a bound and a reason until it is measured, whatever is known of settling', () => {
  for (const settling of ['unsolved', UNKNOWN_SETTLING, { ...SETTLING, time: -160_467 }] as const) {
    const reading = readAt(2000, settling);
    expect(reading).toMatchObject({ state: 'settling', meanTime: undefined });
    expect(reading.interval[0]).toBeGreaterThan(15);
    expect(reading.interval[0]).toBeLessThan(20);
    expect(reading.interval[1]).toBe(Number.POSITIVE_INFINITY);
    expect(reading.reason).not.toBe('');
  }
});

it('needs no theory where all have escaped', () => {
  const { state, meanTime } = readAt(1_000_000, UNKNOWN_SETTLING);
  expect(state).toBe('measured');
  const mean = (LEARNING_RATE * steps.reduce((sum, step) => sum + step, 0)) / steps.length;
  expect(Number(meanTime)).toBeCloseTo(mean, 6);
});

it('does not speak of later where nobody is left and some diverged', () => {
  const { tally, times } = countUntil(steps.slice(0, 50), 1_000_000);
  times.events.fill(0);
  times.events[10] = 40;
  times.diverged[20] = 10;
  const exposure = BigInt(40 * 10 + 10 * 20);
  const counted = { ...tally, events: 40, atRisk: 0, diverged: 10, exposure };
  const reading = readEscape(prepared, counted, times, UNKNOWN_SETTLING);
  expect(reading.state).toBe('settling');
  expect(reading.reason).toContain('Nobody is left to escape');
});
