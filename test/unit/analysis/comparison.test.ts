import { expect, test } from 'vitest';
import { compareEscape } from '../../../src/analysis/comparison.ts';
import type { EscapeReading } from '../../../src/analysis/escape-reading.ts';
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

const none = { key: '', step: 10, state: 'waiting', meanTime: undefined, reason: '' } as const;
const waiting: EscapeReading = { ...none, interval: [1, Number.POSITIVE_INFINITY] };

test('the reading stands beside Kramers to the far well', () => {
  const { mean, laws } = compareEscape(prepare(1), waiting);
  expect(mean).toBe(waiting);
  const [kramers] = laws;
  expect(kramers.name).toBe('Kramers');
  expect('value' in kramers.result && kramers.result.value).toBeCloseTo(164.846, 2);
});

test('to the saddle it is about half as long, and before it no law applies', () => {
  const half = compareEscape(prepare(0), waiting);
  // Φ(0.5826·√(2Tη)·√(|H_b|/T)) = 0.56544: steps overshoot, or it would be ½.
  expect(half.expected).toBeCloseTo(164.846 * 0.56544, 2);
  expect(half.goal).toContain('saddle');
  const before = compareEscape(prepare(-0.5), waiting);
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
  const { laws } = compareEscape(prepared, waiting);
  const [ito, published] = laws.map(({ result }) => ('value' in result ? result.value : 0));
  expect(published / ito).toBeCloseTo(4, 9);
});

test('noise that depends on θ is said to be Itô’s, constant noise is not', () => {
  const remarks = (noise: object) =>
    compareEscape(prepare(1, noise), waiting).cautions.filter((one) => one.includes('Itô'));
  const typed = (c11: string) => ({ name: 'formula', batchSize: 1, c11, c12: '0', c22: '1' });
  expect(remarks(typed('1 + x^2'))).toHaveLength(1);
  expect(remarks(typed('2 + x'))).toHaveLength(1);
  expect(remarks(typed('2'))).toEqual([]);
  expect(remarks({ name: 'white', temperature: 0.2 })).toEqual([]);
  expect(remarks({ name: 'heavy-tailed' })).toEqual([]);
  expect(remarks({ name: 'two-temperature', batchSize: 0.01 })).toHaveLength(1);
});
