/** Means over the rows of a table, in double precision. */

import { createDoubleBatchEvaluator } from '../../formula/evaluate.ts';
import type { Expression } from '../../formula/expression.ts';
import { compileProgram } from '../../formula/program.ts';
import { POSITION } from '../loss-functions.ts';

/** Columns of a table that a formula reads, each as one array over the rows. */
export interface RowColumns {
  readonly names: readonly string[];
  readonly values: readonly Float64Array[];
  readonly rowCount: number;
}

/** Several means at a place (x, y). The returned array is reused: copy what must outlive the next call. */
export type Mean = (x: number, y: number) => Float64Array;

/** A sum over rows, each weighted: Σ_r w_r f(x, y, columns of row r). */
export interface WeightedTerm {
  /** f, in x, y and the columns. */
  readonly expression: Expression;
  /** w_r; 1 where not given. */
  readonly weights?: Float64Array;
  /** To which of the sums it adds. */
  readonly output: number;
}

/** Rows that are worked on together. */
const BLOCK = 512;

/** The means of expressions of x, y and the columns over all rows. */
export function createRowMean(expressions: readonly Expression[], columns: RowColumns): Mean {
  const terms = expressions.map((expression, output) => ({ expression, output }));
  const sum = createWeightedSum(terms, expressions.length, columns);
  return (x, y) => {
    const means = sum(x, y);
    for (let output = 0; output < means.length; output++) means[output] /= columns.rowCount;
    return means;
  };
}

/** Sums of weighted terms over all rows; every row's terms are worked out by one program. */
export function createWeightedSum(
  terms: readonly WeightedTerm[],
  outputCount: number,
  { names, values, rowCount }: RowColumns,
): Mean {
  const program = compileProgram(
    [...POSITION, ...names],
    terms.map(({ expression }) => expression),
  );
  const evaluate = createDoubleBatchEvaluator(program, BLOCK);
  const x = new Float64Array(BLOCK);
  const y = new Float64Array(BLOCK);
  const blocks = Array.from({ length: Math.ceil(rowCount / BLOCK) }, (_, block) => {
    const cut = (column: Float64Array) => column.subarray(BLOCK * block, BLOCK * (block + 1));
    return {
      inputs: [x, y, ...values.map(cut)],
      weights: terms.map(({ weights }) => weights && cut(weights)),
      length: Math.min(BLOCK, rowCount - BLOCK * block),
    };
  });
  const results = terms.map(() => new Float64Array(BLOCK));
  const sums = new Float64Array(outputCount);
  return (atX, atY) => {
    x.fill(atX, 0, rowCount);
    y.fill(atY, 0, rowCount);
    sums.fill(0);
    for (const { inputs, weights, length } of blocks) {
      evaluate(inputs, results, length);
      for (let term = 0; term < terms.length; term++) {
        // Block by block, so that round-off grows with the length of a block and the number of blocks, not of rows.
        sums[terms[term].output] += dot(results[term], weights[term], length);
      }
    }
    return sums;
  };
}

function dot(values: Float64Array, weights: Float64Array | undefined, length: number): number {
  let total = 0;
  if (weights === undefined) for (let i = 0; i < length; i++) total += values[i];
  else for (let i = 0; i < length; i++) total += values[i] * weights[i];
  return total;
}
