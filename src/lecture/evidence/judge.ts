/** What makes a claim hold or fail: measured numbers within chance of what they are held to. */

import { normalQuantile } from '../../statistics/normal.ts';
import type { Evidence } from '../scene.ts';

/** A right claim is called wrong once in so many looks. */
export const FALSE_ALARM = 1e-3;

/** Half the width of a 95 % interval, in standard deviations. */
export const HALF_INTERVAL = normalQuantile(0.975);

/** A measured number and what it should be. */
export interface Comparand {
  readonly measured: number;
  readonly expected: number;
  /** Standard deviation of the difference, that of the expected number included. */
  readonly deviation: number;
}

/** How many standard deviations each of several right numbers may be off, so that all of them together fail in FALSE_ALARM. */
export function allowedDeviations(count: number): number {
  return -normalQuantile(FALSE_ALARM / (2 * Math.max(1, count)));
}

/**
 * A verdict from the numbers on which it rests: as long as one of them is no number (nothing has moved, nothing has been solved, ∞ · 0),
 * there is none. Every verdict is made here.
 */
export function decide(numbers: readonly number[], holds: boolean): Evidence['verdict'] {
  if (!numbers.every(Number.isFinite)) return 'waiting';
  return holds ? 'holds' : 'fails';
}

/** Whether all agree with what is expected of them, at a false-alarm rate of FALSE_ALARM for all together; nothing agrees with nothing. */
export function judge(comparands: readonly Comparand[]): Evidence['verdict'] {
  if (comparands.length === 0) return 'waiting';
  const allowed = allowedDeviations(comparands.length);
  const holds = comparands.every(
    ({ measured, expected, deviation }) => Math.abs(measured - expected) <= allowed * deviation,
  );
  const numbers = comparands.flatMap(({ measured, expected, deviation }) => [
    measured,
    expected,
    deviation,
  ]);
  return decide(numbers, holds);
}

/** The verdict of several claims that must all hold, once there is one on each. */
export function together(...verdicts: readonly Evidence['verdict'][]): Evidence['verdict'] {
  if (verdicts.includes('waiting')) return 'waiting';
  return verdicts.includes('fails') ? 'fails' : 'holds';
}
