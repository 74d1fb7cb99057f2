/** Prints the WebGPU adapter of this machine as JSON, or fails: the process behind `--engine auto`. */

import { createDawnEngine } from '../engine/webgpu/dawn.ts';
import type { ProbedAdapter } from './open-engine.ts';

let status = 1;
try {
  const engine = await createDawnEngine();
  const { adapterName, isSoftware } = engine;
  engine.destroy();
  process.stdout.write(JSON.stringify({ adapterName, isSoftware } satisfies ProbedAdapter));
  status = 0;
} catch {
  // The exit status says it.
}
process.exit(status);
