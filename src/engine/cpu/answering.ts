/** The far side of `remote.ts`, in a Worker or a thread: one simulation, calls answered in order. */

import { messageOf } from '../../message-of.ts';
import type { Call, Reply } from './remote.ts';
import { CpuSimulation } from './simulation.ts';

/** A function that answers calls on a simulation of its own. */
export function createAnswering(): (call: Call) => Promise<Reply> {
  let simulation: CpuSimulation | undefined;

  async function answer(call: Call): Promise<unknown> {
    if (call.method === 'create') {
      simulation = new CpuSimulation(call.model, call.range);
      return undefined;
    }
    if (simulation === undefined) throw new Error('No model has been given yet.');
    if (call.method === 'advance') return simulation.advance(call.stepCount);
    if (call.method === 'readPositions') return simulation.readPositions(call.count);
    return simulation[call.method]();
  }

  return async (call) => {
    try {
      return { id: call.id, value: await answer(call) };
    } catch (error) {
      return { id: call.id, error: messageOf(error) };
    }
  };
}
