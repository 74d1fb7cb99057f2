import { say } from '../language/language.ts';

/** Numbers as the reader sees them: rounded to what their error allows, grouped, never NaN. Pure functions. */

const GROUP = '\u202f'; // narrow no-break space
const MINUS = '\u2212';
const SPACE = '\u00a0';
const NOTHING = '–';

/** A value beside its uncertainty, both as text. */
export interface FormattedEstimate {
  readonly value: string;
  /** "± 0.6", or "57 … 1 200" where the interval is too lopsided for one number. */
  readonly error: string;
}

/**
 * A measured value with its interval, rounded to what the interval allows: 182.417 in [181.8, 183.0] gives 182.4 ± 0.6.
 *
 * The half-width keeps one digit, or two where the first is 1. An interval whose arms differ by more than a quarter
 * is given by its ends.
 */
export function formatEstimate(
  value: number,
  interval: readonly [number, number],
): FormattedEstimate {
  const [low, high] = interval;
  if (!Number.isFinite(value)) return { value: NOTHING, error: '' };
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return { value: formatNumber(value, 2), error: '' };
  }
  const lower = value - low;
  const upper = high - value;
  if (Math.abs(upper - lower) > 0.25 * Math.max(upper, lower)) {
    return {
      value: formatNumber(value, 2),
      error: formatInterval(interval),
    };
  }
  const half = (high - low) / 2;
  // Nobody reads a seventh digit, whatever a quadrature is good for.
  if (!(half > 1e-6 * Math.abs(value))) return { value: formatNumber(value, 6), error: '' };
  const place = placeOf(half);
  const exponent = Math.floor(Math.log10(Math.abs(value) || 1));
  if (exponent >= 6 || exponent < -4) {
    const scaled = (x: number) => formatFixed(x / 10 ** exponent, exponent - place);
    return {
      value: `(${scaled(value)}`,
      error: `±${SPACE}${scaled(half)})${SPACE}×${SPACE}10${superscript(exponent)}`,
    };
  }
  return {
    value: formatFixed(roundTo(value, place), -place),
    error: `±${SPACE}${formatFixed(roundTo(half, place), -place)}`,
  };
}

/** The two ends of an interval, with the digits that its width allows: "181.8 … 183.0". */
export function formatInterval([low, high]: readonly [number, number]): string {
  if (!Number.isFinite(low)) return NOTHING;
  if (!Number.isFinite(high)) return say`above ${formatNumber(low, 2)}`;
  const place = placeOf((high - low) / 2);
  if (Math.abs(high) >= 1e6 || Math.abs(high) < 1e-4) {
    return `${formatNumber(low, 3)}${SPACE}…${SPACE}${formatNumber(high, 3)}`;
  }
  return `${formatFixed(low, -place)}${SPACE}…${SPACE}${formatFixed(high, -place)}`;
}

/** A lower bound, to two digits and never rounded up: "≥ 4.1". */
export function formatBound(low: number): string {
  const unit = 10 ** (Math.floor(Math.log10(low)) - 1);
  const down = Math.floor(low / unit) * unit;
  return `≥${SPACE}${formatNumber(low > 0 ? down : 0, 2)}`;
}

/** A number to so many significant digits: 0.0123, 12.3, 12 300, 1.23 × 10⁷. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? `${MINUS}∞` : NOTHING;
  if (value === 0) return '0';
  const [mantissa, power] = value.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent >= 6 || exponent < -4) {
    return `${mantissa.replace('-', MINUS)}${SPACE}×${SPACE}10${superscript(exponent)}`;
  }
  return formatFixed(Number(value.toPrecision(digits)), digits - 1 - exponent);
}

/** A whole number with its digits in groups: 1 048 576. */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? formatFixed(Math.round(count), 0) : NOTHING;
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
  const text = index === 0 ? formatFixed(value, value < 9.95 ? 1 : 0) : formatNumber(value, 3);
  return index === 0 ? text : `${text}${SPACE}${prefixes[index]}`;
}

/** A relative difference: +3.9 %, −12 %, × 4.5 where it is more than a factor of two. */
export function formatDifference(ratio: number): string {
  if (!Number.isFinite(ratio) || ratio <= 0) return NOTHING;
  if (ratio >= 2) return `×${SPACE}${formatNumber(ratio, 2)}`;
  if (ratio <= 0.5) return `÷${SPACE}${formatNumber(1 / ratio, 2)}`;
  const percent = (ratio - 1) * 100;
  const text = formatFixed(Math.abs(percent), Math.abs(percent) < 9.95 ? 1 : 0);
  return `${percent < 0 ? MINUS : '+'}${text}${SPACE}%`;
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

/** 10's power of the last digit kept of an uncertainty: 0.62 → −1, 0.14 → −2, 23 → 1. */
function placeOf(uncertainty: number): number {
  if (!(uncertainty > 0)) return -6;
  const exponent = Math.floor(Math.log10(Number(uncertainty.toPrecision(2))));
  const leading = Number((uncertainty / 10 ** exponent).toPrecision(2));
  return leading < 1.95 ? exponent - 1 : exponent;
}

function roundTo(value: number, place: number): number {
  const unit = 10 ** place;
  return place >= 0
    ? Math.round(value / unit) * unit
    : Number(value.toFixed(Math.min(-place, 100)));
}

function formatFixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(Math.min(Math.max(digits, 0), 20));
  const [whole, fraction] = text.split('.') as [string, string | undefined];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, GROUP) : whole;
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** An exponent: −3 → ⁻³. */
export function superscript(exponent: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const text = [...String(Math.abs(exponent))].map((digit) => digits[Number(digit)]).join('');
  return exponent < 0 ? `⁻${text}` : text;
}
