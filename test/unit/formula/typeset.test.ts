import temml from 'temml';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../../src/formula/formula-error.ts';
import { typesetFormula, typesetName } from '../../../src/formula/typeset.ts';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import { defaultParameters } from '../../../src/landscapes/landscape.ts';
import { createFormulas } from './random-formulas.ts';

const SYMBOLS = ['x', 'y', 'k', 'H_a', 'kappa'];
const tex = (text: string): string => typesetFormula(text, SYMBOLS).replaceAll(/\s+/g, ' ');

describe('a formula as TeX', () => {
  test.each([
    ['(x^2 - 1)^2 + 2*y^2', '{\\left({x}^{2} - 1\\right)}^{2} + 2 {y}^{2}'],
    ['x/(y + 1)', '\\frac{x}{y + 1}'],
    ['1/2*x*y', '\\frac{1}{2} \\, x \\, y'],
    ['x*2', 'x \\cdot 2'],
    ['2*3*x', '2 \\cdot 3 x'],
    ['√(x + 1) + ∛x', '\\sqrt{x + 1} + \\sqrt[3]{x}'],
    ['|x − 1|', '\\left|x - 1\\right|'],
    ['exp(-x^2/2)', '\\mathrm{e}^{-{x}^{2} / 2}'],
    ['exp(x)^2', '{\\left(\\mathrm{e}^{x}\\right)}^{2}'],
    ['sin(x)^2 + log(y)', '\\sin^{2}\\left(x\\right) + \\ln\\left(y\\right)'],
    ['sin(x)^(-1)', '{\\left(\\sin\\left(x\\right)\\right)}^{-1}'],
    ['min(x, y)', '\\min\\left(x, y\\right)'],
    ['pow(x + 1, y)', '{\\left(x + 1\\right)}^{y}'],
    ['atan2(y, x)', '\\operatorname{atan2}\\left(y, x\\right)'],
    ['x - (y - 1)', 'x - \\left(y - 1\\right)'],
    ['x*(-y)', 'x \\, \\left(-y\\right)'],
    ['-x^2', '-{x}^{2}'],
    ['(-x)^2', '{\\left(-x\\right)}^{2}'],
    ['(x^2)^3', '{\\left({x}^{2}\\right)}^{3}'],
    ['x(y + 1)', 'x \\, \\left(y + 1\\right)'],
    ['H_a*x + kappa*k', 'H_{a} \\, x + κ \\, k'],
    ['κ*pi + e', 'κ \\, π + \\mathrm{e}'],
    ['1e-3*x + 2.5e30', '0.001 x + 2.5 \\cdot 10^{30}'],
    [
      'x < 0 ? x^2 : y >= 1 ? 1 : 2',
      '\\begin{cases} {x}^{2} & \\text{if } x < 0 \\\\ 1 & \\text{if } y \\ge 1 \\\\ 2 & \\text{else} \\end{cases}',
    ],
    [
      '1 + (x < 0 ? x : y)',
      '1 + \\left(\\begin{cases} x & \\text{if } x < 0 \\\\ y & \\text{else} \\end{cases}\\right)',
    ],
  ])('%s', (text, expected) => {
    expect(tex(text)).toBe(expected);
  });

  test('names', () => {
    for (const [name, expected] of [
      ['k', 'k'],
      ['H_a', 'H_{a}'],
      ['xc', 'x_{c}'],
      ['h1', 'h_{1}'],
      ['kappa', 'κ'],
      ['kappa2', 'κ_{2}'],
      ['x_max', 'x_{\\mathrm{max}}'],
      ['width', '\\mathit{width}'],
      ['a_b_c', 'a_{\\mathrm{b\\_c}}'],
      ['$', '\\mathit{\\$}'],
      ['H_', '\\mathit{H\\_}'],
    ]) {
      expect(typesetName(name), name).toBe(expected);
    }
    expect(typesetFormula('ratio*x', ['x', 'ratio'], { ratio: 'r' })).toBe('r \\, x');
  });

  test('a wrong formula is refused', () => {
    expect(() => typesetFormula('x + zeta', ['x'])).toThrow(FormulaError);
  });

  test('TeX of every landscape and of 300 random formulas is understood by the typesetter', () => {
    const catalogue = LANDSCAPES.flatMap((definition) => {
      const { formula, where = {}, parameters } = definition;
      const columns = definition.data?.(defaultParameters(definition)).columns ?? [];
      const names = ['x', 'y', ...columns, ...Object.keys(parameters), ...Object.keys(where)];
      return [formula, ...Object.values(where)].map((text) => typesetFormula(text, names));
    });
    const random = createFormulas(1, 300).map((text) => typesetFormula(text, ['x', 'y']));
    for (const formula of [...catalogue, ...random, ...SYMBOLS.map(typesetName)]) {
      const html = temml.renderToString(formula, { throwOnError: true });
      expect(html).toMatch(/^<math/);
    }
  });
});
