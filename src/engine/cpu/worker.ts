/** The Worker of `worker-engine.ts`. */

import { createAnswering } from './answering.ts';
import type { Call } from './remote.ts';

const answer = createAnswering();

self.addEventListener('message', async ({ data }: MessageEvent<Call>) => {
  self.postMessage(await answer(data));
});
