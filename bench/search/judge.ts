/** What an answer of the product is: right, warned of, refused, or silent and wrong. */

import { walkOnGrid } from '../independent/chain.ts';
import type { Drawn, Kind } from './draw-line.ts';
import type { Answer } from './try-out.ts';

/** How an experiment ended. */
export type Outcome =
  /** A measured time and an exact one, within their errors. */
  | 'agrees'
  /** No number, and a sentence why: refused, or a bound alone. */
  | 'refused'
  | 'bound'
  /** A measured time and nothing to hold it to, said so. */
  | 'no exact answer'
  /** Numbers, and a sentence that they may not agree. */
  | 'warned'
  /** Numbers that do not agree without a word, or that no sentence excuses. */
  | 'wrong';

/** One line of the results. */
export interface Found {
  readonly index: number;
  readonly kind: Kind;
  readonly outcome: Outcome;
  /** ln(measured/exact) over the standard error of the arm that points there, where both are shown. */
  readonly deviation?: number;
  /** What one step more or less would make of `pull`: √events/(steps of the exact mean). */
  readonly perStep?: number;
  /** √events·(measured/exact − 1): its mean is 0 where all are followed. */
  readonly pull?: number;
  readonly isDiscrete?: boolean;
  /** Whether the 95 % interval holds the exact answer. */
  readonly isCovered?: boolean;
  readonly events?: number;
  /** ln(law/exact), its exponent and which law. */
  readonly lawOff?: number;
  readonly lawExponent?: number;
  readonly law?: string;
  /** What is wrong, or the sentence that warns. */
  readonly why?: string;
  readonly seconds?: number;
  readonly solving?: number;
  /** All of it, where it is wrong. */
  readonly experiment?: unknown;
}

/**
 * Standard errors beyond which a single pair is wrong: in 10 000 right ones that happens once with probability 1e-4, as long as
 * logarithms of gamma-distributed times are normal that far out, with a hundred escapes or more.
 */
export const SINGLE = 5.7;
/** A law may be off by so much, and by so much over its exponent, in its logarithm, before somebody has to say so. */
const LAW_ALLOWANCE = 0.15;
const LAW_SLOPE = 2;
const HALF_INTERVAL = 1.959964;

/** Judges an answer. */
export function judgeAnswer(index: number, drawn: Drawn, answer: Answer): Found {
  const { kind } = drawn;
  const { refused, exact, meanTime, interval, warnings, law, events } = answer;
  if (refused.length > 0) return { index, kind, outcome: 'refused', why: refused.join(' ') };
  const off =
    law?.continuous === undefined
      ? law && exact && Math.log(law.value / exact.value)
      : Math.log(
          law.value / (law.goal === 'saddle' ? (exact?.value ?? Number.NaN) : law.continuous),
        );
  const own = judgeByOwn(drawn, answer);
  const common = {
    index,
    kind,
    events,
    solving: Math.round(1000 * answer.solving) / 1000,
    ...(off !== undefined && law && { lawOff: off, lawExponent: law.exponent, law: law.name }),
  };
  if (
    off !== undefined &&
    law !== undefined &&
    Math.abs(off) > LAW_ALLOWANCE + LAW_SLOPE / law.exponent &&
    law.remarks.length === 0
  ) {
    return { ...common, outcome: 'wrong', why: `${law.name} is off by e^${off.toFixed(2)}` };
  }
  if (own !== undefined) return { ...common, outcome: 'wrong', why: own };
  if (exact === undefined) {
    const why = answer.reasons.join(' ');
    return {
      ...common,
      outcome: why === '' ? 'wrong' : 'no exact answer',
      why: why || 'No reason.',
    };
  }
  if (meanTime === undefined || interval === undefined) {
    const why = warnings.join(' ');
    return { ...common, outcome: why === '' ? 'wrong' : 'bound', why: why || 'No reason.' };
  }
  const ratio = meanTime / exact.value;
  const arm =
    ratio < 1 ? Math.log(interval[1] / meanTime) : Math.log(meanTime / Math.max(interval[0], 1e-9));
  const error = Math.hypot(arm / HALF_INTERVAL, exact.error / exact.value);
  const deviation = Math.log(ratio) / error;
  const measured = {
    ...common,
    deviation,
    pull: Math.sqrt(events) * (ratio - 1),
    perStep: Math.sqrt(events) / drawn.meanSteps,
    isDiscrete: exact.isDiscrete,
    isCovered: interval[0] <= exact.value && exact.value <= interval[1],
  };
  const isOff = !(Math.abs(deviation) <= SINGLE);
  const words = warnings.join(' ');
  if (exact.isDiscrete && isOff && (words === '' || drawn.hasEdge)) {
    return {
      ...measured,
      outcome: 'wrong',
      why: `measured ${meanTime} [${interval}], exact ${exact.value} ± ${exact.error}. ${words}`,
    };
  }
  // Against continuous time the product itself says what the steps do.
  if (!exact.isDiscrete && isOff && answer.verdictKind !== 'agrees') {
    const why = `${answer.verdict} ${words} ${answer.reasons.join(' ')}`;
    return { ...measured, outcome: answer.verdictKind === 'differs' ? 'warned' : 'wrong', why };
  }
  return words === ''
    ? { ...measured, outcome: 'agrees' }
    : { ...measured, outcome: 'warned', why: words };
}

/** The grid's mean is good to this share, and hazards to this. */
const GRID = 0.004;
const SETTLED = 0.003;
/** Steps that are moved on the grid, in mean times. */
const MEANS = 60;

/**
 * Holds measured times, exact ones and the time from which on escapes are said to come at a constant rate to masses that are
 * moved on a grid by a program of our own. It alone sees what the product's own exact answer shares with its particles.
 */
function judgeByOwn(drawn: Drawn, answer: Answer): string | undefined {
  const { walk, meanSteps } = drawn;
  const { meanTime, interval, exact, settlingTime = Number.NaN, diverged } = answer;
  if (walk === undefined) return undefined;
  const mostSteps = Math.ceil(MEANS * meanSteps);
  const grid = walkOnGrid(walk, mostSteps);
  if (grid === undefined) return undefined;
  const truth = grid.meanSteps * walk.learningRate;
  if (exact?.isDiscrete && Math.abs(exact.value / truth - 1) > GRID + exact.error / exact.value) {
    return `exact ${exact.value}, on a grid ${truth}`;
  }
  // Where some are lost, their chance adds to that of the times: twice the interval is more than enough.
  if (meanTime !== undefined && interval !== undefined) {
    const arm =
      meanTime < truth ? Math.log(interval[1] / meanTime) : Math.log(meanTime / interval[0]);
    const error = Math.hypot(((diverged > 0 ? 2 : 1) * arm) / HALF_INTERVAL, GRID);
    const off = Math.log(meanTime / truth) / error;
    if (Math.abs(off) > SINGLE) return `measured ${meanTime} [${interval}], on a grid ${truth}`;
  }
  const at = Math.ceil(settlingTime / walk.learningRate);
  const last = grid.hazards.length - 1;
  if (answer.isSpectral && at >= 0 && 2 * at < last) {
    const off = grid.hazards[at] / grid.hazards[last] - 1;
    if (Math.abs(off) > SETTLED) {
      return `settled from step ${at}, where the hazard is ${(100 * off).toFixed(2)} % off`;
    }
  }
  return undefined;
}
