import type { Density, Engine, EscapeTimes, Palette, Simulation, Tally } from '../engine.ts';
import { createCpuEngine } from './engine.ts';
import { createCanvasPainter } from './painter.ts';
import type { RemoteRead, WorkerAnswer, WorkerCall } from './worker.ts';

/** What is different in each call, the number aside. */
type Request = WorkerCall extends infer Call
  ? Call extends WorkerCall
    ? Omit<Call, 'id'>
    : never
  : never;

/** The CPU engine in Workers, one for each simulation, so that the page stays fluid. */
export function createWorkerEngine(): Engine {
  const inline = createCpuEngine();
  const simulations = new Set<Simulation>();
  return {
    ...inline,
    adapterName: 'CPU, one thread',
    async createSimulation(model) {
      const remote = createRemote();
      await remote.call({ method: 'create', model }).catch((error: unknown) => {
        remote.terminate();
        throw error;
      });
      let step = 0;
      const read = <Result>(method: RemoteRead) => remote.call({ method }) as Promise<Result>;
      const simulation: Simulation = {
        particleCount: model.particleCount,
        get step() {
          return step;
        },
        async advance(stepCount) {
          step += stepCount;
          await remote.call({ method: 'advance', stepCount });
        },
        readTally: () => read<Tally>('readTally'),
        readEscapeTimes: () => read<EscapeTimes>('readEscapeTimes'),
        readPassages: () => read<Uint32Array>('readPassages'),
        readPositions: () => read<Float32Array>('readPositions'),
        readDensity: () => read<Density>('readDensity'),
        createPainter: (canvas: HTMLCanvasElement, palette: Palette) =>
          createCanvasPainter(canvas, palette, () => read<Density>('readDensity')),
        destroy() {
          remote.terminate();
          simulations.delete(simulation);
        },
      };
      simulations.add(simulation);
      return simulation;
    },
    destroy() {
      for (const simulation of simulations) simulation.destroy();
    },
  };
}

/** A Worker that answers calls. */
function createRemote() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let calls = 0;
  const rejectAll = (message: string) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) call?.reject(new Error(data.error));
    else call?.resolve(data.value);
  });
  worker.addEventListener('error', ({ message }) => rejectAll(`The worker failed: ${message}`));
  return {
    call(request: Request): Promise<unknown> {
      const id = calls++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, ...request });
      });
    },
    terminate() {
      worker.terminate();
      rejectAll('The simulation has been destroyed.');
    },
  };
}
