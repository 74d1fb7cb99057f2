import { expect, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
import { type Json, OPENING_DRAFT, writeField } from '../../../src/ui/experiment/draft.ts';
import { problemSentence } from '../../../src/ui/experiment/problem-text.ts';

function sentenceOf(field: string, value: Json): string {
  try {
    parseExperiment(writeField(OPENING_DRAFT, field, value));
  } catch (error) {
    if (error instanceof ExperimentError) return problemSentence(error.problems[0]);
  }
  return '';
}

test('a problem names its field in words, says what is allowed, and shows what was typed', () => {
  expect(sentenceOf('method.learningRate', 'abc')).toBe(
    'Learning rate must be a number greater than 0 and at most 100; got “abc”.',
  );
  expect(sentenceOf('noise.batchSize', '')).toMatch(
    /^Batch size must be .*; the field is empty\.$/,
  );
  expect(sentenceOf('ensemble.particles', 1e12)).toContain('268\u202f435\u202f456');
  expect(sentenceOf('method.learningRate', '1,000')).toMatch(/Write it without a comma\.$/);
  expect(
    problemSentence({
      field: 'start.at.0',
      message: 'start.at.0 must be a finite number; got "left".',
    }),
  ).toBe('Start x must be a finite number; got “left”.');
  expect(
    problemSentence({
      field: 'landscape.formula',
      message: 'landscape.formula: unknown symbol wobble.',
    }),
  ).toBe('Formula: unknown symbol wobble.');
});

test('the elements of a covariance are named as they are labelled', () => {
  expect(
    problemSentence({
      field: 'noise.c11',
      message:
        'noise.c11, c12 and c22 must make a covariance; at (0, 1) the matrix is [[1, 3], [3, 1]].',
    }),
  ).toBe('C₁₁, C₁₂ and C₂₂ must make a covariance; at (0, 1) the matrix is [[1, 3], [3, 1]].');
  expect(
    problemSentence({ field: 'noise.c22', message: 'noise.c22: The formula names "wobble".' }),
  ).toBe('C₂₂: The formula names “wobble”.');
});
