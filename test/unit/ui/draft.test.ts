import { expect, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
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
} from '../../../src/ui/experiment/draft.ts';
import { withSuggestion } from '../../../src/ui/experiment/suggest.ts';

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

test('a field that is changed and put back leaves the same text, so that nothing starts anew', () => {
  for (const field of ['method.learningRate', 'noise.batchSize', 'ensemble.particles']) {
    const wrong = writeField(OPENING_DRAFT, field, 'wrong');
    const back = writeField(wrong, field, readField(OPENING_DRAFT, field));
    expect(JSON.stringify(back)).toBe(JSON.stringify(OPENING_DRAFT));
  }
});

test('back from gradient descent, which takes none, there is noise again; between others it stays as chosen', () => {
  const change = (draft: typeof OPENING_DRAFT, field: string, value: string) =>
    withSuggestion(editDraft(draft, field, value, surroundings), draft);
  const still = change(OPENING_DRAFT, 'method.name', 'gradient-descent');
  expect(readField(still, 'noise.name')).toBe('none');
  const back = change(still, 'method.name', 'sgd');
  expect(readField(back, 'noise.name')).toBe('two-temperature');
  expect(prepareExperiment(parseExperiment(back)).warnings).toEqual([]);
  const silent = change(change(back, 'noise.name', 'none'), 'method.name', 'adam');
  expect(readField(silent, 'noise.name')).toBe('none');
});

test('a typed covariance that is new has the temperature that suits, and no parameter it does not know', () => {
  const white = editDraft(OPENING_DRAFT, 'noise.name', 'white', surroundings);
  for (const before of [white, OPENING_DRAFT]) {
    const draft = withSuggestion(editDraft(before, 'noise.name', 'formula', surroundings), before);
    const { noise, method } = parseExperiment(draft);
    const variance = Number(noise.c11);
    expect(noise.c22).toBe(noise.c11);
    expect(noise.parameters).toEqual({});
    // T = ησ²/2B = ¼ of the barrier, which is 1, as the suggestion rounds it.
    const temperature = (method.learningRate * variance) / (2 * noise.batchSize!);
    expect(temperature).toBeGreaterThan(0.2);
    expect(temperature).toBeLessThan(0.35);
  }
  // What was typed stays on another landscape.
  const typed = writeField(
    editDraft(white, 'noise.name', 'formula', surroundings),
    'noise.c11',
    '1 + x^2',
  );
  const moved = withSuggestion(editDraft(typed, 'landscape.name', 'quartic', surroundings));
  expect(readField(moved, 'noise.c11')).toBe('1 + x^2');
});

test('a landscape that states numbers of its own is opened with them', () => {
  const ring = LANDSCAPES.find(({ name }) => name === 'ring')!;
  const draft = withSuggestion(editDraft(OPENING_DRAFT, 'landscape.name', 'ring', surroundings));
  expect(readField(draft, 'method.learningRate')).toBe(ring.opening!.learningRate);
  expect(readField(draft, 'noise.parameters.scale')).toBe(ring.opening!.noiseScale);
});
