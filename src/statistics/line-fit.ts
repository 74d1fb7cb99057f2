import { incompleteGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** A measured value y at x with the standard deviation of y. */
export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  /** Standard deviation of y, known beforehand; > 0. */
  readonly deviation: number;
}

/** A straight line y = intercept + slope·x through measured values. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  readonly slopeInterval: readonly [low: number, high: number];
  readonly interceptInterval: readonly [low: number, high: number];
  /** Weighted mean of x, about which slope and height are independent. */
  readonly center: number;
  /** Standard deviations of the slope and of the line's height at `center`. */
  readonly slopeDeviation: number;
  readonly centerDeviation: number;
  /** Σ ((y − line)/deviation)². */
  readonly chiSquare: number;
  /** Points less 2. */
  readonly degreesOfFreedom: number;
  /** Probability of a χ² at least as large where the line is right; 1 for two points. */
  readonly probability: number;
  /** Share of the weighted variance of y that the line explains. */
  readonly rSquared: number;
  readonly confidence: number;
}

/**
 * Weighted least squares of a straight line.
 *
 * The deviations are taken as known, so that the intervals are normal ones and say nothing of how well a line fits: χ² does.
 * Source: any text; formulas about the weighted mean, where they lose no digits.
 *
 * @param points at least two different x
 */
export function fitLine(points: readonly WeightedPoint[], confidence = 0.95): LineFit {
  for (const { x, y, deviation } of points) {
    if (Number.isFinite(x) && Number.isFinite(y) && deviation > 0) continue;
    throw new RangeError(
      `points must be finite with a positive deviation; got x = ${x}, y = ${y} ± ${deviation}.`,
    );
  }
  const sum = (term: (point: WeightedPoint, weight: number) => number): number =>
    points.reduce((total, point) => total + term(point, 1 / point.deviation ** 2), 0);
  const weight = sum((_, w) => w);
  const center = sum(({ x }, w) => w * x) / weight;
  const height = sum(({ y }, w) => w * y) / weight;
  const spread = sum(({ x }, w) => w * (x - center) ** 2);
  if (!(spread > 0)) throw new RangeError('points must have at least two different x.');
  const slope = sum(({ x, y }, w) => w * (x - center) * (y - height)) / spread;
  const chiSquare = sum(({ x, y }, w) => w * (y - height - slope * (x - center)) ** 2);
  const total = sum(({ y }, w) => w * (y - height) ** 2);
  const degreesOfFreedom = points.length - 2;
  const slopeDeviation = 1 / Math.sqrt(spread);
  const centerDeviation = 1 / Math.sqrt(weight);
  const intercept = height - slope * center;
  const z = normalQuantile((1 + confidence) / 2);
  const around = (value: number, deviation: number): readonly [number, number] => [
    value - z * deviation,
    value + z * deviation,
  ];
  return {
    slope,
    intercept,
    slopeInterval: around(slope, slopeDeviation),
    interceptInterval: around(intercept, Math.hypot(centerDeviation, slopeDeviation * center)),
    center,
    slopeDeviation,
    centerDeviation,
    chiSquare,
    degreesOfFreedom,
    probability:
      degreesOfFreedom === 0 ? 1 : incompleteGamma(degreesOfFreedom / 2, chiSquare / 2).upper,
    rSquared: total > 0 ? 1 - chiSquare / total : 1,
    confidence,
  };
}

/** The line at x, with the interval in which its true height lies. */
export function predictLine(
  fit: LineFit,
  x: number,
): { readonly y: number; readonly interval: readonly [low: number, high: number] } {
  const y = fit.intercept + fit.slope * x;
  const deviation = Math.hypot(fit.centerDeviation, fit.slopeDeviation * (x - fit.center));
  const half = normalQuantile((1 + fit.confidence) / 2) * deviation;
  return { y, interval: [y - half, y + half] };
}

/**
 * How much likelier the data are under the best of several lines than under another.
 *
 * All have two parameters, so that the difference of Akaike's criterion is that of χ²: the likelihood ratio is e^(Δχ²/2).
 *
 * @param fits of the same y with the same deviations, over different functions of what was varied
 * @returns the place of the best, and for each its χ² above the best's
 */
export function compareLines(fits: readonly LineFit[]): {
  readonly best: number;
  readonly excess: readonly number[];
} {
  const least = Math.min(...fits.map(({ chiSquare }) => chiSquare));
  const excess = fits.map(({ chiSquare }) => chiSquare - least);
  return { best: excess.indexOf(0), excess };
}
