import { describe } from 'vitest';
import { HARDWARE, LLVMPIPE, SWIFTSHADER } from '../../src/engine/webgpu/adapter-traits.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { describeEngine } from '../contract/engine.ts';

// Whatever the adapter, the shaders of all kinds of adapters have to run on it.
describe.each(Object.entries({ HARDWARE, LLVMPIPE, SWIFTSHADER }))(
  'WebGPU engine, fitted to %s',
  (_, traits) => describeEngine(() => createWebGpuEngine(navigator.gpu, traits)),
);
