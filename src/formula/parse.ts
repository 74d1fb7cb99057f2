import {
  type BinaryOperation,
  binary,
  COMPARISONS,
  type Comparison,
  conditional,
  type Expression,
  negate,
  number,
  symbol,
} from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { FUNCTION_NAMES, findFunction, functionName, otherWayToWrite } from './functions.ts';
import { otherSpelling } from './greek.ts';
import {
  DEEPEST_NESTING,
  oneComparison,
  readSyntax,
  type Syntax,
  type SyntaxNode,
  tooDeep,
} from './syntax.ts';

export { FormulaError, FUNCTION_NAMES };

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const OPERATORS: ReadonlyMap<string, BinaryOperation> = new Map<string, BinaryOperation>([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['^', 'power'],
]);

/**
 * Reads a formula such as `(x^2 - 1)^2 + kappa/2*y^2`, typed as on a calculator or copied from a program or from LaTeX.
 *
 * Allowed: + − * / ^, parentheses, products without a sign (2x, 2(x + 1), x y, x(y + 1)), the functions of FUNCTION_NAMES
 * (log is natural) by any of their usual names, pi, e, and `c ? a : b` with one comparison as c; what else `tokenize` knows. A
 * Greek letter and its name are the same. Anything else is refused with a sentence.
 *
 * @param symbols the names that may occur: variables and parameters; they take precedence over functions, pi and e
 * @throws FormulaError
 */
export function parseFormula(text: string, symbols: readonly string[]): Expression {
  return new Reader(symbols).read(readFormulaSyntax(text, symbols).tree, 0);
}

/**
 * Sentences on what a formula may mean to somebody else than to this reader: k/2 x, and products such as erf(x) where erf is a
 * parameter. The formula must be one that parseFormula reads.
 */
export function remarkOnFormula(text: string, symbols: readonly string[]): readonly string[] {
  const { tokens, remarks } = readFormulaSyntax(text, symbols);
  const hidden = tokens.filter(
    ({ kind, text: name }, index) =>
      kind === 'name' &&
      tokens[index + 1]?.text === '(' &&
      functionName(name) !== undefined &&
      resolve(name, symbols) !== undefined,
  );
  const names = [...new Set(hidden.map((token) => token.text))];
  return [
    ...remarks,
    ...names.map(
      (name) =>
        `Here “${name}” is a column or a parameter, so “${name}(…)” is a product; to call the function, rename that.`,
    ),
  ];
}

/**
 * The syntax of a formula in which `symbols` and the constants are no functions.
 *
 * @throws FormulaError
 */
export function readFormulaSyntax(text: string, symbols: readonly string[]): Syntax {
  const isFactor = (name: string): boolean =>
    resolve(name, symbols) !== undefined || CONSTANTS.has(name);
  return readSyntax(text, { isFactor });
}

/** The symbol that a name stands for: itself, or the other spelling of a Greek letter. */
function resolve(name: string, symbols: readonly string[]): string | undefined {
  if (symbols.includes(name)) return name;
  const other = otherSpelling(name);
  return other !== undefined && symbols.includes(other) ? other : undefined;
}

/** Words for what is no number. */
const NO_NUMBERS: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'True', 'False', 'None'],
]);

/** Words of programming languages, which a formula needs none of. */
const PROGRAM_WORDS: ReadonlySet<string> = new Set([
  ...['return', 'function', 'def', 'let', 'const', 'for', 'while', 'import', 'print'],
]);

/** Words of other grammars, and names that mean something to every object: none of them can be a parameter's. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['x', 'y', 'mod', 'to', 'in', 'and', 'or', 'xor', 'not', 'end', 'if', 'else', 'then'],
  ...['constructor', 'prototype', '__proto__', ...NO_NUMBERS],
]);

/** Whether a parameter of a formula may have a name: one that is read as a name and means nothing else. */
export function isParameterName(name: string): boolean {
  if (RESERVED.has(name) || CONSTANTS.has(name) || functionName(name) !== undefined) return false;
  try {
    const { tree } = readSyntax(name, { isFactor: () => false });
    return tree.kind === 'name' && tree.name === name;
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}

/** The coordinates as papers count them. */
const COORDINATE = /^(?:x|θ|theta)_?([12])$/;

/** Turns a syntax tree into an expression, refusing everything that is not on the list. */
class Reader {
  readonly #symbols: readonly string[];

  constructor(symbols: readonly string[]) {
    this.#symbols = symbols;
  }

  read(node: SyntaxNode, depth: number): Expression {
    if (depth > DEEPEST_NESTING) throw tooDeep();
    switch (node.kind) {
      case 'group':
        return this.read(node.inner, depth + 1);
      case 'number':
        if (Number.isFinite(node.value)) return number(node.value);
        throw new FormulaError('The formula holds a number that is not finite.', {
          position: node.position,
        });
      case 'text':
        throw numbersOnly(JSON.stringify(node.text), node.position);
      case 'list':
        throw new FormulaError('The formula must be a single number, not a list in brackets.', {
          position: node.position,
        });
      case 'name':
        return this.#symbol(node.name, node.position);
      case 'operator':
        return this.#operator(node, depth + 1);
      case 'call':
        return this.#call(node, depth + 1);
      case 'choice': {
        const { condition, position } = node;
        const [comparison, left, right] = this.#comparison(condition, position, depth + 1);
        const whenTrue = this.read(node.whenTrue, depth + 1);
        return conditional(comparison, left, right, whenTrue, this.read(node.whenFalse, depth + 1));
      }
    }
  }

  #symbol(name: string, position: number): Expression {
    const known = resolve(name, this.#symbols);
    if (known !== undefined) return symbol(known);
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return number(constant);
    if (NO_NUMBERS.has(name) || /^(inf|infty|infinity|nan|true|false|null|none|nil)$/i.test(name)) {
      throw numbersOnly(name, position);
    }
    if (PROGRAM_WORDS.has(name)) {
      throw new FormulaError(
        `The formula holds "${name}", a word of programming languages; write the expression alone.`,
        { symbol: name, position },
      );
    }
    if (functionName(name) !== undefined) {
      throw new FormulaError(
        `The function "${name}" needs its argument in parentheses, as in ${name}(x).`,
        { symbol: name, position },
      );
    }
    const letters = Array.from(name);
    const isProduct =
      letters.length > 1 && letters.every((letter) => this.#symbols.includes(letter));
    const spelling = isProduct ? undefined : (this.#runTogether(name) ?? spellingOfWord(name));
    if (spelling !== undefined) {
      throw new FormulaError(`The formula names "${name}"; write ${spelling} instead.`, {
        symbol: name,
        position,
      });
    }
    const [, base = '', exponent] = /^(\D+)(\d+)$/u.exec(name) ?? [];
    const coordinate = COORDINATE.exec(name)?.[1];
    const hint = isProduct
      ? `for a product write ${letters.join('*')}`
      : coordinate === '1' && this.#symbols.includes('x')
        ? `for the first coordinate write x; allowed are ${this.#symbols.join(', ')}`
        : coordinate === '2' && this.#symbols.includes('y')
          ? name === 'x2'
            ? `for a power write x^2, for the second coordinate y; allowed are ${this.#symbols.join(', ')}`
            : `for the second coordinate write y; allowed are ${this.#symbols.join(', ')}`
          : resolve(base, this.#symbols) !== undefined
            ? `for a power write ${base}^${exponent}; allowed are ${this.#symbols.join(', ')}`
            : `allowed are ${this.#symbols.join(', ')}`;
    throw new FormulaError(
      `The formula names "${name}", which is neither a variable nor a parameter; ${hint}.`,
      // x₁ and x₂ of papers, or powers without their sign: a parameter of such a name would be a mistake.
      {
        symbol: name,
        isUnknownName: coordinate === undefined && !/^[xy]\d+$/.test(name),
        position,
      },
    );
  }

  /** sin(x) for sinx. */
  #runTogether(name: string): string | undefined {
    const called = FUNCTION_NAMES.filter((one) => {
      const rest = name.slice(one.length);
      return name.startsWith(one) && resolve(rest, this.#symbols) !== undefined;
    });
    const [longest] = called.sort((a, b) => b.length - a.length);
    return longest && `${longest}(${name.slice(longest.length)})`;
  }

  #operator(
    { operator, operands: [left, right], position }: SyntaxNode & { kind: 'operator' },
    depth: number,
  ): Expression {
    if (right === undefined) {
      const operand = this.read(left, depth);
      return operator === '-' ? negate(operand) : operand;
    }
    const operation = OPERATORS.get(operator);
    const operands = [this.read(left, depth), this.read(right, depth)] as const;
    if (operation === undefined) {
      throw new FormulaError(
        `The comparison "${operator}" may only stand as the condition c of c ? a : b.`,
        { position },
      );
    }
    return binary(operation, ...operands);
  }

  /** @param position where to point if the condition is no comparison */
  #comparison(
    node: SyntaxNode,
    position: number,
    depth: number,
  ): [Comparison, Expression, Expression] {
    if (depth > DEEPEST_NESTING) throw tooDeep();
    if (node.kind === 'group') return this.#comparison(node.inner, position, depth + 1);
    if (node.kind === 'operator' && isComparison(node.operator)) {
      const [left, right] = node.operands;
      if (right !== undefined && !(left.kind === 'operator' && isComparison(left.operator))) {
        return [node.operator, this.read(left, depth + 1), this.read(right, depth + 1)];
      }
      return this.#comparison({ ...left, kind: 'text', text: '' }, left.position, depth);
    }
    throw oneComparison(position);
  }

  #call({ name, args, position }: SyntaxNode & { kind: 'call' }, depth: number): Expression {
    const where = { symbol: name, position };
    const called = findFunction(name);
    if (called === undefined) {
      const spelling = otherWayToWrite(name);
      throw new FormulaError(
        spelling === undefined
          ? `The formula calls "${name}", which is not one of the functions ${FUNCTION_NAMES.join(', ')}; for a product write ${name}*(…).`
          : `The formula calls "${name}", which is no function here; write ${spelling} instead.`,
        where,
      );
    }
    if (args.length !== called.count) {
      throw new FormulaError(
        `The function ${name} takes ${called.count === 1 ? 'one argument' : 'two arguments'}, not ${args.length}.`,
        where,
      );
    }
    const first = this.read(args[0], depth);
    if (called.count === 1) return called.apply(first);
    return called.apply(first, this.read(args[1], depth));
  }
}

function numbersOnly(what: string, position: number): FormulaError {
  return new FormulaError(`The formula must hold numbers only, not ${what}.`, { position });
}

/** What to write for a word of another grammar that stands by itself: if, and, PI. */
function spellingOfWord(name: string): string | undefined {
  return RESERVED.has(name) || /^pi$/i.test(name) ? otherWayToWrite(name) : undefined;
}

function isComparison(operator: string): operator is Comparison {
  return (COMPARISONS as readonly string[]).includes(operator);
}
