import { version } from '../../package.json';
import type { Engine } from '../engine/engine.ts';
import { SEED } from '../experiment/parameters.ts';
import { explainInvalid } from '../parameter.ts';
import { concludeSweep } from '../sweep/conclude.ts';
import { expandSweep } from '../sweep/expand.ts';
import { FIGURES, findFigure } from '../sweep/figures.ts';
import { runSweep, type SweepProgress } from '../sweep/run-sweep.ts';
import { parseSweep, type Sweep, SweepError } from '../sweep/sweep.ts';
import { EXIT, type ExitStatus, InputError } from './exit-status.ts';
import { catchInterrupt } from './interrupt.ts';
import { type EngineName, openEngine } from './open-engine.ts';
import { createProgressLine } from './progress.ts';
import { isObject, withData } from './read-data.ts';
import { readJson } from './read-json.ts';
import { openSweepFolder, type SweepFolder } from './sweep-folder.ts';
import type { Terminal } from './terminal.ts';

/** Flags of `escapement sweep`. */
export interface SweepFlags {
  readonly out: string;
  readonly engine: EngineName;
  readonly seed?: string;
  readonly quick?: boolean;
}

/** `escapement sweep`: runs a sweep, or what is left of one, into a folder. */
export async function runSweepCommand(
  source: string,
  flags: SweepFlags,
  scripts: URL,
  terminal: Terminal,
): Promise<ExitStatus> {
  const sweep = readSweep(source, flags);
  const { engine, notice } = await openEngine(flags.engine, scripts);
  const interrupt = catchInterrupt();
  terminal.note(notice);
  try {
    const isQuick = flags.quick === true;
    const folder = openSweepFolder(flags.out, {
      sweep,
      isQuick,
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
    return await runInto(folder, flags.out, engine, interrupt.signal, terminal);
  } finally {
    interrupt.release();
    engine.destroy();
  }
}

async function runInto(
  folder: SweepFolder,
  path: string,
  engine: Engine,
  signal: AbortSignal,
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
      engine,
      isQuick,
      finished: folder.rows,
      signal,
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
      `There is no figure "${source}"; there are ${FIGURES.map(({ name }) => name).join(', ')}. A file of that name would be ./${source}.`,
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
