/** What is asked for in the dialog that keeps pictures and films, and what is wrong with it. Pure functions. */

import { STEPS } from '../../experiment/parameters.ts';
import { readTyped } from '../experiment/draft.ts';
import { problemSentence } from '../experiment/problem-text.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import {
  explainField,
  type FilmPlan,
  KEEP_FIELDS,
  type KeepField,
  planFilm,
  presentStepsPerFrame,
  SIZES,
  secondsForAll,
  stepOfFrame,
} from './film-plan.ts';
import { explainMissing, type PictureSize } from './view-image.ts';

/** What can be kept. */
export type Kind = 'picture' | 'film';

/** The dialog as it is filled in. */
export interface Wishes {
  readonly kind: Kind;
  /** Index in SIZES; beyond them, a size of one's own. */
  readonly size: number;
  readonly hasCaption: boolean;
  /** Whether the film lasts until the experiment's last step. */
  readonly isAllSteps: boolean;
  /** What has been typed; fields that have not been touched follow the page. */
  readonly typed: Readonly<Partial<Record<KeepField, string>>>;
}

/** A film, with what it comes to. */
export interface WishedFilm extends FilmPlan {
  readonly seconds: number;
  /** The step that its last frame shows. */
  readonly reached: number;
  /** Whether it goes on after the experiment's last step, and stands still. */
  readonly isStill: boolean;
}

export const SIZE_FIELDS = ['width', 'height'] as const;
export const FILM_FIELDS = ['framesPerSecond', 'seconds', 'stepsPerFrame'] as const;

/** Steps of the whole experiment. */
export function lastStepOf({ prepared }: LaboratoryState): number {
  return prepared?.experiment.until.steps ?? STEPS.default;
}

/** What stands in a field: what was typed, or what fits the page. */
export function textOf(wishes: Wishes, state: LaboratoryState, field: KeepField): string {
  const typed = wishes.typed[field];
  if (typed !== undefined) return typed;
  if (field !== 'stepsPerFrame') return String(KEEP_FIELDS[field].default);
  const { speed, rates } = state;
  const framesPerSecond = Number(readTyped(textOf(wishes, state, 'framesPerSecond')));
  return String(presentStepsPerFrame(speed, rates.stepsPerSecond, framesPerSecond));
}

/** What is wrong with a field, in a sentence; '' where nothing is, or the field does not count. */
export function explainWish(wishes: Wishes, state: LaboratoryState, field: KeepField): string {
  if (field === 'seconds' && wishes.isAllSteps) return '';
  const value = readTyped(textOf(wishes, state, field));
  const message = explainField(field, value, wishes.kind === 'film');
  return message === '' ? '' : problemSentence({ field, message });
}

/** All that keeps the file from being made, in sentences. */
export function listProblems(wishes: Wishes, state: LaboratoryState): readonly string[] {
  const fields: readonly KeepField[] = [
    ...(SIZES[wishes.size] === undefined ? SIZE_FIELDS : []),
    ...(wishes.kind === 'film' ? FILM_FIELDS : []),
  ];
  const found = [
    ...fields.map((field) => explainWish(wishes, state, field)),
    explainMissing(state),
  ].filter((sentence) => sentence !== '');
  if (found.length > 0 || wishes.kind === 'picture') return found;
  const { seconds } = filmOf(wishes, state);
  const { maximum } = KEEP_FIELDS.seconds;
  return seconds <= maximum
    ? []
    : [
        `A film may last at most ${maximum} s; all steps would take ${Math.ceil(seconds)} s. Take more steps per frame.`,
      ];
}

/** The size that is asked for; meaningful where nothing is wrong with it. */
export function sizeOf(wishes: Wishes, state: LaboratoryState): PictureSize {
  const named = SIZES[wishes.size];
  if (named !== undefined) return named;
  const [width, height] = SIZE_FIELDS.map((field) => Number(textOf(wishes, state, field)));
  return { width, height };
}

/** The film that is asked for; meaningful where nothing is wrong with its fields. */
export function filmOf(wishes: Wishes, state: LaboratoryState): WishedFilm {
  const [rate, seconds, steps] = FILM_FIELDS.map((field) => Number(textOf(wishes, state, field)));
  const lastStep = lastStepOf(state);
  const length = wishes.isAllSteps ? secondsForAll(rate, steps, lastStep) : seconds;
  const plan = planFilm(rate, length, steps, lastStep);
  return {
    ...plan,
    seconds: plan.frameCount / rate,
    reached: stepOfFrame(plan, plan.frameCount - 1),
    isStill: !wishes.isAllSteps && (plan.frameCount - 1) * steps > lastStep,
  };
}
