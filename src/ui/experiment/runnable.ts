/** What of an experiment in the typing can run: a wrong field keeps the last value that ran, the others take effect. */

import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { ExperimentError, type Problem } from '../../experiment/problem.ts';
import { type Draft, readField, writeField } from './draft.ts';

/** An experiment that runs, and what of the draft it leaves out. */
export interface Runnable {
  /** The draft as it runs. */
  readonly draft: Draft;
  readonly prepared: PreparedExperiment;
  /** What is wrong with the fields that were left out. */
  readonly problems: readonly Problem[];
}

/** Fields that only make sense together. */
const GROUPS = ['landscape', 'escape', 'noise.name'] as const;

/** The elements of a typed covariance: each may be sound, and the matrix not. */
const COVARIANCE = ['noise.c11', 'noise.c12', 'noise.c22'] as const;

/** Rounds of putting wrong fields back: mending some may show that others are wrong, too. */
const MOST_ROUNDS = 4;

/**
 * Prepares a draft; where some of its fields are wrong, with the values that these had in the draft that ran last.
 *
 * Two-temperature noise where there is no saddle runs as local-Hessian noise.
 *
 * @param prepare checks and prepares a draft
 * @throws ExperimentError where the draft cannot run even so
 */
export function findRunnable(
  draft: Draft,
  last: Draft | undefined,
  prepare: (draft: Draft) => PreparedExperiment,
): Runnable {
  let candidate = draft;
  const problems: Problem[] = [];
  for (let round = 0; ; round++) {
    try {
      return { draft: candidate, prepared: prepare(candidate), problems };
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      const mended = round < MOST_ROUNDS ? mend(candidate, last, error.problems) : undefined;
      if (mended === undefined) throw new ExperimentError([...problems, ...error.problems]);
      candidate = mended.draft;
      problems.push(...mended.problems);
    }
  }
}

function mend(
  draft: Draft,
  last: Draft | undefined,
  problems: readonly Problem[],
): Pick<Runnable, 'draft' | 'problems'> | undefined {
  const [first] = problems;
  if (first.field === 'noise.name') return withLocalHessian(draft);
  let mended = draft;
  for (const { field } of problems) {
    const group = GROUPS.find((name) => field === name || field.startsWith(`${name}.`));
    const isLone = field === 'landscape.sharpness' || group === undefined;
    // A start that the landscape had supplied has no coordinates to put back: it is supplied again.
    const isSupplied = field.startsWith('start.at.') && readField(last, 'start.at') === undefined;
    const own = isLone ? field : group;
    // A formula that ran before fails at the start that has been moved.
    const isMoved = isFormulaField(field) && isUnchanged(draft, last, 'landscape');
    const path = isMoved ? 'start' : isSupplied ? 'start.at' : own;
    if (last === undefined || field === 'experiment') return undefined;
    // The last landscape stands for this one only where both are of one kind: start and region are stated for it.
    if (path === 'landscape' && !isSameLandscape(draft, last)) return undefined;
    const elements: readonly string[] = COVARIANCE;
    // Other noise has no elements to put back: it stands for this one as a whole.
    const paths = !elements.includes(path)
      ? [path]
      : readField(last, 'noise.name') === 'formula'
        ? elements
        : ['noise'];
    for (const one of paths) mended = writeField(mended, one, readField(last, one));
  }
  return mended === draft ? undefined : { draft: mended, problems };
}

function isFormulaField(field: string): boolean {
  return field === 'landscape.formula' || field === 'landscape.rowLoss';
}

function isUnchanged(draft: Draft, last: Draft | undefined, field: string): boolean {
  return JSON.stringify(readField(draft, field)) === JSON.stringify(readField(last, field));
}

function isSameLandscape(draft: Draft, last: Draft): boolean {
  const isOfKind = (field: string) =>
    (readField(draft, field) === undefined) === (readField(last, field) === undefined);
  return (
    readField(draft, 'landscape.name') === readField(last, 'landscape.name') &&
    isOfKind('landscape.formula') &&
    isOfKind('landscape.rowLoss')
  );
}

function withLocalHessian(draft: Draft): Pick<Runnable, 'draft' | 'problems'> | undefined {
  if (readField(draft, 'noise.name') !== 'two-temperature') return undefined;
  const scale = readField(draft, 'noise.parameters.scale');
  const message =
    'noise.name: two-temperature noise needs a saddle between the start and the escape region, and there is none here: the run takes local-Hessian noise instead.';
  return {
    draft: {
      ...draft,
      noise: {
        name: 'local-hessian',
        batchSize: readField(draft, 'noise.batchSize') ?? 1,
        parameters: scale === undefined ? {} : { scale },
      },
    },
    problems: [{ field: 'noise.name', message }],
  };
}
