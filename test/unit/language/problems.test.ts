import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
import { FormulaError, parseFormula } from '../../../src/formula/parse.ts';
import { DataError, parseCsv } from '../../../src/landscapes/mean/data-table.ts';
import { say, setLanguage } from '../../../src/language/language.ts';
import { type Json, OPENING_DRAFT, writeField } from '../../../src/ui/experiment/draft.ts';
import { problemSentence } from '../../../src/ui/experiment/problem-text.ts';
import { formatDuration, formatInterval } from '../../../src/ui/kit/format.ts';

beforeAll(() => setLanguage('zh-Hans'));
afterAll(() => setLanguage('en'));

function sentencesOf(field: string, value: Json): string[] {
  try {
    parseExperiment(writeField(OPENING_DRAFT, field, value));
  } catch (error) {
    if (error instanceof ExperimentError) return error.problems.map(problemSentence);
  }
  return [];
}

function formulaSentence(formula: string): string {
  try {
    parseFormula(formula, ['x', 'y']);
  } catch (error) {
    if (error instanceof FormulaError) {
      return problemSentence({ field: 'formula', message: error.message });
    }
  }
  return '';
}

function tableSentence(text: string): string {
  try {
    parseCsv(text);
  } catch (error) {
    if (error instanceof DataError) return say(`a.csv was not taken: ${error.message}`);
  }
  return '';
}

test('wrong numbers are explained in Chinese, with what was typed', () => {
  expect(sentencesOf('method.learningRate', 0)).toEqual([
    '学习率必须是大于 0 且不大于 100 的数；现为 0。',
  ]);
  expect(sentencesOf('method.learningRate', 'abc')).toEqual([
    '学习率必须是大于 0 且不大于 100 的数；现为“abc”。',
  ]);
  expect(sentencesOf('noise.batchSize', '')[0]).toMatch(/^批大小必须是.*的数；此栏为空。$/);
  expect(sentencesOf('method.learningRate', '1,5')).toEqual([
    '学习率必须是大于 0 且不大于 100 的数；现为“1,5”。请不要写逗号。',
  ]);
  expect(sentencesOf('ensemble.particles', 1.5)).toEqual([
    '粒子数必须是不小于 1 且不大于 268\u202f435\u202f456 的整数；现为 1.5。',
  ]);
  expect(sentencesOf('start.at', ['left', 0])).toEqual(['起点 x 必须是有限数；现为“left”。']);
  expect(sentencesOf('method.name', 'gradient-descent')).toContain(
    '对方法 gradient-descent，名称必须是无；现为“two-temperature”。',
  );
  expect(sentencesOf('escape.kind', 'leave')[0]).toMatch(/leave-basin 之一；现为/);
});

test('messages that are known as a whole lose the path of their field', () => {
  expect(
    problemSentence({
      field: 'escape.kind',
      message:
        'escape.kind: leave-basin needs a start that rolls into a minimum within the domain, and it does not; start elsewhere, widen the domain or choose another region.',
    }),
  ).toMatch(/^“离开吸引域”要求/);
  expect(
    problemSentence({
      field: 'noise.c11',
      message:
        'noise.c11, c12 and c22 must make a covariance, positive semi-definite all over the domain; at (0, 1) the matrix is [[1, 3], [3, 1]].',
    }),
  ).toBe(
    'C₁₁、C₁₂ 和 C₂₂ 必须构成协方差，在整个区域内半正定；在 (0, 1) 处矩阵为 [[1, 3], [3, 1]]。',
  );
});

test('formulas that cannot be read are explained in Chinese', () => {
  expect(formulaSentence('x^2 + (y')).toBe('公式在第 7 个字符处无法读懂：“(”在此打开而从未闭合。');
  expect(formulaSentence('x^2 + wobble')).toBe(
    '公式中的“wobble”既不是变量也不是参数；允许的有 x, y。',
  );
  expect(formulaSentence('sin(x, y)')).toBe('函数 sin 需要一个自变量，而不是 2 个。');
  expect(
    problemSentence({
      field: 'landscape.formula',
      message: 'landscape.formula: The formula is empty.',
    }),
  ).toBe('公式：公式为空。');
});

test('tables that cannot be read are explained in Chinese', () => {
  expect(tableSentence('')).toBe('未采用 a.csv：表格为空；首行必须写列名，如 a,b,c。');
  expect(tableSentence('a,b\n1')).toBe(
    '未采用 a.csv：第 2 行有 1 个单元格，而表格有 2 列（a, b）。',
  );
  expect(tableSentence('a,b\n1,z')).toBe(
    '未采用 a.csv：第 2 行 b 列为"z"，它不是数；请填入数，或删去这一行。',
  );
});

test('numbers speak Chinese where they hold words', () => {
  expect(formatDuration(20)).toBe('20\u00a0秒');
  expect(formatDuration(7200)).toBe('2\u00a0小时');
  expect(formatInterval([3, Number.POSITIVE_INFINITY])).toBe('大于 3.0');
});
