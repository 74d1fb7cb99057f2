import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCommandLine } from '../../bin/build.js';
import type { RateReport } from '../../src/analysis/rate-report.ts';
import { TEST_SEED } from '../support/seed.ts';

/** What a command left behind. */
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

/** The built command line, as `bin/escapement.js` loads it. */
async function loadCommandLine() {
  const scripts = pathToFileURL(`${await buildCommandLine()}/`);
  const { run }: typeof import('../../src/cli/main.ts') = await import(
    new URL('main.js', scripts).href
  );
  return { run, scripts };
}

/** Keeps what is written to a stream until it is released. */
function captureStream(stream: NodeJS.WriteStream): { readonly text: string; release(): void } {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const onWritten = rest.at(-1);
    if (typeof onWritten === 'function') onWritten();
    return true;
  };
  return {
    get text() {
      return text;
    },
    release() {
      stream.write = write;
    },
  };
}

/**
 * Runs `escapement` in this process, which it would end with the status given back: one command at a time. A process of its own, with
 * signals and an environment, costs a second more: `startEscapement`.
 */
export async function escapement(args: readonly string[]): Promise<Outcome> {
  const { run, scripts } = await loadCommandLine();
  const stdout = captureStream(process.stdout);
  const stderr = captureStream(process.stderr);
  const { exit } = process;
  let status: Outcome['status'] = null;
  process.exit = ((code: number) => {
    status = code;
  }) as typeof exit;
  try {
    await run(args, scripts);
  } finally {
    process.exit = exit;
    stdout.release();
    stderr.release();
  }
  return { status, stdout: stdout.text, stderr: stderr.text };
}

/**
 * Starts `escapement` as a process of its own.
 *
 * @param env environment variables beside those of this process
 * @param onStart is given the process when it says which engine it runs on
 */
export function startEscapement(
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

/** What `escapement rate --json` has printed; expects that it succeeded. */
export function readReport({ status, stdout, stderr }: Outcome): RateReport {
  if (status !== 0) throw new Error(`escapement rate ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Runs `escapement rate --json` and expects it to succeed. */
export async function measure(
  path: string,
  args: readonly string[] = ['--engine', 'cpu'],
): Promise<RateReport> {
  return readReport(await escapement(['rate', path, '--json', ...args]));
}

/** (x² − 1)² + ½y², Langevin, from the left minimum to x ≥ 1, with η = 0.01. */
export const quartic = (temperature: number) => ({
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature },
});
