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
  UNARY_OPERATIONS,
  type UnaryOperation,
  unary,
} from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { otherSpelling } from './greek.ts';
import { DEEPEST_NESTING, readSyntax, type Syntax, type SyntaxNode, tooDeep } from './syntax.ts';
import type { Token } from './tokens.ts';

export { FormulaError };

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const UNARY_FUNCTIONS: ReadonlyMap<string, UnaryOperation> = new Map<string, UnaryOperation>([
  ...UNARY_OPERATIONS.filter((name) => name !== 'negate').map((name) => [name, name] as const),
  ['ln', 'log'],
]);

const BINARY_FUNCTIONS: ReadonlyMap<string, BinaryOperation> = new Map<string, BinaryOperation>([
  ['min', 'min'],
  ['max', 'max'],
  ['atan2', 'atan2'],
  ['pow', 'power'],
]);

const OPERATORS: ReadonlyMap<string, BinaryOperation> = new Map<string, BinaryOperation>([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['^', 'power'],
]);

/** The names of the functions that a formula may call. */
export const FUNCTION_NAMES: readonly string[] = [
  ...UNARY_FUNCTIONS.keys(),
  ...BINARY_FUNCTIONS.keys(),
];

/**
 * Reads a formula such as `(x^2 - 1)^2 + kappa/2*y^2`, typed as on a calculator.
 *
 * Allowed: + − * / ^, parentheses, products without a sign (2x, 2(x + 1), x y, x(y + 1)), the functions of FUNCTION_NAMES
 * (log is natural), pi, e, and `c ? a : b` with one comparison as c; also · × ÷ ** ² ³ √ |x| π. A Greek letter and its name are
 * the same. Anything else is refused with a sentence.
 *
 * @param symbols the names that may occur: variables and parameters; they take precedence over pi and e
 * @throws FormulaError
 */
export function parseFormula(text: string, symbols: readonly string[]): Expression {
  const syntax = readFormulaSyntax(text, symbols);
  return new Reader(syntax, symbols).read(syntax.tree, 0);
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

/** Words of the grammar, and names that mean something to every object: none of them can be a parameter's. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['x', 'y', 'mod', 'to', 'in', 'and', 'or', 'xor', 'not', 'end', 'true', 'false', 'null'],
  ...['undefined', 'NaN', 'Infinity', 'constructor', 'prototype', '__proto__'],
]);

/** Whether a parameter of a formula may have a name: one that is read as a name and means nothing else. */
export function isParameterName(name: string): boolean {
  if (RESERVED.has(name) || CONSTANTS.has(name) || isFunctionName(name)) return false;
  try {
    const { tree } = readSyntax(name, { isFactor: () => false });
    return tree.type === 'SymbolNode' && tree.name === name;
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}

/** Turns a mathjs tree into an expression, refusing everything that is not on the list. */
class Reader {
  readonly #tokens: Syntax['tokens'];
  readonly #symbols: readonly string[];

  constructor({ tokens }: Syntax, symbols: readonly string[]) {
    this.#tokens = tokens;
    this.#symbols = symbols;
  }

  read(node: SyntaxNode, depth: number): Expression {
    if (depth > DEEPEST_NESTING) throw tooDeep();
    switch (node.type) {
      case 'ParenthesisNode':
        return this.read(node.content, depth + 1);
      case 'ConstantNode':
        return this.#constant(node.value);
      case 'SymbolNode':
        return this.#symbol(node.name);
      case 'OperatorNode':
        return this.#operator(node.op, node.args, depth + 1);
      case 'FunctionNode':
        return this.#call(node.fn, node.args, depth + 1);
      case 'ConditionalNode': {
        const [comparison, left, right] = this.#comparison(node.condition, depth + 1);
        const whenTrue = this.read(node.trueExpr, depth + 1);
        return conditional(comparison, left, right, whenTrue, this.read(node.falseExpr, depth + 1));
      }
      case 'RelationalNode':
        throw new FormulaError(
          'A condition may compare two values only: a < b, not a < b < c.',
          this.#locate(...COMPARISONS),
        );
      case 'AssignmentNode':
      case 'FunctionAssignmentNode':
        throw new FormulaError(
          'The formula must be one expression without "=", for example x^2 + y^2.',
          this.#locate('='),
        );
      case 'BlockNode':
        throw new FormulaError(
          'The formula must be one expression, without ";" or line breaks.',
          this.#locate(';', '\n'),
        );
      case 'ArrayNode':
        throw new FormulaError(
          'The formula must be a single number, not a list in brackets.',
          this.#locate('['),
        );
      default:
        throw new FormulaError(
          'The formula may hold numbers, names, + - * / ^, parentheses, functions and conditionals c ? a : b only.',
          this.#locate('.', ':', '{'),
        );
    }
  }

  #constant(value: unknown): Expression {
    if (typeof value === 'number' && Number.isFinite(value)) return number(value);
    if (typeof value === 'number') {
      const isInfinite = ({ text }: { text: string }): boolean => Number(text) === Infinity;
      throw new FormulaError('The formula holds a number that is not finite.', {
        ...this.#place(isInfinite),
      });
    }
    throw new FormulaError(
      `The formula must hold numbers only, not ${JSON.stringify(value)}.`,
      this.#locate('"', "'", String(value)),
    );
  }

  #symbol(name: string): Expression {
    const known = resolve(name, this.#symbols);
    if (known !== undefined) return symbol(known);
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return number(constant);
    if (isFunctionName(name)) {
      throw new FormulaError(
        `The function "${name}" needs its argument in parentheses, as in ${name}(x).`,
        { symbol: name, ...this.#place(({ text }, next) => text === name && next?.text !== '(') },
      );
    }
    const letters = Array.from(name);
    const isProduct =
      letters.length > 1 && letters.every((letter) => this.#symbols.includes(letter));
    const hint = isProduct
      ? `for a product write ${letters.join('*')}`
      : `allowed are ${this.#symbols.join(', ')}`;
    throw new FormulaError(
      `The formula names "${name}", which is neither a variable nor a parameter; ${hint}.`,
      { symbol: name, isUnknownName: true, ...this.#locate(name) },
    );
  }

  #operator(operator: string, args: readonly SyntaxNode[], depth: number): Expression {
    if (args.length === 1 && operator === '-') return negate(this.read(args[0], depth));
    if (args.length === 1 && operator === '+') return this.read(args[0], depth);
    const operation = OPERATORS.get(operator);
    if (args.length === 2 && operation !== undefined) {
      return binary(operation, this.read(args[0], depth), this.read(args[1], depth));
    }
    if (isComparison(operator)) {
      throw new FormulaError(
        `The comparison "${operator}" may only stand as the condition c of c ? a : b.`,
        this.#locate(operator),
      );
    }
    throw new FormulaError(
      `The formula uses "${operator}", which is not allowed; allowed are + - * / ^.`,
      this.#locate(operator),
    );
  }

  #comparison(node: SyntaxNode, depth: number): [Comparison, Expression, Expression] {
    if (depth > DEEPEST_NESTING) throw tooDeep();
    if (node.type === 'ParenthesisNode') return this.#comparison(node.content, depth + 1);
    if (node.type === 'OperatorNode' && isComparison(node.op)) {
      return [node.op, this.read(node.args[0], depth + 1), this.read(node.args[1], depth + 1)];
    }
    throw new FormulaError(
      `The condition of c ? a : b must be one comparison with ${COMPARISONS.join(' ')}, as in x < 0 ? a : b.`,
      node.type === 'RelationalNode' ? this.#locate(...COMPARISONS) : this.#locate('?'),
    );
  }

  #call(callee: unknown, args: readonly SyntaxNode[], depth: number): Expression {
    const name = calleeName(callee);
    const one = UNARY_FUNCTIONS.get(name);
    const two = BINARY_FUNCTIONS.get(name);
    if (one === undefined && two === undefined) {
      throw new FormulaError(
        `The formula calls "${name}", which is not one of the functions ${FUNCTION_NAMES.join(', ')}.`,
        { symbol: name, isUnknownName: true, ...this.#locate(name) },
      );
    }
    const expected = one === undefined ? 2 : 1;
    if (args.length !== expected) {
      throw new FormulaError(
        `The function ${name} takes ${expected === 1 ? 'one argument' : 'two arguments'}, not ${args.length}.`,
        { symbol: name, ...this.#locate(name) },
      );
    }
    const first = this.read(args[0], depth);
    if (one !== undefined) return unary(one, first);
    return binary(two as BinaryOperation, first, this.read(args[1], depth));
  }

  /** Where the first of some words or signs was typed, as far as it can be told. */
  #locate(...words: readonly string[]): { position?: number } {
    return this.#place(({ text }) => words.includes(text));
  }

  #place(isMeant: (token: Token, next: Token | undefined) => boolean): { position?: number } {
    const found = this.#tokens.find((token, index) => isMeant(token, this.#tokens[index + 1]));
    return found === undefined ? {} : { position: found.position };
  }
}

function isComparison(operator: string): operator is Comparison {
  return (COMPARISONS as readonly string[]).includes(operator);
}

function isFunctionName(name: string): boolean {
  return UNARY_FUNCTIONS.has(name) || BINARY_FUNCTIONS.has(name);
}

/** mathjs gives a symbol node for f(x), and something else for a.f(x), which is never allowed. */
export function calleeName(callee: unknown): string {
  if (typeof callee === 'string') return callee;
  const isNamed = typeof callee === 'object' && callee !== null && 'name' in callee;
  return isNamed && typeof callee.name === 'string' ? callee.name : '';
}
