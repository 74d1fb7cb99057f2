/** Which part of a formula has no value, where the whole has none. */

import { differentiate } from './derivative.ts';
import { createBatchEvaluator, createEvaluator } from './evaluate.ts';
import { applyComparison, type Expression } from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { compileProgram } from './program.ts';

/** The numbers that a formula is worked out in: doubles, or singles as both engines have them. */
export type Precision = 'double' | 'single';

/** 0: the formula itself; 1: its derivatives by x and y; 2: its second ones. */
export type DerivativeOrder = 0 | 1 | 2;

/** What is asked of a formula at one place. */
export interface FiniteQuestion {
  /** Names of the inputs, x and y among them. */
  readonly inputs: readonly string[];
  readonly values: readonly number[];
  readonly order: DerivativeOrder;
  readonly precision: Precision;
}

/** A part of a formula that has no finite value, or no finite derivative, although its own parts have. */
export interface Fault {
  readonly part: Expression;
  /** Whether it is the part itself that fails; else its derivatives of the order that was asked for. */
  readonly isValue: boolean;
  /** Whether it is too large for the precision, rather than no number at all. */
  readonly isOverflow: boolean;
}

/** Formulas of more parts than these are not searched: the derivatives of every part are worked out. */
const MOST_PARTS = 600;

/**
 * Whether a formula, or its derivatives of an order, have finite values at a place.
 *
 * @throws FormulaError where a constant part of them has none
 */
export function isFiniteAt(formula: Expression, question: FiniteQuestion): boolean {
  const { inputs, order } = question;
  return evaluate(inputs, derivativesOf(formula, order), question).every(Number.isFinite);
}

/**
 * The smallest part of a formula that is at fault where the formula, or its derivatives of an order, have no finite value.
 *
 * @returns nothing where they have, or where the formula is too long to be searched
 */
export function findFault(formula: Expression, question: FiniteQuestion): Fault | undefined {
  if (countParts(formula) > MOST_PARTS) return undefined;
  const memo = new Map<Expression, readonly number[]>();
  const derivatives = (node: Expression): readonly number[] => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const results = tryEvaluate(node, question);
    memo.set(node, results);
    return results;
  };
  const evaluateOne = (node: Expression): number => tryEvaluate(node, { ...question, order: 0 })[0];
  const fails = (node: Expression): boolean => !derivatives(node).every(Number.isFinite);
  if (!fails(formula)) return undefined;
  let part = formula;
  for (;;) {
    const below = readParts(part, evaluateOne).filter(fails);
    if (below.length === 0) break;
    // What is no number at all is at fault before what is merely too large.
    part = below.find((one) => derivatives(one).some(Number.isNaN)) ?? below[0];
  }
  const value = evaluateOne(part);
  const isValue = !Number.isFinite(value);
  const failing = isValue ? [value] : derivatives(part);
  return { part, isValue, isOverflow: !failing.some(Number.isNaN) };
}

/** The parts that the value of a node is made of: of a conditional the branch that is taken. */
function readParts(
  node: Expression,
  evaluateOne: (node: Expression) => number,
): readonly Expression[] {
  if (node.kind !== 'conditional') return partsOf(node);
  const { comparison, left, right, whenTrue, whenFalse } = node;
  const isTrue = applyComparison(comparison, evaluateOne(left), evaluateOne(right));
  return [isTrue ? whenTrue : whenFalse];
}

function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.left, node.right, node.whenTrue, node.whenFalse];
  }
}

function countParts(formula: Expression): number {
  const seen = new Set<Expression>();
  const pending = [formula];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(...partsOf(node));
  }
  return seen.size;
}

function derivativesOf(node: Expression, order: DerivativeOrder): readonly Expression[] {
  if (order === 0) return [node];
  const [x, y] = [differentiate(node, 'x'), differentiate(node, 'y')];
  if (order === 1) return [x, y];
  return [differentiate(x, 'x'), differentiate(x, 'y'), differentiate(y, 'y')];
}

function tryEvaluate(node: Expression, question: FiniteQuestion): readonly number[] {
  try {
    return evaluate(question.inputs, derivativesOf(node, question.order), question);
  } catch (error) {
    // A constant part without a value.
    if (error instanceof FormulaError) return [Number.NaN];
    throw error;
  }
}

function evaluate(
  inputs: readonly string[],
  expressions: readonly Expression[],
  { values, precision }: FiniteQuestion,
): readonly number[] {
  const program = compileProgram(inputs, expressions);
  if (precision === 'double') return [...createEvaluator(program)(values)];
  const outputs = expressions.map(() => new Float32Array(1));
  createBatchEvaluator(program, 1)(
    values.map((value) => Float32Array.of(value)),
    outputs,
    1,
  );
  return outputs.map(([value]) => value);
}
