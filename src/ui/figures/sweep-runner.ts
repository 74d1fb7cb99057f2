/** A sweep in a Worker: how the page starts it, holds it up and ends it. */

import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';

/** What to run: rows that are finished are not computed again. */
export interface RunCall {
  readonly kind: 'run';
  readonly sweep: Sweep;
  readonly isQuick: boolean;
  readonly finished: readonly PointRow[];
}

/** What the page asks of the Worker. */
export type SweepCall =
  | { readonly kind: 'open' }
  | RunCall
  | { readonly kind: 'hold'; readonly isHeld: boolean };

/** The engine of the Worker. */
export interface RunnerEngine {
  readonly engine: 'webgpu' | 'cpu';
  readonly adapter: string;
  /** What the reader should know of how it came to be chosen. */
  readonly notice: string | undefined;
}

/** How far a sweep is. */
export interface RunProgress {
  readonly finished: number;
  readonly total: number;
  readonly doing: string;
  /** Null before that can be told. */
  readonly secondsLeft: number | null;
}

/** What the Worker says. */
export type SweepReply =
  | ({ readonly kind: 'opened' } & RunnerEngine)
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** `seconds` of computing since the row before. */
  | { readonly kind: 'row'; readonly row: PointRow; readonly seconds: number }
  | { readonly kind: 'waiting'; readonly isWaiting: boolean }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly sentence: string };

/** What the runner needs of a Worker. */
export interface SweepWorkerLike {
  postMessage(call: SweepCall): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SweepReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A running sweep. */
export interface SweepRunner {
  /** Begins, once the engine is known. */
  run(call: Omit<RunCall, 'kind'>): void;
  /** Stands still after the slice of work that is under way, or goes on. */
  hold(isHeld: boolean): void;
  /** Ends it with its engine; a point that is under way is given up. */
  destroy(): void;
}

/**
 * Starts a Worker, which opens an engine and says which.
 *
 * @param onReply given everything the Worker says; nothing any more after `destroy`
 */
export function createSweepRunner(
  onReply: (reply: SweepReply) => void,
  worker: SweepWorkerLike = startSweepWorker(),
): SweepRunner {
  worker.onmessage = ({ data }) => onReply(data);
  worker.onerror = ({ message }) =>
    onReply({ kind: 'failed', sentence: message || 'The Worker of the sweep did not start.' });
  worker.postMessage({ kind: 'open' });
  return {
    run: (call) => worker.postMessage({ kind: 'run', ...call }),
    hold: (isHeld) => worker.postMessage({ kind: 'hold', isHeld }),
    destroy() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}

function startSweepWorker(): SweepWorkerLike {
  return new Worker(new URL('./sweep-worker.ts', import.meta.url), { type: 'module' });
}
