import { createWebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { measureAccuracy } from './accuracy.ts';

measureAccuracy(() => createWebGpuEngine(navigator.gpu));
