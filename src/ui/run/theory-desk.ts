import type { ExactAnswers } from '../../analysis/exact.ts';
import { createExactClient, questionKeyOf } from '../../analysis/exact-client.ts';
import {
  type ExactCurrent,
  type ExactDensities,
  type ExactSurvival,
  geometricTimes,
} from '../../analysis/exact-fields.ts';
import type { Answers, Question, QuestionKind } from '../../analysis/exact-questions.ts';
import { UNKNOWN_SETTLING } from '../../analysis/settling.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { messageOf } from '../../message-of.ts';
import type { Field2d, Refusal } from '../../theory/generator-2d/problem.ts';

/** What the exact solvers have said about the running experiment; undefined while it is not known. */
export interface TheoryState {
  /** `questionKeyOf` the experiment; '' before there is one. */
  readonly key: string;
  readonly answers: ExactAnswers | undefined;
  readonly survival: ExactSurvival | Refusal | undefined;
  readonly densities: ExactDensities | Refusal | undefined;
  readonly committor: Field2d | Refusal | undefined;
  readonly current: ExactCurrent | Refusal | undefined;
}

/** Fields that are computed only when somebody wants to see them. */
export type WishedField = 'densities' | 'committor' | 'current';

export const NO_THEORY: TheoryState = {
  key: '',
  answers: undefined,
  survival: undefined,
  densities: undefined,
  committor: undefined,
  current: undefined,
};

/** Milliseconds that an experiment must last before it is solved: a slider passes through many. */
const PATIENCE = 300;
/** Points of the survival curve. */
const SURVIVAL_POINTS = 160;
/** Mean escape times that the curves cover. */
const HORIZON = 20;
/** Steps after which the first density is computed; before, nearly all is in one cell of the solver. */
const FIRST_STEPS = 5;
/** Factor from one time to the next; cubic interpolation between them then errs by some 1e-5. */
const TIME_RATIO = 1.2;
const MOST_DENSITIES = 72;

/** Asks the exact solvers about the experiment that runs, and for fields as they are wished for. */
export class TheoryDesk {
  state: TheoryState = NO_THEORY;
  readonly #client = createExactClient();
  readonly #onChange: (state: TheoryState) => void;
  readonly #wishes = new Set<WishedField>();
  #experiment: Experiment | undefined;
  #key = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: (state: TheoryState) => void) {
    this.#onChange = onChange;
  }

  /** How long the solvers took, in milliseconds. */
  get durations(): Partial<Record<QuestionKind, number>> {
    return this.#client.durations;
  }

  /** Turns to an experiment; nothing changes where only the ensemble is another. */
  follow({ experiment }: PreparedExperiment): void {
    const key = questionKeyOf(experiment);
    if (key === this.#key) return;
    this.#key = key;
    this.#experiment = experiment;
    this.#set({ ...NO_THEORY, key });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#solve(experiment), PATIENCE);
  }

  /** Says whether a field is wanted. */
  wish(field: WishedField, isWanted: boolean): void {
    if (!isWanted) {
      this.#wishes.delete(field);
      return;
    }
    this.#wishes.add(field);
    // Before that, it comes in its turn.
    if (this.#experiment !== undefined && this.state.answers !== undefined) {
      void this.#ask(this.#experiment, field);
    }
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#client.destroy();
    this.#experiment = undefined;
    this.#key = '';
    this.#set(NO_THEORY);
  }

  async #solve(experiment: Experiment): Promise<void> {
    const answers = await this.#client
      .ask(experiment, { kind: 'answers' })
      .catch((error: unknown) => ({
        answers: [],
        reasons: [messageOf(error)],
        settling: UNKNOWN_SETTLING,
      }));
    if (this.#experiment !== experiment) return;
    this.#set({ answers });
    for (const field of this.#wishes) void this.#ask(experiment, field);
    void this.#ask(experiment, 'survival');
  }

  async #ask(
    experiment: Experiment,
    kind: Exclude<QuestionKind, 'answers' | 'shares'>,
  ): Promise<void> {
    const question = this.#pose(experiment, kind);
    const answer: Answers[typeof kind] = await this.#client
      .ask(experiment, question)
      .catch((error: unknown) => ({ reason: messageOf(error) }));
    if (this.#experiment === experiment) this.#set({ [kind]: answer });
  }

  #pose(
    { method: { learningRate } }: Experiment,
    kind: Exclude<QuestionKind, 'answers' | 'shares'>,
  ): Question & { readonly kind: typeof kind } {
    const meanTime = this.state.answers?.answers[0]?.value ?? 1e4 * learningRate;
    const horizon = horizonOf(meanTime, learningRate);
    if (kind === 'survival') {
      return { kind, times: [0, ...geometricTimes(learningRate, horizon, SURVIVAL_POINTS)] };
    }
    if (kind !== 'densities') return { kind };
    return { kind, times: densityTimes(learningRate, horizon) };
  }

  #set(change: Partial<TheoryState>): void {
    this.state = { ...this.state, ...change };
    this.#onChange(this.state);
  }
}

/** The last time t for which curves and densities are computed, of an escape that takes so long on average. */
export function horizonOf(meanTime: number, learningRate: number): number {
  return Math.max(HORIZON * meanTime, 100 * learningRate);
}

/** The times t at which densities are computed: dense enough to interpolate between. */
export function densityTimes(learningRate: number, horizon: number): number[] {
  const first = FIRST_STEPS * learningRate;
  const count = Math.ceil(Math.log(horizon / first) / Math.log(TIME_RATIO));
  return geometricTimes(first, horizon, Math.min(Math.max(count, 8), MOST_DENSITIES));
}
