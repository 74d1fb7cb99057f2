/** The CPU engine on all cores, in Node. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Model } from '../../experiment/model.ts';
import type { Density, Engine, EscapeTimes, Simulation, Tally } from '../engine.ts';
import { checkParticleCount } from '../limits.ts';
import { CPU_ENGINE, PARTICLES_PER_THREAD } from './engine.ts';
import type { ParticleRange } from './ensemble.ts';
import { createRemote, type Readings, type Remote, type Reply } from './remote.ts';

/** How to spread the work. */
export interface ThreadedEngineOptions {
  /** The file made from `thread.ts`, in JavaScript. */
  readonly script: URL;
  /** Threads; as many as there are cores where it is not given. */
  readonly threadCount?: number;
}

/**
 * An engine that cuts the ensemble into ranges of particles, one for each thread.
 *
 * Randomness being a function of a particle's number in the whole ensemble, every result is the same, bit for bit, for any
 * number of threads.
 */
export function createThreadedEngine({
  script,
  threadCount = availableParallelism(),
}: ThreadedEngineOptions): Engine {
  const maximumParticleCount = threadCount * PARTICLES_PER_THREAD;
  const simulations = new Set<Simulation>();
  /** Threads whose simulation is gone: starting one takes longer than many a short run. */
  const spare: Thread[] = [];
  return {
    kind: 'cpu',
    adapterName: threadCount === 1 ? 'CPU, one thread' : `CPU, ${threadCount} threads`,
    isSoftware: true,
    maximumParticleCount,
    lost: new Promise(() => {}),
    async createSimulation(model) {
      checkParticleCount(model, maximumParticleCount, CPU_ENGINE);
      const parts = cutRange(model.particleCount, threadCount).map((range) => ({
        range,
        ...(spare.pop() ?? startThread(script)),
      }));
      const terminate = () => {
        for (const part of parts) part.terminate();
      };
      try {
        await Promise.all(parts.map(({ remote, range }) => remote.create(model, range)));
      } catch (error) {
        terminate();
        throw error;
      }
      const simulation = joinParts(model, parts, () => {
        if (!simulations.delete(simulation)) return;
        for (const { remote, terminate: end } of parts) {
          if (remote.isIdle) spare.push({ remote, terminate: end });
          else end();
        }
      });
      simulations.add(simulation);
      return simulation;
    },
    destroy() {
      for (const simulation of simulations) simulation.destroy();
      for (const thread of spare.splice(0)) thread.terminate();
    },
  };
}

/** Parts of about equal size; fewer where there are fewer particles. */
function cutRange(particleCount: number, partCount: number): ParticleRange[] {
  const parts = Math.min(partCount, particleCount);
  const cut = (part: number) => Math.floor((part * particleCount) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    first: cut(part),
    count: cut(part + 1) - cut(part),
  }));
}

/** A thread that holds one part of a simulation at a time. */
interface Thread {
  readonly remote: Remote;
  terminate(): void;
}

function startThread(script: URL): Thread {
  const worker = new Worker(script);
  const remote = createRemote((call) => worker.postMessage(call));
  worker.on('message', (reply: Reply) => remote.receive(reply));
  worker.on('error', ({ message }) => remote.fail(`A thread failed: ${message}`));
  return {
    remote,
    terminate() {
      void worker.terminate();
      remote.fail('The simulation has been destroyed.');
    },
  };
}

/** The parts of an ensemble as one simulation. */
function joinParts(
  model: Model,
  parts: readonly { readonly remote: Remote; readonly range: ParticleRange }[],
  release: () => void,
): Simulation {
  let step = 0;
  let isDestroyed = false;
  // The threads may have another simulation by then.
  const refuseLate = (): void => {
    if (isDestroyed) throw new Error('The simulation has been destroyed.');
  };
  const read = async <Name extends keyof Readings>(method: Name): Promise<Readings[Name][]> => {
    refuseLate();
    return Promise.all(parts.map(({ remote }) => remote.read(method)));
  };
  return {
    particleCount: model.particleCount,
    get step() {
      return step;
    },
    async advance(stepCount) {
      refuseLate();
      step += stepCount;
      await Promise.all(parts.map(({ remote }) => remote.advance(stepCount)));
    },
    async readTally(): Promise<Tally> {
      const tallies = await read('readTally');
      const sum = (count: (tally: Tally) => number) => total(tallies.map(count));
      return {
        step: tallies[0].step,
        particleCount: model.particleCount,
        events: sum(({ events }) => events),
        atRisk: sum(({ atRisk }) => atRisk),
        absorbed: sum(({ absorbed }) => absorbed),
        diverged: sum(({ diverged }) => diverged),
        exposure: tallies.reduce((exposures, { exposure }) => exposures + exposure, 0n),
      };
    },
    async readEscapeTimes(): Promise<EscapeTimes> {
      const times = await read('readEscapeTimes');
      return {
        step: times[0].step,
        events: sumArrays(times.map(({ events }) => events)),
        diverged: sumArrays(times.map(({ diverged }) => diverged)),
        atRisk: sumArrays(times.map(({ atRisk }) => atRisk)),
      };
    },
    async readPassages() {
      const passages = new Uint32Array(model.particleCount);
      fillFrom(passages, await read('readPassages'));
      return passages;
    },
    async readPositions(count = model.particleCount) {
      refuseLate();
      const asked = parts.filter(({ range }) => range.first < count);
      const positions = new Float32Array(2 * Math.min(count, model.particleCount));
      const pieces = await Promise.all(
        asked.map(({ remote, range }) => remote.read('readPositions', count - range.first)),
      );
      fillFrom(positions, pieces);
      return positions;
    },
    async readDensity(): Promise<Density> {
      const densities = await read('readDensity');
      const sum = (count: (density: Density) => number) => total(densities.map(count));
      return {
        step: densities[0].step,
        cells: sumArrays(densities.map(({ cells }) => cells)),
        outside: sum(({ outside }) => outside),
        absorbed: sum(({ absorbed }) => absorbed),
        diverged: sum(({ diverged }) => diverged),
      };
    },
    destroy() {
      isDestroyed = true;
      release();
    },
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sumArrays<Counts extends Uint32Array | Float64Array>(arrays: readonly Counts[]): Counts {
  const sums = arrays[0].slice() as Counts;
  for (const array of arrays.slice(1))
    array.forEach((count, index) => {
      sums[index] += count;
    });
  return sums;
}

/** Fills an array with others, one after the other. */
function fillFrom<Words extends Uint32Array | Float32Array>(
  target: Words,
  parts: readonly Words[],
): void {
  let offset = 0;
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}
