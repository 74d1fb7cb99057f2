import type { Engine, VisibleSimulation } from '../engine.ts';
import { checkParticleCount } from '../limits.ts';
import { CPU_ENGINE, createCpuEngine } from './engine.ts';
import { createCanvasPainter } from './painter.ts';
import { createRemote, type Remote, type Reply } from './remote.ts';

/** The CPU engine in Workers, one for each simulation, so that the page stays fluid. */
export function createWorkerEngine(): Engine<VisibleSimulation> {
  const inline = createCpuEngine();
  const simulations = new Set<VisibleSimulation>();
  return {
    ...inline,
    adapterName: 'CPU, one thread',
    async createSimulation(model) {
      checkParticleCount(model, inline.maximumParticleCount, CPU_ENGINE);
      const { remote, terminate } = startWorker();
      await remote
        .create(model, { first: 0, count: model.particleCount })
        .catch((error: unknown) => {
          terminate();
          throw error;
        });
      let step = 0;
      const simulation: VisibleSimulation = {
        particleCount: model.particleCount,
        get step() {
          return step;
        },
        async advance(stepCount) {
          step += stepCount;
          await remote.advance(stepCount);
        },
        readTally: () => remote.read('readTally'),
        readEscapeTimes: () => remote.read('readEscapeTimes'),
        readPassages: () => remote.read('readPassages'),
        readPositions: (count) => remote.read('readPositions', count),
        readDensity: () => remote.read('readDensity'),
        createPainter: (canvas, palette) =>
          createCanvasPainter(canvas, palette, () => remote.read('readDensity')),
        destroy() {
          terminate();
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

function startWorker(): { readonly remote: Remote; terminate(): void } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = createRemote((call) => worker.postMessage(call));
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => remote.receive(data));
  worker.addEventListener('error', ({ message }) => remote.fail(`The worker failed: ${message}`));
  return {
    remote,
    terminate() {
      worker.terminate();
      remote.fail('The simulation has been destroyed.');
    },
  };
}
