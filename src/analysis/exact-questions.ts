/** What the page asks the exact solvers, and what they answer: plain data, so that it can be posted to a Worker. */

import type { Experiment } from '../experiment/experiment.ts';
import { prepareExperiment } from '../experiment/prepare.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { messageOf } from '../message-of.ts';
import type { Field2d, Refusal } from '../theory/generator-2d/problem.ts';
import { computeExactAnswers, type ExactAnswers } from './exact.ts';
import {
  computeExactCommittor,
  computeExactCurrent,
  computeExactDensities,
  computeExactSurvival,
  type ExactCurrent,
  type ExactDensities,
  type ExactSurvival,
} from './exact-fields.ts';
import { computeExactShares } from './exact-shares.ts';

/** A question about an experiment; times in t = η · steps, ascending. */
export type Question =
  | { readonly kind: 'answers' }
  | { readonly kind: 'survival'; readonly times: readonly number[] }
  | { readonly kind: 'densities'; readonly times: readonly number[] }
  | { readonly kind: 'committor' }
  | { readonly kind: 'current' }
  | { readonly kind: 'shares' };

export type QuestionKind = Question['kind'];

/** The answer to each question: what was asked for, or in a sentence why not. */
export interface Answers {
  readonly answers: ExactAnswers;
  readonly survival: ExactSurvival | Refusal;
  readonly densities: ExactDensities | Refusal;
  readonly committor: Field2d | Refusal;
  readonly current: ExactCurrent | Refusal;
  /** Shares of the wells at rest, in the order of `computeOccupancy`; null where no solver applies. */
  readonly shares: readonly number[] | null;
}

/** A question on its way to the Worker. */
export interface Call {
  readonly id: number;
  readonly experiment: Experiment;
  readonly question: Question;
}

/** Its answer on the way back. */
export type Reply =
  | { readonly id: number; readonly answer: Answers[QuestionKind]; readonly milliseconds: number }
  | { readonly id: number; readonly error: string };

/** Answers one question; takes up to some seconds. */
export function answerQuestion(
  prepared: PreparedExperiment,
  question: Question,
): Answers[QuestionKind] {
  switch (question.kind) {
    case 'answers':
      return computeExactAnswers(prepared);
    case 'survival':
      return computeExactSurvival(prepared, question.times);
    case 'densities':
      return computeExactDensities(prepared, question.times);
    case 'committor':
      return computeExactCommittor(prepared);
    case 'current':
      return computeExactCurrent(prepared);
    case 'shares':
      return computeExactShares(prepared);
  }
}

/** Answers calls one after another; an experiment is prepared once for all questions about it. */
export function createAnswering(): (call: Call) => Reply {
  let key = '';
  let prepared: PreparedExperiment | undefined;
  return ({ id, experiment, question }) => {
    try {
      const text = JSON.stringify(experiment);
      if (prepared === undefined || text !== key) prepared = prepareExperiment(experiment);
      key = text;
      const began = performance.now();
      const answer = answerQuestion(prepared, question);
      return { id, answer, milliseconds: performance.now() - began };
    } catch (error) {
      return { id, error: messageOf(error) };
    }
  };
}
