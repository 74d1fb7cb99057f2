import { expect, test } from 'vitest';
import { erf } from '../../../src/formula/erf.ts';
import { createBatchEvaluator } from '../../../src/formula/evaluate.ts';
import { parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import data from '../../data/erf.json';

test('erf in double precision is right to 1e-15 of its value', () => {
  for (const [x, exact] of data.values) {
    expect(Math.abs(erf(x) - exact), String(x)).toBeLessThanOrEqual(1e-15 * Math.abs(exact));
  }
  expect([erf(Infinity), erf(-Infinity), erf(NaN)]).toEqual([1, -1, NaN]);
});

test('erf of the CPU engine is the double one, rounded once', () => {
  const program = compileProgram(['x'], [parseFormula('erf(x)', ['x'])]);
  const x = Float32Array.from(data.values, ([at]) => at);
  const out = new Float32Array(x.length);
  createBatchEvaluator(program)([x], [out], x.length);
  expect([...out]).toEqual(Array.from(x, (at) => Math.fround(erf(at))));
});
