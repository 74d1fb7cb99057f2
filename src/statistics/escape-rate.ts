import { gammaQuantile } from './gamma.ts';

/** What was counted in a run. */
export interface EscapeCounts {
  /** Number of escapes seen. */
  readonly events: number;
  /** Time spent at risk, summed over all particles, escaped or not: t = η · steps. */
  readonly exposure: number;
}

/** A rate and its inverse, each with a confidence interval. */
export interface EscapeRateEstimate {
  /** Escapes per unit time, events/exposure. */
  readonly rate: number;
  readonly interval: readonly [low: number, high: number];
  /** Mean escape time, exposure/events; undefined before the first escape. */
  readonly meanTime: number | undefined;
  /** The upper end is Infinity before the first escape. */
  readonly meanTimeInterval: readonly [low: number, high: number];
}

/**
 * What ended the run: a time or step limit fixed beforehand, or the arrival of a number of escapes fixed beforehand
 * (then the exposure is counted up to that very escape).
 */
export type StoppingRule = 'fixed-exposure' | 'fixed-events';

/**
 * The escape rate with its exact interval, per unit of t = η · steps.
 *
 * Never-escaped particles count through their exposure, so censoring needs no correction. With n events in exposure E
 * and Γ_q(a, p) the gamma quantile, the rate lies in
 * - fixed exposure: [Γ_q(n, α/2), Γ_q(n+1, 1−α/2)] / E. n is Poisson; the interval covers at least the stated
 *   confidence, more where n is small (Garwood, Biometrika 28 (1936) 437).
 * - fixed events: [Γ_q(n, α/2), Γ_q(n, 1−α/2)] / E, that is 2n·mean/τ ~ χ²₂ₙ; it covers exactly the stated confidence
 *   (Epstein & Sobel, J. Am. Stat. Assoc. 48 (1953) 486). Use it where all particles have escaped, too.
 * The fixed-exposure interval contains the other one: it stays valid (a little wide) for a run that was stopped at
 * the end of the batch of steps in which the last wanted event fell.
 *
 * Both take escapes to come at a constant rate. That holds after the quasi-stationary transient: leave out events and
 * exposure before t ≈ 7/(λ₂ − λ₁), or expect an error of the order of (transient / mean time). Steps being discrete
 * adds a relative error of the order of η·rate to the width, none to the rate.
 */
export function estimateEscapeRate(
  counts: EscapeCounts,
  confidence = 0.95,
  stopping: StoppingRule = 'fixed-exposure',
): EscapeRateEstimate {
  const { events, exposure } = counts;
  if (!(Number.isInteger(events) && events >= 0)) {
    throw new RangeError(`events must be a whole number, at least 0; got ${events}.`);
  }
  if (!(exposure > 0 && Number.isFinite(exposure))) {
    throw new RangeError(`exposure must be positive and finite; got ${exposure}.`);
  }
  if (stopping === 'fixed-events' && events === 0) {
    throw new RangeError('events must be at least 1 where their number was fixed beforehand.');
  }
  const [low, high] = meanCountInterval(events, confidence, stopping);
  return {
    rate: events / exposure,
    interval: [low / exposure, high / exposure],
    meanTime: events === 0 ? undefined : exposure / events,
    meanTimeInterval: [exposure / high, exposure / low],
  };
}

/**
 * The number of escapes after which the interval of `estimateEscapeRate` is at most ± `relativeError` wide (half its
 * full width, relative to the rate).
 *
 * The relative width depends on the number of events alone, so the rule "stop when the interval is narrow enough" is
 * the rule "stop at this number of escapes", fixed before the run: inverse sampling, and looking at the interval
 * while it runs biases nothing.
 *
 * @param relativeError from 1e-4 (about 4e8 escapes) to 1
 */
export function eventsForRelativeError(relativeError: number, confidence = 0.95): number {
  if (!(relativeError >= 1e-4 && relativeError <= 1)) {
    throw new RangeError(`relativeError must lie between 1e-4 and 1; got ${relativeError}.`);
  }
  const isEnough = (events: number) => {
    const [low, high] = meanCountInterval(events, confidence, 'fixed-exposure');
    return high - low <= 2 * relativeError * events;
  };
  let enough = 1;
  while (!isEnough(enough)) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

function meanCountInterval(
  events: number,
  confidence: number,
  stopping: StoppingRule,
): readonly [number, number] {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie strictly between 0 and 1; got ${confidence}.`);
  }
  const tail = (1 - confidence) / 2;
  const low = events === 0 ? 0 : gammaQuantile(events, tail);
  const high = gammaQuantile(stopping === 'fixed-events' ? events : events + 1, tail, 'upper');
  return [low, high];
}
