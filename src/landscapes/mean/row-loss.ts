import { createEvaluator } from '../../formula/evaluate.ts';
import { type Expression, multiply } from '../../formula/expression.ts';
import { FormulaError } from '../../formula/formula-error.ts';
import { symbolsOf } from '../../formula/polynomial.ts';
import { compileProgram } from '../../formula/program.ts';
import type { SmoothFunction } from '../descent.ts';
import { type Domain, scalePoint } from '../geometry.ts';
import {
  compilePrograms,
  createFunctions,
  deriveExpressions,
  type LossExpressions,
  type LossPrograms,
  POSITION,
} from '../loss-functions.ts';
import { atSharpness, type Sharpening } from '../sharpness.ts';
import type { SymmetricMatrix } from '../symmetric-matrix.ts';
import { createChebyshevSurface } from './chebyshev-surface.ts';
import { compressRows } from './compressed-rows.ts';
import type { DataTable } from './data-table.ts';
import { averageInClosedForm, createPolynomialMean } from './polynomial-mean.ts';
import { createRowMean, type Mean, type RowColumns } from './row-mean.ts';

/** The loss of one row of a data landscape. The programs' inputs are x, y, then `columns`. */
export interface RowLoss extends LossPrograms {
  readonly table: DataTable;
  /** Columns of the table that the loss uses, by number. */
  readonly columns: readonly number[];
  /** C(θ), the covariance of the gradient of one row over all rows (÷ N). */
  covariance(x: number, y: number): SymmetricMatrix;
}

/** The mean of a row loss over the rows of a table. */
export interface MeanLoss extends LossPrograms, SmoothFunction {
  /** The mean in closed form, where there is one. Where there is none, the programs are those of the row loss. */
  readonly loss: Expression | undefined;
  readonly rows: RowLoss;
}

/** How far beyond the domain a mean without a closed form is interpolated, in shares of the domain's sides. */
const MARGIN = 0.125;

/** A mean over so many rows is as quick to evaluate as an interpolant. */
const FEW_ROWS = 64;

/**
 * The mean of a row loss over the rows of a table, with its derivatives and with the covariance of the gradient of one row, at
 * any sharpness.
 *
 * A row loss that is a polynomial in x and y has a mean in closed form. Any other is interpolated over the domain and a margin
 * about it: solvers and contour lines ask for 10⁴ to 10⁵ values, each of which would go through all the rows. Interpolants are made
 * where and when they are asked for, once for all sharpnesses.
 *
 * @param rowLoss in x, y and the names of the columns
 * @param domain at sharpness 1
 * @throws FormulaError where the loss of some row has no finite value about the middle of the domain
 */
export function prepareMeanLoss(
  rowLoss: Expression,
  table: DataTable,
  domain: Domain,
): (change: Sharpening) => MeanLoss {
  const read = new Set(symbolsOf(rowLoss));
  const used = [...table.columns.keys()].filter((column) => read.has(table.columns[column]));
  const columns: RowColumns = {
    names: used.map((column) => table.columns[column]),
    values: used.map((column) => Float64Array.from(table.rows, (row) => row[column])),
    rowCount: table.rows.length,
  };
  refuseRowsWithoutLoss(rowLoss, columns, domain);
  const atOne = deriveExpressions(rowLoss);
  let averaged: SmoothFunction | undefined;
  let secondMoments: Mean | undefined;
  return (change) => {
    const ofRow = deriveExpressions(atSharpness(rowLoss, change.anchor, change.sharpness));
    const programsOfRow = compilePrograms([...POSITION, ...columns.names], ofRow);
    const closed =
      used.length === 0 ? ofRow : createPolynomialMean(rowLoss, columns, domain, change);
    const programs = closed === undefined ? programsOfRow : compilePrograms(POSITION, closed);
    let functions: SmoothFunction;
    if (closed === undefined) {
      averaged ??= averagedFunctions(atOne, columns, domain);
      functions = functionsAtSharpness(averaged, change);
    } else functions = createFunctions(programs);
    const momentsAtOne: Mean = (x, y) => {
      secondMoments ??=
        closedSecondMoments(atOne, columns, domain) ??
        createMeans([products(atOne)], columns, domain)[0];
      return secondMoments(x, y);
    };
    return {
      loss: closed?.loss,
      ...programs,
      ...functions,
      rows: {
        table,
        columns: used,
        ...programsOfRow,
        covariance: covarianceAtSharpness(momentsAtOne, functions.gradient, change),
      },
    };
  };
}

/** The loss of every row must be a number where one looks first; else the mean is nowhere known. */
function refuseRowsWithoutLoss(
  rowLoss: Expression,
  { names, values, rowCount }: RowColumns,
  [xs, ys]: Domain,
): void {
  const evaluate = createEvaluator(compileProgram([...POSITION, ...names], [rowLoss]));
  const inputs = new Float64Array(2 + names.length);
  // A little off the middle, where much may vanish by symmetry.
  inputs[0] = xs[0] + 0.5321 * (xs[1] - xs[0]);
  inputs[1] = ys[0] + 0.5187 * (ys[1] - ys[0]);
  for (let row = 0; row < rowCount; row++) {
    for (let place = 0; place < names.length; place++) inputs[2 + place] = values[place][row];
    if (Number.isFinite(evaluate(inputs)[0])) continue;
    const what = names.map((name, place) => `${name} = ${values[place][row]}`).join(', ');
    throw new FormulaError(
      `The loss of row ${row + 1} (${what}) is not a finite number at x = ${inputs[0].toPrecision(3)}, y = ${inputs[1].toPrecision(3)}.`,
    );
  }
}

function averagedFunctions(
  { loss, gradient, hessian }: LossExpressions,
  columns: RowColumns,
  domain: Domain,
): SmoothFunction {
  const [value, slope, curvature] = createMeans([[loss], gradient, hessian], columns, domain);
  return {
    value: (x, y) => value(x, y)[0],
    gradient: (x, y) => {
      const [gx, gy] = slope(x, y);
      return [gx, gy];
    },
    hessian: (x, y) => {
      const [xx, xy, yy] = curvature(x, y);
      return [xx, xy, yy];
    },
  };
}

/** L_k(θ) = L(a + √k(θ − a)) from L, with its derivatives. */
function functionsAtSharpness(
  { value, gradient, hessian }: SmoothFunction,
  { anchor, sharpness }: Sharpening,
): SmoothFunction {
  if (sharpness === 1) return { value, gradient, hessian };
  const stretch = Math.sqrt(sharpness);
  const at = (x: number, y: number) => scalePoint([x, y], anchor, stretch);
  return {
    value: (x, y) => value(...at(x, y)),
    gradient: (x, y) => {
      const [gx, gy] = gradient(...at(x, y));
      return [stretch * gx, stretch * gy];
    },
    hessian: (x, y) => {
      const [xx, xy, yy] = hessian(...at(x, y));
      return [sharpness * xx, sharpness * xy, sharpness * yy];
    },
  };
}

/**
 * ⟨g gᵀ⟩ − ⟨g⟩⟨g⟩ᵀ
 *
 * @param momentsAtOne ⟨g gᵀ⟩ at sharpness 1, where gradients are smaller by √k
 */
function covarianceAtSharpness(
  momentsAtOne: Mean,
  meanGradient: SmoothFunction['gradient'],
  { anchor, sharpness }: Sharpening,
): RowLoss['covariance'] {
  const stretch = Math.sqrt(sharpness);
  return (x, y) => {
    const [xx, xy, yy] = momentsAtOne(...scalePoint([x, y], anchor, stretch));
    const [mx, my] = meanGradient(x, y);
    return [sharpness * xx - mx * mx, sharpness * xy - mx * my, sharpness * yy - my * my];
  };
}

function products({ gradient: [gx, gy] }: LossExpressions): Expression[] {
  return [multiply(gx, gx), multiply(gx, gy), multiply(gy, gy)];
}

/** ⟨g gᵀ⟩ where it is a polynomial in x and y. */
function closedSecondMoments(
  expressions: LossExpressions,
  columns: RowColumns,
  domain: Domain,
): Mean | undefined {
  const means = averageInClosedForm(products(expressions), columns, domain);
  if (means === undefined) return undefined;
  const evaluate = createEvaluator(compileProgram(POSITION, means));
  return (x, y) => evaluate([x, y]);
}

/**
 * Means of several groups of expressions, quick to evaluate: over few rows as they are, over many interpolated in a box that is
 * somewhat larger than the domain. Groups are sampled together, since they share most of what has to be computed.
 */
function createMeans(
  groups: readonly (readonly Expression[])[],
  columns: RowColumns,
  domain: Domain,
): Mean[] {
  if (columns.rowCount <= FEW_ROWS) return groups.map((group) => createRowMean(group, columns));
  const expressions = groups.flat();
  const box = enlarge(domain);
  const full = createRowMean(expressions, columns);
  const quick = compressRows(expressions, columns, full, box) ?? (() => full);
  // Beyond the box one group at a time.
  const direct = groups.map((group) => createRowMean(group, columns));
  const starts = groups.map((_, place) => groups.slice(0, place).flat().length);
  const surface = createChebyshevSurface(quick, expressions.length, box, {
    read(x, y, first, into) {
      into.set(direct[starts.indexOf(first)](x, y));
    },
  });
  return groups.map((group, place) => {
    const first = starts[place];
    const means = new Float64Array(group.length);
    return (x, y) => {
      surface.read(x, y, first, means);
      return means;
    };
  });
}

function enlarge([[left, right], [bottom, top]]: Domain): Domain {
  const [dx, dy] = [MARGIN * (right - left), MARGIN * (top - bottom)];
  return [
    [left - dx, right + dx],
    [bottom - dy, top + dy],
  ];
}
