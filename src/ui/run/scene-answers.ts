import type { ExactAnswers } from '../../analysis/exact.ts';
import { createExactClient, questionKeyOf } from '../../analysis/exact-client.ts';
import type { ExactCurrent, ExactDensities } from '../../analysis/exact-fields.ts';
import type { Question, QuestionKind } from '../../analysis/exact-questions.ts';
import { UNKNOWN_SETTLING } from '../../analysis/settling.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { messageOf } from '../../message-of.ts';
import type { Field2d, Refusal } from '../../theory/generator-2d/problem.ts';
import { densityTimes, horizonOf } from './theory-desk.ts';

/** What the exact solvers have said about one panel; a field is undefined before it has come, or if nobody asked. */
export interface PanelAnswers {
  readonly answers?: ExactAnswers;
  readonly shares?: readonly number[] | null;
  readonly densities?: ExactDensities | Refusal;
  readonly committor?: Field2d | Refusal;
  readonly current?: ExactCurrent | Refusal;
}

/** What can be asked about a panel. */
export type PanelQuestion = keyof PanelAnswers;

/** A panel, and what is wanted to know of it. */
export interface AskedPanel {
  readonly prepared: PreparedExperiment;
  readonly questions: readonly PanelQuestion[];
}

/** Milliseconds that a scene must last before it is solved: a slider passes through many experiments. */
const PATIENCE = 300;
/** Experiments of which the numbers are remembered; fields are large, and are remembered by the client for the latest few. */
const REMEMBERED = 64;
/** Numbers come first, fields that are only looked at last. */
const ORDER: readonly PanelQuestion[] = ['answers', 'shares', 'densities', 'current', 'committor'];
/** Steps that the densities cover where no escape time is known. */
const DEFAULT_HORIZON = 1e4;

/** Asks the exact solvers about all panels of a scene, one question after another in one Worker: the clouds go first. */
export class SceneAnswers {
  readonly #client = createExactClient();
  readonly #onChange: () => void;
  readonly #remembered = new Map<string, PanelAnswers>();
  #panels: readonly AskedPanel[] = [];
  #answers: PanelAnswers[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The answers so far about a panel, by its number. */
  of(index: number): PanelAnswers {
    return this.#answers[index] ?? {};
  }

  /** Turns to the panels of a scene; what is under way of others is given up. */
  follow(panels: readonly AskedPanel[]): void {
    clearTimeout(this.#timer);
    const before = new Map(
      this.#panels.map((panel, index) => [keyOf(panel), this.#answers[index]] as const),
    );
    this.#panels = panels;
    this.#answers = panels.map(
      (panel) => before.get(keyOf(panel)) ?? this.#remembered.get(keyOf(panel)) ?? {},
    );
    this.#timer = setTimeout(() => void this.#solve(panels), PATIENCE);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#client.destroy();
    this.#panels = [];
    this.#answers = [];
  }

  async #solve(panels: readonly AskedPanel[]): Promise<void> {
    for (const kind of ORDER) {
      for (const [index, panel] of panels.entries()) {
        if (!panel.questions.includes(kind) || this.#answers[index][kind] !== undefined) continue;
        const answer = await this.#ask(panel, kind, this.#answers[index]);
        // Another scene has come: its own questions are under way.
        if (this.#panels !== panels) return;
        this.#answers[index] = { ...this.#answers[index], [kind]: answer };
        this.#remember(panel, this.#answers[index]);
        this.#onChange();
      }
    }
  }

  async #ask(
    { prepared: { experiment } }: AskedPanel,
    kind: PanelQuestion,
    known: PanelAnswers,
  ): Promise<PanelAnswers[PanelQuestion]> {
    const { learningRate } = experiment.method;
    const meanTime = known.answers?.answers[0]?.value ?? DEFAULT_HORIZON * learningRate;
    const question: Question & { readonly kind: PanelQuestion & QuestionKind } =
      kind === 'densities'
        ? { kind, times: densityTimes(learningRate, horizonOf(meanTime, learningRate)) }
        : { kind };
    try {
      return await this.#client.ask(experiment, question);
    } catch (error) {
      const reason = messageOf(error);
      if (kind === 'answers') return { answers: [], reasons: [reason], settling: UNKNOWN_SETTLING };
      return kind === 'shares' ? null : { reason };
    }
  }

  #remember(panel: AskedPanel, { answers, shares }: PanelAnswers): void {
    const key = keyOf(panel);
    this.#remembered.delete(key);
    this.#remembered.set(key, {
      ...(answers !== undefined && { answers }),
      ...(shares !== undefined && { shares }),
    });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

function keyOf({ prepared }: AskedPanel): string {
  return questionKeyOf(prepared.experiment);
}
