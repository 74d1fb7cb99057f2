import type { Model } from '../../experiment/model.ts';
import type { Engine } from '../engine.ts';
import { CpuSimulation } from './simulation.ts';

/** Particles that one thread may hold: more would take a second a step. */
export const PARTICLES_PER_THREAD = 2 ** 22;

/**
 * An engine on the calling thread. `createWorkerEngine` keeps the same work off the page's thread, `createThreadedEngine`
 * spreads it over all cores in Node.
 */
export function createCpuEngine(): Engine {
  return {
    kind: 'cpu',
    adapterName: 'CPU, one thread',
    isSoftware: true,
    maximumParticleCount: PARTICLES_PER_THREAD,
    lost: new Promise(() => {}),
    async createSimulation(model) {
      refuseTooMany(model, PARTICLES_PER_THREAD);
      return new CpuSimulation(model);
    },
    destroy() {},
  };
}

/** @throws Error with a sentence where a model has more particles than an engine holds */
export function refuseTooMany({ particleCount }: Model, most: number): void {
  if (particleCount <= most) return;
  throw new Error(
    `ensemble.particles must be at most ${most} on the CPU engine; got ${particleCount}.`,
  );
}
