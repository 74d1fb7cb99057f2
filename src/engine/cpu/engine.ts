import type { Engine } from '../engine.ts';
import { checkParticleCount } from '../limits.ts';
import { CpuSimulation } from './simulation.ts';

/** Particles that one thread may hold: more would take a second a step. */
export const PARTICLES_PER_THREAD = 2 ** 22;

/** What sentences call these engines. */
export const CPU_ENGINE = 'the CPU engine';

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
      checkParticleCount(model, PARTICLES_PER_THREAD, CPU_ENGINE);
      return new CpuSimulation(model);
    },
    destroy() {},
  };
}
