import { COMPARISONS } from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { type Names, type Token, tokenize, unreadable } from './tokens.ts';

/** A piece of a formula, and the index in the typed text at which what it is about stands. */
export type SyntaxNode = { readonly position: number } & (
  | { readonly kind: 'group'; readonly inner: SyntaxNode }
  | { readonly kind: 'number'; readonly value: number }
  /** What stands in quotes, to be refused. */
  | { readonly kind: 'text'; readonly text: string }
  /** Several values in parentheses or brackets, to be refused. */
  | { readonly kind: 'list' }
  | { readonly kind: 'name'; readonly name: string }
  /** A sign before its operand, or between its operands; comparisons are operators too. */
  | {
      readonly kind: 'operator';
      readonly operator: string;
      readonly operands: readonly [SyntaxNode, SyntaxNode?];
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly SyntaxNode[] }
  | {
      readonly kind: 'choice';
      readonly condition: SyntaxNode;
      readonly whenTrue: SyntaxNode;
      readonly whenFalse: SyntaxNode;
    }
);

/** A formula as a syntax tree, and what it was made of. */
export interface Syntax {
  readonly tree: SyntaxNode;
  readonly tokens: readonly Token[];
  /** Sentences on what may be meant in another way than it is read. */
  readonly remarks: readonly string[];
}

/** Longest formula that is read, in characters. */
const LONGEST_FORMULA = 10_000;

/** Deepest nesting that is read; a sum of this many terms is as deep. */
export const DEEPEST_NESTING = 500;

/**
 * Reads the syntax of a formula; what its names mean is looked at only to tell k(x + 1), a product, from sin(x + 1), a call.
 *
 * From the loosest to the closest: c ? a : b, comparisons, + and −, × and ÷ and products without a sign, a sign before an operand,
 * powers. Operators of a kind go from left to right, powers from right to left: k/2 x is (k/2)·x, −x^2 is −(x^2), 2^x^2 is 2^(x^2).
 *
 * @throws FormulaError where it has none
 */
export function readSyntax(text: string, names: Names): Syntax {
  if (text.trim() === '') throw new FormulaError('The formula is empty.', { position: 0 });
  if (text.length > LONGEST_FORMULA) {
    throw new FormulaError(
      `The formula has ${text.length} characters; at most ${LONGEST_FORMULA} are allowed.`,
    );
  }
  const tokens = tokenize(text, names);
  const parser = new Parser(text, tokens, names);
  return { tree: parser.readAll(), tokens, remarks: parser.remarks };
}

export function tooDeep(): FormulaError {
  return new FormulaError(
    `The formula is nested too deeply; at most ${DEEPEST_NESTING} levels are allowed.`,
  );
}

/** What is wrong with a condition that is none, or several. */
export function oneComparison(position: number): FormulaError {
  return new FormulaError(
    `The condition of c ? a : b must be one comparison with ${COMPARISONS.join(' ')}, as in x < 0 ? a : b.`,
    { position },
  );
}

/** A precedence climber. */
class Parser {
  readonly remarks: string[] = [];
  readonly #text: string;
  readonly #tokens: Token[];
  readonly #names: Names;
  #at = 0;
  #depth = 0;

  constructor(text: string, tokens: readonly Token[], names: Names) {
    this.#text = text;
    this.#tokens = [...tokens];
    this.#names = names;
  }

  readAll(): SyntaxNode {
    const tree = this.#choice();
    if (this.#next !== undefined) throw this.#unexpected();
    return tree;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Goes on where one of some signs comes next. */
  #take(...signs: readonly string[]): Token | undefined {
    const next = this.#next;
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
    this.#at++;
    return next;
  }

  #choice(): SyntaxNode {
    return this.#nested(() => {
      const condition = this.#leftToRight(COMPARISONS, () =>
        this.#leftToRight(['+', '-'], () => this.#product()),
      );
      const question = this.#take('?');
      if (question === undefined) return condition;
      const whenTrue = this.#choice();
      if (this.#take(':') === undefined) {
        throw unreadable(question.position, '“?” needs “:”, as in x < 0 ? a : b');
      }
      const { position } = question;
      return { kind: 'choice', position, condition, whenTrue, whenFalse: this.#choice() };
    });
  }

  #leftToRight(signs: readonly string[], read: () => SyntaxNode): SyntaxNode {
    let left = read();
    for (let sign = this.#take(...signs); sign !== undefined; sign = this.#take(...signs)) {
      left = operation(sign, left, read());
    }
    return left;
  }

  #product(): SyntaxNode {
    const start = this.#at;
    let left = this.#signed();
    /** The first token of the divisor, right after it. */
    let divisor: number | undefined;
    for (;;) {
      const sign = this.#take('*', '/');
      const before = this.#at;
      if (sign !== undefined) {
        const [above, right] = [left, this.#signed()];
        left = operation(sign, above, right);
        divisor = sign.text === '/' && !isFraction(above, right) ? before : undefined;
      } else if (this.#isFactorNext()) {
        const { position, kind } = this.#tokens[before];
        if (kind === 'number') this.#remarkOnNumberBehind(start, before);
        left = operation({ text: '*', position }, left, this.#power());
        if (divisor !== undefined) this.#remarkOnQuotient(start, divisor, before);
        divisor = undefined;
      } else return left;
    }
  }

  #typed(from: number, to: number): string {
    return this.#text.slice(this.#tokens[from].position, this.#tokens[to - 1].end);
  }

  /** What is copied out of a printed page has lost its raised digits: x 2 for x². */
  #remarkOnNumberBehind(start: number, at: number): void {
    const [factor, number] = [this.#typed(start, at), this.#typed(at, at + 1)];
    const whole = this.#typed(start, at + 1);
    this.remarks.push(
      `“${whole}” is read as a product, “${factor}*${number}”; if it is a power, write “${factor}^${number}”.`,
    );
  }

  /** √x² and √2x: a root without parentheses reaches as far as its first operand. */
  #remarkOnRoot(at: number): void {
    const [last, next] = [this.#tokens[this.#at - 1], this.#next];
    const isBare =
      this.#text[this.#tokens[at].position] !== '\\' && this.#tokens[at + 1].text !== '(';
    const goesOn = next?.text === '^' || (next?.position === last.end && this.#isFactorNext());
    if (!isBare || !goesOn) return;
    this.remarks.push(
      `“${this.#typed(at, this.#at)}” is a root of “${this.#typed(at + 1, this.#at)}” alone; what else stands under the root needs parentheses, as in √(x + 1).`,
    );
  }

  /** Says how a/b c was read. @param places the first tokens of a, b and c */
  #remarkOnQuotient(...[start, divisor, factor]: readonly number[]): void {
    const [above, below, after] = [
      this.#typed(start, divisor - 1),
      this.#typed(divisor, factor),
      this.#typed(factor, this.#at),
    ];
    const whole = this.#typed(start, this.#at);
    const taken = `(${above}/${below})*${after}`;
    const other = `${above}/(${below}*${after})`;
    this.remarks.push(
      `“${whole}” is read from left to right, as “${taken}”; if all that follows the stroke belongs below it, write “${other}”.`,
    );
  }

  /** Whether a product goes on without a sign. Two numbers side by side are one that is torn apart. */
  #isFactorNext(): boolean {
    const next = this.#next;
    if (next === undefined) return false;
    if (next.kind === 'sign') return ['(', '√', '∛', '\\frac'].includes(next.text);
    if (next.kind === 'number' && this.#tokens[this.#at - 1].kind === 'number') {
      throw unreadable(next.position, 'two numbers stand side by side; join them or write *');
    }
    return next.kind !== 'text';
  }

  #signed(): SyntaxNode {
    const sign = this.#take('-', '+');
    if (sign === undefined) return this.#power();
    return operation(
      sign,
      this.#nested(() => this.#signed()),
    );
  }

  #power(): SyntaxNode {
    const base = this.#operand();
    const sign = this.#take('^');
    return sign === undefined
      ? base
      : operation(
          sign,
          base,
          this.#nested(() => this.#signed()),
        );
  }

  #operand(): SyntaxNode {
    const token = this.#next;
    if (token === undefined) {
      throw unreadable(this.#text.length, 'something is missing at the end');
    }
    const { kind, text, position } = token;
    this.#at++;
    if (kind === 'number') return numberNode(text, position);
    if (kind === 'text') return { kind: 'text', text: text.slice(1, -1), position };
    if (kind === 'name') return this.#nameOrCall(token);
    switch (text) {
      case '(': {
        this.#at--;
        return this.#group();
      }
      case '√':
      case '∛': {
        const next = this.#next;
        if (next === undefined || (next.kind === 'sign' && !/^[(√∛]$/.test(next.text))) {
          throw unreadable(position, `“${text}” has nothing under it`);
        }
        const sign = this.#at - 1;
        const under = this.#nested(() => this.#operand());
        this.#remarkOnRoot(sign);
        return { kind: 'call', name: text === '√' ? 'sqrt' : 'cbrt', args: [under], position };
      }
      case '\\frac': {
        const above = this.#argument();
        return operation({ text: '/', position }, above, this.#argument());
      }
      default:
        this.#at--;
        throw this.#unexpected(true);
    }
  }

  /** What LaTeX takes as an argument: a group, or a single digit or letter. */
  #argument(): SyntaxNode {
    const next = this.#next;
    if (next?.kind !== 'number' || !/^\d\d/.test(next.text)) return this.#operand();
    const { text, position } = next;
    this.#tokens[this.#at] = { ...next, text: text.slice(1), position: position + 1 };
    return numberNode(text[0], position);
  }

  #group(): SyntaxNode {
    const position = this.#tokens[this.#at++].position;
    const inner = this.#choice();
    const isList = this.#next?.text === ',';
    while (this.#take(',') !== undefined) this.#choice();
    if (this.#take(')') === undefined) throw this.#unexpected();
    return isList ? { kind: 'list', position } : { kind: 'group', inner, position };
  }

  #nameOrCall({ text: name, position }: Token): SyntaxNode {
    if (this.#names.isFactor(name)) return { kind: 'name', name, position };
    const hat = this.#next;
    const exponent = hat?.text === '^' ? this.#exponentBeforeArgument() : undefined;
    if (hat !== undefined && exponent !== undefined) {
      const call = this.#nameOrCall({ kind: 'name', text: name, position, end: position });
      return operation(hat, call, numberNode(exponent.text, exponent.position));
    }
    if (this.#take('(') === undefined) return { kind: 'name', name, position };
    const args: SyntaxNode[] = [];
    if (this.#take(')') !== undefined) return { kind: 'call', name, args, position };
    do args.push(this.#choice());
    while (this.#take(',') !== undefined);
    if (this.#take(')') === undefined) throw this.#unexpected();
    return { kind: 'call', name, args, position };
  }

  /**
   * Goes on past the exponent of sin^2(x), sin²(x) or sin^{2}(x), which are sin(x)^2 as one writes them.
   *
   * @throws FormulaError for sin^-1(x), which is asin(x) to some and 1/sin(x) to others
   */
  #exponentBeforeArgument(): Token | undefined {
    const place = this.#tokens[this.#at + 1]?.text === '(' ? this.#at + 2 : this.#at + 1;
    const isRaised = place > this.#at + 1;
    const sign = this.#tokens[place];
    const isNegative = sign?.text === '-';
    const at = isNegative ? place + 1 : place;
    const exponent = this.#tokens[at];
    const next = isRaised ? at + 2 : at + 1;
    if (exponent?.kind !== 'number' || this.#tokens[next]?.text !== '(') return undefined;
    if (isRaised && this.#tokens[at + 1]?.text !== ')') return undefined;
    if (isNegative) {
      throw unreadable(
        sign.position,
        'write the power of a function behind its argument, as in sin(x)^(-1), and an inverse as asin(x)',
      );
    }
    this.#at = next;
    return exponent;
  }

  #nested<Result>(read: () => Result): Result {
    // The whole formula is the first level.
    if (++this.#depth > DEEPEST_NESTING + 1) throw tooDeep();
    const result = read();
    this.#depth--;
    return result;
  }

  /** What is wrong with the next token where none like it may stand. */
  #unexpected(isOperand = false): FormulaError {
    const next = this.#next;
    if (next === undefined) {
      return unreadable(this.#text.length, 'something is missing at the end');
    }
    const { text, position } = next;
    const refuse = (message: string) => new FormulaError(message, { position });
    if (/^=$/.test(text) || (text === ':' && this.#tokens[this.#at + 1]?.text === '=')) {
      return refuse('The formula must be one expression without "=", for example x^2 + y^2.');
    }
    if (text === ';' || text === '\n') {
      return refuse('The formula must be one expression, without ";" or line breaks.');
    }
    if (text === ',') {
      return unreadable(
        position,
        'a comma stands between the arguments of a function only; write decimals with a point',
      );
    }
    if (text === '&') return oneComparison(position);
    if (/^[!%~]$/.test(text)) {
      return refuse(`The formula uses "${text}", which is not allowed; allowed are + - * / ^.`);
    }
    if (/^[.:@'"`\\]$/.test(text)) {
      return refuse(
        'The formula may hold numbers, names, + - * / ^, parentheses, functions and conditionals c ? a : b only.',
      );
    }
    return unreadable(
      position,
      isOperand && /^[)*/^<>?]|[<>=!]=$/.test(text)
        ? `a number, a name or a parenthesis is missing before “${text}”`
        : `“${text}” cannot stand here`,
    );
  }
}

function operation(
  { text: operator, position }: Pick<Token, 'text' | 'position'>,
  ...operands: readonly [SyntaxNode, SyntaxNode?]
): SyntaxNode {
  return { kind: 'operator', operator, operands, position };
}

/** A number, or a fraction in one sign. */
function numberNode(text: string, position: number): SyntaxNode {
  const [above, below] = text.split('/');
  const node = (digits: string): SyntaxNode => ({
    kind: 'number',
    value: Number(digits),
    position,
  });
  if (below === undefined) return node(above);
  return operation({ text: '/', position }, node(above), node(below));
}

/** Whether a quotient is one of numbers, such as the 1/2 of 1/2 x or of k*1/2 x, which everybody reads alike. */
function isFraction(above: SyntaxNode, below: SyntaxNode): boolean {
  const isProduct = above.kind === 'operator' && above.operator === '*';
  const last = isProduct ? above.operands[1] : above;
  return [last, below].every((one) => one !== undefined && isNumeric(one));
}

function isNumeric(node: SyntaxNode): boolean {
  if (node.kind === 'number') return true;
  return node.kind === 'operator' && node.operands[1] === undefined && isNumeric(node.operands[0]);
}
