/** The side of the benchmark that runs in a browser; `../ours.ts` calls it. */

import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { createEngineRunner, type EngineRunner } from '../engine-runner.ts';

declare global {
  interface Window {
    /** Opens the adapter and says its name. */
    openBench(): Promise<string>;
    bench: EngineRunner;
  }
}

window.openBench = async () => {
  if (navigator.gpu === undefined) throw new Error('This browser has no WebGPU.');
  window.bench = createEngineRunner(await createWebGpuEngine(navigator.gpu));
  return window.bench.adapterName;
};
