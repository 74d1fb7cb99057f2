/** What was measured beside the laws. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import type { EscapeReading } from './escape-reading.ts';
import { type ListedLaw, listLaws } from './law-list.ts';

/** What was measured, and what theory says. Times in t = η · steps. */
export interface Comparison {
  /** The mean escape time, as far as it is known. */
  readonly mean: EscapeReading;
  /** In a sentence, which time this is. */
  readonly goal: string;
  /** The laws for this kind of noise, best first. */
  readonly laws: readonly ListedLaw[];
  /** Time that the best law expects, where one applies. */
  readonly expected: number | undefined;
  /** In sentences, how near the laws can be expected to come, where they apply. */
  readonly cautions: readonly string[];
}

/** Sets what was read of a run beside the laws for the experiment's noise. */
export function compareEscape(prepared: PreparedExperiment, mean: EscapeReading): Comparison {
  const { goal, laws, cautions } = listLaws(prepared);
  const best = laws.find(({ result }) => 'value' in result);
  return {
    mean,
    goal,
    laws,
    expected: best !== undefined && 'value' in best.result ? best.result.value : undefined,
    cautions,
  };
}
