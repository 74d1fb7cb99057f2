/** The Worker's side of `worker-engine.ts`: one simulation, calls answered in order. */

import type { Model } from '../../experiment/model.ts';
import { CpuSimulation } from './engine.ts';

/** Calls that a page makes: a model first, then methods of the simulation. */
export type WorkerCall =
  | { readonly id: number; readonly method: 'create'; readonly model: Model }
  | { readonly id: number; readonly method: 'advance'; readonly stepCount: number }
  | { readonly id: number; readonly method: RemoteRead };

/** Methods without arguments that are answered with plain data. */
export type RemoteRead =
  | 'readTally'
  | 'readEscapeTimes'
  | 'readPassages'
  | 'readPositions'
  | 'readDensity';

/** The answer to a call. */
export type WorkerAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

let simulation: CpuSimulation | undefined;

async function answer(call: WorkerCall): Promise<unknown> {
  if (call.method === 'create') {
    simulation = new CpuSimulation(call.model);
    return undefined;
  }
  if (simulation === undefined) throw new Error('No model has been given yet.');
  return call.method === 'advance' ? simulation.advance(call.stepCount) : simulation[call.method]();
}

self.addEventListener('message', async ({ data }: MessageEvent<WorkerCall>) => {
  let message: WorkerAnswer;
  try {
    message = { id: data.id, value: await answer(data) };
  } catch (error) {
    message = { id: data.id, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(message);
});
