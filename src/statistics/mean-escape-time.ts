import { countBetween, type EscapeAges } from './escape-ages.ts';
import { estimateEscapeRate } from './escape-rate.ts';
import { gammaQuantile } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** The mean first-passage time with its 95 % interval, in the unit of the life table: steps. */
export interface MeanEscapeTime {
  readonly meanTime: number;
  readonly interval: readonly [low: number, high: number];
  /** The events and the exposure behind the constant rate: those after the transient, or all. */
  readonly events: number;
  readonly exposure: number;
}

/** Standard deviations in half of 95 %. */
const Z = normalQuantile(0.975);

/** The spread of so few times is hardly known: it is averaged with that of an exponential law, counted as so many times. */
const PRIOR_TIMES = 10;

/**
 * The mean first-passage time where all particles have escaped: the plain mean, which supposes nothing about how escapes
 * are spread in time.
 *
 * Its interval comes from the times' own spread: with n times of mean m and coefficient of variation c, n m/(c²τ) is taken for
 * a gamma variable of shape n/c². For exponential times (c = 1) that is exact (Epstein & Sobel, J. Am. Stat. Assoc. 48 (1953)
 * 486), for others it has the right variance and nearly the right skewness.
 */
export function estimateCompleteMean(ages: EscapeAges): MeanEscapeTime {
  const { events, eventAge } = ages;
  const all = countBetween(ages, 0, events.length);
  const meanTime = all.exposure / all.events;
  let squares = 0;
  events.forEach((count, bin) => {
    squares += count * (eventAge[bin] - meanTime) ** 2;
  });
  const own = squares / Math.max(1, all.events - 1) / meanTime ** 2;
  const variation = (all.events * own + PRIOR_TIMES) / (all.events + PRIOR_TIMES);
  // Times all alike are known to the step.
  const shape = Math.min(all.events / variation, 1e9);
  return {
    meanTime,
    interval: [
      (meanTime * shape) / gammaQuantile(shape, 0.025, 'upper'),
      (meanTime * shape) / gammaQuantile(shape, 0.025, 'lower'),
    ],
    ...all,
  };
}

/**
 * The mean first-passage time of particles some of which have not escaped yet, where the hazard is constant from an age on.
 *
 * Until that age t_c times count as they are; afterwards escapes come at the constant rate events/exposure (docs/theory.md §4.8):
 *   τ = E min(T, t_c) + S(t_c) · exposure_after/events_after.
 * Leaving the transient out of account would make τ too long by (delay) · (still at risk)/events: without bound for a large ensemble
 * that is watched for a short time. Ages count since a particle's last start, so that it makes no difference whether
 * particles start again after an escape.
 *
 * The interval joins the exact gamma interval of the later rate (fixed exposure, which contains that of a run stopped at a
 * number of escapes) with the spread of the earlier part, that of min(T, t_c) + [T > t_c]·τ_after, over as many particles as
 * were seen.
 *
 * @param from the bin of the life table with which t_c begins
 * @returns undefined before the first escape after t_c
 */
export function estimateMeanEscapeTime(ages: EscapeAges, from: number): MeanEscapeTime | undefined {
  const { events, exposure } = countBetween(ages, from, ages.events.length);
  if (!(events > 0 && exposure > 0)) return undefined;
  const tail = exposure / events;
  const early = restrictMean(ages, from, tail);
  const { meanTimeInterval } = estimateEscapeRate({ events, exposure });
  const reach = (end: number) => Math.hypot(early.survival * (end - tail), Z * early.error);
  const meanTime = early.mean + early.survival * tail;
  const [below, above] = [reach(meanTimeInterval[0]), reach(meanTimeInterval[1])];
  return {
    meanTime,
    interval: [Math.max(0, meanTime - below), meanTime + above],
    events,
    exposure,
  };
}

/**
 * What the mean first-passage time exceeds, with 97.5 % confidence, whatever comes after the ages that have been seen.
 *
 * τ ≥ E min(T, t), which is measured. Without any escape among n, S(t) ≥ 0.025^(1/n), and τ ≥ t·S(t).
 *
 * @param from the bin from which on the hazard is known to be constant: then what is still to come counts too, τ ≥ E min(T, t_c) +
 *   S(t_c)·exposure_after/3.69 without an escape since (e^(−3.69) = 2.5 %)
 */
export function boundMeanEscapeTime(ages: EscapeAges, from?: number): number {
  const binCount = ages.events.length;
  const end = ages.bounds[binCount];
  const [count] = ages.entered;
  if (!(count > 0 && end > 0)) return 0;
  const all = countBetween(ages, 0, binCount);
  const { mean, error } = restrictMean(ages, binCount, 0);
  const seen = all.events === 0 ? mean * 0.025 ** (1 / count) : Math.max(0, mean - Z * error);
  if (from === undefined) return seen;
  const after = countBetween(ages, from, binCount);
  if (!(after.exposure > 0)) return seen;
  const early = restrictMean(ages, from, 0);
  const least = 1 / estimateEscapeRate(after).interval[1];
  const start = Math.max(0, early.mean - Z * early.error);
  return Math.max(seen, start + early.survival * least);
}

/** E min(T, t_c), S(t_c), and the standard error of E min(T, t_c) + S(t_c)·tail where `tail` is known. */
function restrictMean(ages: EscapeAges, from: number, tail: number) {
  const { bounds, survival, eventAge, entered } = ages;
  const end = bounds[from];
  const after = survival[from];
  let mean = after * end;
  let squares = after * (end + tail) ** 2;
  for (let bin = 0; bin < from; bin++) {
    const share = survival[bin] - survival[bin + 1];
    mean += share * eventAge[bin];
    squares += share * eventAge[bin] ** 2;
  }
  const variance = Math.max(0, squares - (mean + after * tail) ** 2);
  // As many particles as have been followed from their start; who is too young to tell counts by the share that is seen.
  const last = Math.max(0, Math.min(from, entered.length) - 1);
  const followed = survival[last] > 0 ? entered[last] / survival[last] : entered[0];
  return { mean, survival: after, error: Math.sqrt(variance / Math.max(1, followed)) };
}
