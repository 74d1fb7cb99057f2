import {
  add,
  binary,
  conditional,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  power,
  subtract,
  type UnaryOperation,
  unary,
} from './expression.ts';

const ZERO = number(0);
const ONE = number(1);
const TWO = number(2);

/**
 * The partial derivative of an expression, exact and simplified.
 *
 * abs, min, max and conditionals are differentiated branch by branch. At a tie the derivative of min and max is half that of either
 * side, as that of abs is 0, and at the tip of hypot it is 0: each is the middle of what the sides say, and a loss that is smooth
 * although its pieces are not (max(0, −m) + log(1 + e^−|m|)) has its own derivative there. A conditional takes the side that its
 * condition takes. Derivatives of shared subtrees are shared, so that second derivatives stay small.
 *
 * @param variable the symbol to differentiate by; every other symbol counts as constant
 */
export function differentiate(expression: Expression, variable: string): Expression {
  const known = new Map<Expression, Expression>();
  const derivative = (node: Expression): Expression => {
    const earlier = known.get(node);
    if (earlier !== undefined) return earlier;
    const result = differentiateNode(node);
    known.set(node, result);
    return result;
  };
  const differentiateNode = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
        return ZERO;
      case 'symbol':
        return node.name === variable ? ONE : ZERO;
      case 'unary': {
        const inner = derivative(node.operand);
        if (isZero(inner)) return ZERO;
        return chainRule(node.operation, node.operand, node, inner);
      }
      case 'binary':
        return differentiateBinary(node, derivative(node.left), derivative(node.right));
      case 'conditional':
        return conditional(
          node.comparison,
          node.left,
          node.right,
          derivative(node.whenTrue),
          derivative(node.whenFalse),
        );
    }
  };
  return derivative(expression);
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}

/**
 * u where it is not negative, else no number: 1/u goes on where log u has ended, and particles that are carried past that end would
 * come back from where there is no loss.
 */
function notNegative(u: Expression): Expression {
  if (u.kind === 'number') return u;
  return conditional('<', u, ZERO, unary('sqrt', u), u);
}

/** d f(u) from u, the node f(u) itself and du. */
function chainRule(
  operation: UnaryOperation,
  u: Expression,
  value: Expression,
  du: Expression,
): Expression {
  switch (operation) {
    case 'negate':
      return negate(du);
    case 'abs':
      return multiply(unary('sign', u), du);
    case 'sign':
      return ZERO;
    case 'sqrt':
      return multiply(number(1 / 2), divide(du, value));
    case 'cbrt':
      return multiply(number(1 / 3), divide(du, power(value, TWO)));
    case 'exp':
      return multiply(value, du);
    case 'log':
      return divide(du, notNegative(u));
    case 'log2':
      return multiply(number(Math.LOG2E), divide(du, notNegative(u)));
    case 'sin':
      return multiply(unary('cos', u), du);
    case 'cos':
      return negate(multiply(unary('sin', u), du));
    case 'tan':
      return multiply(add(ONE, power(value, TWO)), du);
    case 'asin':
      return divide(du, unary('sqrt', subtract(ONE, power(u, TWO))));
    case 'acos':
      return negate(divide(du, unary('sqrt', subtract(ONE, power(u, TWO)))));
    case 'atan':
      return divide(du, add(ONE, power(u, TWO)));
    case 'sinh':
      return multiply(unary('cosh', u), du);
    case 'cosh':
      return multiply(unary('sinh', u), du);
    case 'tanh':
      return multiply(subtract(ONE, power(value, TWO)), du);
    case 'log10':
      return multiply(number(Math.LOG10E), divide(du, notNegative(u)));
    case 'log1p':
      return divide(du, notNegative(add(ONE, u)));
    case 'expm1':
      return multiply(unary('exp', u), du);
    case 'asinh':
      return divide(du, unary('sqrt', add(ONE, power(u, TWO))));
    case 'acosh':
      return divide(du, multiply(unary('sqrt', subtract(u, ONE)), unary('sqrt', add(u, ONE))));
    case 'atanh':
      return divide(du, notNegative(subtract(ONE, power(u, TWO))));
    case 'erf':
      return multiply(
        number(2 / Math.sqrt(Math.PI)),
        multiply(unary('exp', negate(power(u, TWO))), du),
      );
    // None of these overflows, nor loses its digits far out, where 1 − σ would.
    case 'sigmoid':
      return multiply(multiply(value, unary('sigmoid', negate(u))), du);
    case 'softplus':
      return multiply(unary('sigmoid', u), du);
    case 'sech':
      return negate(multiply(multiply(value, unary('tanh', u)), du));
    case 'logcosh':
      return multiply(unary('tanh', u), du);
  }
}

/** d f(u, v) from the node and du, dv. */
function differentiateBinary(
  node: Extract<Expression, { kind: 'binary' }>,
  du: Expression,
  dv: Expression,
): Expression {
  const { operation, left: u, right: v } = node;
  switch (operation) {
    case 'add':
    case 'subtract':
      return binary(operation, du, dv);
    case 'multiply':
      return add(multiply(du, v), multiply(u, dv));
    case 'divide':
      // (u/v)' = (u' − (u/v) v') / v reuses the quotient, which is at hand.
      return divide(subtract(du, multiply(node, dv)), v);
    case 'power': {
      if (isZero(du) && isZero(dv)) return ZERO;
      const byBase = multiply(multiply(v, power(u, subtract(v, ONE))), du);
      // A constant exponent needs no logarithm, so that a negative base is allowed.
      if (isZero(dv)) return byBase;
      return add(byBase, multiply(multiply(node, unary('log', u)), dv));
    }
    case 'min':
    case 'max': {
      const middle = multiply(number(1 / 2), add(du, dv));
      const atTie = conditional('==', u, v, middle, dv);
      return conditional(operation === 'min' ? '<' : '>', u, v, du, atTie);
    }
    case 'hypot': {
      const slope = divide(add(multiply(u, du), multiply(v, dv)), node);
      return conditional('==', node, ZERO, ZERO, slope);
    }
    case 'atan2':
      return divide(subtract(multiply(v, du), multiply(u, dv)), add(power(u, TWO), power(v, TWO)));
  }
}
