import { createEvaluator } from '../formula/evaluate.ts';
import { type Expression, multiply, number } from '../formula/expression.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { symbolsOf } from '../formula/polynomial.ts';
import { compileProgram } from '../formula/program.ts';
import { createChebyshevSurface, type Surface } from './chebyshev-surface.ts';
import { compressRows } from './compressed-rows.ts';
import type { DataTable } from './data-table.ts';
import type { SmoothFunction } from './descent.ts';
import type { Domain } from './geometry.ts';
import {
  compilePrograms,
  createFunctions,
  deriveExpressions,
  type LossExpressions,
  type LossPrograms,
  POSITION,
} from './loss-functions.ts';
import { averageInClosedForm, createPolynomialMean } from './polynomial-mean.ts';
import { createRowMean, type Mean, type RowColumns } from './row-mean.ts';
import { atSharpness, domainAtSharpness, type Sharpening } from './sharpness.ts';
import type { SymmetricMatrix } from './symmetric-matrix.ts';

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

/**
 * The mean of a row loss over the rows of a table, with its derivatives and with the covariance of the gradient of one row.
 *
 * A row loss that is a polynomial in x and y has a mean in closed form. Any other is interpolated over the domain and a margin
 * about it: solvers and contour lines ask for 10⁴ to 10⁵ values, each of which would go through all the rows.
 *
 * @param rowLoss in x, y and the names of the columns
 * @param domain at sharpness 1
 * @throws FormulaError where the loss of some row has no finite value about the middle of the domain
 */
export function createMeanLoss(
  rowLoss: Expression,
  table: DataTable,
  domain: Domain,
  change: Sharpening,
): MeanLoss {
  const read = new Set(symbolsOf(rowLoss));
  const used = [...table.columns.keys()].filter((column) => read.has(table.columns[column]));
  const columns: RowColumns = {
    names: used.map((column) => table.columns[column]),
    values: used.map((column) => Float64Array.from(table.rows, (row) => row[column])),
    rowCount: table.rows.length,
  };
  refuseRowsWithoutLoss(rowLoss, columns, domain);
  const ofRow = deriveExpressions(atSharpness(rowLoss, change.anchor, change.sharpness));
  const programsOfRow = compilePrograms([...POSITION, ...columns.names], ofRow);
  const box = domainAtSharpness(domain, change);
  const closed = used.length === 0 ? ofRow : createPolynomialMean(rowLoss, columns, domain, change);
  const programs = closed === undefined ? programsOfRow : compilePrograms(POSITION, closed);
  const functions =
    closed === undefined ? interpolatedFunctions(ofRow, columns, box) : createFunctions(programs);
  const secondMoments = (): Mean =>
    closedSecondMoments(rowLoss, columns, domain, change) ??
    interpolatedSecondMoments(ofRow, columns, box);
  return {
    loss: closed?.loss,
    ...programs,
    ...functions,
    rows: {
      table,
      columns: used,
      ...programsOfRow,
      covariance: createCovariance(secondMoments, functions.gradient),
    },
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

function interpolatedFunctions(
  { loss, gradient, hessian }: LossExpressions,
  columns: RowColumns,
  domain: Domain,
): SmoothFunction {
  const surface = createMeanSurface([loss, ...gradient, ...hessian], columns, domain);
  const value = new Float64Array(1);
  const slope = new Float64Array(2);
  const curvature = new Float64Array(3);
  return {
    value: (x, y) => {
      surface.read(x, y, 0, value);
      return value[0];
    },
    gradient: (x, y) => {
      surface.read(x, y, 1, slope);
      return [slope[0], slope[1]];
    },
    hessian: (x, y) => {
      surface.read(x, y, 3, curvature);
      return [curvature[0], curvature[1], curvature[2]];
    },
  };
}

/** ⟨g gᵀ⟩ − ⟨g⟩⟨g⟩ᵀ; the second moments are worked out when they are first asked for. */
function createCovariance(
  createMoments: () => Mean,
  meanGradient: SmoothFunction['gradient'],
): RowLoss['covariance'] {
  let secondMoments: Mean | undefined;
  return (x, y) => {
    secondMoments ??= createMoments();
    const [xx, xy, yy] = secondMoments(x, y);
    const [mx, my] = meanGradient(x, y);
    return [xx - mx * mx, xy - mx * my, yy - my * my];
  };
}

function products([gx, gy]: LossExpressions['gradient']): Expression[] {
  return [multiply(gx, gx), multiply(gx, gy), multiply(gy, gy)];
}

/** ⟨g gᵀ⟩ where it is a polynomial in x and y. */
function closedSecondMoments(
  rowLoss: Expression,
  columns: RowColumns,
  domain: Domain,
  change: Sharpening,
): Mean | undefined {
  const moments = products(deriveExpressions(rowLoss).gradient);
  const means = averageInClosedForm(moments, columns, domain, change);
  if (means === undefined) return undefined;
  // g is that of the landscape at sharpness 1: that of the sharper one is √k times as large.
  const evaluate = createEvaluator(
    compileProgram(
      POSITION,
      means.map((mean) => multiply(number(change.sharpness), mean)),
    ),
  );
  return (x, y) => evaluate([x, y]);
}

function interpolatedSecondMoments(
  { gradient }: LossExpressions,
  columns: RowColumns,
  box: Domain,
): Mean {
  const surface = createMeanSurface(products(gradient), columns, box);
  const moments = new Float64Array(3);
  return (x, y) => {
    surface.read(x, y, 0, moments);
    return moments;
  };
}

function createMeanSurface(
  expressions: readonly Expression[],
  columns: RowColumns,
  domain: Domain,
): Surface {
  const box = enlarge(domain);
  const full = createRowMean(expressions, columns);
  const compressed = compressRows(expressions, columns, full, box);
  return createChebyshevSurface(compressed ?? full, expressions.length, box, full);
}

function enlarge([[left, right], [bottom, top]]: Domain): Domain {
  const [dx, dy] = [MARGIN * (right - left), MARGIN * (top - bottom)];
  return [
    [left - dx, right + dx],
    [bottom - dy, top + dy],
  ];
}
