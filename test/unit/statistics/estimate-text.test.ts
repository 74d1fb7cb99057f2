import { describe, expect, it } from 'vitest';
import {
  formatBound,
  formatEstimate,
  formatHigh,
  formatInterval,
  formatKnown,
  formatLow,
  formatNumber,
  sayEstimate,
  sayNumber,
} from '../../../src/statistics/estimate-text.ts';

describe('a value and its interval', () => {
  it.each([
    [182.41767, [181.8, 183.0], '182.4 ± 0.6', '181.8 … 183.0'],
    [182.41767, [180.9, 183.9], '182.4 ± 1.5', '180.9 … 183.9'],
    [182.41767, [159, 206], '180 ± 20', '160 … 210'],
    [1097.95, [1097.595, 1098.305], '1098.0 ± 0.4', '1097.6 … 1098.3'],
    [12_345.6, [12_280, 12_411], '12350 ± 70', '12280 … 12410'],
    [0.012343, [0.012193, 0.012493], '0.01234 ± 0.00015', '0.01219 … 0.01249'],
    [1_234_567, [1_229_567, 1_239_567], '(1.235 ± 0.005) × 10⁶', '(1.230 … 1.240) × 10⁶'],
    [-3.01437, [-3.03567, -2.99307], '−3.01 ± 0.02', '−3.04 … −2.99'],
    // Lopsided: by its ends, and they are rounded as the value is.
    [180, [57, 1200], '180 [60 … 1200]', '60 … 1200'],
    [0.99964, [0.9982, 0.9999], '0.9996 [0.9982 … 0.9999]', '0.9982 … 0.9999'],
    [1, [0.9991, 1], '1.0000 [0.9991 … 1.0000]', '0.9991 … 1.0000'],
    [0, [0, 0.0009], '0.0000 [0.0000 … 0.0009]', '0.0000 … 0.0009'],
    [1.8e7, [6.1e6, 1.21e8], '1.8 × 10⁷ [(0.6 … 12.1) × 10⁷]', '(0.6 … 12.1) × 10⁷'],
    // An interval that nobody could read.
    [35.292838782604, [35.292838782603, 35.292838782605], '35.2928', ''],
  ] as const)('%d in %j reads %s', (value, interval, said, ends) => {
    expect(sayEstimate(value, interval)).toBe(said);
    expect(formatEstimate(value, interval).interval).toBe(ends);
  });

  it('are rounded alike over thirteen orders of magnitude', () => {
    const decimals = (text: string) =>
      (text.match(/\d+(\.\d+)?/g) ?? []).map((number) => number.split('.')[1]?.length ?? 0);
    for (let power = -3; power < 6; power++) {
      for (const [lower, upper] of [
        [0.1, 0.1],
        [0.011, 0.013],
        [0.4, 2],
        [1e-5, 1e-3],
        [0.9, 0.01],
      ]) {
        const value = 1.2345 * 10 ** power;
        const { value: text, interval } = formatEstimate(value, [
          value * (1 - lower),
          value * (1 + upper),
        ]);
        const [of, ...ends] = [...decimals(text), ...decimals(interval)];
        expect(ends.slice(0, 2), `${text} [${interval}]`).toEqual([of, of]);
      }
    }
  });

  it('without an upper end', () => {
    expect(formatEstimate(812, [403, Number.POSITIVE_INFINITY])).toEqual({
      value: '810',
      error: '',
      interval: 'above 400',
    });
    expect(formatInterval([0, Number.POSITIVE_INFINITY])).toBe('above 0');
  });
});

describe('a bound', () => {
  it.each([
    [4.19, '≥ 4.1', '4.2'],
    [0.29, '≥ 0.29', '0.29'],
    [1996, '≥ 1900', '2000'],
    [99.99, '≥ 99', '100'],
    [1.1e-9, '≥ 1.1 × 10⁻⁹', '1.1 × 10⁻⁹'],
    [0, '–', '0'],
    [Number.NaN, '–', '–'],
  ])('of %d is rounded outwards', (bound, low, high) => {
    expect(formatBound(bound)).toBe(low);
    expect(formatHigh(bound)).toBe(high);
  });

  it('is at most what it bounds, over thirteen orders of magnitude', () => {
    for (let power = -4; power < 6; power++) {
      for (const mantissa of [1, 1.04999, 1.99, 5.55, 9.949, 9.999]) {
        const bound = mantissa * 10 ** power;
        expect(Number(formatLow(bound)), String(bound)).toBeLessThanOrEqual(bound * (1 + 1e-12));
        expect(Number(formatHigh(bound)) || bound).toBeGreaterThanOrEqual(bound * (1 - 1e-12));
      }
    }
    expect(formatInterval([416, Number.POSITIVE_INFINITY])).toBe('above 410');
  });
});

describe('a number that is known to within an error', () => {
  it.each([
    [1097.95, 0.355, 6, '1098.0'],
    [1097.95, 0.355, 3, '1100'],
    [180.459, 1e-9, 6, '180.459'],
    [180.459, 0, 6, '180.459'],
    [6.854, 0.0069, 6, '6.854'],
    [6.854, 20, 6, '7'],
    [12_345_678, 1e4, 6, '1.2346 × 10⁷'],
    [12_345_678, 2e4, 6, '1.235 × 10⁷'],
    [12_345_678, 5e6, 6, '1.2 × 10⁷'],
    [12_345_678, 2e7, 6, '1 × 10⁷'],
  ])('%d to %d in at most %i digits reads %s', (value, error, most, text) => {
    expect(formatKnown(value, error, most)).toBe(text);
  });
});

it('numbers for sentences', () => {
  expect([0.0123456, 12.345, 1234.5, 1.5e-7, -2.5, 0].map((value) => sayNumber(value))).toEqual([
    '0.0123',
    '12.3',
    '1230',
    '1.5e−7',
    '−2.5',
    '0',
  ]);
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect([sayNumber(odd), formatNumber(odd)].join()).not.toMatch(/NaN|Infinity/);
  }
});
