import type { PreparedExperiment } from '../experiment/prepare.ts';
import { computeExactAnswers, type ExactAnswers } from './exact.ts';
import { LAW_NAMES, type LawName } from './law-scope.ts';
import { findEscapeLaws } from './laws.ts';
import { settlingTimeOfCurvatures } from './settling.ts';

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
  /** For everything that is null, why; and what a number means where that is not plain. */
  readonly notes: readonly string[];
}

/** Evaluates every law and the best exact solver. */
export function reportTheory(prepared: PreparedExperiment): TheoryReport {
  return report(prepared, computeExactAnswers(prepared));
}

/** Evaluates every law and no solver: milliseconds. */
export function reportLaws(prepared: PreparedExperiment): TheoryReport {
  const settlingTime = settlingTimeOfCurvatures(prepared);
  return report(prepared, {
    answers: [],
    reasons: ['Not asked for.'],
    settlingTime,
    settlingBasis: 'curvatures',
  });
}

function report(prepared: PreparedExperiment, exact: ExactAnswers): TheoryReport {
  const { goal, results, cautions } = findEscapeLaws(prepared);
  const notes: string[] = [];
  const read = (law: LawName): number | null => {
    const result = results[law];
    if ('value' in result) return result.value;
    notes.push(`${law}: ${result.reason}`);
    return null;
  };
  const laws = Object.fromEntries(LAW_NAMES.map((law) => [law, read(law)])) as Record<
    LawName,
    number | null
  >;
  const [best] = exact.answers;
  notes.push(...exact.reasons.map((reason) => `exact: ${reason}`));
  const hasLaw = Object.values(laws).some((value) => value !== null);
  if (goal.kind === 'saddle' && hasLaw) notes.push(`Laws: ${goal.sentence}`);
  notes.push(...cautions.map((caution) => `Laws: ${caution}`));
  return {
    theory: {
      ...laws,
      exact:
        best === undefined ? null : { value: best.value, method: best.method, error: best.error },
    },
    exact,
    notes,
  };
}
