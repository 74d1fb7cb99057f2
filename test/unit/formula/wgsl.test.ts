import { expect, test } from 'vitest';
import { parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { emitWgslFunction, wgslLiteral } from '../../../src/formula/wgsl.ts';

const compile = (...texts: string[]) =>
  compileProgram(
    ['x', 'y'],
    texts.map((text) => parseFormula(text, ['x', 'y'])),
  );

test('a gradient as WGSL', () => {
  expect(emitWgslFunction('gradient', compile('4*x*(x^2 - 1)', 'y'))).toBe(
    `fn gradient(theta: Vectors) -> Vectors {
  let v2 = theta[0] * theta[0];
  let v4 = v2 - Floats(1f);
  let v5 = theta[0] * v4;
  let v6 = v5 * Floats(4f);
  return Vectors(v6, theta[1]);
}
`,
  );
});

test('one to many outputs', () => {
  expect(emitWgslFunction('f', compile('3'))).toBe(
    'fn f(theta: Vectors) -> Floats {\n  return Floats(3f);\n}\n',
  );
  expect(emitWgslFunction('f', compile('1', 'x', 'y'))).toContain(
    '-> Matrices {\n  return Matrices(Floats(1f), theta[0], theta[1]);',
  );
  expect(emitWgslFunction('f', compile('1', 'x', 'y', 'x', 'y'))).toContain('-> array<Floats, 5>');
});

test('other inputs than a position', () => {
  const signature = { parameters: 'row: array<f32, 2>', inputs: ['row[0]', 'row[1]'] };
  expect(emitWgslFunction('f', compile('x + y'), signature)).toContain('row[0] + row[1]');
  expect(() => emitWgslFunction('f', compile('x'), { parameters: '', inputs: [] })).toThrow(
    'has 2 inputs, its signature 0',
  );
});

test('conditionals select, tanh is kept from overflowing, negative constants stand in parentheses', () => {
  expect(emitWgslFunction('f', compile('x < -2 ? x : y'))).toContain(
    'select(theta[1], theta[0], theta[0] < Floats((-2f)))',
  );
  expect(emitWgslFunction('f', compile('tanh(x)'))).toContain(
    'tanh(clamp(theta[0], Floats(-10.0f), Floats(10.0f)))',
  );
  expect(emitWgslFunction('f', compile('cbrt(x)'))).toContain('sign(theta[0]) * pow(abs(theta[0])');
});

test('literals read back as the same single-precision number, in a form that WGSL allows', () => {
  for (const value of [0, 1, -1, 0.1, 1 / 3, 1e30, -1e-30, 3.4e38, 1.2e-38, 16777217, 1e21]) {
    const literal = wgslLiteral(value);
    expect(literal).toMatch(/^\d+(\.\d+)?(e-?\d+)?f$|^\(-\d+(\.\d+)?(e-?\d+)?f\)$/);
    expect(Number(literal.replace(/[f()]/g, ''))).toBe(Math.fround(value));
  }
});
