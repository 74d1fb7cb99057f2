import { FormulaError } from './formula-error.ts';
import { functionName, otherWayToWrite } from './functions.ts';
import { otherSpelling } from './greek.ts';

/** A piece of a formula as the grammar needs it, and where it was typed. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'text';
  /** As the grammar writes it: - for −, ( for {. A number may be a fraction, 1/2 for ½. */
  readonly text: string;
  /** Index of its first character in the typed text, and of the one after its last. */
  readonly position: number;
  readonly end: number;
}

/** What a reader must know of names to tell a product from a call. */
export interface Names {
  /** Whether `name(…)` is a product: a variable, a parameter, π or e. */
  isFactor(name: string): boolean;
}

/** Blanks, and characters that nobody sees: zero-width ones, soft hyphens, byte-order marks. */
const SPACE = String.raw`(?<space>(?:[^\S\n]|[\u00ad\u200b-\u200d\u2060\ufeff])+)`;
/** Three digits after _ as in Python and Julia. A decimal comma is none here: it may separate arguments. */
const NUMBER = String.raw`(?<number>(?:\d+(?:_\d{3})*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`;
/** np.exp, Math.exp and std::exp are exp. A name may have an index in braces, H_{a}. */
const NAME = String.raw`(?<owner>(?:[A-Za-z]+(?:\.|::))+(?=[A-Za-z]\w*\s*\(|(?:pi|PI|e|E)\b))?(?<name>(?!π)[\p{L}_$](?:(?!π)[\p{L}\d_$])*)(?<index>(?<=_)\{[\p{L}\d]+\})?`;
/** LaTeX: a word in upright type, a root with its order, any other command. */
const LATEX = String.raw`\\(?:operatorname\*?|math[a-z]+|text|boldsymbol)\s*\{\s*(?<word>[^{}]*?)\s*\}|\\sqrt\s*\[\s*(?<order>[^\]]*?)\s*\]|\\(?<command>[A-Za-z]+|.)(?<below>_(?:\{[\p{L}\d]+\}|[\p{L}\d]))?`;
const SIGN = String.raw`(?<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?<quoted>"[^"]*"|'[^']*')|(?<sign>\*\*|\.[*^/]|[<>=!]=|[—―]+|.|\n)`;
const TOKEN = new RegExp([SPACE, NUMBER, NAME, LATEX, SIGN].join('|'), 'gsu');

/** Signs of a calculator, a printed page, a matrix language or a Chinese keyboard, as the grammar writes them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...Array.from('−–‐‑‒', (sign) => [sign, '-'] as const),
  ...Array.from('·⋅∙×∗•', (sign) => [sign, '*'] as const),
  ...Array.from('÷∕⁄', (sign) => [sign, '/'] as const),
  ...['**', '.^'].map((sign) => [sign, '^'] as const),
  ['.*', '*'],
  ['./', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['《', '<'],
  ['》', '>'],
  ['∣', '|'],
]);

/** LaTeX commands that stand for a sign; those that stand for none are left out. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ...['cdot', 'times', 'ast'].map((name) => [name, '*'] as const),
  ...['lvert', 'rvert', 'vert', 'mid'].map((name) => [name, '|'] as const),
  ...['frac', 'dfrac', 'tfrac', 'cfrac'].map((name) => [name, '\\frac'] as const),
  ...['le', 'leq', 'leqslant'].map((name) => [name, '<='] as const),
  ...['ge', 'geq', 'geqslant'].map((name) => [name, '>='] as const),
  ...['ne', 'neq'].map((name) => [name, '!='] as const),
  ['div', '/'],
  ['lt', '<'],
  ['gt', '>'],
  ['sqrt', '√'],
  ['{', '{'],
  ['}', '}'],
]);

const SILENT_COMMANDS =
  /^(left|right|middle|[bB]igg?[lr]?|displaystyle|textstyle|limits|quad|qquad|[,;:!> ()[\]])$/;

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['2', '√'],
  ['3', '∛'],
]);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Raised letters are letters to Unicode, and xⁿ would be a name. */
const RAISED_LETTER = /[ⁱⁿʰ-ʸˠ-ˤᴬ-ᵡ]/;
const POWER_SPELLING = 'write a power as x^2';

const PARTNERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Cuts a formula into the tokens of the plain grammar, wherever it was typed or copied from: − × ÷ ² |x| ** .^ ½ （ ）, decimal
 * commas, brackets, braces and LaTeX become - * / ^(2) abs(…) ^ ^ 1/2 ( ), points and parentheses.
 *
 * @throws FormulaError where a parenthesis or a bar stands alone, or a number has two meanings
 */
export function tokenize(text: string, names: Names): readonly Token[] {
  // Full-width signs, letters and digits lie 0xFEE0 above the plain ones; a full stop may be a decimal point.
  const plain = text
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)。(?=\d)/g, '.');
  return withDecimalCommas(withBars(split(plain, names)), names);
}

function split(text: string, names: Names, offset = 0): Token[] {
  const tokens: Token[] = [];
  /** How many tokens there were after the last raised exponent. */
  let raised = 0;
  for (const match of text.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const { space, number, name, word, order, command, power, fraction, quoted, sign } = groups;
    const position = offset + match.index;
    const end = position + match[0].length;
    const add = (kind: Token['kind'], one: string) =>
      tokens.push({ kind, text: one, position, end });
    if (space !== undefined) continue;
    // x²⁺¹ is neither x^(2^1) nor anything else that is sure.
    if (
      raised > 0 &&
      tokens.length === raised &&
      (power !== undefined || /^(\^|\*\*)$/.test(match[0]))
    ) {
      throw unreadable(position, POWER_SPELLING);
    }
    if (number !== undefined) add('number', number.replaceAll('_', ''));
    else if (name !== undefined) {
      const { owner, index } = groups;
      // The point after a variable is left for the grammar to refuse; Math.PI is pi.
      const first = owner?.replace(/\W.*/, '');
      const isVariable = first !== undefined && names.isFactor(first);
      if (isVariable) {
        add('name', first);
        add('sign', '.');
      }
      const letter = names.isFactor(name) ? -1 : name.search(RAISED_LETTER);
      if (letter >= 0) throw unreadable(position + letter, POWER_SPELLING);
      const plain = first !== undefined && /^(PI|E)$/.test(name) ? name.toLowerCase() : name;
      add('name', nameOf(plain + (index?.slice(1, -1) ?? ''), names));
    } else if (word !== undefined) {
      tokens.push(...split(word, names, position + match[0].indexOf(word)));
    } else if (order !== undefined) {
      const root = ROOTS.get(order);
      if (root === undefined) {
        throw unreadable(position, 'write a higher root as a power, as in x^(1/4)');
      }
      add('sign', root);
    } else if (command !== undefined) {
      const known = COMMANDS.get(command);
      if (known !== undefined) add('sign', known);
      else if (/^(begin|end)$/.test(command)) {
        throw unreadable(position, 'for cases write x < 0 ? a : b');
      } else if (!SILENT_COMMANDS.test(command)) {
        const below = groups.below?.replace(/[{}]/g, '') ?? '';
        const plain = command.replace(/^var(?=[a-z]{3})/, '');
        const written = nameOf(plain + below, names);
        if (!isLatexName(plain, written, names)) throw meaningless(position, command);
        add('name', written);
      }
    } else if (power !== undefined) {
      tokens.push(...exponentOf(power, position, end));
      raised = tokens.length;
    } else if (fraction !== undefined) {
      if (tokens.at(-1)?.kind === 'number' && tokens.at(-1)?.end === position) {
        throw unreadable(position, 'write a mixed number with a point, as in 2.5, or as a sum');
      }
      add('number', fraction.normalize('NFKC').replace('⁄', '/'));
    } else if (quoted !== undefined) add('text', quoted);
    else if (sign === 'π') add('name', 'pi');
    else if (sign === '#') throw unreadable(position, '“#” has no meaning in a formula');
    else if (sign === '…') throw unreadable(position, POWER_SPELLING);
    else add('sign', SIGNS.get(sign ?? '') ?? (sign ?? '').replace(/^[—―]+$/, '-'));
  }
  return withoutFrame(tokens, names);
}

/** A name as it is declared, else in plain letters: 𝑥 and ϕ are x and φ. */
function nameOf(name: string, names: Names): string {
  return names.isFactor(name) ? name : name.normalize('NFKC');
}

/** Whether a command of LaTeX is a name: a function, a Greek letter, another letter, or what has been declared. */
function isLatexName(command: string, written: string, names: Names): boolean {
  const isLetter =
    otherSpelling(command.toLowerCase()) !== undefined || /^(pi|Pi|ell|hbar)$/.test(command);
  return isLetter || names.isFactor(written) || functionName(written) !== undefined;
}

function meaningless(position: number, command: string): FormulaError {
  const spelling = otherWayToWrite(command);
  const problem = `“\\${command}” has no meaning here`;
  return unreadable(position, spelling === undefined ? problem : `${problem}; write ${spelling}`);
}

/** Leaves out line breaks and the dollars of LaTeX about a formula. */
function withoutFrame(tokens: readonly Token[], names: Names): Token[] {
  const inner = tokens.filter(
    ({ text }, index) =>
      text !== '\n' ||
      (tokens.slice(0, index).some((one) => one.text !== '\n') &&
        tokens.slice(index).some((one) => one.text !== '\n')),
  );
  const [first, last] = [inner[0], inner.at(-1)];
  const isFramed =
    inner.length > 1 &&
    [first, last].every((one) => one?.text.includes('$') && !names.isFactor(one.text));
  if (!isFramed || first === undefined || last === undefined) return inner;
  const bare = (token: Token): Token[] => {
    const text = token.text.replace(/^\$+|\$+$/g, '');
    const position = token.position + (/^\$*/.exec(token.text)?.[0].length ?? 0);
    const kind = /^\d/.test(text) ? 'number' : token.kind;
    return text === '' ? [] : [{ ...token, kind, text, position }];
  };
  return [...bare(first), ...inner.slice(1, -1), ...bare(last)];
}

/** "⁻²" as ^(-2). */
function exponentOf(power: string, position: number, end: number): Token[] {
  const sign = (text: string): Token => ({ kind: 'sign', text, position, end });
  const digits = Array.from(power, (letter) => SUPERSCRIPTS.indexOf(letter)).filter((d) => d >= 0);
  return [
    sign('^'),
    sign('('),
    ...(power.startsWith('⁻') ? [sign('-')] : []),
    { kind: 'number', text: digits.join(''), position, end },
    sign(')'),
  ];
}

/**
 * Replaces bars by calls of abs, brackets and braces by parentheses. A bar closes where one is open and an operand stands before it;
 * else it opens.
 */
function withBars(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  const open: Token[] = [];
  let afterOperand = false;
  for (const token of tokens) {
    const { text } = token;
    const partner = PARTNERS.get(text);
    if (text === '|') {
      if (open.at(-1)?.text === '|' && afterOperand) {
        open.pop();
        result.push({ ...token, text: ')' });
      } else {
        open.push(token);
        result.push({ ...token, kind: 'name', text: 'abs' }, { ...token, text: '(' });
        afterOperand = false;
      }
      continue;
    }
    const isOpening = [...PARTNERS.values()].includes(text);
    if (isOpening) open.push(token);
    if (partner !== undefined) {
      const opening = open.pop();
      if (opening === undefined) throw unreadable(token.position, `“${text}” closes nothing`);
      if (opening.text !== partner) throw neverClosed(opening);
    }
    if (isOpening) result.push({ ...token, text: '(' });
    else result.push(partner === undefined ? token : { ...token, text: ')' });
    afterOperand = token.kind !== 'sign' || partner !== undefined;
  }
  const left = open.pop();
  if (left !== undefined) throw neverClosed(left);
  return result;
}

function neverClosed({ text, position }: Token): FormulaError {
  return unreadable(position, `“${text}” is opened here and never closed`);
}

/**
 * Joins 0,5 to 0.5 where a comma cannot separate arguments: outside calls, and in calls whose arguments semicolons separate.
 * Every parenthesis has its partner here.
 */
function withDecimalCommas(tokens: readonly Token[], names: Names): Token[] {
  const result: Token[] = [];
  /** For every open parenthesis what separates arguments in it; nothing where it is no call. */
  const separators: (',' | ';' | undefined)[] = [];
  tokens.forEach((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (token.text === '(') {
      const isCall = before?.kind === 'name' && !names.isFactor(before.text);
      separators.push(isCall ? separatorAt(tokens, index) : undefined);
    }
    if (token.text === ')') separators.pop();
    const separator = separators.at(-1);
    const last = result.at(-1);
    if (token.text === ';' && separator === ';') result.push({ ...token, text: ',' });
    else if (
      last?.kind === 'number' &&
      before?.text === ',' &&
      token.kind === 'number' &&
      last.end === token.position &&
      token.position > before.position
    ) {
      result[result.length - 1] = { ...last, text: `${last.text}.${token.text}`, end: token.end };
    } else if (
      token.text === ',' &&
      separator !== ',' &&
      isWhole(before) &&
      after?.kind === 'number' &&
      /^\d/.test(after.text) &&
      before.end === token.position &&
      after.position === token.end
    ) {
      if (/^\d{3}(?!\d)/.test(after.text) && !/^0/.test(before.text)) {
        const [thousands, decimals] = [before.text + after.text, `${before.text}.${after.text}`];
        throw unreadable(
          token.position,
          `“${before.text},${after.text}” has two meanings; write ${thousands} or ${decimals}`,
        );
      }
      result[result.length - 1] = { ...before, end: token.end };
    } else result.push(token);
  });
  return result;
}

function isWhole(token: Token | undefined): token is Token {
  return token?.kind === 'number' && /^\d+$/.test(token.text);
}

/** What separates arguments in the call whose parenthesis opens at an index. */
function separatorAt(tokens: readonly Token[], start: number): ',' | ';' {
  let depth = 0;
  for (const { text } of tokens.slice(start)) {
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (depth === 0) break;
    if (text === ';' && depth === 1) return ';';
  }
  return ',';
}

/** A formula that cannot be read, because of what stands at a position of the typed text. */
export function unreadable(position: number, problem: string): FormulaError {
  return new FormulaError(`The formula cannot be read at character ${position + 1}: ${problem}.`, {
    position,
  });
}
