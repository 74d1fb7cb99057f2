/** Sums of exponentials as people write them, recognised and put into forms that neither overflow nor lose their digits. */

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
  unary,
} from './expression.ts';

const ONE = number(1);

/** A sum of terms e^u: the exponents. */
type Exponents = readonly Expression[];

/**
 * The same function with logistic curves and logarithms of sums of exponentials in stable forms: 1/(1 + e^−u) and e^u/(1 + e^u) as
 * sigmoid(u), log(1 + e^u) as softplus(u), log(e^u + e^v) as u + softplus(v − u), max(0, u) + log(1 + e^−|u|) as softplus(u), log
 * cosh u and 1/cosh u as such, tanh and log-sigmoid where they are spelt with exponentials.
 *
 * Values differ from the typed form by round-off, where that has a finite one. In single precision 1/(1 + e^−20x) has the gradient ∞/∞ from
 * x = −4.4 on; the stable form has the right one everywhere.
 */
export function stabilise(expression: Expression): Expression {
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
      case 'symbol':
        return node;
      case 'unary': {
        const operand = visit(node.operand);
        const stable =
          node.operation === 'log'
            ? stableLogarithm(operand)
            : node.operation === 'log1p' && stableLogarithm(add(ONE, operand));
        return stable || unary(node.operation, operand);
      }
      case 'binary': {
        const [left, right] = [visit(node.left), visit(node.right)];
        switch (node.operation) {
          case 'divide':
            return stableQuotient(left, right) ?? divide(left, right);
          case 'add':
            return maxShifted(left, right) ?? add(left, right);
          case 'subtract':
            return (
              maxShifted(left, negate(right)) ?? complement(left, right) ?? subtract(left, right)
            );
          default:
            return binary(node.operation, left, right);
        }
      }
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

/** The exponent of e^u, exp(u) or a positive number; nothing for anything else. */
function exponentOf(node: Expression): Expression | undefined {
  if (node.kind === 'number') return node.value > 0 ? number(Math.log(node.value)) : undefined;
  if (node.kind === 'unary' && node.operation === 'exp') return node.operand;
  if (node.kind !== 'binary') return undefined;
  const { operation, left, right } = node;
  if (operation === 'power' && left.kind === 'number' && left.value === Math.E) return right;
  if (operation === 'multiply' || operation === 'divide') {
    const [u, v] = [exponentOf(left), exponentOf(right)];
    if (u === undefined || v === undefined) return undefined;
    return operation === 'multiply' ? add(v, u) : subtract(u, v);
  }
  return undefined;
}

/** A sum of exponentials, positive numbers and cosines hyperbolic by its exponents; nothing for what is none. */
function exponentsOf(node: Expression): Exponents | undefined {
  const single = exponentOf(node);
  if (single !== undefined) return [single];
  if (node.kind === 'unary' && node.operation === 'cosh') {
    const half = number(-Math.LN2);
    return [add(node.operand, half), add(negate(node.operand), half)];
  }
  if (node.kind !== 'binary') return undefined;
  const [left, right] = [exponentsOf(node.left), exponentsOf(node.right)];
  if (left === undefined || right === undefined) return undefined;
  if (node.operation === 'add') return [...left, ...right];
  if (node.operation !== 'multiply') return undefined;
  // A common factor belongs to every term.
  const [factor, terms] = left.length === 1 ? [left[0], right] : [right[0], left];
  return left.length === 1 || right.length === 1 ? terms.map((u) => add(u, factor)) : undefined;
}

/** A sum of several exponentials, at least one of which moves. */
function sumOf(node: Expression): Exponents | undefined {
  const exponents = exponentsOf(node);
  const isSum = exponents !== undefined && exponents.length > 1;
  return isSum && exponents.some(({ kind }) => kind !== 'number') ? exponents : undefined;
}

/** log(scale·u) of a sum of exponentials or of a logistic curve u. */
function stableLogarithm(u: Expression, scale = 1): Expression | undefined {
  const plusScale = (log: Expression, further = 0): Expression => {
    const constant = Math.log(scale) + further;
    // log(e^x + e^−x)/2 has none; what round-off leaves of it would be larger than log cosh x near 0.
    return Math.abs(constant) < 1e-15 ? log : add(log, number(constant));
  };
  if (u.kind === 'unary' && u.operation === 'cosh') return plusScale(unary('logcosh', u.operand));
  if (u.kind === 'unary' && u.operation === 'sigmoid') {
    return plusScale(negate(unary('softplus', negate(u.operand))));
  }
  if (u.kind === 'binary' && u.operation === 'multiply' && u.left.kind === 'number') {
    return u.left.value > 0 ? stableLogarithm(u.right, scale * u.left.value) : undefined;
  }
  const exponents = sumOf(u);
  if (exponents === undefined) return undefined;
  const [a, b] = exponents;
  if (exponents.length === 2 && isSame(a, negate(b)))
    return plusScale(unary('logcosh', a), Math.LN2);
  // Numbers first: log(c + e^u) is log c + softplus(u − log c).
  const ordered = [...exponents].sort(
    (one, other) => Number(other.kind === 'number') - Number(one.kind === 'number'),
  );
  return plusScale(ordered.reduce((sum, next) => add(sum, unary('softplus', subtract(next, sum)))));
}

/** N/D where D is a sum of two exponentials, a power of one, or a power of a cosine hyperbolic. */
function stableQuotient(above: Expression, below: Expression): Expression | undefined {
  const [base, exponent] =
    below.kind === 'binary' && below.operation === 'power' && below.right.kind === 'number'
      ? [below.left, below.right.value]
      : [below, 1];
  if (!(exponent >= 1)) return undefined;
  if (base.kind === 'unary' && base.operation === 'cosh') {
    return multiply(above, power(unary('sech', base.operand), number(exponent)));
  }
  const exponents = sumOf(base);
  if (exponents?.length !== 2) return undefined;
  const [a, b] = exponents;
  const shareOfA = unary('sigmoid', subtract(a, b));
  const shareOfB = unary('sigmoid', subtract(b, a));
  const rest = power(
    exponent === 1 ? ONE : quotientOfOne(a, b, shareOfA, shareOfB),
    number(exponent - 1),
  );
  const difference = exponentsOfDifference(above);
  if (difference !== undefined) {
    const [plus, minus] = difference;
    if (isSame(plus, a) && isSame(minus, b)) return multiply(slope(a, b), rest);
    if (isSame(plus, b) && isSame(minus, a)) return multiply(slope(b, a), rest);
  }
  // A factor e^a of the numerator goes into the share of e^a.
  const besideA = a.kind === 'number' ? undefined : factorBeside(above, a);
  if (besideA !== undefined) return multiply(besideA, multiply(shareOfA, rest));
  const besideB = b.kind === 'number' ? undefined : factorBeside(above, b);
  if (besideB !== undefined) return multiply(besideB, multiply(shareOfB, rest));
  return multiply(above, multiply(quotientOfOne(a, b, shareOfA, shareOfB), rest));
}

/** 1/(e^a + e^b) */
function quotientOfOne(
  a: Expression,
  b: Expression,
  shareOfA: Expression,
  shareOfB: Expression,
): Expression {
  if (a.kind === 'number') return multiply(number(Math.exp(-a.value)), shareOfA);
  if (b.kind === 'number') return multiply(number(Math.exp(-b.value)), shareOfB);
  if (isSame(a, negate(b))) return multiply(number(1 / 2), unary('sech', a));
  return unary('exp', negate(add(a, unary('softplus', subtract(b, a)))));
}

/** (e^a − e^b)/(e^a + e^b) */
function slope(a: Expression, b: Expression): Expression {
  return unary('tanh', multiply(number(1 / 2), subtract(a, b)));
}

/** What a product has beside e^u; nothing where it does not hold it. */
function factorBeside(node: Expression, u: Expression): Expression | undefined {
  const exponent = node.kind === 'number' ? undefined : exponentOf(node);
  if (exponent !== undefined && isSame(exponent, u)) return ONE;
  if (node.kind === 'unary' && node.operation === 'negate') {
    const inner = factorBeside(node.operand, u);
    return inner && negate(inner);
  }
  if (node.kind !== 'binary' || node.operation !== 'multiply') return undefined;
  const left = factorBeside(node.left, u);
  if (left !== undefined) return multiply(left, node.right);
  const right = factorBeside(node.right, u);
  return right && multiply(node.left, right);
}

/** The exponents of e^a − e^b. */
function exponentsOfDifference(node: Expression): readonly [Expression, Expression] | undefined {
  if (node.kind !== 'binary' || node.operation !== 'subtract') return undefined;
  const [left, right] = [exponentOf(node.left), exponentOf(node.right)];
  return left === undefined || right === undefined ? undefined : [left, right];
}

/** 1 − σ(u) = σ(−u) */
function complement(left: Expression, right: Expression): Expression | undefined {
  const isIt = left.kind === 'number' && left.value === 1 && right.kind === 'unary';
  return isIt && right.operation === 'sigmoid'
    ? unary('sigmoid', negate(right.operand))
    : undefined;
}

/**
 * A sum in which max(0, ±u) and log(1 + e^−|u|) occur, with softplus(±u) in their place: the sum of both is smooth although
 * neither is.
 */
function maxShifted(left: Expression, right: Expression): Expression | undefined {
  const terms = [...termsOf(left), ...termsOf(right)];
  for (const tail of terms) {
    if (tail.kind !== 'unary' || tail.operation !== 'softplus') continue;
    const size = negate(tail.operand);
    if (size.kind !== 'unary' || size.operation !== 'abs') continue;
    const ramp = terms.find((term) => {
      const u = rampOf(term);
      return u !== undefined && isSame(unary('abs', u), size);
    });
    const u = ramp && rampOf(ramp);
    if (u === undefined) continue;
    const others = terms.filter((term) => term !== tail && term !== ramp);
    return others.reduce(add, unary('softplus', u));
  }
  return undefined;
}

/** The terms of a sum, each with its sign. */
function termsOf(node: Expression): Expression[] {
  if (node.kind === 'unary' && node.operation === 'negate') {
    return termsOf(node.operand).map(negate);
  }
  if (node.kind !== 'binary') return [node];
  if (node.operation === 'add') return [...termsOf(node.left), ...termsOf(node.right)];
  if (node.operation !== 'subtract') return [node];
  return [...termsOf(node.left), ...termsOf(node.right).map(negate)];
}

/** u of max(0, u), also where it is written −min(0, −u). */
function rampOf(node: Expression): Expression | undefined {
  if (node.kind === 'unary' && node.operation === 'negate') {
    const inner = node.operand;
    if (inner.kind !== 'binary' || inner.operation !== 'min') return undefined;
    const u = otherThanZero(inner.left, inner.right);
    return u && negate(u);
  }
  return node.kind === 'binary' && node.operation === 'max'
    ? otherThanZero(node.left, node.right)
    : undefined;
}

function otherThanZero(left: Expression, right: Expression): Expression | undefined {
  if (left.kind === 'number' && left.value === 0) return right;
  return right.kind === 'number' && right.value === 0 ? left : undefined;
}

/** Whether two expressions are written alike. */
function isSame(one: Expression, other: Expression): boolean {
  if (one === other) return true;
  switch (one.kind) {
    case 'number':
      // Logarithms of the same number by different ways differ in the last place.
      return (
        other.kind === 'number' && Math.abs(one.value - other.value) <= 1e-14 * Math.abs(one.value)
      );
    case 'symbol':
      return other.kind === 'symbol' && one.name === other.name;
    case 'unary':
      return (
        other.kind === 'unary' &&
        one.operation === other.operation &&
        isSame(one.operand, other.operand)
      );
    case 'binary':
      return (
        other.kind === 'binary' &&
        one.operation === other.operation &&
        isSame(one.left, other.left) &&
        isSame(one.right, other.right)
      );
    case 'conditional':
      return false;
  }
}
