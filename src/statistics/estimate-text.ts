/**
 * Numbers as a reader sees them: rounded to what their error allows, never NaN. Pure functions of doubles; the page and the
 * command line, sweeps and the lecture all write their numbers with these.
 */

const MINUS = '\u2212';
const NOTHING = '–';

/** How digits are set apart. */
export interface NumberStyle {
  /** Between groups of three digits, from five digits on. */
  readonly group: string;
  /** Beside ±, … and ×. */
  readonly space: string;
}

/** For sentences and terminals: digits that can be copied. */
export const PLAIN: NumberStyle = { group: '', space: ' ' };

/** A value beside its uncertainty, as text; all three end at the same digit. */
export interface EstimateText {
  readonly value: string;
  /** "± 0.6", or the interval in brackets where it is too lopsided for one number; '' where there is none to speak of. */
  readonly error: string;
  /** "181.8 … 183.0", "above 57"; '' where the interval is narrower than the digits that anybody reads. */
  readonly interval: string;
}

/** Arms of an interval that differ by more than this share of the longer one are not said as one number. */
const LOPSIDED = 0.25;
/** Nobody reads a seventh digit, whatever a quadrature is good for. */
const MOST_DIGITS = 6;

/**
 * A measured value with its interval, rounded to what the interval allows: 182.417 in [181.8, 183.0] gives 182.4 ± 0.6.
 *
 * The half-width keeps one digit, or two where the first is 1. An interval whose arms differ by more than a quarter
 * is given by its ends, and the shorter arm then decides on the digits, yet on no more than one beyond those of the longer.
 */
export function formatEstimate(
  value: number,
  [low, high]: readonly [number, number],
  style: NumberStyle = PLAIN,
): EstimateText {
  if (!Number.isFinite(value)) return { value: NOTHING, error: '', interval: '' };
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    const interval = formatInterval([low, high], style);
    return { value: formatNumber(value, 2, style), error: '', interval };
  }
  const half = (high - low) / 2;
  if (!(half > 10 ** -MOST_DIGITS * Math.abs(value))) {
    return { value: formatNumber(value, MOST_DIGITS, style), error: '', interval: '' };
  }
  const arms = [value - low, high - value].sort((p, q) => p - q);
  const isLopsided = arms[1] - arms[0] > LOPSIDED * arms[1];
  const place = isLopsided ? placeOfArms(arms) : placeOf(half);
  const write = writerFor(value || high, place, style);
  const interval = write.together(
    (number) => `${number(low)}${style.space}…${style.space}${number(high)}`,
  );
  if (isLopsided) return { value: write.alone(value), error: `[${interval}]`, interval };
  if (write.power === '') {
    return { value: write.alone(value), error: `±${style.space}${write.alone(half)}`, interval };
  }
  const [start, end] = [write.digits(value), write.digits(half)];
  return { value: `(${start}`, error: `±${style.space}${end})${write.power}`, interval };
}

/** The two ends of an interval, with the digits that its width allows: "181.8 … 183.0"; "above 57" where it has no upper end. */
export function formatInterval(
  [low, high]: readonly [number, number],
  style: NumberStyle = PLAIN,
): string {
  if (!Number.isFinite(low)) return NOTHING;
  if (!Number.isFinite(high)) return `above ${formatLow(low, style)}`;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const half = (high - low) / 2;
  // Ends that no reader could tell apart.
  const least = exponentOf(largest) + 1 - MOST_DIGITS;
  const write = writerFor(largest, half > 0 ? Math.max(least, placeOf(half)) : least, style);
  return write.together((number) => `${number(low)}${style.space}…${style.space}${number(high)}`);
}

/** A lower bound, in two digits and never rounded up: 4.19 is at least 4.1. */
export function formatLow(bound: number, style: NumberStyle = PLAIN): string {
  return formatNumber(roundOutwards(bound, Math.floor), 2, style);
}

/** An upper bound, in two digits and never rounded down. */
export function formatHigh(bound: number, style: NumberStyle = PLAIN): string {
  return formatNumber(roundOutwards(bound, Math.ceil), 2, style);
}

/** What is positive and at least so much: "≥ 4.1"; a dash where the bound says nothing. */
export function formatBound(low: number, style: NumberStyle = PLAIN): string {
  return low > 0 ? `≥${style.space}${formatLow(low, style)}` : NOTHING;
}

function roundOutwards(bound: number, round: (value: number) => number): number {
  if (!Number.isFinite(bound) || bound === 0) return bound;
  const digits = 1 - exponentOf(bound);
  // By a power of ten that is a whole number, so that 0.29 stays 0.29: 0.29/0.01 is not 29.
  return digits >= 0
    ? round(Number((bound * 10 ** digits).toPrecision(14))) / 10 ** digits
    : round(Number((bound / 10 ** -digits).toPrecision(14))) * 10 ** -digits;
}

/**
 * A number that is known to within an error, with as many digits as that allows and no more than asked for: 1097.95 known to
 * 0.355 is 1098.0, and 1098 in four digits.
 */
export function formatKnown(
  value: number,
  error: number,
  most = MOST_DIGITS,
  style: NumberStyle = PLAIN,
): string {
  if (!(error > 0) || value === 0) return formatNumber(value, most, style);
  const digits = exponentOf(value) - placeOf(error) + 1;
  return formatNumber(value, Math.min(most, Math.max(1, digits)), style);
}

/** A number to so many significant digits: 0.0123, 12.3, 12300, 1.23 × 10⁷. */
export function formatNumber(value: number, digits = 3, style: NumberStyle = PLAIN): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? `${MINUS}∞` : NOTHING;
  if (value === 0) return '0';
  const [mantissa, power] = value.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (isFar(exponent)) return `${mantissa.replace('-', MINUS)}${powerOfTen(exponent, style)}`;
  return formatFixed(Number(value.toPrecision(digits)), digits - 1 - exponent, style);
}

/** A number with so many digits behind the point. */
export function formatFixed(value: number, digits: number, { group }: NumberStyle = PLAIN): string {
  const text = Math.abs(value).toFixed(Math.min(Math.max(digits, 0), 20));
  const [whole, fraction] = text.split('.') as [string, string | undefined];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** A number for a sentence, with at most so many digits and without trailing noughts: 0.0123, 12.3, 1230, 1.5e−7. */
export function sayNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const rounded = Number(value.toPrecision(digits));
  const isPlain = rounded === 0 || (Math.abs(rounded) >= 1e-3 && Math.abs(rounded) < 1e6);
  const text = isPlain ? String(rounded) : rounded.toExponential().replace('+', '');
  return text.replaceAll('-', MINUS);
}

/** A value with its interval in one piece, for a sentence: "3.014 ± 0.021", "1.8 [0.6 … 12.0]". */
export function sayEstimate(value: number, interval: readonly [number, number]): string {
  const { value: text, error } = formatEstimate(value, interval);
  return error === '' ? text : `${text} ${error}`;
}

/** An exponent: −3 → ⁻³. */
export function superscript(exponent: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const text = [...String(Math.abs(exponent))].map((digit) => digits[Number(digit)]).join('');
  return exponent < 0 ? `⁻${text}` : text;
}

/** Numbers that end at one digit, and share a power of ten where they are very large or small. */
function writerFor(largest: number, place: number, style: NumberStyle) {
  const exponent = exponentOf(largest);
  const power = isFar(exponent) ? powerOfTen(exponent, style) : '';
  const digits = (value: number): string =>
    power === ''
      ? formatFixed(roundTo(value, place), -place, style)
      : formatFixed(value / 10 ** exponent, exponent - place, style);
  const alone = (value: number): string => digits(value) + power;
  const together = (write: (number: (value: number) => string) => string): string =>
    power === '' ? write(digits) : `(${write(digits)})${power}`;
  return { power, digits, alone, together };
}

/** Whether a power of ten is written as such. */
function isFar(exponent: number): boolean {
  return exponent >= 6 || exponent < -4;
}

function powerOfTen(exponent: number, { space }: NumberStyle): string {
  return `${space}×${space}10${superscript(exponent)}`;
}

/** 10's power of the first digit; numbers below 10⁻³⁰⁰ are as good as 0. */
function exponentOf(value: number): number {
  return Math.max(-300, Math.floor(Math.log10(Math.abs(value) || 1)));
}

/** 10's power of the last digit kept of an uncertainty: 0.62 → −1, 0.14 → −2, 23 → 1. */
function placeOf(uncertainty: number): number {
  if (!(uncertainty > 0)) return -MOST_DIGITS;
  const exponent = Math.floor(Math.log10(Number(uncertainty.toPrecision(2))));
  const leading = Number((uncertainty / 10 ** exponent).toPrecision(2));
  return leading < 1.95 ? exponent - 1 : exponent;
}

/** The digit at which a lopsided interval ends, from its arms, the shorter one first: at the end of its range it is 0 and says nothing. */
function placeOfArms([shorter, longer]: readonly number[]): number {
  return shorter > 0 ? Math.max(placeOf(shorter), placeOf(longer) - 1) : placeOf(longer);
}

function roundTo(value: number, place: number): number {
  const unit = 10 ** place;
  return place >= 0
    ? Math.round(value / unit) * unit
    : Number(value.toFixed(Math.min(-place, 100)));
}
