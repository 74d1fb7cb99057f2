import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { describeFirstPassage } from '../contract/first-passage.ts';

describeFirstPassage(() => createWebGpuEngine(navigator.gpu));
