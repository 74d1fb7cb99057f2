import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RateReport } from '../../src/analysis/rate-report.ts';
import { TEST_SEED } from '../support/seed.ts';

/** What a process of the command line left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PROGRAM = join(import.meta.dirname, '../../bin/escapement.js');

/** Where the experiments of this run are written. */
const FOLDER = mkdtempSync(join(tmpdir(), 'escapement-test-'));

let fileCount = 0;

/** Writes a file for the command line to read. */
export function writeInput(text: string): string {
  const path = join(FOLDER, `experiment-${fileCount++}.json`);
  writeFileSync(path, text);
  return path;
}

/** Writes an experiment of which only what matters is given. */
export function writeExperiment(experiment: Readonly<Record<string, unknown>>): string {
  const ensemble = { seed: TEST_SEED, ...(experiment.ensemble as object | undefined) };
  return writeInput(JSON.stringify({ version: 1, ...experiment, ensemble }));
}

/**
 * Runs `escapement`.
 *
 * @param env environment variables beside those of this process
 * @param onStart is given the process when it says which engine it runs on
 */
export function escapement(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStart: (kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let isStarted = false;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (isStarted || !stderr.includes('Engine:')) return;
      isStarted = true;
      onStart((signal) => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** Runs `escapement rate --json` and expects it to succeed. */
export async function measure(
  path: string,
  args: readonly string[] = ['--engine', 'cpu'],
  env: Readonly<Record<string, string>> = {},
): Promise<RateReport> {
  const { status, stdout, stderr } = await escapement(['rate', path, '--json', ...args], env);
  if (status !== 0) throw new Error(`escapement rate ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** (x² − 1)² + ½y², Langevin, from the left minimum to x ≥ 1, with η = 0.01. */
export const quartic = (temperature: number) => ({
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature },
});
