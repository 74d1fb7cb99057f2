import { expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { OPENING_DRAFT, writeField } from '../../../src/ui/experiment/draft.ts';
import {
  ExperimentFileError,
  experimentFileName,
  readExperimentFile,
  writeExperimentFile,
} from '../../../src/ui/experiment/experiment-file.ts';

it('reads what it has written', () => {
  const experiment = parseExperiment(OPENING_DRAFT);
  expect(readExperimentFile('a.json', writeExperimentFile(experiment))).toEqual(experiment);
  expect(experimentFileName(experiment)).toBe('escapement-sharp-flat.json');
});

it.each([
  ['{ "version": 1,', ['a.json is not JSON']],
  [
    JSON.stringify(
      writeField(writeField(OPENING_DRAFT, 'method.learningRate', -1), 'colour', 'red'),
    ),
    ['method.learningRate', 'colour is not a field'],
  ],
  [
    JSON.stringify({ version: 1, landscape: { rowLoss: 'x*a', data: 'rows.csv' } }),
    ['landscape.data'],
  ],
  ['null', ['experiment']],
])('says what is wrong with %s', (text, words) => {
  try {
    readExperimentFile('a.json', text);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentFileError);
    const { sentences } = error as ExperimentFileError;
    expect(sentences).toHaveLength(words.length);
    words.forEach((word, index) => {
      expect(sentences[index]).toContain(word);
    });
  }
});
