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
 * The interval joins the exact gamma interval of the later rate (fixed exposure, which contains that of a run stopped at a
 * number of escapes) with the spread of the earlier part, that of min(T, t_c) + [T > t_c]·τ_after. With e the mean of the
 * times below t_c, its variance is S(1−S)(t_c + τ_after − e)² plus 1−S times that of the times below t_c, which is at most
 * e(t_c − e) (Bhatia & Davis, Am. Math. Mon. 107 (2000) 353).
 *
 * Where all have escaped it is the gamma interval of all times (exact if they are exponential) or the joined one,
 * whichever is wider: where many leave at once and the others late, as from a start at the saddle, times spread more than
 * exponential ones. There the times below t_c are taken to spread by no more than their mean.
 *
 * With particles that start again (`isRenewed`), events/exposure after t_c is 1/τ itself, by the renewal theorem. Its
 * interval is exact for exponential times, too wide where times spread less and too narrow where they spread more.
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
    const { meanTimeInterval } = estimateEscapeRate(all, 0.95, 'fixed-events');
    const meanTime = all.exposure / all.events;
    const joined =
      events > 0 ? joinArms(early, { events, exposure }, settlingTime, true) : ([0, 0] as const);
    const below = Math.max(meanTime - meanTimeInterval[0], joined[0]);
    const above = Math.max(meanTimeInterval[1] - meanTime, joined[1]);
    return { meanTime, interval: [Math.max(0, meanTime - below), meanTime + above], ...all };
  }
  if (!(events > 0 && exposure > 0)) return undefined;
  const tail = exposure / events;
  if (isRenewed) {
    const { meanTimeInterval } = estimateEscapeRate({ events, exposure });
    return { meanTime: tail, interval: meanTimeInterval, events, exposure };
  }
  const particles = early.events + early.atRisk;
  const meanTime = early.exposure / particles + (early.atRisk / particles) * tail;
  const [below, above] = joinArms(early, { events, exposure }, settlingTime, false);
  return {
    meanTime,
    interval: [Math.max(0, meanTime - below), meanTime + above],
    events,
    exposure,
  };
}

/** How far the joined interval reaches below the mean time and above it. */
function joinArms(
  early: EscapeCount,
  after: { readonly events: number; readonly exposure: number },
  settlingTime: number,
  isComplete: boolean,
): readonly [below: number, above: number] {
  const particles = early.events + early.atRisk;
  const survival = early.atRisk / particles;
  const tail = after.exposure / after.events;
  const rule = isComplete ? 'fixed-events' : 'fixed-exposure';
  const { meanTimeInterval } = estimateEscapeRate(after, 0.95, rule);
  // Particles that diverged count in the exposure: e is kept within its bounds.
  const sum = early.exposure - early.atRisk * settlingTime;
  const mean = early.events > 0 ? Math.min(Math.max(sum / early.events, 0), settlingTime) : 0;
  const bound = mean * (settlingTime - mean);
  const within = isComplete ? Math.min(bound, mean ** 2) : bound;
  const variance =
    (survival * (1 - survival) * (settlingTime + tail - mean) ** 2 + (1 - survival) * within) /
    particles;
  const [low, high] = meanTimeInterval;
  const reach = (end: number) => Math.hypot(survival * (end - tail), Z * Math.sqrt(variance));
  return [reach(low), reach(high)];
}
