/** Mathematics in small HTML: italic variables, real superscripts and subscripts, proper minus signs. */

import { html, type TemplateResult } from 'lit';
import { GREEK_LETTERS } from '../../formula/greek.ts';
import { say } from '../../language/language.ts';

type Piece = TemplateResult | string;

/** Greek letters, and π, which is no name of a parameter. */
const GREEK: Readonly<Record<string, string>> = { ...GREEK_LETTERS, pi: 'π' };
const TOKEN = /\s*([A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?(?:e[+-]?\d+)?|<=|>=|.)/gy;
const UPRIGHT = new Set([
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'cosh',
  'sinh',
  'abs',
  'min',
  'max',
  'erf',
]);

/** A symbol such as "H_a", "|H_b|" or "η". */
export function symbolText(symbol: string): TemplateResult {
  const parts = [...symbol.matchAll(/([^_|]+?)(?:_(\w+))?(?=$|[|])|\|/g)];
  return html`<span class="math">${parts.map(([all, base, subscript]) =>
    base === undefined
      ? all
      : html`<i>${base}</i>${subscript === undefined ? '' : html`<sub>${subscript}</sub>`}`,
  )}</span>`;
}

/** The symbol that stands for a name: α for alpha, H_a for H_a and Ha, any other name as it is. */
export function symbolOf(name: string): string {
  if (Object.hasOwn(GREEK, name)) return GREEK[name];
  const [, base, index] = /^(\p{L}|[a-z]+)_?(\p{L}|\d+)$/u.exec(name) ?? [];
  if (base === undefined) return name;
  if (Object.hasOwn(GREEK, base)) return `${GREEK[base]}_${index}`;
  return base.length === 1 ? `${base}_${index}` : name;
}

/** Variables in running text: with an index, Greek, or a single letter that is no word. */
const VARIABLE =
  /(\b[A-Z]_[a-z]\b)|([αβγδηθκλμρσστω](?=[^α-ω]|$))|((?<![\w’'])[B-HJ-Zb-hj-zĝ](?![\w’'])|(?<=[(+−] ?|H\()a(?=[ )]))|\^([½\d]+)/gu;

/** A sentence in the language of the page, with its variables set as mathematics. */
export function proseText(sentence: string): TemplateResult {
  const text = say(sentence);
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const [all, indexed, greek, letter, exponent] = match;
    pieces.push(text.slice(end, match.index));
    end = match.index + all.length;
    if (indexed !== undefined) pieces.push(symbolText(indexed));
    else if (exponent !== undefined) pieces.push(html`<sup>${exponent}</sup>`);
    else pieces.push(html`<i class="math">${greek ?? letter}</i>`);
  }
  return html`${[...pieces, text.slice(end)]}`;
}

/**
 * A formula of the landscape language, set as one writes it; whatever is not understood stays as typed.
 *
 * @param symbols what to show for names of parameters, e.g. r for ratio
 */
export function formulaText(
  formula: string,
  symbols: Readonly<Record<string, string>> = {},
): TemplateResult {
  const tokens = [...formula.matchAll(TOKEN)].map((match) => {
    const token = match[1] ?? '';
    return Object.hasOwn(symbols, token) && symbols[token] !== '' ? symbols[token]! : token;
  });
  return html`<span class="math">${setTokens(tokens)}</span>`;
}

function setTokens(tokens: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === '^') {
      const exponent = operandAfter(tokens, index);
      pieces.push(html`<sup>${setTokens(withoutParentheses(exponent))}</sup>`);
      index += exponent.length;
    } else if (token === 'sqrt') {
      pieces.push('√');
    } else {
      pieces.push(setToken(token, tokens[index - 1]));
    }
  }
  return pieces;
}

function setToken(token: string, before: string | undefined): Piece {
  if (token.includes('_') && token.length > 1) return symbolText(token);
  if (/^\p{L}$/u.test(token)) return html`<i>${token}</i>`;
  if (/^[A-Za-z_]/.test(token)) {
    if (UPRIGHT.has(token)) return `\u2009${token}`;
    if (Object.hasOwn(GREEK, token)) return html`<i>${GREEK[token]}</i>`;
    // Two letters are a letter with an index: Ha, xc.
    const [base, subscript] = [token.slice(0, 1), token.slice(1)];
    if (subscript.length === 1) return html`<i>${base}</i><sub>${subscript}</sub>`;
    return html`<i>${token}</i>`;
  }
  const isUnary = before === undefined || '(^*/+-?:'.includes(before);
  switch (token) {
    case '*':
      return '\u2009';
    case '/':
      return '/';
    case '-':
      return isUnary ? '−' : ' − ';
    case '+':
    case '<':
    case '>':
    case '?':
    case ':':
    case '=':
      return ` ${token} `;
    default:
      return token;
  }
}

/** The tokens of the operand that follows an operator: a sign, then one token or a group in parentheses. */
function operandAfter(tokens: readonly string[], operator: number): readonly string[] {
  let end = operator + 1;
  if (tokens[end] === '-' || tokens[end] === '+') end++;
  let depth = 0;
  do {
    if (tokens[end] === '(') depth++;
    if (tokens[end] === ')') depth--;
    end++;
  } while (depth > 0 && end < tokens.length);
  return tokens.slice(operator + 1, end);
}

function withoutParentheses(tokens: readonly string[]): readonly string[] {
  return tokens[0] === '(' && tokens.at(-1) === ')' ? tokens.slice(1, -1) : tokens;
}
