/** Expressions as one line of plain text, for sentences that name a part of a formula: √(x + 1.5), exp(−20x), |x|. */

import type { BinaryOperation, Expression } from './expression.ts';

/** How tightly a piece of text holds together: a condition loosest, an atom tightest. */
const CONDITION = 0;
const SUM = 1;
const SIGN = 2;
const PRODUCT = 3;
const POWER = 4;
const ATOM = 5;

interface Piece {
  readonly text: string;
  readonly tightness: number;
}

/** Operations that are written between their operands: sign, tightness, and what the right operand needs at least. */
const INFIX: Partial<Record<BinaryOperation, readonly [string, number, number]>> = {
  add: [' + ', SUM, PRODUCT],
  subtract: [' − ', SUM, PRODUCT],
  divide: ['/', PRODUCT, POWER],
};

/** Functions that are written as signs. */
const ROOTS: Readonly<Record<string, string>> = { sqrt: '√', cbrt: '∛' };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits that are shown of a number: what has been folded, such as 1/3, has many. */
const DIGITS = 6;

/** The text of an expression; constants have been folded and signs moved since it was typed. */
export function showExpression(expression: Expression): string {
  return show(expression).text;
}

function show(node: Expression): Piece {
  switch (node.kind) {
    case 'number':
      return showNumber(node.value);
    case 'symbol':
      return { text: node.name, tightness: ATOM };
    case 'unary': {
      const { operation, operand } = node;
      if (operation === 'negate') return { text: `−${atLeast(PRODUCT, operand)}`, tightness: SIGN };
      const inner = show(operand).text;
      if (operation === 'abs') return { text: `|${inner}|`, tightness: ATOM };
      return { text: `${ROOTS[operation] ?? operation}(${inner})`, tightness: ATOM };
    }
    case 'binary':
      return showBinary(node);
    case 'conditional': {
      const { comparison, left, right, whenTrue, whenFalse } = node;
      const condition = `${atLeast(SUM, left)} ${comparison} ${atLeast(SUM, right)}`;
      const text = `${condition} ? ${atLeast(SUM, whenTrue)} : ${show(whenFalse).text}`;
      return { text, tightness: CONDITION };
    }
  }
}

function showBinary({ operation, left, right }: Extract<Expression, { kind: 'binary' }>): Piece {
  const infix = INFIX[operation];
  if (infix !== undefined) {
    const [sign, tightness, needed] = infix;
    return { text: `${atLeast(tightness, left)}${sign}${atLeast(needed, right)}`, tightness };
  }
  if (operation === 'multiply') {
    // −20x is as good as a sign before 20x.
    const [a, b] = [atLeast(SIGN, left), atLeast(PRODUCT, right)];
    // 2x, as one writes it; two numbers side by side would read as one.
    const sign = left.kind === 'number' && !/^\d/.test(b) && !/e/.test(a) ? '' : '·';
    return { text: `${a}${sign}${b}`, tightness: a.startsWith('−') ? SIGN : PRODUCT };
  }
  if (operation === 'power') {
    const base = atLeast(ATOM, left);
    const isSmall = right.kind === 'number' && /^\d{1,2}$/.test(String(right.value));
    if (!isSmall) return { text: `${base}^${atLeast(ATOM, right)}`, tightness: POWER };
    const raised = [...String(right.value)].map((digit) => SUPERSCRIPTS[Number(digit)]);
    return { text: `${base}${raised.join('')}`, tightness: POWER };
  }
  return { text: `${operation}(${show(left).text}, ${show(right).text})`, tightness: ATOM };
}

function showNumber(value: number): Piece {
  const text = plainNumber(value, DIGITS);
  return { text, tightness: value < 0 ? SIGN : ATOM };
}

/** A number with so many significant digits at most, and a minus sign. */
export function plainNumber(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)))
    .replace('e+', 'e')
    .replaceAll('-', '−');
}

/** An operand, in parentheses where it is too loose. */
function atLeast(tightness: number, node: Expression): string {
  const piece = show(node);
  return piece.tightness < tightness ? `(${piece.text})` : piece.text;
}
