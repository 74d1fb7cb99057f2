/** Escapes and time at risk by age: what a hazard, and whether it is constant, is read from. */

import { normalQuantile } from './normal.ts';
import { binOfStep, lowerEdge } from './step-bins.ts';

/** First passages counted by the bins of `step-bins.ts`; ages in steps since a particle's (last) start. */
export interface CountedAges {
  /** Steps made by every particle. */
  readonly step: number;
  /** Escapes by the age at which they came. */
  readonly events: ArrayLike<number>;
  /** Particles lost, by the age at which they were. */
  readonly diverged: ArrayLike<number>;
  /** Particles still at risk, by their age. */
  readonly atRisk: ArrayLike<number>;
}

/** A life table: one entry for every bin of ages that has been reached. */
export interface EscapeAges {
  /** Completed steps at which bins begin, one more than there are bins: bin j holds the ages above bounds[j] up to bounds[j+1]. */
  readonly bounds: readonly number[];
  /** Escapes in each bin. */
  readonly events: readonly number[];
  /** Steps spent at risk in each bin, over all particles. */
  readonly exposure: readonly number[];
  /** Particles seen at the beginning of each bin. */
  readonly entered: readonly number[];
  /** P(age at escape > bounds[j]), one for each bound. */
  readonly survival: readonly number[];
  /** Age at which an escape of each bin comes, on average. */
  readonly eventAge: readonly number[];
}

/**
 * The life table of what has been counted.
 *
 * Escapes within a bin are taken to be spread evenly over it, and the time at risk within bins is then scaled so that all of
 * it together is what was counted exactly. No bin is wider than 1/32 of its age, so that what is left is below 1e-4 of an
 * exposure. Survival is the actuarial estimate: who is lost from sight within a bin counts half of it; where nobody is it is
 * that of Kaplan and Meier.
 *
 * @param exposure steps spent at risk by all particles, exact
 */
export function tabulateAges(counted: CountedAges, exposure: number): EscapeAges {
  const last = binOfStep(counted.step);
  const binCount = last + 1;
  // A step s ends at age s: the bin of steps from e to f − 1 holds the ages above e − 1 up to f − 1.
  const bounds = Array.from({ length: binCount }, (_, bin) => Math.max(0, lowerEdge(bin) - 1));
  bounds.push(counted.step);
  const lost = Array.from(
    { length: binCount },
    (_, bin) => counted.diverged[bin] + (bin < last ? counted.atRisk[bin] : 0),
  );
  const entered = new Array<number>(binCount).fill(0);
  let seen = counted.atRisk[last];
  for (let bin = last; bin >= 0; bin--) {
    seen += counted.events[bin] + lost[bin];
    entered[bin] = seen;
  }
  const width = (bin: number) => bounds[bin + 1] - bounds[bin];
  const partsOf = (bin: number) => {
    const leaving = counted.events[bin] + lost[bin];
    // Of w steps the ones that are taken are 1 … w, alike.
    return { whole: (entered[bin] - leaving) * width(bin), part: (leaving * (width(bin) + 1)) / 2 };
  };
  let whole = 0;
  let part = 0;
  for (let bin = 1; bin < binCount; bin++) {
    const parts = partsOf(bin);
    whole += parts.whole;
    part += parts.part;
  }
  const scale = part > 0 ? Math.min(2, Math.max(0, (exposure - whole) / part)) : 1;
  const survival = [1];
  const exposures: number[] = [];
  const eventAge: number[] = [];
  for (let bin = 0; bin < binCount; bin++) {
    const parts = partsOf(bin);
    exposures.push(bin === 0 ? 0 : parts.whole + scale * parts.part);
    eventAge.push(bounds[bin] + Math.min(width(bin), (scale * (width(bin) + 1)) / 2));
    const atRisk = entered[bin] - lost[bin] / 2;
    const share = atRisk > 0 ? Math.max(0, 1 - counted.events[bin] / atRisk) : 1;
    survival.push(survival[bin] * share);
  }
  return {
    bounds,
    events: Array.from({ length: binCount }, (_, bin) => counted.events[bin]),
    exposure: exposures,
    entered,
    survival,
    eventAge,
  };
}

/**
 * A hazard that is constant is called changing in at most this share of looks. A look is at a rung of a ladder of ages that is
 * fixed beforehand (`RUNGS_PER_OCTAVE`), and a run of 2³⁰ times its settling time has 60 of them.
 */
export const FALSE_ALARM = 1e-4;

/** Rungs of the ladder to each factor of two in age. */
const RUNGS_PER_OCTAVE = 2;
/** The first rung is no lower than this many steps. */
const LOWEST_RUNG = 16;
/** The hazard must have been watched up to this many times the age from which on it is taken to be constant. */
export const WATCHED = 2;
/** The same for an age for which theory does not speak, as the hazard changed after the one that it gave. */
const WATCHED_ALONE = 8;

/** From which age on escapes come at a constant rate, as far as the data say. */
export type ConstantHazard =
  | {
      readonly kind: 'constant';
      /** Bin of the life table from which on it is constant. */
      readonly from: number;
    }
  /** Not watched long enough to tell; at which age one can. */
  | { readonly kind: 'early'; readonly until: number }
  /** The hazard still changes: escapes per step up to an age, and from it on. */
  | {
      readonly kind: 'changing';
      readonly age: number;
      readonly before: number;
      readonly after: number;
    };

/**
 * Finds the age from which on the hazard is constant in the data, no lower than an age that theory gives.
 *
 * The ladder of ages a_k = a₀ · 2^(k/2) is fixed beforehand. From the lowest rung up, the data between it and the highest rung
 * that has been reached are cut in two at every rung between; the numbers of escapes in both parts are binomial with the
 * shares of the time at risk where the hazard is constant. The largest deviation is held against FALSE_ALARM, shared out over the
 * cuts (Bonferroni), by the signed root of the deviance with Yates' half. A rung from which nothing stands out is it, where it has
 * been passed by a factor of 2 (the first, for which theory speaks) or of 8 (the others).
 *
 * What it can see: a hazard that changes by a factor f about a cut with n escapes on its rarer side is found at about
 * |ln f| √n > 4.5, that is for a factor of 2 from about 40 escapes on. It cannot see a relaxation slower than the run.
 *
 * @param settlingAge a₀, in steps
 */
export function findConstantHazard(ages: EscapeAges, settlingAge: number): ConstantHazard {
  const rungs = climb(ages.bounds, settlingAge);
  const top = rungs.length - 1;
  let first: Extract<ConstantHazard, { kind: 'changing' }> | undefined;
  for (let rung = 0; rung <= top; rung++) {
    const watched = rung === 0 ? WATCHED : WATCHED_ALONE;
    if (ages.bounds[rungs[top]] < watched * ages.bounds[rungs[rung]]) break;
    const change = findChange(ages, rungs.slice(rung));
    if (change === undefined) return { kind: 'constant', from: rungs[rung] };
    first ??= change;
  }
  return first ?? { kind: 'early', until: WATCHED * ages.bounds[rungs[0]] };
}

/** The bins at which the rungs begin that have been reached. */
function climb(bounds: readonly number[], settlingAge: number): number[] {
  const end = bounds[bounds.length - 1];
  const rungs: number[] = [];
  for (let rung = 0; ; rung++) {
    const age =
      rung === 0
        ? settlingAge
        : Math.max(settlingAge, LOWEST_RUNG) * 2 ** (rung / RUNGS_PER_OCTAVE);
    if (age > end && rung > 0) return rungs;
    const bin = bounds.findIndex((bound) => bound >= age);
    // The last bound is that of the present step, a rung only by chance.
    rungs.push(bin < 0 ? bounds.length - 1 : bin);
    if (age > end) return rungs;
  }
}

/** The cut at which the hazard differs most, where that is more than chance. */
function findChange(
  ages: EscapeAges,
  rungs: readonly number[],
): Extract<ConstantHazard, { kind: 'changing' }> | undefined {
  const [from, to] = [rungs[0], rungs[rungs.length - 1]];
  const cuts = rungs.slice(1, -1).filter((bin) => bin > from && bin < to);
  if (cuts.length === 0) return undefined;
  const allowed = -normalQuantile(FALSE_ALARM / (2 * cuts.length));
  let largest = allowed;
  let change: Extract<ConstantHazard, { kind: 'changing' }> | undefined;
  for (const cut of cuts) {
    const early = countBetween(ages, from, cut);
    const late = countBetween(ages, cut, to);
    const deviation = deviate(early, late);
    if (deviation > largest) {
      largest = deviation;
      change = {
        kind: 'changing',
        age: ages.bounds[cut],
        before: early.events / early.exposure,
        after: late.events / late.exposure,
      };
    }
  }
  return change;
}

interface Count {
  readonly events: number;
  readonly exposure: number;
}

/** Escapes and steps at risk in the bins from one up to, not including, another. */
export function countBetween({ events, exposure }: EscapeAges, from: number, to: number): Count {
  let [sumOfEvents, sumOfExposure] = [0, 0];
  for (let bin = from; bin < to; bin++) {
    sumOfEvents += events[bin];
    sumOfExposure += exposure[bin];
  }
  return { events: sumOfEvents, exposure: sumOfExposure };
}

/** How far two counts are from one rate, in standard deviations. */
function deviate(one: Count, other: Count): number {
  const events = one.events + other.events;
  const exposure = one.exposure + other.exposure;
  if (!(events > 0 && one.exposure > 0 && other.exposure > 0)) return 0;
  const expected = (events * one.exposure) / exposure;
  const off = Math.max(0, Math.abs(one.events - expected) - 0.5);
  const shifted = expected + Math.sign(one.events - expected) * off;
  const term = (count: number, mean: number) => (count > 0 ? count * Math.log(count / mean) : 0);
  const deviance = term(shifted, expected) + term(events - shifted, events - expected);
  return Math.sqrt(2 * Math.max(0, deviance));
}
