import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { describeStationaryVariance } from '../contract/stationary-variance.ts';

describeStationaryVariance(() => createWebGpuEngine(navigator.gpu));
