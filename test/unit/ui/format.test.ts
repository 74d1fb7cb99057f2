import { expect, test } from 'vitest';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatRate,
} from '../../../src/ui/kit/format.ts';

/** No-break spaces made plain, for reading. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  [182.41767, [181.8, 183.0], '182.4', '± 0.6'],
  [182.41767, [180.9, 183.9], '182.4', '± 1.5'],
  [182.41767, [159, 206], '180', '± 20'],
  [12_345.6, [12_280, 12_411], '12 350', '± 70'],
  [0.012343, [0.012193, 0.012493], '0.01234', '± 0.00015'],
  [1_234_567, [1_229_567, 1_239_567], '(1.235', '± 0.005) × 10⁶'],
  [180, [57, 1200], '180', '[60 … 1200]'],
  [35.292838782604, [35.292838782603, 35.292838782605], '35.2928', ''],
] as const)('%f in %j reads %s %s', (value, interval, text, error) => {
  const formatted = formatEstimate(value, interval);
  expect(plain(formatted.value)).toBe(text);
  expect(plain(formatted.error)).toBe(error);
});

test('nothing is ever NaN or Infinity in words', () => {
  const odd = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    -0,
    1e308,
    5e-324,
  ];
  for (const value of odd) {
    const { value: text, error } = formatEstimate(value, [value, Number.POSITIVE_INFINITY]);
    const all = [
      text,
      error,
      formatNumber(value),
      formatCount(value),
      formatRate(value),
      formatDifference(value),
      formatDuration(value),
      formatInterval([value, value]),
    ];
    for (const one of all) expect(one).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test('numbers in so many digits', () => {
  expect(plain(formatNumber(33.938, 3))).toBe('33.9');
  expect(plain(formatNumber(0.0001234, 3))).toBe('0.000123');
  expect(plain(formatNumber(12_345_678, 3))).toBe('1.23 × 10⁷');
  expect(plain(formatNumber(1e-9, 2))).toBe('1.0 × 10⁻⁹');
  expect(plain(formatNumber(99.96, 3))).toBe('100');
  expect(plain(formatNumber(-1.5, 2))).toBe('−1.5');
  expect(plain(formatCount(1_048_576))).toBe('1 048 576');
});

test('rates, differences and durations', () => {
  expect(plain(formatRate(59.94))).toBe('60');
  expect(plain(formatRate(46_120_000))).toBe('46.1 M');
  expect(plain(formatRate(999.9))).toBe('1.00 k');
  expect(plain(formatDifference(1.039))).toBe('+3.9 %');
  expect(plain(formatDifference(0.88))).toBe('−12 %');
  expect(plain(formatDifference(4.5))).toBe('× 4.5');
  expect(plain(formatDifference(0.1))).toBe('÷ 10');
  expect(plain(formatDuration(19.6))).toBe('20 s');
  expect(plain(formatDuration(200))).toBe('3 min');
});
