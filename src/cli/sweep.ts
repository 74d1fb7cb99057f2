import { join } from 'node:path';
import { version } from '../../package.json';
import { SEED } from '../experiment/parameters.ts';
import { explainInvalid } from '../parameter.ts';
import { concludeSweep } from '../sweep/conclude.ts';
import { expandSweep } from '../sweep/expand.ts';
import { FIGURES, findFigure } from '../sweep/figures.ts';
import { runSweep, type SweepProgress, type SweepRunOptions } from '../sweep/run-sweep.ts';
import { parseSweep, type Sweep, SweepError } from '../sweep/sweep.ts';
import { EXIT, type ExitStatus, InputError } from './exit-status.ts';
import { catchInterrupt } from './interrupt.ts';
import { type EngineName, openEngine } from './open-engine.ts';
import { createProgressLine } from './progress.ts';
import { isObject, withData } from './read-data.ts';
import { readJson } from './read-json.ts';
import { createSolverPool } from './solver-pool.ts';
import { openSweepFolder, type SweepFolder } from './sweep-folder.ts';
import type { Terminal } from './terminal.ts';

/** Flags of `escapement sweep`. */
export interface SweepFlags {
  readonly out: string;
  readonly engine: EngineName;
  readonly seed?: string;
  readonly quick?: boolean;
}

/** Stands for every figure, each in a folder of its own. */
const ALL_FIGURES = 'all';

/** `escapement sweep`: runs a sweep, or what is left of one, into a folder. */
export async function runSweepCommand(
  source: string,
  flags: SweepFlags,
  scripts: URL,
  terminal: Terminal,
): Promise<ExitStatus> {
  const sweeps =
    source === ALL_FIGURES
      ? FIGURES.map(({ name }) => [readSweep(name, flags), join(flags.out, name)] as const)
      : ([[readSweep(source, flags), flags.out]] as const);
  const { engine, notice } = await openEngine(flags.engine, scripts);
  const interrupt = catchInterrupt();
  const solvers = createSolverPool(new URL('solver-thread.js', scripts));
  terminal.note(notice);
  try {
    for (const [sweep, path] of sweeps) {
      const folder = openSweepFolder(path, {
        sweep,
        isQuick: flags.quick === true,
        provenance: {
          program: 'escapement',
          version,
          engine: engine.kind,
          adapter: engine.adapterName,
          seed: sweep.seed,
          date: new Date().toISOString(),
          node: process.versions.node,
        },
      });
      const run = { engine, solve: solvers.solve, signal: interrupt.signal };
      const status = await runInto(folder, path, run, terminal);
      if (status !== EXIT.done) return status;
    }
    return EXIT.done;
  } finally {
    interrupt.release();
    solvers.destroy();
    engine.destroy();
  }
}

async function runInto(
  folder: SweepFolder,
  path: string,
  run: Pick<SweepRunOptions, 'engine' | 'solve' | 'signal'>,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { sweep, isQuick } = folder.record;
  const total = expandSweep(sweep).length;
  if (folder.rows.length > 0) {
    terminal.note(`${folder.rows.length} of ${total} points are finished already.`);
  }
  const progress = createProgressLine(process.stderr);
  const began = performance.now();
  try {
    const rows = await runSweep(sweep, {
      ...run,
      isQuick,
      finished: folder.rows,
      onRow: (row) => folder.append(row),
      onProgress: (state) => progress.show(describeProgress(state, performance.now() - began)),
    });
    progress.clear();
    if (rows.length < total) {
      terminal.note(
        `Interrupted: ${rows.length} of ${total} points are finished and kept in ${path}; the same command goes on from there.`,
      );
      return EXIT.failed;
    }
    const figure = concludeSweep(sweep, rows);
    folder.finish(rows, figure);
    const seconds = (performance.now() - began) / 1000;
    terminal.note(`${total} points in ${path}, ${seconds.toFixed(1)} s of computing this time.`);
    terminal.print(sweep.title);
    for (const { sentence } of figure?.verdicts ?? []) terminal.print(sentence);
    return EXIT.done;
  } finally {
    progress.clear();
  }
}

/** The sweep of a file, or a figure by its name. */
function readSweep(source: string, { seed }: SweepFlags): Sweep {
  const figure = findFigure(source);
  if (figure === undefined && /^[a-z0-9-]+$/.test(source)) {
    throw new InputError([
      `There is no figure "${source}"; there are ${FIGURES.map(({ name }) => name).join(', ')}, and "${ALL_FIGURES}" for all of them. A file of that name would be ./${source}.`,
    ]);
  }
  try {
    const sweep = figure ?? parseSweep(readSweepFile(source));
    const complete = seed === undefined ? sweep : { ...sweep, seed: readSeed(seed) };
    expandSweep(complete);
    return complete;
  } catch (error) {
    if (!(error instanceof SweepError)) throw error;
    throw new InputError(error.problems);
  }
}

/** A sweep file; data that its experiment names is read from beside it. */
function readSweepFile(path: string): unknown {
  const given = readJson(path, 'a sweep file');
  return isObject(given) ? { ...given, experiment: withData(given.experiment, path) } : given;
}

function readSeed(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const problem = explainInvalid('--seed', Number.isNaN(value) ? text : value, SEED);
  if (problem !== undefined) throw new InputError([problem]);
  return value;
}

function describeProgress(
  { finished, total, doing, workDone, workLeft }: SweepProgress,
  milliseconds: number,
): string {
  const left =
    workDone > 0 ? ` · ${sayTime((milliseconds * workLeft) / workDone / 1000)} left` : '';
  return `${finished} of ${total} points · ${doing}${left}`;
}

function sayTime(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
