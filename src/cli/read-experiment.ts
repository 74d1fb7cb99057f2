import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExperimentError, parseExperiment } from '../experiment/experiment.ts';
import { PARTICLES, SEED } from '../experiment/parameters.ts';
import { type PreparedExperiment, prepareExperiment } from '../experiment/prepare.ts';
import { DataError, parseCsv } from '../landscapes/data-table.ts';
import { explainInvalid, type Parameter } from '../parameter.ts';
import { InputError } from './exit-status.ts';

/** Flags that take the place of fields of the experiment, as typed. */
export interface EnsembleFlags {
  readonly particles?: string;
  readonly seed?: string;
}

/**
 * Reads and checks an experiment file.
 *
 * @throws InputError with a sentence for everything that is wrong
 */
export function readExperiment(path: string, flags: EnsembleFlags = {}): PreparedExperiment {
  const given = withData(parseJson(path, readText(path)), dirname(path));
  const ensemble = readFlags(flags);
  try {
    return prepareExperiment(parseExperiment(withEnsemble(given, ensemble)));
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    throw new InputError(error.problems.map(({ message }) => message));
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new InputError([`There is no file ${path}.`]);
    if (code === 'EISDIR') throw new InputError([`${path} is a folder, not an experiment file.`]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([`${path} cannot be read: ${reason}`]);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([`${path} is not JSON: ${reason}.`]);
  }
}

/** The value with the CSV file that its landscape names, a path beside the experiment, read in its place. */
function withData(given: unknown, folder: string): unknown {
  if (!isObject(given) || !isObject(given.landscape)) return given;
  const { landscape } = given;
  if (typeof landscape.data !== 'string') return given;
  const path = join(folder, landscape.data);
  try {
    return { ...given, landscape: { ...landscape, data: parseCsv(readText(path)) } };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new InputError([`landscape.data: ${path}: ${error.message}`]);
  }
}

function readFlags({ particles, seed }: EnsembleFlags): Record<string, number> {
  const problems: string[] = [];
  const read = (flag: string, text: string, parameter: Parameter): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const problem = explainInvalid(flag, Number.isNaN(value) ? text : value, parameter);
    if (problem !== undefined) problems.push(problem);
    return value;
  };
  const values = {
    ...(particles !== undefined && { particles: read('--particles', particles, PARTICLES) }),
    ...(seed !== undefined && { seed: read('--seed', seed, SEED) }),
  };
  if (problems.length > 0) throw new InputError(problems);
  return values;
}

/** The value with some fields of its ensemble replaced; left as it is where it is no object. */
function withEnsemble(given: unknown, replaced: Record<string, number>): unknown {
  if (!isObject(given) || Object.keys(replaced).length === 0) return given;
  const { ensemble = {} } = given;
  return isObject(ensemble) ? { ...given, ensemble: { ...ensemble, ...replaced } } : given;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
