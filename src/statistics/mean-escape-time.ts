import { estimateEscapeRate } from './escape-rate.ts';

/** What has been counted up to some moment. */
export interface EscapeCount {
  readonly events: number;
  /** Time spent at risk, summed over all particles: t = η · steps. */
  readonly exposure: number;
  /** Particles whose escape is still awaited. */
  readonly atRisk: number;
}

/** The mean first-passage time with its 95 % interval. */
export interface MeanEscapeTime {
  readonly meanTime: number;
  readonly interval: readonly [low: number, high: number];
  /** The events and the exposure behind the constant rate: those after the transient, or all. */
  readonly events: number;
  readonly exposure: number;
}

/** Standard deviations in 95 %. */
const Z = 1.959964;

/**
 * The mean first-passage time of particles that started together, some of which may not have escaped yet.
 *
 * Until t_c, the end of the transient, the times count as they are; afterwards escapes come at a constant rate, which is
 * events/exposure from t_c on (theory.md §4.8):
 *   τ = E min(T, t_c) + S(t_c) · exposure_after/events_after.
 * Where all have escaped this is the plain mean, with t_c = 0 it is exposure/events. Leaving the transient out of account
 * would make τ too long by (delay) · (still at risk)/events: without bound for a large ensemble that is watched for a short time.
 *
 * The interval joins the exact gamma interval of the later rate (fixed events where all have escaped, else fixed
 * exposure, which contains that of a run stopped at a number of escapes) with a bound on the spread of the earlier part:
 * min(T, t_c) + [T > t_c]·τ_after has a variance of at most S(1−S)(t_c + τ_after)² + (1−S)t_c²/4.
 *
 * With particles that start again (`isRenewed`), events/exposure after t_c is 1/τ itself, by the renewal theorem.
 *
 * @param early the counts at t_c; zeros and everybody at risk where there was no transient
 * @param late the counts at the end
 * @param settlingTime t_c
 */
export function estimateMeanEscapeTime(
  early: EscapeCount,
  late: EscapeCount,
  settlingTime: number,
  isRenewed = false,
): MeanEscapeTime | undefined {
  if (late.events === 0) return undefined;
  const isComplete = !isRenewed && late.atRisk === 0;
  const events = late.events - early.events;
  const exposure = late.exposure - early.exposure;
  if (isComplete) {
    const all = { events: late.events, exposure: late.exposure };
    const estimate = estimateEscapeRate(all, 0.95, 'fixed-events');
    return { meanTime: all.exposure / all.events, interval: estimate.meanTimeInterval, ...all };
  }
  if (!(events > 0 && exposure > 0)) return undefined;
  const { meanTimeInterval } = estimateEscapeRate({ events, exposure });
  const tail = exposure / events;
  if (isRenewed) return { meanTime: tail, interval: meanTimeInterval, events, exposure };
  const particles = early.events + early.atRisk;
  const survival = early.atRisk / particles;
  const meanTime = early.exposure / particles + survival * tail;
  const variance =
    (survival * (1 - survival) * (settlingTime + tail) ** 2 +
      ((1 - survival) * settlingTime ** 2) / 4) /
    particles;
  const [below, above] = meanTimeInterval.map((end) =>
    Math.hypot(survival * (end - tail), Z * Math.sqrt(variance)),
  );
  return {
    meanTime,
    interval: [Math.max(0, meanTime - below), meanTime + above],
    events,
    exposure,
  };
}
