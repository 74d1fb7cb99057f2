import { describe } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { describeMinibatch } from '../contract/minibatch.ts';

describe('WebGPU engine, minibatches', () =>
  describeMinibatch(() => createWebGpuEngine(navigator.gpu)));
