/** What measurement, exact answer and laws say of one another, in plain words. Times in t = η · steps. */

import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { ComparedLaw, Comparison } from './comparison.ts';
import type { ExactAnswer, ExactAnswers } from './exact.ts';
import { findEscapeLaws } from './laws.ts';

/** A law beside the exact answer. */
export interface JudgedLaw extends ComparedLaw {
  /** Law over exact, where there are both. */
  readonly toExact: number | undefined;
  /** Whether it is further from exact than an asymptotic law may be at this exponent. */
  readonly isBeyondValidity: boolean;
}

/** All that the theory panel says. */
export interface Judgement {
  /** The best exact answer. */
  readonly exact: ExactAnswer | undefined;
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
/** Half the width of a 95 % interval, in standard errors. */
const HALF_INTERVAL = 1.96;

/**
 * Judges a measurement.
 *
 * @param exact undefined while it is being computed
 */
export function judge(
  prepared: PreparedExperiment,
  comparison: Comparison | undefined,
  exact: ExactAnswers | undefined,
): Judgement {
  const best = exact?.answers[0];
  const { meanTime, interval } = comparison ?? {};
  const ratio = (time: number | undefined) =>
    best === undefined || time === undefined ? undefined : time / best.value;
  // Laws are about continuous time: they are held to the exact answer in it, where there is one.
  const continuous = exact?.answers.find(({ isDiscrete }) => !isDiscrete) ?? best;
  const allowance = allowanceOf(prepared);
  const laws = (comparison?.laws ?? []).map((law): JudgedLaw => {
    if (!('value' in law.result) || continuous === undefined) {
      return { ...law, toExact: undefined, isBeyondValidity: false };
    }
    const toExact = law.result.value / continuous.value;
    const isBeyondValidity = allowance !== undefined && Math.abs(Math.log(toExact)) > allowance;
    return { ...law, toExact, isBeyondValidity };
  });
  const low = ratio(interval?.[0]);
  const high = ratio(interval?.[1]);
  return {
    exact: best,
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
  const { meanTime, interval } = comparison ?? {};
  if (meanTime === undefined || interval === undefined) {
    return {
      kind: 'waiting',
      sentence: 'Nothing has escaped yet to hold against the exact answer.',
    };
  }
  if (comparison?.isSettling) {
    return {
      kind: 'waiting',
      sentence: 'The first escapes come late; the verdict waits until the population has settled.',
    };
  }
  const standardError = Math.hypot((interval[1] - interval[0]) / 2 / HALF_INTERVAL, best.error);
  const distance = (meanTime - best.value) / standardError;
  const size = describeDifference(meanTime / best.value);
  const errors = `${Math.abs(distance) < 9.95 ? Math.abs(distance).toFixed(1) : Math.abs(distance).toFixed(0)} standard errors`;
  if (Math.abs(distance) <= AGREEMENT) {
    const caveat = best.isDiscrete
      ? ''
      : ' The exact answer is for infinitely short steps; to this precision their length does not show.';
    return { kind: 'agrees', sentence: `Measured and exact agree: ${size}, ${errors}.${caveat}` };
  }
  const differs = `Measured differs from exact by ${size} (${errors})`;
  if (best.isDiscrete) {
    return {
      kind: 'differs',
      sentence: `${differs}: more than sampling noise explains, though both are for the same steps.`,
    };
  }
  const { learningRate } = prepared.experiment.method;
  const stiffest = stiffestCurvature(prepared);
  const reach = stiffest === undefined ? undefined : learningRate * stiffest;
  const isWithinSteps =
    reach === undefined || Math.abs(Math.log(meanTime / best.value)) <= stepEffect(prepared, reach);
  const steps = reach === undefined ? '' : ` (ηH = ${round(reach)})`;
  return {
    kind: 'differs',
    sentence: isWithinSteps
      ? `${differs}: the exact answer is for infinitely short steps; their length${steps} makes as much.`
      : `${differs}: more than the finite length of the steps${steps} accounts for.`,
  };
}

/**
 * How far, in ln τ, steps of finite length may take a time from that in continuous time: they widen a well's population by
 * 1/(1 − ηH/2), as a temperature higher by that factor would, so that an exponent E changes by up to E·ηH/2; a boundary at
 * the saddle adds 0.66·√(η|H_b|) (theory.md §4.4), and a few more per cent may come from where a particle lands.
 */
function stepEffect(prepared: PreparedExperiment, reach: number): number {
  const exponent = findEscapeLaws(prepared).exponent ?? 1;
  return (Math.max(exponent, 1) * reach) / 2 + 0.66 * Math.sqrt(reach) * 0.5 + 0.01;
}

/** What an asymptotic law may be off by: its next term, of relative order 1 over the exponent. */
function allowanceOf(prepared: PreparedExperiment): number | undefined {
  const exponent = findEscapeLaws(prepared).exponent;
  return exponent === undefined ? undefined : 1 / exponent;
}

function describeMiss(law: JudgedLaw, allowance: number): string {
  const title = [law.name, law.variant].filter(Boolean).join(', ');
  const size = describeDifference(law.toExact ?? 1);
  const exponent = round(1 / allowance);
  const why =
    law.variant === 'published prefactor'
      ? 'Its prefactor takes H_a = |H_b|; for SGD, an Itô process, it is 2π/H_a.'
      : `An exponent of ${exponent} leaves it about ${round(100 * allowance, 2)} %.`;
  return `${title}: ${size} off, beyond its validity. ${why}`;
}

/** "+0.3 %", "−12 %", "a factor of 4.0". */
function describeDifference(ratio: number): string {
  if (ratio >= 2 || ratio <= 0.5) return `a factor of ${round(Math.max(ratio, 1 / ratio), 2)}`;
  const percent = 100 * (ratio - 1);
  const digits = Math.abs(percent) < 9.95 ? (Math.abs(percent) < 0.095 ? 2 : 1) : 0;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(digits)} %`;
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

function round(value: number, digits = 2): string {
  return String(Number(value.toPrecision(digits)));
}
