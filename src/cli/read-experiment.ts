import { parseExperiment } from '../experiment/experiment.ts';
import { PARTICLES, SEED } from '../experiment/parameters.ts';
import { prepareExperiment } from '../experiment/prepare.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { ExperimentError } from '../experiment/problem.ts';
import { explainInvalid, type Parameter } from '../parameter.ts';
import { InputError } from './exit-status.ts';
import { isObject, withData } from './read-data.ts';
import { readJson } from './read-json.ts';

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
  const given = withData(readJson(path, 'an experiment file'), path);
  const ensemble = readFlags(flags);
  try {
    return prepareExperiment(parseExperiment(withEnsemble(given, ensemble)));
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    throw new InputError(error.problems.map(({ message }) => message));
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
