/** The thread of `solver-pool.ts`: theory for one experiment after another. */

import { parentPort } from 'node:worker_threads';
import { reportTheory } from '../analysis/theory.ts';
import { prepareExperiment } from '../experiment/prepare.ts';
import { messageOf } from '../message-of.ts';
import type { SolverCall, SolverReply } from './solver-pool.ts';

function answer({ id, experiment }: SolverCall): SolverReply {
  try {
    return { id, report: reportTheory(prepareExperiment(experiment)) };
  } catch (error) {
    return { id, error: messageOf(error) };
  }
}

parentPort?.on('message', (call: SolverCall) => parentPort?.postMessage(answer(call)));
