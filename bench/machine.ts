/** Describes the machine of a run. */

import { availableParallelism, cpus } from 'node:os';
import { COMPILER, findNvidiaGpu, PYTHON, versionOf } from './peers.ts';
import type { Machine } from './results.ts';

/** @param browser the browser that takes part, with its version; empty where none does */
export function describeMachine(browser: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    gpu: findNvidiaGpu() ?? 'none',
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    browser,
    compiler: `${COMPILER} ${versionOf(COMPILER, '-dumpfullversion') ?? 'missing'}`,
    python: versionOf(PYTHON, '--version') ?? 'missing',
  };
}
