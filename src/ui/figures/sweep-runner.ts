/** A sweep in a Worker: how the page starts it, holds it up and ends it. */

import type { RunCall, SweepCall, SweepReply } from './sweep-calls.ts';

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
