import { expect, test } from 'vitest';
import { compareEscape } from '../../../src/analysis/comparison.ts';
import type { Tally } from '../../../src/engine/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

/** (x² − 1)² with white noise of T = 0.2 and η = 0.01, escaped where x ≥ offset. */
const prepare = (offset: number, noise: object = { name: 'white', temperature: 0.2 }) =>
  prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'quartic', parameters: { kappa: 0 } },
      method: { name: 'sgd', learningRate: 0.01 },
      noise,
      escape: { kind: 'half-plane', normal: [1, 0], offset },
    }),
  );

const tally = (events: number, exposure: bigint): Tally => ({
  step: 1000,
  particleCount: 1000,
  events,
  atRisk: 1000 - events,
  absorbed: 0,
  diverged: 0,
  exposure,
});

test('the mean is exposure over events in t, beside Kramers to the far well', () => {
  const { meanTime, meanSteps, laws, interval } = compareEscape(prepare(1), tally(100, 900_000n));
  expect(meanTime).toBeCloseTo(90, 12);
  expect(meanSteps).toBeCloseTo(9000, 9);
  expect(interval[0]).toBeLessThan(90);
  expect(interval[1]).toBeGreaterThan(90);
  const [kramers] = laws;
  expect(kramers.name).toBe('Kramers');
  expect('value' in kramers.result && kramers.result.value).toBeCloseTo(164.846, 2);
  expect(kramers.ratio).toBeCloseTo(164.846 / 90, 4);
});

test('to the saddle it is about half as long, and before it no law applies', () => {
  const half = compareEscape(prepare(0), tally(0, 1000n));
  // Φ(0.5826·√(2Tη)·√(|H_b|/T)) = 0.56544: steps overshoot, or it would be ½.
  expect(half.expected).toBeCloseTo(164.846 * 0.56544, 2);
  expect(half.goal).toContain('saddle');
  expect(half.meanTime).toBeUndefined();
  const before = compareEscape(prepare(-0.5), tally(10, 1000n));
  expect(before.expected).toBeUndefined();
  expect(before.laws[0].result).toHaveProperty('reason');
});

test('gradient noise has both prefactors, a factor |H_b|/H_a apart', () => {
  const prepared = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'piecewise-quadratic' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'two-temperature', batchSize: 0.05 },
    }),
  );
  const { laws } = compareEscape(prepared, tally(0, 1000n));
  const [ito, published] = laws.map(({ result }) => ('value' in result ? result.value : 0));
  expect(published / ito).toBeCloseTo(4, 9);
});
