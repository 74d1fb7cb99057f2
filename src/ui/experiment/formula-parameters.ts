/** The parameters of a formula of the user's own, as numbers with sliders. */

import { FormulaError } from '../../formula/formula-error.ts';
import { otherSpelling } from '../../formula/greek.ts';
import { readFormulaSyntax } from '../../formula/parse.ts';
import type { Parameter } from '../../parameter.ts';
import { symbolOf } from '../kit/math-text.ts';
import { rangeAround } from '../kit/slider-scale.ts';
import { type Draft, readField } from './draft.ts';

/** Where the formula of the user's own stands in a draft: a loss, or the loss of one row of data. */
export function formulaFieldOf(draft: Draft): 'landscape.formula' | 'landscape.rowLoss' {
  return readField(draft, 'landscape.rowLoss') === undefined
    ? 'landscape.formula'
    : 'landscape.rowLoss';
}

/** The names that a formula may use: its variables, the columns of the data and its parameters. */
export function symbolsOf(draft: Draft): readonly string[] {
  const columns = readField(draft, 'landscape.data.columns');
  return [
    'x',
    'y',
    ...(Array.isArray(columns) ? columns.map(String) : []),
    ...parameterNames(draft),
  ];
}

/** The names of a draft's parameters, in the order in which they came. */
export function parameterNames(draft: Draft): readonly string[] {
  const given = readField(draft, 'landscape.parameters');
  return typeof given === 'object' && given !== null ? Object.keys(given) : [];
}

/** Those parameters that the formula does not name; nothing can be said where it cannot be read. */
export function unusedParameters(draft: Draft): readonly string[] {
  const names = parameterNames(draft);
  if (names.length === 0) return [];
  try {
    const formula = String(readField(draft, formulaFieldOf(draft)) ?? '');
    const used = new Set(
      readFormulaSyntax(formula, symbolsOf(draft)).tokens.map((one) => one.text),
    );
    return names.filter((name) => !used.has(name) && !used.has(otherSpelling(name) ?? name));
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}

/**
 * Describes parameters of a formula for their controls. A description stays the same object while its slider's range holds
 * the value, so that a slider does not change under the hand.
 */
export class FormulaParameters {
  readonly #known = new Map<string, Parameter>();
  readonly #label: string;

  /** @param label the word before the symbol; none where there is little room */
  constructor(label: string) {
    this.#label = label;
  }

  /** @param value its value at present; what is no number takes the range of 1 */
  describe(name: string, value: unknown): Parameter {
    const number = typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    const known = this.#known.get(name);
    if (known !== undefined && (number === undefined || isWithin(known, number))) return known;
    const parameter: Parameter = {
      label: this.#label,
      symbol: symbolOf(name),
      unit: '',
      default: 1,
      minimum: -1e30,
      maximum: 1e30,
      slider: rangeAround(number ?? 1),
      help: '',
    };
    this.#known.set(name, parameter);
    return parameter;
  }
}

function isWithin({ slider: { from, to } }: Parameter, value: number): boolean {
  return value >= from && value <= to;
}
