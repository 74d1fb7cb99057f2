import { describe, expect, test } from 'vitest';
import { differentiate } from '../../../src/formula/derivative.ts';
import { createBatchEvaluator, createEvaluator } from '../../../src/formula/evaluate.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { stabilise } from '../../../src/formula/stable-forms.ts';
import values from '../../data/stable-forms.json';

/** Value, slope and curvature by x of a formula, in double and in single precision. */
function evaluate(text: string, x: number) {
  const loss = stabilise(parseFormula(text, ['x', 'y']));
  const slope = differentiate(loss, 'x');
  const program = compileProgram(['x'], [loss, slope, differentiate(slope, 'x')]);
  const single = [0, 1, 2].map(() => new Float32Array(1));
  createBatchEvaluator(program)([Float32Array.of(x)], single, 1);
  return { double: [...createEvaluator(program)([x])], single: single.map(([value]) => value) };
}

// Values by mpmath at 60 digits: see the file. x are dyadic, so that single precision has the same. Errors are shares of the value, or of
// the file's `absolute` where it is smaller: a slope loses digits where it passes through 0.
describe.each(values.forms)('$formula', ({ formula, at }) => {
  test.each(at)('at x = $x', ({ x, exact }) => {
    const { double, single } = evaluate(formula, x);
    exact.forEach((value, order) => {
      const size = Math.max(Math.abs(value), values.absolute[order]);
      // Errors that are allowed, of the value or of the scale about it: some roundings, and those of the exponent.
      const share = (found: number) => Math.abs(found - value) / (size * (1 + Math.abs(x)));
      expect(share(double[order]), `order ${order}, double`).toBeLessThan(4e-15);
      expect(share(single[order]), `order ${order}, single`).toBeLessThan(2e-6);
    });
  });
});

test('what is no sum of exponentials stays as it is', () => {
  for (const text of [
    'log(1 + x^2)',
    '1/(1 + x^2)',
    'log(1 - exp(x))',
    'x/(exp(x) - 1)',
    'log(x)',
  ]) {
    const plain = parseFormula(text, ['x', 'y']);
    expect(stabilise(plain), text).toEqual(plain);
  }
});

test('at a tie max and min take half of each side, and abs and hypot have no slope at their tips', () => {
  const slopeAt = (text: string, x: number, y: number) =>
    createEvaluator(
      compileProgram(['x', 'y'], [differentiate(parseFormula(text, ['x', 'y']), 'x')]),
    )([x, y])[0];
  expect(slopeAt('max(0, x)', 0, 0)).toBe(0.5);
  expect(slopeAt('max(x, 0)', 0, 0)).toBe(0.5);
  expect(slopeAt('min(3x, x^2)', 0, 0)).toBe(1.5);
  expect(slopeAt('max(x, -x)', 0, 0)).toBe(0);
  expect(slopeAt('max(3x, y)', 1, 3)).toBe(1.5);
  expect(slopeAt('|x|', 0, 0)).toBe(0);
  expect(slopeAt('hypot(x, y)', 0, 0)).toBe(0);
  expect(slopeAt('max(0, -x) + log(1 + exp(-|x|))', 0, 0)).toBe(-0.5);
});
