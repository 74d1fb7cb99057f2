import type { Parameter } from '../../parameter.ts';

/** Steps of a slider from end to end. */
export const SLIDER_STEPS = 1000;

/** The part of a parameter's range that its slider covers. */
export interface SliderRange {
  readonly scale: 'linear' | 'logarithmic';
  readonly from: number;
  readonly to: number;
}

/** Batch sizes of deep learning. */
export const BATCH_SIZES: SliderRange = { scale: 'logarithmic', from: 1, to: 64 };

/** A range grown, where it must be, to hold a value. */
export function rangeWith(range: SliderRange, value: number, parameter: Parameter): SliderRange {
  if (!Number.isFinite(value) || (value >= range.from && value <= range.to)) return range;
  if (value < parameter.minimum || value > parameter.maximum) return range;
  if (range.scale === 'linear') {
    return { ...range, from: Math.min(range.from, value), to: Math.max(range.to, value) };
  }
  if (!(value > 0)) return range;
  return {
    ...range,
    from: Math.min(range.from, value / 2),
    to: Math.max(range.to, value * 2),
  };
}

/** Slider position, 0 to SLIDER_STEPS, of a value; values beyond the ends sit at the ends. */
export function positionOf(range: SliderRange, value: number): number {
  const { scale, from, to } = range;
  const share =
    scale === 'linear'
      ? (value - from) / (to - from)
      : Math.log(value / from) / Math.log(to / from);
  return Math.round(SLIDER_STEPS * Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share)));
}

/** The value at a slider position, in as few digits as the slider can tell apart. */
export function valueAt(range: SliderRange, position: number, isInteger: boolean): number {
  const { scale, from, to } = range;
  const share = position / SLIDER_STEPS;
  const exact = scale === 'linear' ? from + share * (to - from) : from * (to / from) ** share;
  if (isInteger) {
    if (scale === 'linear') return Math.round(exact);
    return Number(Math.max(1, exact).toPrecision(2));
  }
  if (scale === 'logarithmic') return Number(exact.toPrecision(2));
  const unit = 10 ** Math.floor(Math.log10((to - from) / 200));
  return Number((Math.round(exact / unit) * unit).toPrecision(6));
}

/** Beyond these sizes a number is thought of by its order of magnitude. */
const ORDINARY = [0.01, 1000] as const;

/** A range for a number of which nothing but its value is known: from zero to twice the value, or a decade to each side. */
export function rangeAround(value: number): SliderRange {
  if (value === 0) return { scale: 'linear', from: -1, to: 1 };
  if (value > 0 && (value < ORDINARY[0] || value > ORDINARY[1])) {
    return { scale: 'logarithmic', from: value / 10, to: value * 10 };
  }
  return { scale: 'linear', from: Math.min(0, 2 * value), to: Math.max(0, 2 * value) };
}

/** How far a range reaches to both sides of its middle: a factor. */
const REACH = 6;

/** Ranges about a middle. The same object for the same middle, so that a slider keeps its range while it is dragged. */
export class MiddleRanges {
  readonly #known = new Map<string, { readonly range: SliderRange; readonly middle: number }>();

  /** The range of a field's slider about a value that suits it. */
  rangeOf(field: string, middle: number): SliderRange {
    const known = this.#known.get(field);
    if (known?.middle === middle) return known.range;
    const range = { scale: 'logarithmic' as const, from: middle / REACH, to: middle * REACH };
    this.#known.set(field, { range, middle });
    return range;
  }
}
