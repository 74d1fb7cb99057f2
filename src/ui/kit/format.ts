import { say } from '../../language/language.ts';
import * as text from '../../statistics/estimate-text.ts';

/** Numbers as the page shows them: those of `estimate-text.ts` with digits in groups, and durations, rates and differences. Pure functions. */

const MINUS = '\u2212';
const SPACE = '\u00a0';
const NOTHING = '–';
/** Narrow no-break spaces between groups, no-break spaces within a number. */
const PAGE: text.NumberStyle = { group: '\u202f', space: SPACE };

/** A measured value with its interval, rounded to what the interval allows. */
export function formatEstimate(
  value: number,
  interval: readonly [number, number],
): text.EstimateText {
  const { interval: ends, ...rest } = text.formatEstimate(value, interval, PAGE);
  return { ...rest, interval: Number.isFinite(interval[1]) ? ends : formatInterval(interval) };
}

/** The two ends of an interval, with the digits that its width allows: "181.8 … 183.0". */
export function formatInterval([low, high]: readonly [number, number]): string {
  if (Number.isFinite(low) && !Number.isFinite(high)) return say`above ${formatLow(low)}`;
  return text.formatInterval([low, high], PAGE);
}

/** A lower bound, to two digits and never rounded up: "≥ 4.1". */
export function formatBound(low: number): string {
  return text.formatBound(low, PAGE);
}

/** A lower bound without a sign, in two digits and never rounded up. */
export function formatLow(bound: number): string {
  return text.formatLow(bound, PAGE);
}

/** An upper bound, in two digits and never rounded down. */
export function formatHigh(bound: number): string {
  return text.formatHigh(bound, PAGE);
}

/** A number to so many significant digits: 0.0123, 12.3, 12 300, 1.23 × 10⁷. */
export function formatNumber(value: number, digits = 3): string {
  return text.formatNumber(value, digits, PAGE);
}

/** A number known to within an error, with as many digits as that allows and no more than asked for. */
export function formatKnown(value: number, error: number, most?: number): string {
  return text.formatKnown(value, error, most, PAGE);
}

/** A whole number with its digits in groups: 1 048 576. */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? text.formatFixed(Math.round(count), 0, PAGE) : NOTHING;
}

/** A rate in three digits with a prefix: 46.1 M, 812 k, 59. */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond) || perSecond < 0) return NOTHING;
  const prefixes = ['', 'k', 'M', 'G', 'T'];
  let index = 0;
  let value = perSecond;
  while (value >= 999.5 && index < prefixes.length - 1) {
    value /= 1000;
    index++;
  }
  if (index === 0) return text.formatFixed(value, value < 9.95 ? 1 : 0, PAGE);
  return `${formatNumber(value, 3)}${SPACE}${prefixes[index]}`;
}

/** A relative difference: +3.9 %, −12 %, × 4.5 where it is more than a factor of two. */
export function formatDifference(ratio: number): string {
  if (!Number.isFinite(ratio) || ratio <= 0) return NOTHING;
  if (ratio >= 2) return `×${SPACE}${formatNumber(ratio, 2)}`;
  if (ratio <= 0.5) return `÷${SPACE}${formatNumber(1 / ratio, 2)}`;
  const percent = (ratio - 1) * 100;
  const size = text.formatFixed(Math.abs(percent), Math.abs(percent) < 9.95 ? 1 : 0, PAGE);
  return `${percent < 0 ? MINUS : '+'}${size}${SPACE}%`;
}

/** A duration in seconds for people: "0.4 s", "20 s", "3 min", "2 h". */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return NOTHING;
  if (seconds < 9.5) return say`${formatNumber(seconds, 1)}\u00a0s`;
  if (seconds < 90) return say`${Math.round(seconds)}\u00a0s`;
  if (seconds < 5400) return say`${Math.round(seconds / 60)}\u00a0min`;
  if (seconds < 172_800) return say`${Math.round(seconds / 3600)}\u00a0h`;
  if (seconds < 63_072_000) return say`${formatNumber(seconds / 86_400, 2)}\u00a0days`;
  return say`${formatNumber(seconds / 31_557_600, 2)}\u00a0years`;
}
