import { describe, expect, test } from 'vitest';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import { FormulaError, FUNCTION_NAMES, parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { createSequence } from './sequence.ts';

const SYMBOLS = ['x', 'y', 'kappa'];

function evaluateAt(text: string, x = 0, y = 0, kappa = 0): number {
  const program = compileProgram(SYMBOLS, [parseFormula(text, SYMBOLS)]);
  return createEvaluator(program)([x, y, kappa])[0];
}

function errorOf(text: string): FormulaError {
  try {
    parseFormula(text, SYMBOLS);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`"${text}" was read without complaint.`);
}

describe('what a calculator reads', () => {
  // Each value is exact in double precision, or the same library function as on the right.
  test.each([
    ['1 + 2*3', 7],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['2x', 6],
    ['(x - 1)(y + 1)', 10],
    ['x < y ? 10 : 20', 10],
    ['(x >= y) ? 10 : 20', 20],
    ['x == 3 ? (x != 3 ? 1 : 2) : 3', 2],
    ['pow(x, y)', 81],
    ['min(x, y) + 10*max(x, y)', 43],
    ['atan2(x, y)', Math.atan2(3, 4)],
    ['ln(x) - log(x)', 0],
    ['log2(8)', 3],
    ['cbrt(27)', 3],
    ['+x', 3],
    ['2*pi', 2 * Math.PI],
    ['e^1', Math.E],
    ['1e-3*kappa', 5e-3],
    ['abs(-x)*sign(-y)', -3],
  ])('%s', (text, expected) => {
    expect(evaluateAt(text, 3, 4, 5)).toBe(expected);
  });

  test('every listed function is one that the parser knows', () => {
    for (const name of FUNCTION_NAMES) {
      const call = ['min', 'max', 'atan2', 'pow'].includes(name) ? `${name}(x, y)` : `${name}(x)`;
      expect(() => parseFormula(call, SYMBOLS)).not.toThrow();
    }
  });

  test('a parameter may be called e', () => {
    expect(parseFormula('e', ['e'])).toEqual({ kind: 'symbol', name: 'e' });
  });
});

describe('what is refused', () => {
  test('an unknown name is named, with its place', () => {
    const error = errorOf('x^2 + zeta*y');
    expect(error.message).toBe(
      'The formula names "zeta", which is neither a variable nor a parameter; allowed are x, y, kappa.',
    );
    expect([error.symbol, error.position]).toEqual(['zeta', 6]);
  });

  test.each([
    ['', /empty/],
    ['   ', /empty/],
    ['x +', /cannot be read at character 4/],
    ['(x', /cannot be read/],
    ['x = 3', /one expression without "="/],
    ['f(x) = x', /one expression without "="/],
    ['x; y', /one expression, without ";"/],
    ['x\ny', /line breaks/],
    ['[x, y]', /not a list/],
    ['"text"', /numbers only/],
    ['true', /numbers only/],
    ['1e999', /not finite/],
    ['x!', /"!", which is not allowed/],
    ['x % 2', /"%", which is not allowed/],
    ['x < y', /only stand as the condition/],
    ['x ? 1 : 2', /one comparison/],
    ['x < y and y < 1 ? 1 : 2', /one comparison/],
    ['0 < x < 1 ? 1 : 2', /one comparison/],
    ['x(y + 1)', /write x\*\(…\)/],
    ['sin', /needs its argument in parentheses/],
    ['sin(x, y)', /takes one argument, not 2/],
    ['max(x)', /takes two arguments, not 1/],
    ['import("fs")', /calls "import"/],
    ['constructor(x)', /calls "constructor"/],
    ['x.constructor', /numbers, names/],
    ['toString', /names "toString"/],
    ['__proto__', /names "__proto__"/],
    ['x_y()', /calls "x_y"/],
  ])('%j', (text, message) => {
    expect(errorOf(text).message).toMatch(message);
  });

  test('too long and too deep', () => {
    expect(errorOf('x+'.repeat(6000)).message).toMatch(/12000 characters/);
    for (const text of [
      `${'('.repeat(4000)}x${')'.repeat(4000)}`,
      `${'-'.repeat(9000)}x`,
      `${'x^'.repeat(3000)}x`,
      `${'sin('.repeat(1000)}x${')'.repeat(1000)}`,
      `${'x<1?1:'.repeat(1500)}2`,
    ]) {
      expect(errorOf(text).message).toMatch(/nested too deeply/);
    }
  });

  test('2000 random strings each give an expression or a sentence, never another error', () => {
    const pieces = [...'xy0123.+-*/^()?:<>=!,;%"\'[]{}#@$\\ \n_eκ', 'sin(', 'kappa', '1e9', '..'];
    const random = createSequence(1);
    for (let count = 0; count < 2000; count++) {
      const length = 1 + Math.floor(12 * random());
      const text = Array.from({ length }, () => pieces[Math.floor(pieces.length * random())]).join(
        '',
      );
      try {
        parseFormula(text, SYMBOLS);
      } catch (error) {
        expect(error, JSON.stringify(text)).toBeInstanceOf(FormulaError);
        expect((error as FormulaError).message).toMatch(/^["A-Z].*\.$/s);
      }
    }
  });
});
