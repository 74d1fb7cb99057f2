import type { UnaryInstruction } from './expression.ts';
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
  type UnaryOperation,
  unary,
} from './expression.ts';

const ZERO = number(0);
const ONE = number(1);

/** e^−|u|, the only exponential these functions need: it never overflows, and is shared among them. */
function decay(u: Expression): Expression {
  return unary('exp', negate(unary('abs', u)));
}

/**
 * A function of one argument by others that every engine knows, in a form that neither overflows nor loses its digits; its name where
 * engines know it themselves.
 */
export function expandOperation(
  operation: UnaryOperation,
  u: Expression,
): Expression | UnaryInstruction {
  switch (operation) {
    case 'sigmoid':
      return divide(conditional('<', u, ZERO, decay(u), ONE), add(ONE, decay(u)));
    case 'softplus':
      return add(binary('max', u, ZERO), unary('log1p', decay(u)));
    case 'sech':
      return divide(
        multiply(number(2), decay(u)),
        add(ONE, unary('exp', multiply(number(-2), unary('abs', u)))),
      );
    case 'logcosh': {
      // Near 0, where the logarithm of 2 would swallow it, log cosh u = log(1 + sinh² u)/2.
      const size = unary('abs', u);
      const sinh = unary('sinh', binary('min', size, ONE));
      const near = multiply(number(1 / 2), unary('log1p', multiply(sinh, sinh)));
      const far = subtract(softplusOfTwice(size), number(Math.LN2));
      return conditional('<', size, ONE, near, far);
    }
    default:
      return operation;
  }
}

/** |u| + log(1 + e^−2|u|), from |u|. */
function softplusOfTwice(size: Expression): Expression {
  return add(size, unary('log1p', unary('exp', multiply(number(-2), size))));
}
