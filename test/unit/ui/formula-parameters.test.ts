import { expect, test } from 'vitest';
import {
  FormulaParameters,
  symbolsOf,
  unusedParameters,
} from '../../../src/ui/experiment/formula-parameters.ts';
import { symbolOf } from '../../../src/ui/kit/math-text.ts';
import { positionOf, rangeAround, SLIDER_STEPS } from '../../../src/ui/kit/slider-scale.ts';

const draft = (formula: string, parameters: Record<string, number>) => ({
  landscape: { formula, parameters },
});

test('a parameter that the formula does not name is found, however Greek letters are spelled', () => {
  expect(symbolsOf(draft('x', { k: 1 }))).toEqual(['x', 'y', 'k']);
  expect(unusedParameters(draft('k*x + α', { k: 1, m: 2, alpha: 3 }))).toEqual(['m']);
  expect(unusedParameters(draft('k(x + 1)', { k: 1 }))).toEqual([]);
  // What cannot be read may still be on its way to naming it.
  expect(unusedParameters(draft('(x +', { k: 1 }))).toEqual([]);
});

test('a slider has its value in the middle, and keeps its range while it is moved', () => {
  for (const value of [1, 0.3, 50, -2, 0, 1e-6, 1e7]) {
    const middle = positionOf(rangeAround(value), value);
    expect(middle, String(value)).toBe(SLIDER_STEPS / 2);
  }
  const parameters = new FormulaParameters('parameter');
  const first = parameters.describe('k', 1);
  expect(parameters.describe('k', 1.9)).toBe(first);
  expect(parameters.describe('k', 'abc')).toBe(first);
  const further = parameters.describe('k', 100);
  expect(further.slider).toEqual({ scale: 'linear', from: 0, to: 200 });
});

test('names and their symbols', () => {
  expect(
    ['k', 'alpha', 'H_a', 'Ha', 'h1', 'kappa2', 'width', 'θ', 'constructor'].map(symbolOf),
  ).toEqual(['k', 'α', 'H_a', 'H_a', 'h_1', 'κ_2', 'width', 'θ', 'constructor']);
});
