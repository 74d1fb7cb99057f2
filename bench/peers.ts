/** The peers: programs in `bench/peers/` that print a line of JSON. */

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Competitor, Passages, Task, Timing, Unavailable } from './competitor.ts';
import { findWork, prepareWork } from './works.ts';

/** What a peer prints; `bench/peers/README.md` says it for whoever writes another. */
interface Printed {
  readonly seconds: readonly number[];
  readonly processorSeconds: readonly number[];
  readonly particleSteps: readonly number[];
  readonly passed: number;
  readonly meanSteps: number;
  readonly deviation: number;
  readonly remark: string;
}

/** How to start a peer, or why it cannot be. */
type Command = { readonly file: string; readonly args: readonly string[] } | Unavailable;

/** No particle is followed for longer. */
const MOST_STEPS = 2 ** 31 - 1;

/** Where compiled peers and the rows of data lie, and where their sources do. */
interface Folders {
  readonly sources: string;
  readonly cache: string;
}

/** Runs a peer and gives what it prints. */
function runPeer(
  command: Command,
  options: Readonly<Record<string, string | number>>,
): Promise<Printed | Unavailable> {
  if ('unavailable' in command) return Promise.resolve(command);
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return new Promise((resolve) => {
    const child = spawn(command.file, [...command.args, ...given], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', ({ message }) => resolve({ unavailable: message }));
    child.on('close', (status) => {
      if (status === 0) resolve(JSON.parse(output) as Printed | Unavailable);
      else
        resolve({ unavailable: complaint.trim().split('\n').at(-1) || `it ended with ${status}` });
    });
  });
}

function createPeer(name: string, findCommand: () => Command, { cache }: Folders): Competitor {
  let command: Command | undefined;
  let remark = '';
  const run = async (
    { work, particles, seed }: Omit<Task, 'steps'>,
    steps: number,
    more: object,
  ) => {
    command ??= findCommand();
    const printed = await runPeer(command, {
      work: work.peerName,
      particles,
      steps,
      repeats: 1,
      seed,
      ...(work.id === 'E' && { rows: writeRows(cache) }),
      ...more,
    });
    if (!('unavailable' in printed)) remark = printed.remark;
    return printed;
  };
  return {
    name,
    isOurs: false,
    get remark() {
      return remark;
    },
    async time(task): Promise<Timing | Unavailable> {
      const printed = await run(task, task.steps, { passages: Number(task.work.passages) });
      if ('unavailable' in printed) return printed;
      const { seconds, processorSeconds, particleSteps } = printed;
      return {
        seconds: seconds[0],
        processorSeconds: processorSeconds[0],
        particleSteps: particleSteps[0],
      };
    },
    async follow(task): Promise<Passages | Unavailable> {
      const printed = await run(task, MOST_STEPS, { passages: 1, 'until-passed': 1 });
      if ('unavailable' in printed) return printed;
      const { passed, meanSteps, deviation } = printed;
      return { passed, meanSteps, deviation };
    },
    async close() {},
  };
}

/** Writes the rows of work E where peers find them, as 32-bit floats a, b, c. */
function writeRows(cache: string): string {
  const path = join(cache, 'rows.f32');
  const { data } = prepareWork(findWork('E'), 1, 1).model;
  if (!existsSync(path) && data !== undefined) writeFileSync(path, data.values);
  return path;
}

/** The version of a tool in one line, or undefined where it is not installed. */
export function versionOf(tool: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(tool, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n').at(-1) : undefined;
}

/** The C++ compiler: CXX, or g++. */
export const COMPILER = process.env.CXX ?? 'g++';

/** The Python of the peers: ESCAPEMENT_PYTHON, or python3. */
export const PYTHON = process.env.ESCAPEMENT_PYTHON ?? 'python3';

/** Name of the NVIDIA GPU, or undefined. */
export function findNvidiaGpu(): string | undefined {
  return versionOf('nvidia-smi', '--query-gpu=name', '--format=csv,noheader');
}

/** Compiles a peer, once for every state of its sources. */
function compile(
  compiler: string,
  flags: readonly string[],
  source: string,
  { sources, cache }: Folders,
): Command {
  const hash = createHash('sha256').update([compiler, ...flags].join(' '));
  for (const file of readdirSync(sources).filter((name) => /\.(cpp|hpp|cu)$/.test(name))) {
    hash.update(readFileSync(join(sources, file)));
  }
  const file = join(cache, `${source.replace('.', '-')}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(file)) return { file, args: [] };
  const partial = `${file}.${process.pid}`;
  const args = [...flags, join(sources, source), '-o', partial];
  const { status, stderr, error } = spawnSync(compiler, args, { encoding: 'utf8' });
  if (error !== undefined) return { unavailable: `${compiler} is not installed` };
  if (status !== 0) {
    const first = stderr.split('\n').find((line) => line.includes('error')) ?? stderr;
    return { unavailable: `${compiler} says: ${first.replace(/^\S*\//, '')}` };
  }
  renameSync(partial, file);
  return { file, args: [] };
}

/** All peers. What is missing on a machine is found out when a peer is first asked to run. */
export function createPeers(root: string): readonly Competitor[] {
  const folders: Folders = {
    sources: join(root, 'bench/peers'),
    cache: join(root, 'node_modules/.cache/escapement-peers'),
  };
  mkdirSync(folders.cache, { recursive: true });
  const inPython = (script: string, ...args: string[]): Command =>
    versionOf(PYTHON, '--version') === undefined
      ? { unavailable: `${PYTHON} is not installed` }
      : { file: PYTHON, args: [join(folders.sources, script), ...args] };
  const inCuda = (...flags: string[]): Command =>
    findNvidiaGpu() === undefined
      ? { unavailable: 'there is no NVIDIA GPU' }
      : compile(
          'nvcc',
          ['-O3', '--use_fast_math', '-std=c++17', '-arch=native', ...flags],
          'peer.cu',
          folders,
        );
  return [
    createPeer(
      'C++',
      () =>
        compile(COMPILER, ['-O3', '-march=native', '-std=c++17', '-pthread'], 'peer.cpp', folders),
      folders,
    ),
    createPeer('NumPy', () => inPython('peer_numpy.py'), folders),
    createPeer('CUDA, same generator', () => inCuda(), folders),
    createPeer('CUDA, cuRAND Philox', () => inCuda('-DUSE_CURAND'), folders),
    createPeer('JAX', () => inPython('peer_jax.py'), folders),
    createPeer(
      'PyTorch, compiled',
      () => inPython('peer_torch.py', '--variant', 'compiled'),
      folders,
    ),
    createPeer('PyTorch, eager', () => inPython('peer_torch.py'), folders),
  ];
}
