import { expect, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
import {
  type Draft,
  editDraft,
  geometryOf,
  OPENING_DRAFT,
  OWN_FORMULA,
  readField,
  type Surroundings,
  writeField,
} from '../../../src/ui/experiment/draft.ts';
import { findRunnable } from '../../../src/ui/experiment/runnable.ts';

const prepare = (draft: Draft) => prepareExperiment(parseExperiment(draft));
const formula = editDraft(
  OPENING_DRAFT,
  'landscape.name',
  OWN_FORMULA,
  geometryOf(OPENING_DRAFT) as Surroundings,
);

test('a wrong field keeps the value that ran last, the right ones take effect', () => {
  const typed = writeField(
    writeField(OPENING_DRAFT, 'noise.batchSize', -1),
    'landscape.sharpness',
    2,
  );
  const { draft, prepared, problems } = findRunnable(typed, OPENING_DRAFT, prepare);
  expect(prepared.experiment.landscape.sharpness).toBe(2);
  expect(prepared.experiment.noise.batchSize).toBe(readField(OPENING_DRAFT, 'noise.batchSize'));
  expect(readField(draft, 'landscape.sharpness')).toBe(2);
  expect(problems.map(({ field }) => field)).toEqual(['noise.batchSize']);
});

test('a formula that cannot be read leaves the last one running', () => {
  const typed = writeField(
    writeField(formula, 'landscape.formula', 'x^2 + wobble*y^2'),
    'method.learningRate',
    0.03,
  );
  const { prepared, problems } = findRunnable(typed, formula, prepare);
  expect(prepared.experiment.method.learningRate).toBe(0.03);
  expect(prepared.experiment.landscape).toMatchObject({
    formula: readField(formula, 'landscape.formula'),
  });
  expect(problems[0].field).toBe('landscape.formula');
});

test('a formula without a saddle runs with local-Hessian noise, and says so', () => {
  const bowl = writeField(formula, 'landscape.formula', 'x^2 + y^2');
  const { prepared, problems } = findRunnable(bowl, formula, prepare);
  expect(prepared.experiment.noise.name).toBe('local-hessian');
  expect(problems).toMatchObject([{ field: 'noise.name' }]);
});

test('what cannot run at all is refused with every problem', () => {
  const wrong = writeField(OPENING_DRAFT, 'landscape.name', 'nowhere');
  expect(() => findRunnable(wrong, OPENING_DRAFT, prepare)).toThrow(ExperimentError);
  expect(() => findRunnable(wrong, undefined, prepare)).toThrow(ExperimentError);
});

test('the elements of a covariance are put back together, with one sentence that names the place', () => {
  const here = geometryOf(OPENING_DRAFT) as Surroundings;
  const sound = editDraft(OPENING_DRAFT, 'noise.name', 'formula', here);
  const typed = writeField(writeField(sound, 'noise.c12', '3'), 'noise.batchSize', 4);
  const { draft, problems, prepared } = findRunnable(typed, sound, prepare);
  expect(problems).toHaveLength(1);
  expect(problems[0].message).toMatch(/at \(.*\) the matrix is \[\[1, 3\], \[3, 1\]\]/);
  expect(readField(draft, 'noise.c12')).toBe('0');
  expect(prepared.experiment.noise.batchSize).toBe(4);
  // Where other noise ran before, it runs on.
  const other = findRunnable(typed, OPENING_DRAFT, prepare);
  expect(readField(other.draft, 'noise.name')).toBe('two-temperature');
  expect(other.problems).toHaveLength(1);
});

test('a start that the landscape supplies is supplied again, with one sentence and beside other problems', () => {
  const here = geometryOf(OPENING_DRAFT) as Surroundings;
  const typed = writeField(
    editDraft(OPENING_DRAFT, 'start.at.0', 'left', here),
    'landscape.sharpness',
    2,
  );
  const wrong = writeField(typed, 'noise.batchSize', -1);
  const { prepared, problems } = findRunnable(wrong, OPENING_DRAFT, prepare);
  expect(problems.map(({ field }) => field).sort()).toEqual(['noise.batchSize', 'start.at.0']);
  expect(prepared.experiment.landscape.sharpness).toBe(2);
  expect(prepared.experiment.start.at).toEqual(prepare(OPENING_DRAFT).experiment.start.at);
});

test('a start that is moved to where the formula has no value goes back, and the formula says so once', () => {
  const noise = { name: 'white', temperature: 0.2, parameters: {} };
  const cone = writeField(
    writeField(writeField(formula, 'noise', noise), 'landscape.formula', 'sqrt(x^2 + y^2)'),
    'start.at',
    [0.5, 0],
  );
  const moved = writeField(cone, 'start.at', [0, 0]);
  const { draft, problems } = findRunnable(moved, cone, prepare);
  expect(readField(draft, 'start.at')).toEqual([0.5, 0]);
  expect(readField(draft, 'landscape.formula')).toBe('sqrt(x^2 + y^2)');
  expect(problems).toEqual([
    {
      field: 'landscape.formula',
      message:
        'landscape.formula: √(x² + y²) has no derivative at x = 0, y = 0, where particles start: start elsewhere, or change the formula.',
    },
  ]);
});

test('a formula without a value at the start leaves the last one running', () => {
  const typed = writeField(formula, 'landscape.formula', 'x^2 + y^2 + sqrt(x)');
  const { draft, problems } = findRunnable(typed, formula, prepare);
  expect(readField(draft, 'landscape')).toEqual(readField(formula, 'landscape'));
  expect(problems.map(({ field }) => field)).toEqual(['landscape.formula']);
});
