import { expect, test } from 'vitest';
import { differentiate } from '../../../src/formula/derivative.ts';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import { type Expression, number, symbol } from '../../../src/formula/expression.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { createSequence } from './sequence.ts';

function asFunction(expression: Expression): (x: number, y: number) => number {
  const evaluate = createEvaluator(compileProgram(['x', 'y'], [expression]));
  return (x, y) => evaluate([x, y])[0];
}

/** Five-point difference: its error h⁴f⁽⁵⁾/30 is at most 1e-9 here (x⁻³ at 0.4), its round-off 1e-16·f/h below 1e-11. */
function difference(f: (x: number) => number, x: number): number {
  const h = 3e-4;
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}

// First and second derivatives of every function on the list, away from its kinks, inside its domain.
test.each([
  'x + y',
  'x - y*x',
  'x*y*x',
  'x/y',
  'y/(1 + x^2)',
  'x^5',
  'x^(-3)',
  'x^2.5',
  '2^x',
  'x^y',
  'pow(y, x)',
  '-x',
  'abs(x - 1)',
  'abs(x + 1)',
  'sign(x)*x',
  'sqrt(x)',
  'cbrt(x)',
  'exp(x*y)',
  'log(x)',
  'log2(x)',
  'log10(x)',
  'log1p(x)',
  'acosh(x + 1)',
  'atanh(x/3)',
  'sin(x*y)',
  'cos(x)',
  'tan(x)',
  'asin(x)',
  'acos(x)',
  'atan(x)',
  'sinh(x)',
  'cosh(x)',
  'tanh(x)',
  'min(x^2, y)',
  'max(x^2, y)',
  'atan2(x, y)',
  'atan2(y, x)',
  'x < y ? x^3 : y',
  'x > y ? x^3 : x*y^2',
])('%s', (text) => {
  const expression = parseFormula(text, ['x', 'y']);
  const f = asFunction(expression);
  for (const [x, y] of [
    [0.4, 0.7],
    [0.6, 1.3],
    [0.8, 0.3],
  ]) {
    for (const variable of ['x', 'y'] as const) {
      const first = differentiate(expression, variable);
      const df = asFunction(first);
      const d2f = asFunction(differentiate(first, variable));
      const along = (g: (x: number, y: number) => number) =>
        variable === 'x' ? difference((u) => g(u, y), x) : difference((u) => g(x, u), y);
      expect(Math.abs(df(x, y) - along(f))).toBeLessThan(1e-8);
      expect(Math.abs(d2f(x, y) - along(df))).toBeLessThan(1e-6);
    }
  }
});

test.each([
  'abs(x*y - 0.3)*max(x, y^2)',
  'min(abs(x), abs(y))',
  'max(min(x, y), x*y)^2',
  'abs(abs(abs(x) - 1) - 0.5) + |x + y|³',
  'x < y ? (x*y > 0 ? abs(x)^3 : x^2*y) : min(x^3, y)',
  'max(sin(3x), cos(3y)) + abs(x)*sign(y)',
  'sqrt(max(x, 0.1)) + log(max(abs(y), 0.2))',
])('kinks: the derivatives of %s are right almost everywhere', (text) => {
  const expression = parseFormula(text, ['x', 'y']);
  const f = asFunction(expression);
  const [fx, fy] = ['x', 'y'].map((variable) => asFunction(differentiate(expression, variable)));
  const random = createSequence(5);
  let smooth = 0;
  for (let count = 0; count < 500; count++) {
    const [x, y] = [4 * random() - 2, 4 * random() - 2];
    const [dx, dy] = [difference((u) => f(u, y), x), difference((u) => f(x, u), y)];
    // A difference that spans a kink is off by the jump of the slope: such points are rare, and no others are off.
    if (Math.hypot(fx(x, y) - dx, fy(x, y) - dy) < 1e-7) smooth++;
  }
  // A band of four steps of 3e-4 about a few kink lines in a square of 16: at most some parts in a hundred.
  expect(smooth).toBeGreaterThan(490);
});

test('negative base with a constant exponent', () => {
  const derivative = asFunction(differentiate(parseFormula('x^3', ['x', 'y']), 'x'));
  expect(derivative(-2, 0)).toBe(12);
});

test('a constant has the derivative 0, a variable 1', () => {
  expect(differentiate(parseFormula('y^3 + exp(2)', ['x', 'y']), 'x')).toEqual(number(0));
  expect(differentiate(symbol('x'), 'x')).toEqual(number(1));
});

test('second derivatives of a deep chain stay small, because shared parts are shared', () => {
  const text = `${'sin('.repeat(30)}x${')'.repeat(30)}`;
  const second = differentiate(differentiate(parseFormula(text, ['x']), 'x'), 'x');
  // 30 sines, 30 cosines, and for each level a few products and one sum.
  expect(compileProgram(['x'], [second]).instructions.length).toBeLessThan(300);
});

// Particles see derivatives only: where those went on beyond the end of the loss, a particle would come back from there.
test.each([
  ['sqrt(x)', -0.5],
  ['log(x)', -0.5],
  ['log2(3*x)', -0.5],
  ['log10(x)', -0.5],
  ['log1p(x)', -1.5],
  ['log(x^2 - y)', 0.3],
  ['asin(x)', 1.5],
  ['acos(x)', -1.5],
  ['acosh(x)', 0.5],
  ['acosh(x)', -1.5],
  ['atanh(x)', 1.5],
  ['atanh(x)', -1.5],
  ['log(x/(1 - x))', 1.5],
  ['x^2.5', -0.5],
  ['x^y', -0.5],
])('%s has no derivative at x = %d, where it has no value', (text, x) => {
  const loss = parseFormula(text, ['x', 'y']);
  expect(asFunction(loss)(x, 0.7)).toBeNaN();
  const slope = differentiate(loss, 'x');
  expect(asFunction(slope)(x, 0.7)).toBeNaN();
  expect(asFunction(differentiate(slope, 'x'))(x, 0.7)).toBeNaN();
});
