/**
 * Immutable expression trees of real functions, and constructors that simplify while they build.
 *
 * Subtrees may be shared (a derivative reuses its operand), so every walk over a tree is memoised by node.
 */

import { erf } from './erf.ts';

/**
 * Functions of one argument; `negate` is the unary minus, `log` is natural.
 *
 * Those of EXPANDED_OPERATIONS are made of others when a program is compiled.
 */
export const UNARY_OPERATIONS = [
  'negate',
  'abs',
  'sign',
  'sqrt',
  'cbrt',
  'exp',
  'log',
  'log2',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'log10',
  'log1p',
  'expm1',
  'asinh',
  'acosh',
  'atanh',
  'erf',
  'sigmoid',
  'softplus',
  'sech',
  'logcosh',
] as const;
export type UnaryOperation = (typeof UNARY_OPERATIONS)[number];

/** 1/(1 + e^−u), log(1 + e^u), 1/cosh u, log cosh u. */
export const EXPANDED_OPERATIONS = ['sigmoid', 'softplus', 'sech', 'logcosh'] as const;
export type ExpandedOperation = (typeof EXPANDED_OPERATIONS)[number];

/** The functions of one argument that an engine has to know. */
export type UnaryInstruction = Exclude<UnaryOperation, ExpandedOperation>;

/** Functions of two arguments. */
export const BINARY_OPERATIONS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'min',
  'max',
  'atan2',
  'hypot',
] as const;
export type BinaryOperation = (typeof BINARY_OPERATIONS)[number];

export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A real-valued expression. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'unary'; readonly operation: UnaryOperation; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operation: BinaryOperation;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** whenTrue where `left comparison right` holds, else whenFalse. */
  | {
      readonly kind: 'conditional';
      readonly comparison: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    };

/** The value of a one-argument operation in double precision. */
export function applyUnary(operation: UnaryOperation, x: number): number {
  switch (operation) {
    case 'negate':
      return -x;
    case 'erf':
      return erf(x);
    case 'sigmoid':
      return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
    case 'softplus':
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    case 'sech':
      return 1 / Math.cosh(x);
    case 'logcosh':
      return Math.abs(x) < 1
        ? Math.log1p(Math.sinh(x) ** 2) / 2
        : Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.LN2;
    default:
      return Math[operation](x);
  }
}

/** The value of a two-argument operation in double precision. */
export function applyBinary(operation: BinaryOperation, x: number, y: number): number {
  switch (operation) {
    case 'add':
      return x + y;
    case 'subtract':
      return x - y;
    case 'multiply':
      return x * y;
    case 'divide':
      return x / y;
    case 'power':
      return x ** y;
    case 'min':
      return Math.min(x, y);
    case 'max':
      return Math.max(x, y);
    case 'atan2':
    case 'hypot':
      return Math[operation](x, y);
  }
}

/** Whether `x comparison y` holds. */
export function applyComparison(comparison: Comparison, x: number, y: number): boolean {
  switch (comparison) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case '==':
      return x === y;
    case '!=':
      return x !== y;
  }
}

/** A constant. */
export function number(value: number): Expression {
  return { kind: 'number', value };
}

/** A variable or parameter. */
export function symbol(name: string): Expression {
  return { kind: 'symbol', name };
}

const ZERO = number(0);
const ONE = number(1);

function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && expression.value === value;
}

/** A function of one argument; constants are folded and double signs removed. */
export function unary(operation: UnaryOperation, operand: Expression): Expression {
  if (operand.kind === 'number') {
    const value = applyUnary(operation, operand.value);
    if (Number.isFinite(value)) return number(value);
  }
  if (operation === 'negate' && operand.kind === 'unary' && operand.operation === 'negate') {
    return operand.operand;
  }
  if (operation === 'abs' && operand.kind === 'unary' && operand.operation === 'negate') {
    return unary('abs', operand.operand);
  }
  return { kind: 'unary', operation, operand };
}

/** −operand */
export function negate(operand: Expression): Expression {
  return unary('negate', operand);
}

/**
 * A function of two arguments; constants are folded and neutral elements dropped (0 + x, 1·x, x¹, …).
 *
 * 0·x is taken as 0, also where x is not finite.
 */
export function binary(
  operation: BinaryOperation,
  left: Expression,
  right: Expression,
): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    const value = applyBinary(operation, left.value, right.value);
    if (Number.isFinite(value)) return number(value);
  }
  switch (operation) {
    case 'add':
      if (isNumber(left, 0)) return right;
      if (isNumber(right, 0)) return left;
      if (right.kind === 'unary' && right.operation === 'negate') {
        return binary('subtract', left, right.operand);
      }
      if (left.kind === 'unary' && left.operation === 'negate') {
        return binary('subtract', right, left.operand);
      }
      break;
    case 'subtract':
      if (left === right) return ZERO;
      if (isNumber(left, 0)) return negate(right);
      if (isNumber(right, 0)) return left;
      if (right.kind === 'unary' && right.operation === 'negate') {
        return binary('add', left, right.operand);
      }
      break;
    case 'multiply':
      return simplifiedProduct(left, right);
    case 'divide':
      if (isNumber(right, 1)) return left;
      if (isNumber(right, -1)) return negate(left);
      return simplifiedQuotient(left, right);
    case 'power':
      if (isNumber(right, 0) || isNumber(left, 1)) return ONE;
      if (isNumber(right, 1)) return left;
      break;
    default:
      break;
  }
  return { kind: 'binary', operation, left, right };
}

/** A product with its constant factor, if any, gathered on the left and its sign outside. */
function simplifiedProduct(left: Expression, right: Expression): Expression {
  if (right.kind === 'number' && left.kind !== 'number') return simplifiedProduct(right, left);
  if (left.kind === 'unary' && left.operation === 'negate') {
    return negate(simplifiedProduct(left.operand, right));
  }
  if (right.kind === 'unary' && right.operation === 'negate') {
    return negate(simplifiedProduct(left, right.operand));
  }
  if (isNumber(left, 0)) return ZERO;
  if (isNumber(left, 1)) return right;
  if (isNumber(left, -1)) return negate(right);
  if (right.kind === 'binary' && right.operation === 'multiply' && right.left.kind === 'number') {
    if (left.kind === 'number') {
      const factor = left.value * right.left.value;
      if (isNormalSingle(factor)) return simplifiedProduct(number(factor), right.right);
    } else {
      return simplifiedProduct(right.left, simplifiedProduct(left, right.right));
    }
  }
  if (
    left.kind === 'binary' &&
    left.operation === 'multiply' &&
    left.left.kind === 'number' &&
    right.kind !== 'number'
  ) {
    return simplifiedProduct(left.left, simplifiedProduct(left.right, right));
  }
  return { kind: 'binary', operation: 'multiply', left, right };
}

/**
 * A quotient with constant factors and signs outside. A constant divisor becomes a factor: one more rounding of half a
 * unit in the last place, in exchange for the slowest of the four operations.
 */
function simplifiedQuotient(left: Expression, right: Expression): Expression {
  if (right.kind === 'number') {
    const inverse = 1 / right.value;
    if (isNormalSingle(inverse)) return simplifiedProduct(number(inverse), left);
  }
  if (isNumber(left, 0) && right.kind !== 'number') return ZERO;
  if (left.kind === 'unary' && left.operation === 'negate') {
    return negate(simplifiedQuotient(left.operand, right));
  }
  if (left.kind === 'binary' && left.operation === 'multiply' && left.left.kind === 'number') {
    return simplifiedProduct(left.left, simplifiedQuotient(left.right, right));
  }
  return { kind: 'binary', operation: 'divide', left, right };
}

/** Whether a number keeps its relative accuracy in single precision. */
function isNormalSingle(value: number): boolean {
  return Math.abs(value) >= 2 ** -126 && Math.abs(value) < 2 ** 127;
}

export function add(left: Expression, right: Expression): Expression {
  return binary('add', left, right);
}

export function subtract(left: Expression, right: Expression): Expression {
  return binary('subtract', left, right);
}

export function multiply(left: Expression, right: Expression): Expression {
  return binary('multiply', left, right);
}

export function divide(left: Expression, right: Expression): Expression {
  return binary('divide', left, right);
}

export function power(base: Expression, exponent: Expression): Expression {
  return binary('power', base, exponent);
}

/** whenTrue where `left comparison right` holds, else whenFalse; decided at once where both sides are constants. */
export function conditional(
  comparison: Comparison,
  left: Expression,
  right: Expression,
  whenTrue: Expression,
  whenFalse: Expression,
): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    return applyComparison(comparison, left.value, right.value) ? whenTrue : whenFalse;
  }
  const same =
    whenTrue === whenFalse || (whenTrue.kind === 'number' && isNumber(whenFalse, whenTrue.value));
  return same ? whenTrue : { kind: 'conditional', comparison, left, right, whenTrue, whenFalse };
}

/**
 * The expression with symbols replaced, simplified again on the way.
 *
 * @param replacements by symbol name; symbols that are not named stay
 */
export function substitute(
  expression: Expression,
  replacements: Readonly<Record<string, Expression>>,
): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const earlier = known.get(node);
    if (earlier !== undefined) return earlier;
    const result = rebuild(node);
    known.set(node, result);
    return result;
  };
  const rebuild = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
        return node;
      case 'symbol':
        return Object.hasOwn(replacements, node.name) ? replacements[node.name] : node;
      case 'unary':
        return unary(node.operation, visit(node.operand));
      case 'binary':
        return binary(node.operation, visit(node.left), visit(node.right));
      case 'conditional':
        return conditional(
          node.comparison,
          visit(node.left),
          visit(node.right),
          visit(node.whenTrue),
          visit(node.whenFalse),
        );
    }
  };
  return visit(expression);
}
