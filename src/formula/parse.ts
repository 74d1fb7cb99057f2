import { create, parseDependencies } from 'mathjs/number';
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

export { FormulaError };

// mathjs turns text into a syntax tree and does nothing else here: its evaluator is never called.
const { parse } = create({ parseDependencies });

/** The parts of a mathjs syntax tree that are looked at. */
type SyntaxNode =
  | { readonly type: 'ParenthesisNode'; readonly content: SyntaxNode }
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly SyntaxNode[] }
  | { readonly type: 'FunctionNode'; readonly fn: unknown; readonly args: readonly SyntaxNode[] }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: SyntaxNode;
      readonly trueExpr: SyntaxNode;
      readonly falseExpr: SyntaxNode;
    }
  | {
      readonly type:
        | 'RelationalNode'
        | 'AssignmentNode'
        | 'FunctionAssignmentNode'
        | 'BlockNode'
        | 'ArrayNode'
        | 'AccessorNode';
    };

/** Longest formula that is read, in characters. */
const LONGEST_FORMULA = 10_000;

/** Deepest nesting that is read; a sum of this many terms is as deep. */
const DEEPEST_NESTING = 500;

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
 * Allowed: + − * / ^, parentheses, products without a sign (2x), the functions of FUNCTION_NAMES (log is natural), pi, e,
 * and `c ? a : b` with one comparison as c. Anything else is refused with a sentence.
 *
 * @param symbols the names that may occur: variables and parameters; they take precedence over pi and e
 * @throws FormulaError
 */
export function parseFormula(text: string, symbols: readonly string[]): Expression {
  if (text.trim() === '') throw new FormulaError('The formula is empty.', { position: 0 });
  if (text.length > LONGEST_FORMULA) {
    throw new FormulaError(
      `The formula has ${text.length} characters; at most ${LONGEST_FORMULA} are allowed.`,
    );
  }
  return new Reader(text, symbols).read(syntaxTree(text), 0);
}

function syntaxTree(text: string): SyntaxNode {
  try {
    return parse(text) as unknown as SyntaxNode;
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    const position = positionOf(error);
    const place = position === undefined ? '' : ` at character ${position + 1}`;
    const problem = error instanceof Error ? error.message.replace(/ \(char \d+\)$/, '') : '';
    throw new FormulaError(
      `The formula cannot be read${place}: ${problem}.`,
      position === undefined ? {} : { position },
    );
  }
}

/** mathjs counts characters from one. */
function positionOf(error: unknown): number | undefined {
  const isPlaced = typeof error === 'object' && error !== null && 'char' in error;
  return isPlaced && typeof error.char === 'number' ? error.char - 1 : undefined;
}

function tooDeep(): FormulaError {
  return new FormulaError(
    `The formula is nested too deeply; at most ${DEEPEST_NESTING} levels are allowed.`,
  );
}

/** Turns a mathjs tree into an expression, refusing everything that is not on the list. */
class Reader {
  readonly #text: string;
  readonly #symbols: readonly string[];

  constructor(text: string, symbols: readonly string[]) {
    this.#text = text;
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
        throw new FormulaError('A condition may compare two values only: a < b, not a < b < c.');
      case 'AssignmentNode':
      case 'FunctionAssignmentNode':
        throw new FormulaError(
          'The formula must be one expression without "=", for example x^2 + y^2.',
          this.#locate('='),
        );
      case 'BlockNode':
        throw new FormulaError('The formula must be one expression, without ";" or line breaks.');
      case 'ArrayNode':
        throw new FormulaError('The formula must be a single number, not a list in brackets.', {
          ...this.#locate('['),
        });
      default:
        throw new FormulaError(
          'The formula may hold numbers, names, + - * / ^, parentheses, functions and conditionals c ? a : b only.',
        );
    }
  }

  #constant(value: unknown): Expression {
    if (typeof value === 'number' && Number.isFinite(value)) return number(value);
    if (typeof value === 'number') {
      throw new FormulaError('The formula holds a number that is not finite.');
    }
    throw new FormulaError(`The formula must hold numbers only, not ${JSON.stringify(value)}.`);
  }

  #symbol(name: string): Expression {
    if (this.#symbols.includes(name)) return symbol(name);
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return number(constant);
    if (isFunctionName(name)) {
      throw new FormulaError(
        `The function "${name}" needs its argument in parentheses, as in ${name}(x).`,
        this.#locate(name, name),
      );
    }
    throw new FormulaError(
      `The formula names "${name}", which is neither a variable nor a parameter; allowed are ${this.#symbols.join(', ')}.`,
      this.#locate(name, name),
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
      this.#locate('?'),
    );
  }

  #call(callee: unknown, args: readonly SyntaxNode[], depth: number): Expression {
    const name = calleeName(callee);
    if (this.#symbols.includes(name) || CONSTANTS.has(name)) {
      throw new FormulaError(
        `"${name}" is not a function; write ${name}*(…) for a product.`,
        this.#locate(name, name),
      );
    }
    const one = UNARY_FUNCTIONS.get(name);
    const two = BINARY_FUNCTIONS.get(name);
    if (one === undefined && two === undefined) {
      throw new FormulaError(
        `The formula calls "${name}", which is not one of the functions ${FUNCTION_NAMES.join(', ')}.`,
        this.#locate(name, name),
      );
    }
    const expected = one === undefined ? 2 : 1;
    if (args.length !== expected) {
      throw new FormulaError(
        `The function ${name} takes ${expected === 1 ? 'one argument' : 'two arguments'}, not ${args.length}.`,
        this.#locate(name, name),
      );
    }
    const first = this.read(args[0], depth);
    if (one !== undefined) return unary(one, first);
    return binary(two as BinaryOperation, first, this.read(args[1], depth));
  }

  /** Where a word or sign first stands in the text, as far as it can be told. */
  #locate(word: string, name?: string): { position?: number; symbol?: string } {
    const pattern =
      name === undefined ? escaped(word) : `(?<![\\p{L}\\d_])${escaped(word)}(?![\\p{L}\\d_])`;
    const position = this.#text.search(new RegExp(pattern, 'u'));
    return {
      ...(position < 0 ? {} : { position }),
      ...(name === undefined ? {} : { symbol: name }),
    };
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function isComparison(operator: string): operator is Comparison {
  return (COMPARISONS as readonly string[]).includes(operator);
}

function isFunctionName(name: string): boolean {
  return UNARY_FUNCTIONS.has(name) || BINARY_FUNCTIONS.has(name);
}

/** mathjs gives a symbol node for f(x), and something else for a.f(x), which is never allowed. */
function calleeName(callee: unknown): string {
  if (typeof callee === 'string') return callee;
  const isNamed = typeof callee === 'object' && callee !== null && 'name' in callee;
  return isNamed && typeof callee.name === 'string' ? callee.name : '';
}
