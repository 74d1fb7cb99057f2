import { describe } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { describeEngine } from '../contract/engine.ts';

describe('WebGPU engine', () => describeEngine(() => createWebGpuEngine(navigator.gpu)));
