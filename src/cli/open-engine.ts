import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createThreadedEngine } from '../engine/cpu/threaded-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { createDawnEngine } from '../engine/webgpu/dawn.ts';

export const ENGINE_NAMES = ['auto', 'webgpu', 'cpu'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** An adapter, as `probe-webgpu.ts` prints it. */
export interface ProbedAdapter {
  readonly adapterName: string;
  readonly isSoftware: boolean;
}

/** A graphics driver that does not answer in this time does not count, in milliseconds. */
const PROBE_TIMEOUT = 20_000;

/** A software rasteriser that is faster than the CPU engine: Mesa's compiles for the whole vector unit. */
const FAST_SOFTWARE = /llvmpipe|lavapipe/i;

/**
 * Opens an engine.
 *
 * @param scripts the folder with the scripts of threads and probe
 * @throws Error with a sentence where WebGPU is asked for and there is none
 */
export async function openEngine(
  name: EngineName,
  scripts: URL,
): Promise<{ readonly engine: Engine; readonly notice: string }> {
  const openThreads = () => createThreadedEngine({ script: new URL('thread.js', scripts) });
  const describe = (engine: Engine, why = '') => ({
    engine,
    notice: `Engine: ${engine.kind}, ${engine.adapterName}${why}.`,
  });
  if (name === 'cpu') return describe(openThreads());
  if (name === 'webgpu') return describe(await createDawnEngine());
  const adapter = probeAdapter(scripts);
  if (adapter === undefined) return describe(openThreads(), ' (there is no WebGPU adapter)');
  if (adapter.isSoftware && !FAST_SOFTWARE.test(adapter.adapterName)) {
    return describe(openThreads(), ` (faster than ${adapter.adapterName})`);
  }
  return describe(await createDawnEngine());
}

/**
 * Looks for a WebGPU adapter in a process of its own: a broken driver takes only that one down, and what Dawn
 * prints where there is no driver stays unseen.
 */
function probeAdapter(scripts: URL): ProbedAdapter | undefined {
  const script = fileURLToPath(new URL('probe-webgpu.js', scripts));
  const { status, stdout } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    timeout: PROBE_TIMEOUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? (JSON.parse(stdout) as ProbedAdapter) : undefined;
}
