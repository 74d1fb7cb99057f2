import { expect, test } from 'vitest';
import { createBatchEvaluator, createEvaluator } from '../../../src/formula/evaluate.ts';
import { type Expression, number, substitute, symbol } from '../../../src/formula/expression.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram, singlePrecisionConstant } from '../../../src/formula/program.ts';
import { createSequence } from './sequence.ts';

const read = (text: string): Expression => parseFormula(text, ['x', 'y', 'k']);

function operations(text: string): string[] {
  return compileProgram(['x', 'y', 'k'], [read(text)]).instructions.map((i) => i.operation);
}

test('constants are folded and neutral elements vanish', () => {
  const x = symbol('x');
  for (const text of [
    '0 + x',
    'x - 0',
    '1*x',
    'x/1',
    'x^1',
    'x + 0*y',
    '--x',
    '2*x*0.5',
    'x*y^0',
  ]) {
    expect(read(text), text).toEqual(x);
  }
  expect(read('2*3 + sqrt(16)')).toEqual(number(10));
  expect(read('3*(2*x)')).toEqual(read('6*x'));
});

test('substitution simplifies again', () => {
  expect(substitute(read('k*y + x'), { k: number(0) })).toEqual(symbol('x'));
  expect(substitute(read('k < 1 ? x : y'), { k: number(0) })).toEqual(symbol('x'));
});

test('a subexpression that is written twice is computed once, in either order', () => {
  expect(operations('(x*y + 1)^2 + 3*(1 + y*x)')).toEqual([
    'input',
    'input',
    'multiply',
    'constant',
    'add',
    'multiply',
    'constant',
    'multiply',
    'add',
  ]);
});

test('integer powers are multiplications by repeated squaring', () => {
  expect(operations('x^8')).toEqual(['input', 'multiply', 'multiply', 'multiply']);
  expect(operations('x^(-1)')).toEqual(['input', 'constant', 'divide']);
  expect(operations('x^0.5')).toEqual(['input', 'sqrt']);
  expect(operations('x^1.7')).toEqual(['input', 'constant', 'power']);
  const evaluate = createEvaluator(compileProgram(['x'], [parseFormula('x^13', ['x'])]));
  expect(evaluate([-2])[0]).toBe(-8192);
});

test('a symbol that is no input is an error that names it', () => {
  expect(() => compileProgram(['x'], [read('x + y')])).toThrow('"y" is not an input');
});

test('the batch evaluator rounds every operation to single precision', () => {
  const program = compileProgram(['x', 'y'], [parseFormula('4*x*(x^2 - 1) + y/x', ['x', 'y'])]);
  const f = Math.fround;
  const random = createSequence(2);
  const count = 1000;
  const x = Float32Array.from({ length: count }, () => 4 * random() - 2);
  const y = Float32Array.from({ length: count }, () => 4 * random() - 2);
  const out = new Float32Array(count);
  createBatchEvaluator(program, 64)([x, y], [out], count);
  for (let i = 0; i < count; i++) {
    const force = f(f(x[i] * f(f(x[i] * x[i]) - 1)) * 4);
    expect(out[i]).toBe(f(force + f(y[i] / x[i])));
  }
});

test('blocks: whatever the count, and in place, the result is the same', () => {
  const program = compileProgram(['x', 'y'], ['x*y + x', 'x < y ? exp(x) : y/3'].map(read));
  const random = createSequence(3);
  for (const count of [0, 1, 63, 64, 65, 200]) {
    const x = Float32Array.from({ length: count }, random);
    const y = Float32Array.from({ length: count }, random);
    const outputs = [new Float32Array(count), new Float32Array(count)];
    createBatchEvaluator(program, 64)([x, y], outputs, count);
    createBatchEvaluator(program, 7)([x, y], [x, y], count);
    expect([x, y]).toEqual(outputs);
  }
});

test('every operation: the batch evaluator is the double-precision value, rounded', () => {
  const calls = ['-x', 'abs(x)', 'sign(x)', 'sqrt(x)', 'cbrt(x)', 'exp(x)', 'log(x)', 'log2(x)'];
  calls.push('sin(x)', 'cos(x)', 'tan(x)', 'asin(x)', 'acos(x)', 'atan(x)', 'sinh(x)', 'cosh(x)');
  calls.push('tanh(x)', 'x + y', 'x - y', 'x*y', 'x/y', 'x^y', 'min(x, y)', 'max(x, y)');
  calls.push('atan2(x, y)', 'x <= y ? x : 2', 'x == y ? 1 : y', 'x != y ? 1 : y', 'x >= y ? 1 : y');
  const program = compileProgram(['x', 'y'], calls.map(read));
  const x = Float32Array.of(0.25, 0.75, 0.5);
  const y = Float32Array.of(0.75, 0.25, 0.5);
  const outputs = calls.map(() => new Float32Array(3));
  createBatchEvaluator(program)([x, y], outputs, 3);
  const evaluate = createEvaluator(program);
  for (let i = 0; i < 3; i++) {
    const expected = Array.from(evaluate([x[i], y[i]]), Math.fround);
    expect(outputs.map((output) => output[i])).toEqual(expected);
  }
});

test.each(['1/0', 'x + log(-1)', 'x*sqrt(0 - 2)', '(-8)^(1/3)', 'x < 0 ? x : atan2(0, 0)/0'])(
  'a constant part without a finite value is refused: %s',
  (text) => {
    expect(() => operations(text)).toThrow('whose value is not a finite number');
  },
);

test('constants beyond single precision are refused, subnormal ones are zero', () => {
  expect(() => singlePrecisionConstant(1e39)).toThrow('outside the range of single precision');
  expect(singlePrecisionConstant(1e-40)).toBe(0);
  expect(singlePrecisionConstant(0.1)).toBe(Math.fround(0.1));
});
