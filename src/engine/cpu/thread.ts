/** The thread of `threaded-engine.ts`. */

import { parentPort } from 'node:worker_threads';
import { createAnswering } from './answering.ts';
import type { Call } from './remote.ts';

const answer = createAnswering();

parentPort?.on('message', async (call: Call) => {
  parentPort?.postMessage(await answer(call));
});
