/** Numbers and formulas for sentences. */

/** A number with a minus sign proper and no more digits than asked for. */
export function sayNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return sayNotFinite(value);
  const rounded = Number(value.toPrecision(digits));
  const isPlain = rounded === 0 || (Math.abs(rounded) >= 1e-3 && Math.abs(rounded) < 1e6);
  const text = isPlain ? String(rounded) : rounded.toExponential().replace('+', '');
  return text.replaceAll('-', '−');
}

/** What stands for a number that is none, or that no double holds. */
function sayNotFinite(value: number): string {
  return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
}

/** A value with its half interval, to two digits of the latter: 3.014 ± 0.021. */
export function sayWithin(value: number, half: number): string {
  if (!(half > 0) || !Number.isFinite(half + value)) return sayNumber(value, 5);
  const places = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(half))));
  return `${value.toFixed(places).replace('-', '−')} ± ${half.toFixed(places)}`;
}

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
