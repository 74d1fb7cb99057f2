import { createWorkerEngine } from '../../engine/cpu/worker-engine.ts';
import type { Engine, VisibleSimulation } from '../../engine/engine.ts';
import { createWebGpuEngine } from '../../engine/webgpu/engine.ts';

/** An engine, and what the reader should know of how it came to be chosen. */
export interface OpenedEngine {
  readonly engine: Engine<VisibleSimulation>;
  readonly notice: string | undefined;
}

/** Opens WebGPU, or where there is none the CPU engine, which needs nothing but a Worker. */
export async function openEngine(): Promise<OpenedEngine> {
  if (navigator.gpu === undefined) {
    return onProcessor('This browser has no WebGPU');
  }
  try {
    return { engine: await createWebGpuEngine(navigator.gpu), notice: undefined };
  } catch {
    return onProcessor('This browser offers no WebGPU adapter');
  }
}

function onProcessor(why: string): OpenedEngine {
  return {
    engine: createWorkerEngine(),
    notice: `${why}: the particles run on the processor, so there are fewer of them. Recent Chrome, Edge and Safari have WebGPU.`,
  };
}

/** How many particles an engine shows at a good frame rate without being asked. */
export function defaultParticleCount(engine: Engine): number {
  const wished = engine.kind === 'cpu' ? 8192 : engine.isSoftware ? 16_384 : 1_048_576;
  return Math.min(wished, engine.maximumParticleCount);
}

/** Milliseconds of work that fit into a frame: software rendering shares the processor with the page. */
export function frameBudget(engine: Engine): number {
  return engine.isSoftware ? 40 : 10;
}
