import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { computeExactAnswers, type ExactAnswers } from './exact.ts';
import { type ListedLaw, listLaws, titleOf } from './law-list.ts';
import { LAW_NAMES, type LawName } from './law-scope.ts';
import { findEscapeLaws } from './laws.ts';
import { settlingOfCurvatures } from './settling.ts';

/** What theory says about an experiment, as plain data: the `theory` of results. Times in t = η · steps. */
export type Theory = Readonly<Record<LawName, number | null>> & {
  readonly exact: {
    readonly value: number;
    readonly method: string;
    /** Bound on the solver's own error, in t. */
    readonly error: number;
  } | null;
};

/** Theory, and what to know of it. */
export interface TheoryReport {
  readonly theory: Theory;
  readonly exact: ExactAnswers;
  /** The laws for the experiment's kind of noise, as they are called. */
  readonly laws: readonly ListedLaw[];
  /**
   * Why there is no exact answer, why a law for this kind of noise does not apply, and what a number means where that is not
   * plain. Laws of other noises and methods are null without a word.
   */
  readonly notes: readonly string[];
}

/** Evaluates every law and the best exact solver. */
export function reportTheory(prepared: PreparedExperiment): TheoryReport {
  return report(prepared, computeExactAnswers(prepared));
}

/** Evaluates every law and no solver: milliseconds. */
export function reportLaws(prepared: PreparedExperiment): TheoryReport {
  const settling = settlingOfCurvatures(prepared);
  return report(prepared, { answers: [], reasons: ['Not asked for.'], settling });
}

function report(prepared: PreparedExperiment, exact: ExactAnswers): TheoryReport {
  const { goal, results } = findEscapeLaws(prepared);
  const { laws, cautions } = listLaws(prepared);
  const read = (law: LawName): number | null => {
    const result = results[law];
    return 'value' in result ? result.value : null;
  };
  const values = Object.fromEntries(LAW_NAMES.map((law) => [law, read(law)])) as Record<
    LawName,
    number | null
  >;
  const [best] = exact.answers;
  const notes = exact.reasons.map((reason) => `Exact: ${reason}`);
  for (const law of laws) {
    if ('reason' in law.result) notes.push(`${titleOf(law)}: ${law.result.reason}`);
  }
  const hasLaw = Object.values(values).some((value) => value !== null);
  if (goal.kind === 'saddle' && hasLaw) notes.push(goal.sentence);
  notes.push(...cautions);
  return {
    theory: {
      ...values,
      exact:
        best === undefined ? null : { value: best.value, method: best.method, error: best.error },
    },
    exact,
    laws,
    notes,
  };
}
