/** Axes of a figure: what they span, where their ticks are and what is written at them. Pure functions. */

import { superscript } from '../../statistics/estimate-text.ts';

/** What an axis spans, in the units of its data. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly isLogarithmic: boolean;
}

/** A tick and what is written at it. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Room between the outermost value and the end of the axis, as a share of the axis: an arrow of a bound fits in. */
const MARGIN = 0.1;

/** Spans at least so much where all values are the same: relative to them, or a factor on a logarithmic axis. */
const LEAST_SPAN = 0.2;

/** Below so large a ratio of its ends a logarithmic axis has ticks at even distances. */
const NARROW = 4;

/** First digits of ticks on a logarithmic axis, the densest first. */
const FACTORS = [[1, 2, 3, 4, 5, 6, 8], [1, 2, 5], [1, 3], [1]];

/** Numbers beyond are written as powers of ten. */
const PLAIN_LOW = 1e-3;
const PLAIN_HIGH = 1e5;

/** Whether a value has a place on the axis at all. */
export function hasPlace(value: number | null, isLogarithmic: boolean): value is number {
  return value !== null && Number.isFinite(value) && (!isLogarithmic || value > 0);
}

/** The axis that shows all of these values; values without a place on it are left out. */
export function fitScale(values: readonly number[], isLogarithmic: boolean): Scale {
  const placed = values.filter((value) => hasPlace(value, isLogarithmic));
  if (placed.length === 0) return { low: isLogarithmic ? 0.1 : 0, high: 1, isLogarithmic };
  const [from, to] = isLogarithmic ? [Math.log, Math.exp] : [identity, identity];
  const least = from(Math.min(...placed));
  const most = from(Math.max(...placed));
  const single = isLogarithmic ? LEAST_SPAN : LEAST_SPAN * Math.abs(least) || LEAST_SPAN;
  const span = most - least || single;
  const middle = (least + most) / 2;
  const half = span * (0.5 + MARGIN);
  return { low: to(middle - half), high: to(middle + half), isLogarithmic };
}

/** Where a value lies on the axis: 0 at its low end, 1 at its high end. */
export function placeOn({ low, high, isLogarithmic }: Scale, value: number): number {
  return isLogarithmic
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/**
 * Ticks at round values.
 *
 * @param most ticks that there is room for; at least 2
 */
export function makeTicks(scale: Scale, most: number): Tick[] {
  const values = tickValues(scale, Math.max(2, most));
  const isPlain = values.every(
    (value) => value === 0 || (Math.abs(value) >= PLAIN_LOW && Math.abs(value) < PLAIN_HIGH),
  );
  const step = Math.min(...values.slice(1).map((value, index) => value - values[index]));
  // The digits that tell a tick from its neighbour; on a logarithmic axis each has its own.
  const unitAt = (value: number) =>
    isEven(scale) && Number.isFinite(step) ? step : Math.abs(value) || 1;
  return values.map((value) => ({
    value,
    label: isPlain ? plainLabel(value, unitAt(value)) : powerLabel(value, unitAt(value)),
  }));
}

/** Whether ticks are at even distances. */
function isEven({ low, high, isLogarithmic }: Scale): boolean {
  return !isLogarithmic || high / low < NARROW;
}

function tickValues(scale: Scale, most: number): number[] {
  const { low, high } = scale;
  if (isEven(scale)) return evenTicks(low, high, most);
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const within = (value: number) => value >= low * 0.999_999 && value <= high * 1.000_001;
  const decades = Math.log10(high / low);
  for (const factors of FACTORS) {
    const values = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .flatMap((exponent) => factors.map((factor) => Number(`${factor}e${exponent}`)))
      .filter(within);
    const gaps = values.slice(1).map((value, index) => Math.log10(value / values[index]));
    const hasRoom = Math.min(...gaps) >= decades / most;
    if (values.length >= 2 && hasRoom) return values;
  }
  const stride = Math.ceil((last - first) / most);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((exponent) => exponent % stride === 0)
    .map((exponent) => Number(`1e${exponent}`))
    .filter(within);
}

/** At multiples of 1, 2 or 5 times a power of ten. */
function evenTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most;
  const power = Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => Number(`${factor}e${power}`)).find((s) => s >= rough)!;
  const first = Math.ceil((low / step) * (1 - 1e-12 * Math.sign(low)));
  const last = Math.floor((high / step) * (1 + 1e-12 * Math.sign(high)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    // 0.3, not 0.30000000000000004; and no −0.
    Number(((first + index) * step || 0).toPrecision(12)),
  );
}

function plainLabel(value: number, unit: number): string {
  return value.toFixed(Math.max(0, -powerOf(unit))).replace('-', '−');
}

/** 10⁻³, 2 × 10⁵, with the digits that the unit needs. */
function powerLabel(value: number, unit: number): string {
  if (value === 0) return '0';
  const power = powerOf(value);
  const mantissa = (value / 10 ** power).toFixed(Math.max(0, power - powerOf(unit)));
  const factor = Number(mantissa) === 1 ? '' : `${mantissa.replace('-', '−')}\u00a0×\u00a0`;
  return `${factor}10${superscript(power)}`;
}

/** The power of ten of the first digit. */
function powerOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)) + 1e-9);
}

function identity(value: number): number {
  return value;
}
