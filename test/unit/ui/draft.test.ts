import { expect, test } from 'vitest';
import { ExperimentError, parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import {
  editDraft,
  geometryOf,
  OPENING_DRAFT,
  OWN_FORMULA,
  readField,
  readTyped,
  type Surroundings,
  writeField,
} from '../../../src/ui/draft.ts';
import { withSuggestion } from '../../../src/ui/suggest.ts';

const surroundings = geometryOf(OPENING_DRAFT) as Surroundings;

test('the opening experiment is a valid one', () => {
  expect(prepareExperiment(parseExperiment(OPENING_DRAFT)).warnings).toEqual([]);
});

test('fields are read and replaced by path, arrays included, without touching the old draft', () => {
  const draft = { start: { at: [1, 2], spread: 0 } };
  const changed = writeField(draft, 'start.at.1', 5);
  expect(readField(changed, 'start.at.1')).toBe(5);
  expect(readField(changed, 'start.at.0')).toBe(1);
  expect(draft.start.at).toEqual([1, 2]);
  expect(writeField(draft, 'start.spread', undefined)).toEqual({ start: { at: [1, 2] } });
});

test('typed text is a number where it reads as one, else it stays text', () => {
  expect(readTyped(' 0.5 ')).toBe(0.5);
  expect(readTyped('−1')).toBe(-1);
  expect(readTyped('1e12')).toBe(1e12);
  expect(readTyped('1,5')).toBe(1.5);
  expect(readTyped('-0,125')).toBe(-0.125);
  expect(readTyped('65 536')).toBe(65_536);
  for (const text of ['abc', 'NaN', '', 'Infinity', '1,000', '1,5,2'])
    expect(readTyped(text)).toBe(text);
});

test('every landscape can be chosen, with every kind of escape region', () => {
  for (const name of [...LANDSCAPES.map((landscape) => landscape.name), OWN_FORMULA]) {
    const chosen = withSuggestion(editDraft(OPENING_DRAFT, 'landscape.name', name, surroundings));
    const around = geometryOf(chosen) ?? surroundings;
    expect(() => prepareExperiment(parseExperiment(chosen))).not.toThrow();
    for (const kind of ['half-plane', 'disc', 'outside-disc', 'level']) {
      expect(() => parseExperiment(editDraft(chosen, 'escape.kind', kind, around))).not.toThrow();
    }
  }
});

test('where there is no saddle, a landscape takes noise and steps that need none', () => {
  const choose = (name: string) =>
    withSuggestion(editDraft(OPENING_DRAFT, 'landscape.name', name, surroundings));
  const chosen = choose('rosenbrock');
  expect(readField(chosen, 'noise.name')).toBe('local-hessian');
  // The minimum has a curvature of 1001.6: η = 0.02 would throw particles out of it.
  expect(readField(chosen, 'method.learningRate')).toBe(0.0002);
  // Of the warnings only that on the way out is left: no step overshoots.
  expect(prepareExperiment(parseExperiment(chosen)).warnings).toEqual([
    expect.stringMatching(/no saddle/),
  ]);
  expect(readField(choose('maier-stein'), 'noise.name')).toBe('two-temperature');
});

test('a method takes a noise that suits it, and the strength comes along', () => {
  const langevin = editDraft(OPENING_DRAFT, 'method.name', 'langevin', surroundings);
  expect(readField(langevin, 'noise.name')).toBe('white');
  expect(readField(langevin, 'noise.batchSize')).toBeUndefined();
  expect(() => parseExperiment(langevin)).not.toThrow();
});

test('one coordinate of a supplied region changes that region, not the others', () => {
  const moved = editDraft(OPENING_DRAFT, 'escape.offset', 0.5, surroundings);
  expect(parseExperiment(moved).escape).toMatchObject({ kind: 'half-plane', offset: 0.5 });
  const wrong = editDraft(OPENING_DRAFT, 'start.at.0', 'left', surroundings);
  expect(() => parseExperiment(wrong)).toThrow(ExperimentError);
});
