import { describe, expect, test } from 'vitest';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import {
  FormulaError,
  FUNCTION_NAMES,
  isParameterName,
  parseFormula,
} from '../../../src/formula/parse.ts';
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
    ['x − y', -1],
    ['2·x×y', 24],
    ['x ÷ y ⋅ 8', 6],
    ['x² + y³', 73],
    ['y⁻¹*8', 2],
    ['x¹⁰', 59049],
    ['x**2', 9],
    ['2π', 2 * Math.PI],
    ['π x', 3 * Math.PI],
    ['2πx', 6 * Math.PI],
    ['|x − y|', 1],
    ['2|−x|', 6],
    ['||x| − |y||', 1],
    ['|x||y|', 12],
    ['|x − |y + 1||²', 4],
    ['√y', 2],
    ['√(x + 6) y', 12],
    ['2√y·x', 12],
    ['√√(4y)', 2],
    ['√|−y|', 2],
    ['√abs(−y) + ∛27', 5],
    ['x ≤ y ? 1 : 2', 1],
    ['x ≠ 3 ? 1 : 2', 2],
    ['x(y + 1)', 15],
    ['x(y − 1)^2', 27],
    // One rule for every product without a sign: from left to right, as *.
    ['1/x(y + 2)', 2],
    ['kappa/2 x^2', 22.5],
    ['1/2 x^2', 4.5],
    ['x/(2 y)', 3 / 8],
    ['x y', 12],
    ['x(y)(x)', 36],
    ['π(x)', 3 * Math.PI],
    ['2 κ', 10],
    ['kappa(x)', 15],
    ['0x', 0],
    ['2e', 2 * Math.E],
  ])('%s', (text, expected) => {
    expect(evaluateAt(text, 3, 4, 5)).toBe(expected);
  });

  test('every listed function is one that the parser knows', () => {
    for (const name of FUNCTION_NAMES) {
      const calls = [`${name}(x)`, `${name}(x, y)`].filter((call) => {
        try {
          return parseFormula(call, SYMBOLS).kind !== 'number';
        } catch (error) {
          expect(String(error)).toMatch(/takes (one argument|two arguments), not/);
          return false;
        }
      });
      expect(calls, name).toHaveLength(1);
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
    ['x2 + y', 'for a power write x^2, for the second coordinate y; allowed are x, y, kappa'],
    ['x1^2', 'for the first coordinate write x; allowed are x, y, kappa'],
    ['y3 + x', 'for a power write y^3; allowed are x, y, kappa'],
    ['return x', 'a word of programming languages; write the expression alone'],
    ['x + inf', 'numbers only, not inf'],
    ['nan', 'numbers only, not nan'],
    ['x*TRUE', 'numbers only, not TRUE'],
  ])('“%s” gets a sentence, and no parameter is offered for it', (text, sentence) => {
    const error = errorOf(text);
    expect(error.message).toContain(sentence);
    expect(error.isUnknownName).toBe(false);
  });

  test.each(['x1', 'x2', 'inf', 'return'])('a declared parameter %s is read', (name) => {
    expect(parseFormula(name, ['x', 'y', name])).toEqual({ kind: 'symbol', name });
    expect(isParameterName(name)).toBe(true);
  });

  test.each([
    // What was typed, the character that is pointed at, the name.
    ['x² + k', 5, 'k'],
    ['2πx + ζ(x)', 6, 'ζ'],
    ['|x| + foo(x)', 6, 'foo'],
    ['sin(x) + sin', 9, 'sin'],
    ['(x − 1', 0, undefined],
    ['x − 1)', 5, undefined],
    ['|x − 1', 0, undefined],
    ['(|x − 1)', 1, undefined],
    ['x² + √', 5, undefined],
    ['x² + ', 5, undefined],
    ['x² @ y', 3, undefined],
    ['x × × y', 4, undefined],
    ['x² # y', 3, undefined],
    ['|x| + 1e999', 6, undefined],
    ['x²!', 2, undefined],
    ['x² < y', 3, undefined],
    ['x²; y', 2, undefined],
    ['|x| + "a"', 6, undefined],
    ['0 < x < 1 ? 1 : 2', 2, undefined],
  ] as const)('%j: the sentence points at character %i', (text, position, name) => {
    const error = errorOf(text);
    expect([error.position, error.symbol]).toEqual([position, name]);
  });

  test('only a name that means nothing is offered as a parameter', () => {
    expect(errorOf('x + k').isUnknownName).toBe(true);
    expect(errorOf('k(x)').isUnknownName).toBe(false);
    expect(errorOf('k(x)').message).toMatch(/calls "k", .*; for a product write k\*\(…\)\.$/);
    expect(errorOf('sin + x').isUnknownName).toBe(false);
    for (const name of ['k', 'H_a', 'α', 'kappa2', 'toString', '$', 'ж', '价格']) {
      expect(isParameterName(name), name).toBe(true);
    }
    const refused = [
      '',
      'x',
      'y',
      'pi',
      'π',
      'e',
      'sin',
      'ln',
      '2k',
      'a b',
      'k(',
      'in',
      'mod',
      'erf',
      'arctan',
    ];
    for (const name of [...refused, 'constructor', '__proto__', 'Infinity', 'true', '"a"', '#']) {
      expect(isParameterName(name), name).toBe(false);
    }
  });

  test('letters that are run together are told apart', () => {
    expect(errorOf('xy + 1').message).toMatch(/names "xy".*; for a product write x\*y\.$/);
  });

  test.each([
    ['', /empty/],
    ['   ', /empty/],
    ['x +', /cannot be read at character 4: something is missing at the end/],
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
