import { describe, expect, it } from 'vitest';
import { type FiniteQuestion, findFault, isFiniteAt } from '../../../src/formula/finiteness.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import { showExpression } from '../../../src/formula/show-expression.ts';

const parse = (text: string) => parseFormula(text, ['x', 'y', 'k']);

describe('an expression is shown as one types it on paper', () => {
  it.each([
    ['sqrt(x+1.5)', '√(x + 1.5)'],
    ['sqrt(x^2+y^2)', '√(x² + y²)'],
    ['exp(-20*x)', 'exp(−20x)'],
    ['(x^2-1)^2 + k*y^2/2', '(x² − 1)² + 0.5k·y²'],
    ['x - (y - 1)', 'x − (y − 1)'],
    ['x/(y*k)', 'x/(y·k)'],
    ['-x^2', '−x²'],
    ['(-x)^2', '(−x)²'],
    ['x^(2/3)', 'x^0.666667'],
    ['2^(x+1)', '2^(x + 1)'],
    ['abs(x)', '|x|'],
    ['max(x, -y)', 'max(x, −y)'],
    ['x < 0 ? -x : 2*x', 'x < 0 ? −x : 2x'],
  ])('%s', (typed, shown) => {
    expect(showExpression(parse(typed))).toBe(shown);
  });
});

describe('the smallest part without a value is found', () => {
  const inputs = ['x', 'y', 'k'];
  const at = (x: number, y: number, more: Partial<FiniteQuestion> = {}): FiniteQuestion => ({
    inputs,
    values: [x, y, 2],
    order: 0,
    precision: 'double',
    ...more,
  });
  const single = { precision: 'single', order: 1 } as const;

  it.each([
    ['(x^2-1)^2 + sqrt(x+1.5) + y^2/2', at(-1.7, 0), '√(x + 1.5)', true, false],
    ['1 + 2*log(k*x) + y', at(-1, 0), 'log(k·x)', true, false],
    ['acos(x) + y', at(1.2, 0), 'acos(x)', true, false],
    ['y + x^(2/3)', at(-1, 0), 'x^0.666667', true, false],
    ['1/x + y', at(0, 0), '1/x', true, true],
    ['x/(x*y) + 1', at(0, 0), 'x/(x·y)', true, false],
    // Only the branch that is taken counts.
    ['x < 0 ? sqrt(-x) : sqrt(y)', at(-1, -1), undefined, false, false],
    ['x > 0 ? sqrt(-x) : sqrt(y)', at(-1, -1), '√(y)', true, false],
    // A cone has a value at its tip and no slope, and a slope beside it.
    ['sqrt(x^2+y^2)', at(0, 0), undefined, false, false],
    ['sqrt(x^2+y^2)', at(0, 0, { order: 1 }), '√(x² + y²)', false, false],
    ['sqrt(x^2+y^2)', at(1e-3, 0, { order: 1 }), undefined, false, false],
    ['y^2 + abs(x)^(2/3)', at(0, 1, { order: 1 }), '|x|^0.666667', false, false],
    // Curvature of |x|^1.5 is infinite at 0, its slope is not.
    ['y^2 + cbrt(x)^4', at(0, 1, { order: 1 }), '∛(x)', false, true],
    // Doubles can, singles cannot.
    ['x + exp(50*x)/(k + exp(50*x))', at(2, 0, { order: 1 }), undefined, false, false],
    ['x + exp(50*x)/(k + exp(50*x))', at(2, 0, single), 'exp(50x)', true, true],
    ['exp(x^2)/exp(x^2) + y', at(10, 0, { order: 1 }), undefined, false, false],
    ['exp(x^2)/exp(x^2) + y', at(10, 0, single), 'exp(x²)', true, true],
    ['y*1e30*1e-5*x', at(1e20, 1e20, single), '1e25·y·x', true, true],
  ] as const)('%s', (typed, question, part, isValue, isOverflow) => {
    const formula = parse(typed);
    const fault = findFault(formula, question);
    expect(isFiniteAt(formula, question)).toBe(fault === undefined);
    expect(fault && showExpression(fault.part)).toBe(part);
    if (fault !== undefined)
      expect([fault.isValue, fault.isOverflow]).toEqual([isValue, isOverflow]);
  });
});
