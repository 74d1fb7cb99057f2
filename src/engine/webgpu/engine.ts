import type { Engine } from '../engine.ts';
import { checkParticleCount } from '../limits.ts';
import { type AdapterTraits, traitsOf } from './adapter-traits.ts';
import { createWebGpuSimulation, type WebGpuSimulation } from './simulation.ts';

/** Bytes of a vector: a particle's position, or one of those that its update rule remembers. */
const VECTOR_BYTES = 8;

/** What is asked of the adapter beyond the defaults: room for more than 16.7 million particles, where it has it. */
const RAISED_LIMITS = ['maxStorageBufferBindingSize', 'maxBufferSize'] as const;

/** An error that no scope has caught: whatever is read back from then on may be wrong. */
function firstUncapturedError(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) =>
      resolve(`The graphics driver reports an error: ${error.message}`),
    );
  });
}

/**
 * Opens the WebGPU adapter.
 *
 * @param gpu `navigator.gpu`, or Dawn's object of the same kind
 * @param fitted how shaders are fitted, to try what other adapters get; what this one says of itself unless told
 * @throws Error with a sentence where there is no adapter
 */
export async function createWebGpuEngine(
  gpu: GPU,
  fitted?: AdapterTraits,
): Promise<Engine<WebGpuSimulation>> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('WebGPU is there, but it offers no adapter.');
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(RAISED_LIMITS.map((name) => [name, adapter.limits[name]])),
  });
  const { info } = adapter;
  const traits = fitted ?? traitsOf(info);
  const name = [info.vendor, info.description || info.device || info.architecture];
  const limit = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  /** Most particles whose largest buffer, positions or memories, fits. */
  const mostWith = (vectors: number) => Math.floor(limit / (VECTOR_BYTES * Math.max(1, vectors)));
  return {
    kind: 'webgpu',
    adapterName: name.filter((word) => word !== '').join(' ') || 'WebGPU adapter',
    isSoftware: traits.isSoftware,
    maximumParticleCount: mostWith(1),
    lost: Promise.race([
      device.lost.then(({ message }) => `The graphics device was lost: ${message}`),
      firstUncapturedError(device),
    ]),
    async createSimulation(model) {
      checkParticleCount(model, mostWith(model.method.memory), 'this adapter');
      return createWebGpuSimulation(device, model, traits);
    },
    destroy: () => device.destroy(),
  };
}
