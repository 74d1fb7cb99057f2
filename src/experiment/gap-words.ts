/** What is said of a place where the loss has no value: the part of the formula that is at fault, and where. */

import { type Expression, number, substitute } from '../formula/expression.ts';
import {
  type DerivativeOrder,
  type Fault,
  findFault,
  type Precision,
} from '../formula/finiteness.ts';
import { parseFormula } from '../formula/parse.ts';
import { symbolsOf } from '../formula/polynomial.ts';
import { plainNumber, showExpression } from '../formula/show-expression.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import type { Experiment } from './experiment.ts';

/** What fails at a place: a function of θ, of one order of the loss's derivatives, in one precision. */
export interface Failure {
  readonly order: DerivativeOrder;
  readonly precision: Precision;
  /** Of a data landscape the row whose loss fails, counted from 0. */
  readonly row?: number;
  /** Of a typed covariance the element that fails. */
  readonly element?: 'c11' | 'c12' | 'c22';
}

/** A formula as it was typed, with what its names stand for. */
interface TypedFormula {
  readonly expression: Expression;
  readonly inputs: readonly string[];
  readonly values: readonly number[];
}

/** Longer parts are not repeated in a sentence. */
const LONGEST_PART = 60;

/** Digits of a place: as few as show the failure. */
const DIGITS = [2, 3, 4, 6] as const;

/** Decimals of a place about which the loss falls without end. */
const PIT_DECIMALS = 4;

/**
 * "√(x + 1.5) has no value at x = −1.7": what fails where.
 *
 * @param at the place in the formula's own coordinates, those at sharpness 1
 * @param fails whether it fails likewise at another place: the one that is named has been rounded
 */
export function describeFailure(
  experiment: Experiment,
  landscape: Landscape,
  failure: Failure,
  at: Point,
  fails: (at: Point) => boolean,
): string {
  const typed = typedFormulaOf(experiment, landscape, failure);
  const faultAt = (place: Point): Fault | undefined =>
    typed &&
    findFault(typed.expression, {
      inputs: ['x', 'y', ...typed.inputs],
      values: [...place, ...typed.values],
      order: failure.order,
      precision: failure.precision,
    });
  const fault = faultAt(at);
  const isSame = (place: Point): boolean => {
    const there = faultAt(place);
    return there?.part === fault?.part && there?.isOverflow === fault?.isOverflow;
  };
  const place = roundPlace(at, (one) => fails(one) && isSame(one));
  const where = describePlace(place, fault, failure);
  return describeWhat(describePart(fault, failure), where, fault, failure);
}

/**
 * "the loss falls to −∞ at x = 0": a place about which it does so.
 *
 * @param at the place in the formula's own coordinates, as near as doubles come to it
 */
export function describePit(experiment: Experiment, landscape: Landscape, at: Point): string {
  const failure = { order: 0, precision: 'double' } as const;
  const typed = typedFormulaOf(experiment, landscape, failure);
  const place = at.map((value) => Number(value.toFixed(PIT_DECIMALS)) + 0) as unknown as Point;
  const fault =
    typed &&
    findFault(typed.expression, {
      ...failure,
      inputs: ['x', 'y', ...typed.inputs],
      values: [...place, ...typed.values],
    });
  return `the loss falls to −∞ at ${describePlace(place, fault, failure)}`;
}

function describePart(fault: Fault | undefined, { element }: Failure): string {
  const text = fault && showExpression(fault.part);
  if (text !== undefined && text.length <= LONGEST_PART) return text;
  return element === undefined ? 'the loss' : 'the covariance of the noise';
}

function describeWhat(
  what: string,
  where: string,
  fault: Fault | undefined,
  { order, precision }: Failure,
): string {
  const isSingle = precision === 'single';
  const isOverflow = fault?.isOverflow ?? false;
  switch (fault?.isValue ? 0 : order) {
    case 0:
      if (isSingle) {
        return isOverflow
          ? `${what} exceeds the range of single precision at ${where}`
          : `${what} has no value in single precision at ${where}`;
      }
      return isOverflow ? `${what} is infinite at ${where}` : `${what} has no value at ${where}`;
    case 1:
      if (isSingle) {
        return isOverflow
          ? `${what} has a derivative beyond the range of single precision at ${where}`
          : `${what} has no derivative in single precision at ${where}`;
      }
      return isOverflow
        ? `${what} has an infinite derivative at ${where}`
        : `${what} has no derivative at ${where}`;
    case 2:
      if (isSingle) {
        return isOverflow
          ? `${what} has a second derivative beyond the range of single precision at ${where}`
          : `${what} has no second derivative in single precision at ${where}`;
      }
      return isOverflow
        ? `${what} has an infinite second derivative at ${where}`
        : `${what} has no second derivative at ${where}`;
  }
}

/** "x = −1.7": the coordinates on which the part depends. */
function describePlace([x, y]: Point, fault: Fault | undefined, { row }: Failure): string {
  const read: readonly string[] = fault === undefined ? [] : symbolsOf(fault.part);
  const [hasX, hasY] = [read.includes('x'), read.includes('y')];
  const isAny = hasX === hasY;
  const coordinates = [
    ...(hasX || isAny ? [`x = ${plainNumber(x, 6)}`] : []),
    ...(hasY || isAny ? [`y = ${plainNumber(y, 6)}`] : []),
  ].join(', ');
  return row === undefined ? coordinates : `${coordinates} (row ${row + 1} of the data)`;
}

/** The place with as few digits as will do. */
function roundPlace(at: Point, fails: (at: Point) => boolean): Point {
  for (const digits of DIGITS) {
    const [x, y] = at.map((value) => Number(value.toPrecision(digits)));
    if (fails([x, y])) return [x, y];
  }
  return at;
}

function typedFormulaOf(
  { landscape, noise }: Experiment,
  { rows }: Landscape,
  { row, element }: Failure,
): TypedFormula | undefined {
  const names = Object.keys(landscape.parameters);
  const values = Object.values(landscape.parameters);
  if (element !== undefined) {
    const expression = parseFormula(noise[element] ?? '0', ['x', 'y', ...names]);
    return { expression, inputs: names, values };
  }
  if ('formula' in landscape) {
    const expression = parseFormula(landscape.formula, ['x', 'y', ...names]);
    return { expression, inputs: names, values };
  }
  if ('rowLoss' in landscape && rows !== undefined) {
    const columns = rows.table.columns;
    const symbols = ['x', 'y', ...names, ...columns];
    const known = Object.fromEntries(names.map((name, index) => [name, number(values[index])]));
    const expression = substitute(parseFormula(landscape.rowLoss, symbols), known);
    return { expression, inputs: columns, values: rows.table.rows[row ?? 0] };
  }
  return undefined;
}
