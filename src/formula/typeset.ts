/** Formulas as TeX, for typesetting: fractions, powers, roots, bars and cases, from the syntax tree alone. */

import { functionName } from './functions.ts';
import { GREEK_LETTERS, otherSpelling } from './greek.ts';
import { parseFormula, readFormulaSyntax } from './parse.ts';
import type { SyntaxNode } from './syntax.ts';

/** How tightly a piece of TeX holds together: a sum loosest, an atom tightest. */
const SUM = 1;
const SIGN = 2;
const PRODUCT = 3;
const POWER = 4;
const ATOM = 5;

/** A piece of TeX. */
interface Piece {
  readonly tex: string;
  readonly tightness: number;
}

/** Functions with a TeX command of their own; log is the natural one and is shown as such. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'min', 'max', 'sec', 'csc', 'cot', 'coth'].map(
    (name) => [name, `\\${name}`] as const,
  ),
  ['asin', '\\arcsin'],
  ['acos', '\\arccos'],
  ['atan', '\\arctan'],
  ['log', '\\ln'],
  ['ln', '\\ln'],
  ['log2', '\\log_{2}'],
  ['log10', '\\log_{10}'],
  ['asinh', '\\operatorname{arsinh}'],
  ['acosh', '\\operatorname{arcosh}'],
  ['atanh', '\\operatorname{artanh}'],
]);

const RELATIONS: Readonly<Record<string, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

/**
 * A formula as TeX.
 *
 * @param symbols names of variables and parameters
 * @param shown what to write for a name, e.g. r for ratio
 * @throws FormulaError where the formula is wrong
 */
export function typesetFormula(
  text: string,
  symbols: readonly string[],
  shown: Readonly<Record<string, string>> = {},
): string {
  // Refuses what is not on the list, and trees that are too deep to walk.
  parseFormula(text, symbols);
  return new Typesetter(symbols, shown).set(readFormulaSyntax(text, symbols).tree).tex;
}

/** A name as TeX: Greek letters as such, what follows a letter as its index (H_a, Ha, kappa2), anything else as a word. */
export function typesetName(name: string): string {
  const [, base = name, index = ''] =
    /^(\p{L})([\p{L}\d])$/u.exec(name) ??
    /^(\p{L}+?)_?(\d+)$/u.exec(name) ??
    /^([^_]+)_(.+)$/u.exec(name) ??
    [];
  const subscript =
    index === '' ? '' : `_{${index.length > 1 ? word(index, 'mathrm') : letter(index)}}`;
  return `${letter(base)}${subscript}`;
}

/** A single letter, a Greek one by its name or as itself; a word otherwise. */
function letter(name: string): string {
  if (Object.hasOwn(GREEK_LETTERS, name)) return GREEK_LETTERS[name];
  if (/^[\p{L}\d]$/u.test(name)) return name;
  return word(name, 'mathit');
}

/** A word; nothing but letters and digits reaches TeX as it is. */
function word(name: string, style: 'mathit' | 'mathrm'): string {
  if (Object.hasOwn(GREEK_LETTERS, name)) return GREEK_LETTERS[name];
  if (/^\d+$/.test(name)) return name;
  const safe = name.replace(/[^\p{L}\d]/gu, (sign) =>
    sign === '_' || sign === '$' ? `\\${sign}` : '',
  );
  return `\\${style}{${safe}}`;
}

/** A number as one writes it: 10⁻³ rather than 1e-3. */
function numberTex(value: number): Piece {
  const [, digits, exponent] = /^(.*)e\+?(-?\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return { tex: String(value), tightness: ATOM };
  const power = `10^{${exponent}}`;
  if (digits === '1') return { tex: power, tightness: POWER };
  return { tex: `${digits} \\cdot ${power}`, tightness: PRODUCT };
}

class Typesetter {
  readonly #symbols: readonly string[];
  readonly #shown: Readonly<Record<string, string>>;
  /** In exponents fractions lie flat. */
  #isSmall = false;

  constructor(symbols: readonly string[], shown: Readonly<Record<string, string>>) {
    this.#symbols = symbols;
    this.#shown = shown;
  }

  set(node: SyntaxNode): Piece {
    switch (node.kind) {
      case 'group': {
        const inner = this.set(node.inner);
        return inner.tightness === ATOM ? inner : inParentheses(inner);
      }
      case 'number':
        return numberTex(node.value);
      case 'text':
        return { tex: `\\text{${word(node.text, 'mathrm')}}`, tightness: ATOM };
      case 'list':
        // Refused before anything is set.
        return { tex: '\\ldots', tightness: ATOM };
      case 'name':
        return { tex: this.#name(node.name), tightness: ATOM };
      case 'call':
        return this.#call(functionName(node.name) ?? node.name, node.args);
      case 'choice':
        return this.#cases(node);
      case 'operator': {
        const [first, second] = node.operands;
        return second === undefined
          ? this.#sign(node.operator, first)
          : this.#operator(node.operator, first, second);
      }
    }
  }

  #name(name: string): string {
    if (Object.hasOwn(this.#shown, name) && this.#shown[name] !== '') {
      return typesetName(this.#shown[name]);
    }
    const other = otherSpelling(name);
    const isSymbol = [name, other].some((one) => one !== undefined && this.#symbols.includes(one));
    if (!isSymbol && name === 'pi') return 'π';
    if (!isSymbol && name === 'e') return '\\mathrm{e}';
    return typesetName(name);
  }

  #sign(op: string, operand: SyntaxNode): Piece {
    const inner = this.#atLeast(PRODUCT, operand);
    return { tex: op === '-' ? `-${inner}` : inner, tightness: SIGN };
  }

  #operator(op: string, left: SyntaxNode, right: SyntaxNode): Piece {
    switch (op) {
      case '+':
        return { tex: `${this.set(left).tex} + ${this.#atLeast(PRODUCT, right)}`, tightness: SUM };
      case '-':
        return { tex: `${this.set(left).tex} - ${this.#atLeast(PRODUCT, right)}`, tightness: SUM };
      case '*':
        return this.#product(left, right);
      case '/':
        return this.#quotient(left, right);
      default:
        return this.#power(left, right);
    }
  }

  #product(left: SyntaxNode, right: SyntaxNode): Piece {
    const [a, b] = [this.#atLeast(SIGN, left), this.#atLeast(PRODUCT, right)];
    // Two numbers side by side would read as one.
    const sign = /^[\d.]/.test(b) ? '\\cdot' : /[\d.]$/.test(a) ? '' : '\\,';
    return { tex: `${a} ${sign} ${b}`, tightness: PRODUCT };
  }

  #quotient(left: SyntaxNode, right: SyntaxNode): Piece {
    if (this.#isSmall) {
      const [a, b] = [this.#atLeast(SIGN, left), this.#atLeast(POWER, right)];
      return { tex: `${a} / ${b}`, tightness: PRODUCT };
    }
    const [a, b] = [this.set(bare(left)).tex, this.set(bare(right)).tex];
    return { tex: `\\frac{${a}}{${b}}`, tightness: PRODUCT };
  }

  #power(base: SyntaxNode, exponent: SyntaxNode): Piece {
    const small = this.#inSmall(() => this.set(bare(exponent)).tex);
    const callee = base.kind === 'call' ? (functionName(base.name) ?? '') : '';
    const command = COMMANDS.get(callee);
    // sin²(x), as one writes it; a negative power would read as the inverse function.
    if (
      base.kind === 'call' &&
      command !== undefined &&
      /^\d+$/.test(small) &&
      !/[\d{]/.test(command)
    ) {
      return { tex: `${command}^{${small}}${this.#argumentsOf(base.args)}`, tightness: POWER };
    }
    return { tex: `{${this.#atLeast(ATOM, base)}}^{${small}}`, tightness: POWER };
  }

  #call(name: string, args: readonly SyntaxNode[]): Piece {
    const [first, second] = args;
    switch (name) {
      case 'abs':
        return { tex: `\\left|${this.set(bare(first)).tex}\\right|`, tightness: ATOM };
      case 'sqrt':
        return { tex: `\\sqrt{${this.set(bare(first)).tex}}`, tightness: ATOM };
      case 'cbrt':
        return { tex: `\\sqrt[3]{${this.set(bare(first)).tex}}`, tightness: ATOM };
      case 'exp': {
        const small = this.#inSmall(() => this.set(bare(first)).tex);
        return { tex: `\\mathrm{e}^{${small}}`, tightness: POWER };
      }
      case 'pow':
        return this.#power(first, second);
      case 'square':
        return this.#power(first, { kind: 'number', value: 2, position: 0 });
      case 'exp2':
        return this.#power({ kind: 'number', value: 2, position: 0 }, first);
      default: {
        const command = COMMANDS.get(name) ?? `\\operatorname{${name}}`;
        return { tex: `${command}${this.#argumentsOf(args)}`, tightness: POWER };
      }
    }
  }

  #argumentsOf(args: readonly SyntaxNode[]): string {
    return `\\left(${args.map((one) => this.set(bare(one)).tex).join(', ')}\\right)`;
  }

  /** One row for each case; a conditional in the last place goes on with rows of its own. */
  #cases(node: SyntaxNode): Piece {
    const rows: string[] = [];
    let rest = node;
    while (rest.kind === 'choice') {
      rows.push(
        `${this.set(bare(rest.whenTrue)).tex} & \\text{if } ${this.#condition(rest.condition)}`,
      );
      rest = bare(rest.whenFalse);
    }
    rows.push(`${this.set(rest).tex} & \\text{else}`);
    return { tex: `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`, tightness: SUM };
  }

  #condition(node: SyntaxNode): string {
    const comparison = bare(node);
    if (comparison.kind !== 'operator') return this.set(comparison).tex;
    const [left, right = left] = comparison.operands;
    return `${this.set(left).tex} ${RELATIONS[comparison.operator]} ${this.set(right).tex}`;
  }

  /** An operand, in parentheses where it is too loose. */
  #atLeast(tightness: number, node: SyntaxNode): string {
    const piece = this.set(node);
    return piece.tightness < tightness ? inParentheses(piece).tex : piece.tex;
  }

  #inSmall(set: () => string): string {
    const before = this.#isSmall;
    this.#isSmall = true;
    const result = set();
    this.#isSmall = before;
    return result;
  }
}

/** What stands inside parentheses that the layout makes needless. */
function bare(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.kind === 'group') inner = inner.inner;
  return inner;
}

function inParentheses({ tex }: Piece): Piece {
  return { tex: `\\left(${tex}\\right)`, tightness: ATOM };
}
