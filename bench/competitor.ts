/** What takes part in the benchmark, ours or a peer. */

import type { Work } from './works.ts';

/** A measured run of a work. */
export interface Timing {
  readonly seconds: number;
  /** Processor time of all threads, where it is known: the machine may have had other things to do. */
  readonly processorSeconds: number | undefined;
  /** Steps made by particles that had not passed before: what they do afterwards is of no use to anybody. */
  readonly particleSteps: number;
}

/** First passages of an ensemble of which every particle was followed until it had passed. */
export interface Passages {
  readonly passed: number;
  readonly meanSteps: number;
  /** Standard deviation of one passage. */
  readonly deviation: number;
}

/** One run of a work. */
export interface Task {
  readonly work: Work;
  readonly particles: number;
  readonly steps: number;
  readonly seed: number;
}

/** A sentence that says why there is no number. */
export interface Unavailable {
  readonly unavailable: string;
}

export interface Competitor {
  readonly name: string;
  readonly isOurs: boolean;
  /** What it is and what it runs on; known after the first run. */
  readonly remark: string;
  /** Takes the time of a run. Ours goes on with the same ensemble, peers start anew. */
  time(task: Task): Promise<Timing | Unavailable>;
  /** Follows every particle to its first passage. */
  follow(task: Omit<Task, 'steps'>): Promise<Passages | Unavailable>;
  close(): Promise<void>;
}

export function isUnavailable<Value extends object>(
  value: Value | Unavailable,
): value is Unavailable {
  return 'unavailable' in value;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
