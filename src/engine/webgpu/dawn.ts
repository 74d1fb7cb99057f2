/** WebGPU in Node, through Dawn. */

import { messageOf } from '../../message-of.ts';
import type { Engine } from '../engine.ts';
import { createWebGpuEngine } from './engine.ts';

/** Dawn's `navigator.gpu`. It lives as long as the process: when it is collected, devices die with it. */
let gpu: GPU | undefined;

/** What to do where there is no adapter, by platform. */
const REMEDY =
  process.platform === 'linux'
    ? 'Install the driver of your graphics card, or for the processor mesa-vulkan-drivers and libvulkan1 (apt-get install mesa-vulkan-drivers libvulkan1: Debian 13, Ubuntu 24.04, Debian 12 from its backports; older Mesa is refused). --engine cpu needs nothing.'
    : 'Update the driver of your graphics card. --engine cpu needs nothing.';

/**
 * Opens the WebGPU adapter in Node.
 *
 * Leave the process with `process.exit` once the engine is destroyed: Dawn's threads would keep it alive.
 *
 * @throws Error with a sentence that says what to install, where there is no adapter
 */
export async function createDawnEngine(): Promise<Engine> {
  try {
    gpu ??= await loadDawn();
    return await createWebGpuEngine(gpu);
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`WebGPU cannot be used here: ${reason} ${REMEDY}`);
  }
}

async function loadDawn(): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  // GPUBufferUsage, GPUMapMode, GPUShaderStage and the classes, as a browser has them.
  Object.assign(globalThis, globals);
  return create([]);
}
