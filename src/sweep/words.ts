/** Probabilities and formulas for sentences. */

import { sayNumber } from '../statistics/estimate-text.ts';

/** A probability, or that it is next to nothing. */
export function sayProbability(probability: number): string {
  return probability < 1e-4 ? '< 0.0001' : sayNumber(probability, 2);
}

const LETTERS: Readonly<Record<string, string>> = {
  eta: 'η',
  tau: 'τ',
  squareX: '⟨x²⟩',
  squareY: '⟨y²⟩',
  log: 'ln',
};

/** A formula as one writes it: "1/sqrt(k)" → "1/√k", "log(tau)" → "ln τ". */
export function sayFormula(formula: string): string {
  return formula
    .replace(/sqrt\((\w+)\)/g, '√$1')
    .replaceAll('sqrt', '√')
    .replace(/\b[a-zA-Z]+\b/g, (word) => LETTERS[word] ?? word)
    .replace(/ln\(([^()]+)\)$/g, (_, inner: string) =>
      /^[\p{L}⟨⟩²]+$/u.test(inner) ? `ln ${inner}` : `ln(${inner})`,
    )
    .replaceAll('*', '·')
    .replaceAll('-', '−');
}
