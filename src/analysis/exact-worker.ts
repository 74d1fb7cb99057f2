/** The Worker of `exact-client.ts`: solves while the page goes on. */

import { type Call, createAnswering } from './exact-questions.ts';

const answer = createAnswering();

self.addEventListener('message', ({ data }: MessageEvent<Call>) => {
  self.postMessage(answer(data));
});
