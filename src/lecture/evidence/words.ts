/** Numbers in the sentences of an evidence, rounded to what their error allows. */

import type { Estimate } from '../scene.ts';

/** A number to so many significant digits, without trailing noughts: 0.0123, 12.3, 1230. */
export function plain(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

/** A value with half the width of its interval: 1.02 ± 0.04. The half-width keeps one digit, or two where the first is 1. */
export function withError({ value, interval: [low, high] }: Estimate): string {
  const half = (high - low) / 2;
  if (!(half > 0) || !Number.isFinite(half + value)) return plain(value);
  const place = Math.floor(Math.log10(half));
  const decimals = Math.max(0, -(half / 10 ** place < 2 ? place - 1 : place));
  return `${value.toFixed(decimals)} ± ${half.toFixed(decimals)}`.replace('-', '−');
}

/** A share in per cent, with the digits that its error allows: 69.2 ± 0.8 %. */
export function inPercent({ value, interval: [low, high] }: Estimate): string {
  return `${withError({ value: 100 * value, interval: [100 * low, 100 * high] })} %`;
}
