/** The experiment as a file: the JSON that the command line takes, too. */

import { type Experiment, parseExperiment } from '../../experiment/experiment.ts';
import { ExperimentError } from '../../experiment/problem.ts';
import { JsonError, parseJson } from '../../parse-json.ts';
import { type Draft, readField } from './draft.ts';

/** What is wrong with a file, in sentences. */
export class ExperimentFileError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join(' '));
    this.name = 'ExperimentFileError';
    this.sentences = sentences;
  }
}

/**
 * Reads an experiment from the text of a file.
 *
 * @throws ExperimentFileError naming every wrong field
 */
export function readExperimentFile(name: string, text: string): Experiment {
  let given: unknown;
  try {
    given = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { reason } = error;
    throw new ExperimentFileError([`${name} is not JSON: ${reason}.`]);
  }
  if (typeof readField(given as Draft, 'landscape.data') === 'string') {
    throw new ExperimentFileError([
      'landscape.data names a file beside the experiment, which a page cannot read by itself: write the table into the experiment as {"columns": […], "rows": […]}, or choose your own data under Experiment and open the table there.',
    ]);
  }
  try {
    return parseExperiment(given);
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    throw new ExperimentFileError(error.problems.map(({ message }) => message));
  }
}

/** The text of a file for an experiment. */
export function writeExperimentFile(experiment: Experiment): string {
  return `${JSON.stringify(experiment, null, 2)}\n`;
}

/** A name for the file: `escapement-sharp-flat.json`. */
export function experimentFileName({ landscape }: Experiment): string {
  const subject =
    'name' in landscape ? landscape.name : 'formula' in landscape ? 'formula' : 'data';
  return `escapement-${subject}.json`;
}
