import { describe, expect, test } from 'vitest';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import {
  differentiatePolynomial,
  expandPolynomial,
  polynomialExpression,
} from '../../../src/formula/polynomial.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { createSequence } from './sequence.ts';

const SYMBOLS = ['x', 'y', 'a', 'b'];
const VARIABLES = ['x', 'y'];
const ABOUT = [0.7, -1.3];

const evaluatorOf = (expression: ReturnType<typeof parseFormula>) => {
  const evaluate = createEvaluator(compileProgram(SYMBOLS, [expression]));
  return (inputs: number[]) => evaluate(inputs)[0];
};

describe('polynomials in x and y', () => {
  test.each([
    ['((a*x + b*y)^2 - 3)^2/4', 9],
    ['x*y - sin(a)*x^3 + exp(b)', 10],
    ['-(x - a)^2/(1 + b^2) + (a < b ? 1 : 2)*y', 4],
    ['a*b', 1],
    ['(x + 1)^2 - x^2 - 2*x - 1 + exp(a + x - x)*y', 3],
  ])('%s is one, and the expansion about a point has its values', (text, mostTerms) => {
    const formula = parseFormula(text, SYMBOLS);
    const polynomial = expandPolynomial(formula, VARIABLES, ABOUT) ?? [];
    expect(polynomial.length).toBeGreaterThan(0);
    expect(expandPolynomial(formula, VARIABLES)?.length).toBeLessThanOrEqual(mostTerms);
    const original = evaluatorOf(formula);
    const expanded = evaluatorOf(polynomialExpression(polynomial, VARIABLES, ABOUT));
    const slope = evaluatorOf(
      polynomialExpression(differentiatePolynomial(polynomial, 0), VARIABLES, ABOUT),
    );
    const random = createSequence(11);
    for (let count = 0; count < 50; count++) {
      const at = SYMBOLS.map(() => 4 * random() - 2);
      // Numbers up to a few thousand, a hundred operations.
      expect(Math.abs(expanded(at) - original(at))).toBeLessThan(1e-10);
      const [x, ...others] = at;
      const difference = (original([x + 1e-3, ...others]) - original([x - 1e-3, ...others])) / 2e-3;
      // A third derivative of at most 6·8⁴/4 times h²/6.
      expect(Math.abs(slope(at) - difference)).toBeLessThan(1e-2);
    }
  });

  test.each([
    'sin(x)',
    'abs(y) + x',
    'x/y',
    'x^1.5',
    'x^a',
    '1/(1 + x^2)',
    'x < 0 ? x : y',
    'x^40',
  ])('%s is none', (text) => {
    expect(expandPolynomial(parseFormula(text, SYMBOLS), VARIABLES)).toBeUndefined();
  });
});
