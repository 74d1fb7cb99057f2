/** The points of a figure: rows of a sweep turned into x, y and their errors, with theory beside them. */

import { fitLine, type LineFit } from '../statistics/line-fit.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { type PointRow, stateOf } from './row.ts';
import type { Figure, Sweep } from './sweep.ts';
import { createAxis, type MeasuredSymbol, measuredSymbolOf } from './symbols.ts';

/** One point of a figure. */
export interface FigurePoint {
  /** Its row's place in the table. */
  readonly point: number;
  readonly x: number;
  /** Null where there is but a bound. */
  readonly y: number | null;
  /** 95 % interval of y; an end that is null is infinite. */
  readonly interval: readonly [low: number | null, high: number | null];
  /** Standard deviation of y; null where there is but a bound. */
  readonly deviation: number | null;
  /** y of the exact answer and of the law; null where there is none. */
  readonly exact: number | null;
  readonly law: number | null;
  /** Whether it counts in fits: bounds and points of too few escapes do not. */
  readonly isFitted: boolean;
}

/** Fits of the same points over one function of what was varied. */
export interface FigureFit {
  /** Formula of the abscissa. */
  readonly x: string;
  readonly measured: LineFit;
  /** Through the exact answers, and through the law's, at the same points with the same weights; null where any is missing. */
  readonly exact: LineFit | null;
  readonly law: LineFit | null;
}

/** One series of a figure. */
export interface FigureSeries {
  readonly label: string;
  /** Formula of the ordinate. */
  readonly y: string;
  readonly points: readonly FigurePoint[];
  /** Whether all exact answers that there are hold for these very steps; else some are those of continuous time. */
  readonly isExactDiscrete: boolean;
  /** Over figure.x, or over each candidate; empty where fewer than three points allow it. */
  readonly fits: readonly FigureFit[];
}

/** Below so many escapes the logarithm of a mean time is skewed, and its error as uncertain as it is large. */
const FEWEST_EVENTS = 20;

/** Fewer points say nothing of a line. */
const FEWEST_POINTS = 3;

const Z = normalQuantile(0.975);

/** The series of a sweep's figure, from the rows that there are. */
export function drawSeries(
  sweep: Sweep,
  figure: Figure,
  rows: readonly PointRow[],
): FigureSeries[] {
  return sweep.series.map(({ label, y = figure.y }) => {
    const own = rows.filter((row) => row.series === label);
    const points = own.map((row) => drawPoint(figure, y, row));
    const { claim } = figure;
    const abscissas =
      claim.kind === 'better-line'
        ? claim.candidates
        : claim.kind === 'line'
          ? [figure.logarithmicX ? `log(${figure.x})` : figure.x]
          : [];
    const fits = abscissas.flatMap((x) => fitOver(x, own, points) ?? []);
    const isExactDiscrete = own.every(
      ({ escapes, occupancy }) => escapes?.isExactDiscrete !== false && occupancy === undefined,
    );
    return { label, y, points, isExactDiscrete, fits };
  });
}

function drawPoint({ x, claim }: Figure, y: string, row: PointRow): FigurePoint {
  const abscissa = createAxis(x);
  const ordinate = createAxis(y);
  const symbol = measuredSymbolOf(y);
  const at = (value: number | null): number | null => {
    if (symbol === undefined || value === null) return null;
    return finite(ordinate(row, { [symbol]: value }));
  };
  const law = claim.kind === 'line' ? claim.law : undefined;
  const { value, low, high, exact } = readMeasured(row, symbol);
  const ends = [at(low), at(high)] as const;
  // Where y falls with what is measured, the ends change places.
  const isRising =
    symbol === undefined || ordinate(row, { [symbol]: 2 }) >= ordinate(row, { [symbol]: 1 });
  const interval = isRising ? ends : ([ends[1], ends[0]] as const);
  const [from, to] = interval;
  const height = at(value);
  const deviation =
    height !== null && from !== null && to !== null && to > from ? (to - from) / (2 * Z) : null;
  const { escapes } = row;
  const events = escapes?.settled?.events ?? escapes?.events ?? Number.POSITIVE_INFINITY;
  return {
    point: row.point,
    x: abscissa(row),
    y: height,
    interval,
    deviation,
    exact: at(exact),
    law: law === undefined ? null : at(lawOf(row, law)),
    isFitted: deviation !== null && events >= FEWEST_EVENTS,
  };
}

/** A measured value with its 95 % interval and its exact answer. */
function readMeasured(
  { escapes, occupancy, displacement }: PointRow,
  symbol: MeasuredSymbol | undefined,
): {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: number | null;
} {
  if (symbol === 'tau' && escapes !== undefined) {
    const [low, high] = escapes.meanEscapeTimeInterval95;
    const isMeasured = stateOf(escapes) === 'measured';
    return {
      value: isMeasured ? escapes.meanEscapeTime : null,
      low,
      high: isMeasured ? high : null,
      exact: escapes.theory.exact?.value ?? null,
    };
  }
  if (symbol === 'share' && occupancy !== undefined && occupancy.shares.length > 0) {
    const [low, high] = occupancy.intervals[0];
    return { value: occupancy.shares[0], low, high, exact: occupancy.exact?.[0] ?? null };
  }
  if ((symbol === 'squareX' || symbol === 'squareY') && displacement !== undefined) {
    const axis = symbol === 'squareX' ? 0 : 1;
    const value = displacement.meanSquare[axis];
    const half = Z * displacement.standardErrors[axis];
    const exact = displacement.exact?.[axis] ?? null;
    return { value, low: value - half, high: value + half, exact };
  }
  return { value: null, low: null, high: null, exact: null };
}

function lawOf({ escapes }: PointRow, law: string): number | null {
  const value = escapes?.theory[law as keyof typeof escapes.theory];
  return typeof value === 'number' ? value : null;
}

function fitOver(
  formula: string,
  rows: readonly PointRow[],
  points: readonly FigurePoint[],
): FigureFit | undefined {
  const axis = createAxis(formula);
  const fitted = points.flatMap((point, place) => {
    const { y, deviation, isFitted, exact, law } = point;
    if (!isFitted || y === null || deviation === null) return [];
    return [{ x: axis(rows[place]), y, deviation, exact, law }];
  });
  const abscissas = new Set(fitted.map(({ x }) => x));
  if (abscissas.size < FEWEST_POINTS || [...abscissas].some((x) => !Number.isFinite(x))) {
    return undefined;
  }
  const through = (answer: 'exact' | 'law'): LineFit | null => {
    const known = fitted.flatMap((point) => {
      const y = point[answer];
      return y === null ? [] : [{ ...point, y }];
    });
    return known.length === fitted.length ? fitLine(known) : null;
  };
  return {
    x: formula,
    measured: fitLine(fitted),
    exact: through('exact'),
    law: through('law'),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
