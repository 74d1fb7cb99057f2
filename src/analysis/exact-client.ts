import type { Experiment } from '../experiment/experiment.ts';
import type { Answers, Call, Question, QuestionKind, Reply } from './exact-questions.ts';

/** The exact solvers in a Worker: the page asks, and goes on. */
export interface ExactClient {
  /**
   * Answers a question about an experiment; at once where it has been answered before. Questions about one experiment
   * are answered in turn; one about another takes their place, and they are never answered.
   */
  ask<Kind extends QuestionKind>(
    experiment: Experiment,
    question: Question & { readonly kind: Kind },
  ): Promise<Answers[Kind]>;
  /** How long the Worker took for each kind of question, the last time it was asked, in milliseconds. */
  readonly durations: Partial<Record<QuestionKind, number>>;
  destroy(): void;
}

/** What the client needs of a Worker. */
export interface WorkerLike {
  postMessage(call: Call): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Experiments of which the answers are remembered. */
const REMEMBERED = 6;

interface Pending {
  readonly question: Question;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  /** Not to be remembered: it will never be answered. */
  readonly forget: () => void;
}

/** @param startWorker for tests; starts the Worker of `exact-worker.ts` */
export function createExactClient(startWorker: () => WorkerLike = startExactWorker): ExactClient {
  const remembered = new Map<string, Map<string, Promise<unknown>>>();
  const durations: Partial<Record<QuestionKind, number>> = {};
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | undefined;
  let current = '';
  let count = 0;

  function open(): WorkerLike {
    const opened = startWorker();
    opened.onmessage = ({ data }) => {
      const waiting = pending.get(data.id);
      pending.delete(data.id);
      if (waiting === undefined) return;
      if ('error' in data) {
        waiting.reject(new Error(data.error));
        return;
      }
      durations[waiting.question.kind] = data.milliseconds;
      waiting.resolve(data.answer as never);
    };
    opened.onerror = ({ message }) => {
      if (worker !== opened) return;
      close();
      const error = new Error(`The solver failed: ${message || 'its Worker did not start'}.`);
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    return opened;
  }

  function close(): void {
    worker?.terminate();
    worker = undefined;
  }

  /** Turns to an experiment; what is being solved of another is given up. */
  function turnTo(key: string): Map<string, Promise<unknown>> {
    if (key !== current && pending.size > 0) {
      close();
      for (const { forget } of pending.values()) forget();
      pending.clear();
    }
    current = key;
    const known = remembered.get(key) ?? new Map<string, Promise<unknown>>();
    remembered.delete(key);
    remembered.set(key, known);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return known;
  }

  return {
    durations,
    ask(experiment, question) {
      const known = turnTo(questionKeyOf(experiment));
      const text = JSON.stringify(question);
      const before = known.get(text);
      if (before !== undefined) return before as Promise<never>;
      const answer = new Promise<never>((resolve, reject) => {
        worker ??= open();
        const id = count++;
        pending.set(id, { question, resolve, reject, forget: () => known.delete(text) });
        worker.postMessage({ id, experiment, question });
      });
      known.set(text, answer);
      // A failure is no answer: it may be asked again.
      answer.catch(() => known.delete(text));
      return answer;
    },
    destroy() {
      close();
      pending.clear();
      remembered.clear();
    },
  };
}

/** What the answers depend on, as text: neither the number of particles nor the seed nor the end of the run. */
export function questionKeyOf({ ensemble: _, until: __, ...rest }: Experiment): string {
  return JSON.stringify(rest);
}

function startExactWorker(): WorkerLike {
  return new Worker(new URL('./exact-worker.ts', import.meta.url), { type: 'module' });
}
