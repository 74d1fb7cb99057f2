/** Expressions as polynomials in some of their symbols. */

import {
  add,
  binary,
  conditional,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  subtract,
  symbol,
  unary,
} from './expression.ts';

/** One term: a coefficient times each variable to its power. */
export interface Term {
  /** A power for each variable. */
  readonly powers: readonly number[];
  /** Free of the variables. */
  readonly coefficient: Expression;
}

/** A sum of terms, no two of which have the same powers. */
export type Polynomial = readonly Term[];

/** Largest sum of powers; beyond it a polynomial in f32 is worth little. */
const HIGHEST_DEGREE = 16;

/** Largest number of terms; beyond it the expansion costs more than it saves. */
const MOST_TERMS = 160;

/**
 * An expression as a polynomial in variables, with coefficients that are any functions of the other symbols, or undefined where
 * it is not one (or too large a one).
 *
 * @param about the polynomial is one in (variable − about), so that it keeps its digits there; 0 where not given
 */
export function expandPolynomial(
  expression: Expression,
  variables: readonly string[],
  about: readonly number[] = variables.map(() => 0),
): Polynomial | undefined {
  const constant = (coefficient: Expression): Polynomial =>
    isZero(coefficient) ? [] : [{ powers: variables.map(() => 0), coefficient }];
  const known = new Map<Expression, Polynomial | undefined>();
  const expand = (node: Expression): Polynomial | undefined => {
    if (known.has(node)) return known.get(node);
    const result = expandNode(node);
    const isLarge =
      result !== undefined &&
      (result.length > MOST_TERMS || result.some(({ powers }) => sum(powers) > HIGHEST_DEGREE));
    known.set(node, isLarge ? undefined : result);
    return isLarge ? undefined : result;
  };
  const expandNode = (node: Expression): Polynomial | undefined => {
    switch (node.kind) {
      case 'number':
        return constant(node);
      case 'symbol': {
        const place = variables.indexOf(node.name);
        if (place < 0) return constant(node);
        const powers = variables.map((_, index) => (index === place ? 1 : 0));
        return [{ powers, coefficient: number(1) }, ...constant(number(about[place]))];
      }
      case 'unary': {
        const operand = expand(node.operand);
        if (operand === undefined) return undefined;
        if (node.operation === 'negate') return mapCoefficients(operand, negate);
        return isConstant(operand)
          ? constant(unary(node.operation, constantOf(operand)))
          : undefined;
      }
      case 'binary':
        return expandBinary(node, expand(node.left), expand(node.right));
      case 'conditional': {
        const parts = [node.left, node.right, node.whenTrue, node.whenFalse].map(expand);
        // A condition on the variables makes pieces, not one polynomial.
        if (!parts.every((part) => part !== undefined && isConstant(part))) return undefined;
        const [left, right, whenTrue, whenFalse] = parts.map((part) => constantOf(part ?? []));
        return constant(conditional(node.comparison, left, right, whenTrue, whenFalse));
      }
    }
  };
  const expandBinary = (
    node: Extract<Expression, { kind: 'binary' }>,
    left: Polynomial | undefined,
    right: Polynomial | undefined,
  ): Polynomial | undefined => {
    if (left === undefined || right === undefined) return undefined;
    if (isConstant(left) && isConstant(right)) {
      return constant(binary(node.operation, constantOf(left), constantOf(right)));
    }
    switch (node.operation) {
      case 'add':
        return collect([...left, ...right]);
      case 'subtract':
        return collect([...left, ...mapCoefficients(right, negate)]);
      case 'multiply':
        return product(left, right);
      case 'divide': {
        if (!isConstant(right)) return undefined;
        return mapCoefficients(left, (value) => divide(value, constantOf(right)));
      }
      case 'power': {
        const exponent = node.right.kind === 'number' ? node.right.value : -1;
        if (!Number.isInteger(exponent) || exponent < 1 || exponent > HIGHEST_DEGREE) {
          return undefined;
        }
        let result: Polynomial = left;
        for (let count = 1; count < exponent; count++) {
          result = product(result, left);
          if (result.length > MOST_TERMS) return undefined;
        }
        return result;
      }
      default:
        return undefined;
    }
  };
  return expand(expression);
}

/** ∂/∂v of a polynomial, v the variable at a place. */
export function differentiatePolynomial(polynomial: Polynomial, place: number): Polynomial {
  return polynomial.flatMap(({ powers, coefficient }) =>
    powers[place] === 0
      ? []
      : [
          {
            powers: powers.map((power, index) => (index === place ? power - 1 : power)),
            coefficient: multiply(number(powers[place]), coefficient),
          },
        ],
  );
}

/**
 * A polynomial as an expression, by Horner's rule in one variable after the other.
 *
 * @param about as in expandPolynomial
 */
export function polynomialExpression(
  polynomial: Polynomial,
  variables: readonly string[],
  about: readonly number[] = variables.map(() => 0),
): Expression {
  const offsets = variables.map((name, place) => subtract(symbol(name), number(about[place])));
  return horner(polynomial, offsets, 0);
}

function horner(polynomial: Polynomial, offsets: readonly Expression[], place: number): Expression {
  if (polynomial.length === 0) return number(0);
  if (place === offsets.length) return polynomial[0].coefficient;
  const highest = Math.max(...polynomial.map(({ powers }) => powers[place]));
  let result: Expression = number(0);
  for (let power = highest; power >= 0; power--) {
    const terms = polynomial.filter(({ powers }) => powers[place] === power);
    result = add(multiply(result, offsets[place]), horner(terms, offsets, place + 1));
  }
  return result;
}

function product(left: Polynomial, right: Polynomial): Polynomial {
  const terms = left.flatMap((one) =>
    right.map((other) => ({
      powers: one.powers.map((power, index) => power + other.powers[index]),
      coefficient: multiply(one.coefficient, other.coefficient),
    })),
  );
  return collect(terms);
}

/** Terms of equal powers put together, zeros dropped. */
function collect(terms: readonly Term[]): Polynomial {
  const sums = new Map<string, Term>();
  for (const term of terms) {
    const key = term.powers.join(' ');
    const earlier = sums.get(key);
    const coefficient = earlier ? add(earlier.coefficient, term.coefficient) : term.coefficient;
    sums.set(key, { ...term, coefficient });
  }
  return [...sums.values()].filter(({ coefficient }) => !isZero(coefficient));
}

function mapCoefficients(
  polynomial: Polynomial,
  change: (coefficient: Expression) => Expression,
): Polynomial {
  return polynomial.map(({ powers, coefficient }) => ({
    powers,
    coefficient: change(coefficient),
  }));
}

/** The symbols that an expression reads, each once. */
export function symbolsOf(expression: Expression): string[] {
  const names = new Set<string>();
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'symbol') names.add(node.name);
    if (node.kind === 'unary') visit(node.operand);
    if (node.kind === 'binary' || node.kind === 'conditional') {
      visit(node.left);
      visit(node.right);
    }
    if (node.kind === 'conditional') {
      visit(node.whenTrue);
      visit(node.whenFalse);
    }
  };
  visit(expression);
  return [...names];
}

/** The coefficient of a polynomial that is a constant. */
function constantOf(polynomial: Polynomial): Expression {
  return polynomial[0]?.coefficient ?? number(0);
}

function isConstant(polynomial: Polynomial): boolean {
  return polynomial.every(({ powers }) => sum(powers) === 0);
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}

function sum(powers: readonly number[]): number {
  return powers.reduce((total, power) => total + power, 0);
}
