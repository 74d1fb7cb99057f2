import { FormulaError } from './formula-error.ts';

/** A piece of a formula as the grammar wants it, and where it was typed. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  /** Index of its first character in the typed text. */
  readonly position: number;
}

/** What a reader must know of names to tell a product from a call. */
export interface Names {
  /** Whether `name(…)` is a product: a variable, a parameter, π or e. */
  isFactor(name: string): boolean;
}

const TOKEN =
  /(?<space>[^\S\n]+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>(?!π)[\p{L}_$](?:(?!π)[\p{L}\d_$])*)|(?<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<sign>\*\*|[<>=!]=|.|\n)/gsu;

/** Signs of a calculator or a printed page, as the grammar writes them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['⋅', '*'],
  ['∙', '*'],
  ['×', '*'],
  ['∗', '*'],
  ['÷', '/'],
  ['∕', '/'],
  ['⁄', '/'],
  ['**', '^'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
]);

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['√', 'sqrt'],
  ['∛', 'cbrt'],
]);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const PARTNERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Cuts a formula into the tokens of the plain grammar, whatever the calculator on which it was typed: − × ÷ ² √ |x| ** and
 * x(y + 1) for a product become - * / ^(2) sqrt(…) abs(…) ^ and (x)(y + 1).
 *
 * @throws FormulaError where a parenthesis, a bar or a root stands alone
 */
export function tokenize(text: string, names: Names): readonly Token[] {
  return withRoots(withProducts(withBars(split(text)), names), names);
}

function split(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { space, number, name, power, sign } = match.groups ?? {};
    const position = match.index;
    if (space !== undefined) continue;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, position });
    else if (power !== undefined) tokens.push(...exponentOf(power, position));
    else if (sign === 'π') tokens.push({ kind: 'name', text: 'pi', position });
    else if (sign === '#') throw unreadable(position, '“#” has no meaning in a formula');
    else tokens.push({ kind: 'sign', text: SIGNS.get(sign ?? '') ?? sign ?? '', position });
  }
  return tokens;
}

/** "⁻²" as ^(-2). */
function exponentOf(power: string, position: number): Token[] {
  const sign = (text: string): Token => ({ kind: 'sign', text, position });
  const digits = Array.from(power, (letter) => SUPERSCRIPTS.indexOf(letter)).filter((d) => d >= 0);
  return [
    sign('^'),
    sign('('),
    ...(power.startsWith('⁻') ? [sign('-')] : []),
    { kind: 'number', text: digits.join(''), position },
    sign(')'),
  ];
}

/** Replaces bars by calls of abs. A bar closes where one is open and an operand stands before it; else it opens. */
function withBars(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  const open: Token[] = [];
  let afterOperand = false;
  for (const token of tokens) {
    const { text, position } = token;
    const partner = PARTNERS.get(text);
    if (text === '|') {
      if (open.at(-1)?.text === '|' && afterOperand) {
        open.pop();
        result.push({ kind: 'sign', text: ')', position });
      } else {
        open.push(token);
        result.push({ kind: 'name', text: 'abs', position }, { kind: 'sign', text: '(', position });
        afterOperand = false;
      }
      continue;
    }
    if ([...PARTNERS.values()].includes(text)) open.push(token);
    if (partner !== undefined) {
      const opening = open.pop();
      if (opening === undefined) throw unreadable(position, `“${text}” closes nothing`);
      if (opening.text !== partner) throw neverClosed(opening);
    }
    result.push(token);
    afterOperand = token.kind !== 'sign' || partner !== undefined;
  }
  const left = open.pop();
  if (left !== undefined) throw neverClosed(left);
  return result;
}

function neverClosed({ text, position }: Token): FormulaError {
  return unreadable(position, `“${text}” is opened here and never closed`);
}

/** Replaces x(…) by (x)(…) where x is no function: a product, as close as 2(…). */
function withProducts(tokens: readonly Token[], names: Names): Token[] {
  return tokens.flatMap((token, index) => {
    const isProduct =
      token.kind === 'name' && tokens[index + 1]?.text === '(' && names.isFactor(token.text);
    const sign = (text: string): Token => ({ kind: 'sign', text, position: token.position });
    return isProduct ? [sign('('), token, sign(')')] : [token];
  });
}

/** Replaces √ by a call; under a root stand a number, a name, a call, or whatever is in parentheses. */
function withRoots(tokens: readonly Token[], names: Names): Token[] {
  const result = [...tokens];
  for (let index = result.length - 1; index >= 0; index--) {
    const { text, position } = result[index];
    const root = ROOTS.get(text);
    if (root === undefined) continue;
    const first = result[index + 1];
    const call: Token = { kind: 'name', text: root, position };
    if (first?.text === '(') {
      result[index] = call;
      continue;
    }
    if (first === undefined || first.kind === 'sign') {
      throw unreadable(position, `“${text}” has nothing under it`);
    }
    let end = index + 2;
    const isCall = first.kind === 'name' && !names.isFactor(first.text);
    if (isCall && result[end]?.text === '(') end = endOfGroup(result, end);
    const sign = (one: string): Token => ({ kind: 'sign', text: one, position });
    result.splice(end, 0, sign(')'));
    result.splice(index, 1, call, sign('('));
  }
  return result;
}

/** The index after the parenthesis that closes the one at `start`; every parenthesis has its partner. */
function endOfGroup(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index].text === '(') depth++;
    if (tokens[index].text === ')') depth--;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

/** A formula that cannot be read, because of what stands at a position of the typed text. */
export function unreadable(position: number, problem: string): FormulaError {
  return new FormulaError(`The formula cannot be read at character ${position + 1}: ${problem}.`, {
    position,
  });
}
