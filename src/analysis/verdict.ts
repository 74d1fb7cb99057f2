/** What measurement, exact answer and laws say of one another, in plain words. Times in t = η · steps. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import type { Comparison } from './comparison.ts';
import { findShare } from './escape-goal.ts';
import type { ExactAnswer, ExactAnswers } from './exact.ts';
import { type ListedLaw, listLaws } from './law-list.ts';
import { findEscapeLaws } from './laws.ts';
import { findStepEffect } from './step-effect.ts';

/** A law beside the exact answer. */
export interface JudgedLaw extends ListedLaw {
  /** Law over exact, where there are both. */
  readonly toExact: number | undefined;
  /** Whether it is further from exact than an asymptotic law may be at this exponent. */
  readonly isBeyondValidity: boolean;
}

/** All that the theory panel says. */
export interface Judgement {
  /** The best exact answer. */
  readonly exact: ExactAnswer | undefined;
  /** The exact answer for infinitely short steps, to which the laws are held; where there is none, the best. */
  readonly continuous: ExactAnswer | undefined;
  /** Measured over exact, where there are both. */
  readonly toExact: number | undefined;
  /** The same for the ends of the measured interval. */
  readonly intervalToExact: readonly [number, number] | undefined;
  readonly laws: readonly JudgedLaw[];
  /** On the measurement and the exact answer: whether they agree, or why that cannot be told. */
  readonly verdict: Verdict;
  /** On the laws: sentences on those that are beyond their validity. */
  readonly remarks: readonly string[];
}

/** A verdict with its sentence. */
export interface Verdict {
  readonly kind: 'waiting' | 'agrees' | 'differs' | 'none';
  readonly sentence: string;
}

/**
 * Standard errors up to which two numbers agree. Sampling noise alone goes beyond in 0.3 % of all cases: rare, yet somebody
 * who watches a run for long will see it once.
 */
const AGREEMENT = 3;
/** A standard error of more than this share of the mean time is too large for "they agree" to say anything. */
const ROUGH = 0.05;
/** ηH from which on steps leave a minimum by themselves. */
const OVERSHOOTING = 2;
/** Half the width of a 95 % interval, in standard errors. */
const HALF_INTERVAL = 1.96;

/**
 * Judges a measurement, and the laws.
 *
 * @param comparison undefined before anything has been measured: the laws are judged all the same
 * @param exact undefined while it is being computed
 */
export function judge(
  prepared: PreparedExperiment,
  comparison: Comparison | undefined,
  exact: ExactAnswers | undefined,
): Judgement {
  const best = exact?.answers[0];
  const { meanTime, interval } = comparison?.mean ?? {};
  const ratio = (time: number | undefined) =>
    best === undefined || time === undefined ? undefined : time / best.value;
  // Laws are about continuous time: they are held to the exact answer in it, where there is one.
  const continuous = exact?.answers.find(({ isDiscrete }) => !isDiscrete) ?? best;
  // Near a saddle they have the length of the steps in them: the chain of these is then what they are held to.
  const overshoot = boundaryEffect(prepared);
  const held = overshoot !== 1 && best?.isDiscrete ? best : continuous;
  const stepless = held?.isDiscrete ? 1 : 1 / overshoot;
  const allowance = allowanceOf(prepared);
  const laws = listLaws(prepared).laws.map((law): JudgedLaw => {
    if (!('value' in law.result) || held === undefined) {
      return { ...law, toExact: undefined, isBeyondValidity: false };
    }
    const toExact = (law.result.value * stepless) / held.value;
    const isBeyondValidity = allowance !== undefined && Math.abs(toExact - 1) > allowance;
    return { ...law, toExact, isBeyondValidity };
  });
  const low = ratio(interval?.[0]);
  const high = ratio(interval?.[1]);
  return {
    exact: best,
    continuous,
    toExact: ratio(meanTime),
    intervalToExact:
      meanTime === undefined || low === undefined || high === undefined ? undefined : [low, high],
    laws,
    verdict: findVerdict(prepared, comparison, exact),
    remarks: laws
      .filter(({ isBeyondValidity }) => isBeyondValidity)
      .map((law) => describeMiss(law, allowance ?? 0)),
  };
}

function findVerdict(
  prepared: PreparedExperiment,
  comparison: Comparison | undefined,
  exact: ExactAnswers | undefined,
): Verdict {
  if (exact === undefined) {
    return { kind: 'waiting', sentence: 'The exact answer is being computed.' };
  }
  const [best] = exact.answers;
  if (best === undefined) {
    return { kind: 'none', sentence: `No exact answer: ${exact.reasons.join(' ')}` };
  }
  const mean = comparison?.mean;
  const reach = stepReach(prepared);
  if (!best.isDiscrete && reach !== undefined && reach > OVERSHOOTING) {
    return {
      kind: 'none',
      sentence: `Steps of ηH = ${sayNumber(reach, 2)} overshoot: the exact answer, for η → 0, is about another process.`,
    };
  }
  if (mean === undefined || mean.state === 'waiting') {
    return {
      kind: 'waiting',
      sentence: 'Nothing has escaped yet to hold against the exact answer.',
    };
  }
  if (mean.state === 'settling') return { kind: 'waiting', sentence: mean.reason };
  return compareTimes(prepared, best, mean.meanTime, mean.interval);
}

function compareTimes(
  prepared: PreparedExperiment,
  best: ExactAnswer,
  meanTime: number,
  interval: readonly [number, number],
): Verdict {
  // The arm of the interval that points to the exact answer: with few escapes they are unequal.
  const arm = best.value > meanTime ? interval[1] - meanTime : meanTime - interval[0];
  const standardError = Math.hypot(arm / HALF_INTERVAL, best.error);
  const errors = Math.abs(meanTime - best.value) / standardError;
  const size = describeDifference(meanTime / best.value);
  const count = `${errors.toFixed(errors < 9.95 ? 1 : 0)} standard errors`;
  if (errors <= AGREEMENT && standardError > ROUGH * meanTime) {
    const sentence = `No difference from exact beyond chance yet: ${size}, ${count}.`;
    return { kind: 'waiting', sentence };
  }
  if (errors <= AGREEMENT) {
    return {
      kind: 'agrees',
      sentence: best.isDiscrete
        ? `Measured and exact agree: ${size}, ${count}.`
        : `Measured and exact agree: ${size}, ${count}; the length of the steps does not show.`,
    };
  }
  const differs = `Measured differs from exact by ${size} (${count})`;
  if (best.isDiscrete) {
    return { kind: 'differs', sentence: `${differs}, for the same steps: more than chance.` };
  }
  if (prepared.experiment.noise.name === 'minibatch') {
    const sentence = `Measured is ${size} from the diffusion of the same covariance (${count}): that is for η → 0 and normal noise.`;
    return { kind: 'differs', sentence };
  }
  const reach = stepReach(prepared);
  const steps = reach === undefined ? 'such steps' : `steps of ηH = ${sayNumber(reach, 2)}`;
  const effect = findStepEffect(prepared);
  if (effect === undefined) {
    // At the same η/B the diffusion is the same, and shorter steps come nearer to it.
    const remedy =
      prepared.experiment.noise.batchSize === undefined ? [] : ['Lower η and B alike.'];
    const sentence =
      reach === undefined
        ? `Measured is ${size} from exact (${count}), which is for η → 0.`
        : `Measured is ${size} from exact (${count}), which is for η → 0; here ηH = ${sayNumber(reach, 2)}.`;
    return { kind: 'differs', sentence: [sentence, ...remedy].join(' ') };
  }
  const expected = describeDifference(Math.exp(effect.shift));
  const left = Math.abs(Math.log(meanTime / best.value) - effect.shift);
  const allowed = effect.uncertainty + (AGREEMENT * standardError) / meanTime;
  return left <= allowed
    ? {
        kind: 'agrees',
        sentence: `Measured is ${size} from exact (${count}), as ${steps} should be: ${expected}.`,
      }
    : { kind: 'differs', sentence: `${differs}; ${steps} account for ${expected} only.` };
}

/** How much longer the laws' times are for a boundary that is looked at only once a step; 1 away from saddles. */
function boundaryEffect(prepared: PreparedExperiment): number {
  const { saddle } = prepared.route;
  if (saddle === undefined || findEscapeLaws(prepared).goal.kind === 'elsewhere') return 1;
  const [steps, continuous] = [findShare(prepared, saddle), findShare(prepared, saddle, 0)];
  if ('reason' in steps || 'reason' in continuous || !(continuous.value > 0)) return 1;
  return steps.value / continuous.value;
}

/** What an asymptotic law may be off by: its next term, of relative order 1 over the exponent. */
function allowanceOf(prepared: PreparedExperiment): number | undefined {
  const exponent = findEscapeLaws(prepared).exponent;
  return exponent === undefined ? undefined : 1 / exponent;
}

function describeMiss(law: JudgedLaw, allowance: number): string {
  const size = describeDifference(law.toExact ?? 1);
  const exponent = sayNumber(1 / allowance, 2);
  const why =
    law.variant === 'published prefactor'
      ? 'as its prefactor has |H_b| where SGD has H_a'
      : `more than the ${sayNumber(100 * allowance, 2)} % of an exponent of ${exponent}`;
  return law.variant === ''
    ? `${law.name}: it is ${size} off, ${why}.`
    : `${law.name}, ${law.variant}: it is ${size} off, ${why}.`;
}

/** "+0.3 %", "−12 %", "a factor of 4.0". */
function describeDifference(ratio: number): string {
  if (ratio >= 2 || ratio <= 0.5) return `a factor of ${sayNumber(Math.max(ratio, 1 / ratio), 2)}`;
  const percent = 100 * (ratio - 1);
  const digits = Math.abs(percent) < 9.95 ? (Math.abs(percent) < 0.095 ? 2 : 1) : 0;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(digits)} %`;
}

/** ηH, the largest. */
function stepReach(prepared: PreparedExperiment): number | undefined {
  const stiffest = stiffestCurvature(prepared);
  return stiffest === undefined ? undefined : prepared.experiment.method.learningRate * stiffest;
}

/** The largest curvature at minimum and saddle: η times it says how long the steps are. */
export function stiffestCurvature({
  route: { minimum, saddle },
}: PreparedExperiment): number | undefined {
  const curvatures = [...(minimum?.eigenvalues ?? []), ...(saddle?.eigenvalues ?? [])].map(
    Math.abs,
  );
  return curvatures.length > 0 ? Math.max(...curvatures) : undefined;
}
