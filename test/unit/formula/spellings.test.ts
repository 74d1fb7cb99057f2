import { expect, test } from 'vitest';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import { FormulaError, parseFormula, remarkOnFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { stabilise } from '../../../src/formula/stable-forms.ts';
import { typesetFormula } from '../../../src/formula/typeset.ts';
import data from '../../data/formula-spellings.json';

const SYMBOLS = ['x', 'y', 'k'];

function valuesOf(text: string): number[] {
  const evaluate = createEvaluator(
    compileProgram(SYMBOLS, [stabilise(parseFormula(text, SYMBOLS))]),
  );
  return data.points.map(([x, y]) => evaluate([x, y, data.k])[0]);
}

function expectValues(text: string, values: readonly number[]): void {
  valuesOf(text).forEach((value, index) => {
    const error = Math.abs(value - values[index]) / Math.max(1e-3, Math.abs(values[index]));
    expect(error, `${text} at ${data.points[index]}: ${value}, not ${values[index]}`).toBeLessThan(
      1e-13,
    );
  });
}

test('200 spellings, no two alike', () => {
  expect(data.spellings.length).toBeGreaterThanOrEqual(200);
  expect(new Set(data.spellings.map(({ text }) => text)).size).toBe(data.spellings.length);
});

const read = data.spellings.filter(({ says }) => says === undefined);
const refused = data.spellings.filter(({ says }) => says !== undefined);

test.each(read)('$from: $text is computed as meant', ({ text, values, remark }) => {
  expectValues(text, values);
  expect(typesetFormula(text, SYMBOLS)).not.toBe('');
  const remarks = remarkOnFormula(text, SYMBOLS);
  expect(remarks.length).toBe(remark === undefined ? 0 : 1);
  expect(remarks.join()).toContain(remark ?? '');
});

test.each(refused)('$from: $text gets a sentence, and $type is as meant', (spelling) => {
  const { text, values, says, type } = spelling;
  let error: unknown;
  try {
    parseFormula(text, SYMBOLS);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(FormulaError);
  expect((error as FormulaError).message).toContain(says);
  // No function is offered as a parameter.
  if (/calls/.test((error as FormulaError).message)) {
    expect((error as FormulaError).isUnknownName).toBe(false);
  }
  expectValues(type ?? '', values);
});
