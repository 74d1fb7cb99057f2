/** The letters in which a figure's axes are written, and what they stand for. */

import { createEvaluator } from '../formula/evaluate.ts';
import { FormulaError, parseFormula } from '../formula/parse.ts';
import { compileProgram } from '../formula/program.ts';
import type { PointRow } from './row.ts';

/** What is set: sharpness, batch size, learning rate, temperature; H the largest curvature of the minimum, t = η · steps. */
const SET = {
  k: ({ settings }) => settings.sharpness,
  B: ({ settings }) => settings.batchSize ?? Number.NaN,
  eta: ({ settings }) => settings.learningRate,
  T: ({ settings }) => settings.temperature ?? Number.NaN,
  H: ({ settings }) => settings.curvature ?? Number.NaN,
  t: ({ steps, settings }) => steps * settings.learningRate,
  ratio: ({ settings }) => settings.landscape.ratio ?? Number.NaN,
  h: ({ settings }) => settings.landscape.h ?? Number.NaN,
  h1: ({ settings }) => settings.landscape.h1 ?? Number.NaN,
  h2: ({ settings }) => settings.landscape.h2 ?? Number.NaN,
} as const satisfies Record<string, (row: PointRow) => number>;

/** What is measured: mean escape time, share of the start's own well, mean squares of the displacement. */
export type MeasuredSymbol = 'tau' | 'share' | 'squareX' | 'squareY';

const MEASURED: readonly MeasuredSymbol[] = ['tau', 'share', 'squareX', 'squareY'];

/** Letters that an x may be written in. */
export const X_SYMBOLS: readonly string[] = Object.keys(SET);

/** Letters that a y may be written in. */
export const Y_SYMBOLS: readonly string[] = [...X_SYMBOLS, ...MEASURED];

/** Says in a sentence what is wrong with an axis, or nothing where it is a formula in the symbols. */
export function explainFormula(
  field: string,
  value: unknown,
  symbols: readonly string[],
): string | undefined {
  if (typeof value !== 'string') {
    return `${field} must be a formula in ${symbols.join(', ')}; got ${JSON.stringify(value)}.`;
  }
  try {
    parseFormula(value, symbols);
    return undefined;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return `${field}: ${error.message}`;
  }
}

/** An axis as a function of a point, and of measured values where it holds any. */
export function createAxis(
  formula: string,
): (row: PointRow, measured?: Partial<Record<MeasuredSymbol, number>>) => number {
  const program = compileProgram(Y_SYMBOLS, [parseFormula(formula, Y_SYMBOLS)]);
  const evaluate = createEvaluator(program);
  return (row, measured = {}) => {
    const inputs = [
      ...Object.values(SET).map((read) => read(row)),
      ...MEASURED.map((symbol) => measured[symbol] ?? Number.NaN),
    ];
    return evaluate(inputs)[0];
  };
}

/** The measured symbol in a formula. */
export function measuredSymbolOf(formula: string): MeasuredSymbol | undefined {
  return MEASURED.find((symbol) => new RegExp(`\\b${symbol}\\b`).test(formula));
}
