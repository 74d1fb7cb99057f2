import { expect, it } from 'vitest';
import { createExactClient, type WorkerLike } from '../../../src/analysis/exact-client.ts';
import type { Call } from '../../../src/analysis/exact-questions.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';

const experiment = (temperature: number, seed = 1) =>
  parseExperiment({
    version: 1,
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 0.01 },
    noise: { name: 'white', temperature },
    ensemble: { particles: 10, seed },
  });

/** Workers that answer when they are told to. */
function createStage() {
  const workers: (WorkerLike & { calls: Call[]; isTerminated: boolean })[] = [];
  const client = createExactClient(() => {
    const worker = {
      calls: [] as Call[],
      isTerminated: false,
      onmessage: null,
      onerror: null,
      postMessage(call: Call) {
        worker.calls.push(call);
      },
      terminate() {
        worker.isTerminated = true;
      },
    };
    workers.push(worker);
    return worker;
  });
  const answer = (worker: WorkerLike & { calls: Call[] }, index: number, data: object) =>
    worker.onmessage?.({ data: { id: worker.calls[index].id, ...data } } as MessageEvent);
  return { client, workers, answer };
}

it('asks once for an experiment, whatever its ensemble', async () => {
  const { client, workers, answer } = createStage();
  const first = client.ask(experiment(0.2), { kind: 'answers' });
  const again = client.ask(experiment(0.2, 7), { kind: 'answers' });
  expect(workers[0].calls).toHaveLength(1);
  answer(workers[0], 0, { answer: { answers: [], reasons: ['x'] }, milliseconds: 5 });
  expect(await first).toEqual({ answers: [], reasons: ['x'] });
  expect(await again).toBe(await first);
  expect(client.durations).toEqual({ answers: 5 });
});

it('gives up what it was doing for another experiment, and remembers what was answered', async () => {
  const { client, workers, answer } = createStage();
  const answers = client.ask(experiment(0.2), { kind: 'answers' });
  answer(workers[0], 0, { answer: { answers: [], reasons: [] }, milliseconds: 5 });
  await answers;
  void client.ask(experiment(0.2), { kind: 'committor' });
  void client.ask(experiment(0.3), { kind: 'answers' });
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  void client.ask(experiment(0.2), { kind: 'answers' });
  void client.ask(experiment(0.2), { kind: 'committor' });
  expect(workers[2].calls.map(({ question }) => question.kind)).toEqual(['committor']);
});

it('passes on errors, and asks anew after one', async () => {
  const { client, workers, answer } = createStage();
  const failed = client.ask(experiment(0.2), { kind: 'current' });
  answer(workers[0], 0, { error: 'No memory.' });
  await expect(failed).rejects.toThrow('No memory.');
  void client.ask(experiment(0.2), { kind: 'current' });
  expect(workers[0].calls).toHaveLength(2);
});
