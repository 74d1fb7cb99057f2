/** Theory on all cores: the exact solvers take seconds for a point in the plane, and a sweep has many points. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TheoryReport } from '../analysis/theory.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';

/** An experiment on its way to a thread. */
export interface SolverCall {
  readonly id: number;
  readonly experiment: Experiment;
}

/** What comes back. */
export type SolverReply =
  | { readonly id: number; readonly report: TheoryReport }
  | { readonly id: number; readonly error: string };

/** Threads that solve. */
export interface SolverPool {
  solve(prepared: PreparedExperiment): Promise<TheoryReport>;
  destroy(): void;
}

/**
 * Starts as many threads as there are cores; calls go round among them.
 *
 * @param script the file made from `solver-thread.ts`
 */
export function createSolverPool(script: URL): SolverPool {
  const waiting = new Map<
    number,
    { resolve: (report: TheoryReport) => void; reject: (error: Error) => void }
  >();
  const fail = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };
  const workers = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(script);
    worker.on('message', (reply: SolverReply) => {
      const call = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('error' in reply) call?.reject(new Error(reply.error));
      else call?.resolve(reply.report);
    });
    worker.on('error', ({ message }) => fail(`A solver failed: ${message}`));
    return worker;
  });
  let count = 0;
  return {
    solve({ experiment }) {
      const id = count++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        workers[id % workers.length].postMessage({ id, experiment } satisfies SolverCall);
      });
    },
    destroy() {
      for (const worker of workers) void worker.terminate();
      fail('The solvers have been ended.');
    },
  };
}
