/** Results on disk: one JSON line for every number, in `bench/results/<date>-<machine>.jsonl`. */

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Timing } from './competitor.ts';
import type { Work } from './works.ts';

/** What a run was made on; nothing that says whose machine it is. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gpu: string;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
  readonly compiler: string;
  readonly python: string;
}

interface Common {
  /** When the run began, ISO 8601; the same in all lines of a run. */
  readonly run: string;
  readonly machine: Machine;
  readonly program: string;
  readonly isOurs: boolean;
  readonly remark: string;
}

/** Speed on one work and ensemble. */
export interface Speed extends Common {
  readonly kind: 'speed';
  readonly work: Work['id'];
  readonly particles: number;
  readonly steps: number;
  readonly repeats: readonly Timing[];
  /** Median of particle-steps per second. */
  readonly rate: number;
}

/** Mean first passage on one work, in steps. */
export interface Accuracy extends Common {
  readonly kind: 'accuracy';
  readonly work: Work['id'];
  readonly particles: number;
  readonly passed: number;
  readonly meanSteps: number;
  readonly standardError: number;
  /** The exact mean of the discrete chain, with the solver's error; null where no solver has one. */
  readonly exact: { readonly value: number; readonly error: number } | null;
}

/** Why there is no number. */
export interface Missing extends Common {
  readonly kind: 'missing';
  readonly work: Work['id'];
  readonly reason: string;
}

/** One point of a scale curve. */
export interface ScalePoint extends Common {
  readonly kind: 'scale';
  /** Against what: particles at a fixed number of steps, or steps at a fixed number of particles. */
  readonly against: 'particles' | 'steps';
  readonly particles: number;
  readonly steps: number;
  readonly seconds: number;
  readonly processorSeconds: number | undefined;
}

/** What an escape rate to one per cent takes, at one height of the barrier. */
export interface BarrierPoint extends Common {
  readonly kind: 'barrier';
  /** ΔL/T. */
  readonly height: number;
  readonly exactSteps: number;
  /** Mean steps to an escape as measured, exposure/escapes; null where only the exact answer was asked for. */
  readonly measuredSteps: number | null;
  readonly escapes: number | null;
}

export type Line = Speed | Accuracy | Missing | ScalePoint | BarrierPoint;

/** Short name of a kind of machine: no two runs on like machines differ in it. */
export function kindOfMachine({ processor, cores, gpu }: Machine): string {
  const words = gpu === 'none' ? `${processor} ${cores} cores` : gpu;
  return words
    .replace(/\((?:R|TM|C)\)|@.*/gi, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)!
    .join('-');
}

export function appendLine(folder: string, line: Line): void {
  mkdirSync(folder, { recursive: true });
  const file = `${line.run.slice(0, 10)}-${kindOfMachine(line.machine)}.jsonl`;
  appendFileSync(join(folder, file), `${JSON.stringify(line)}\n`);
}

/** All lines there are, oldest file first. */
export function readLines(folder: string): readonly Line[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((text) => JSON.parse(text) as Line);
}

/** The lines of the last run, of each kind of machine, that holds lines of a kind. */
export function newestRuns(
  lines: readonly Line[],
  kinds: readonly Line['kind'][],
): readonly (readonly Line[])[] {
  const wanted = lines.filter(({ kind }) => kinds.includes(kind));
  const last = new Map<string, string>();
  for (const { machine, run } of wanted) {
    const name = kindOfMachine(machine);
    if (run > (last.get(name) ?? '')) last.set(name, run);
  }
  return [...last].map(([name, run]) =>
    wanted.filter((line) => line.run === run && kindOfMachine(line.machine) === name),
  );
}
