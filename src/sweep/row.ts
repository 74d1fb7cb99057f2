import type { EscapeReading } from '../analysis/escape-reading.ts';
import type { Ending } from '../analysis/measure-escape.ts';
import type { Theory } from '../analysis/theory.ts';
import type { Point } from '../landscapes/geometry.ts';

/**
 * The result of one point, as plain JSON: a line of `points.jsonl`. Nothing in it depends on when or how fast it was computed, so
 * that a sweep which was interrupted ends in the same bytes as one which was not.
 */
export interface PointRow {
  /** Place in the table, from 0. */
  readonly point: number;
  readonly series: string;
  readonly varied: Readonly<Record<string, number>>;
  readonly settings: PointSettings;
  readonly seed: number;
  readonly particles: number;
  readonly steps: number;
  readonly ended: Ending;
  readonly diverged: number;
  readonly escapes?: EscapeRow;
  readonly occupancy?: OccupancyRow;
  readonly displacement?: DisplacementRow;
  readonly warnings: readonly string[];
}

/** What figures are drawn against. */
export interface PointSettings {
  readonly learningRate: number;
  readonly batchSize: number | null;
  readonly temperature: number | null;
  readonly sharpness: number;
  /** Largest curvature at the minimum; null where there is none. */
  readonly curvature: number | null;
  /** Parameters of the landscape. */
  readonly landscape: Readonly<Record<string, number>>;
}

/** 95 %; an end that is null is infinite. */
export type Interval = readonly [low: number | null, high: number | null];

/** Escapes of a point. Times in t = η · steps. */
export interface EscapeRow {
  /** With `restart` particles escape again and again. */
  readonly afterEscape: 'stop' | 'restart';
  readonly events: number;
  readonly exposure: number;
  readonly censored: number;
  /** The part of the counts from which the constant rate comes; null where every particle has escaped. */
  readonly settled: {
    readonly after: number;
    readonly events: number;
    readonly exposure: number;
  } | null;
  /** How far the mean is known; rows of earlier versions do not say, and are what `isBound` says. */
  readonly state?: EscapeReading['state'];
  readonly meanEscapeTime: number | null;
  readonly meanEscapeTimeInterval95: Interval;
  readonly rate: number | null;
  readonly rateInterval95: Interval;
  /** Whether there is but a bound: the mean is waiting or settling. */
  readonly isBound: boolean;
  readonly theory: Theory;
  /** Whether the exact answer is that of these very steps; false for one in continuous time; null where there is none. */
  readonly isExactDiscrete: boolean | null;
}

/** Shares of the wells after so many steps. */
export interface OccupancyRow {
  /** The start's own first. */
  readonly wells: readonly Point[];
  readonly shares: readonly number[];
  readonly intervals: readonly (readonly [low: number, high: number])[];
  /** Shares of the stationary density in continuous time; null where no solver applies. */
  readonly exact: readonly number[] | null;
}

/** How far particles got from the start, position squared. */
export interface DisplacementRow {
  readonly meanSquare: Point;
  readonly standardErrors: Point;
  /** Of the discrete rule on the quadratic approximation at the start; null where that does not apply. */
  readonly exact: Point | null;
}

/** How far the mean of a row is known; of one that an earlier version has written, as far as that said. */
export function stateOf({ state, isBound, events }: EscapeRow): EscapeReading['state'] {
  return state ?? (!isBound ? 'measured' : events > 0 ? 'settling' : 'waiting');
}
