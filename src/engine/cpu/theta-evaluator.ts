/** A model's functions of θ for blocks of particles, the mean over rows of data included. */

import type { ModelData } from '../../experiment/model.ts';
import { createBatchEvaluator } from '../../formula/evaluate.ts';
import type { Program } from '../../formula/program.ts';

/** Evaluates a function at the first `count` positions. */
export type ThetaEvaluator = (
  position: readonly [x: Float32Array, y: Float32Array],
  outputs: readonly Float32Array[],
  count: number,
) => void;

/**
 * An evaluator of a program of θ; one that also takes columns of the data is its mean over all rows, summed row by row as
 * the shader does.
 *
 * @param capacity most positions at a time
 */
export function createThetaEvaluator(
  program: Program,
  capacity: number,
  data: ModelData | undefined,
): ThetaEvaluator {
  const evaluate = createBatchEvaluator(program, capacity);
  const columnCount = program.inputs.length - 2;
  if (columnCount === 0 || data === undefined) return evaluate;
  const columns = Array.from({ length: columnCount }, () => new Float32Array(capacity));
  const results = program.outputs.map(() => new Float32Array(capacity));
  return (position, outputs, count) => {
    for (const output of outputs) output.fill(0, 0, count);
    for (let row = 0; row < data.rowCount; row++) {
      columns.forEach((column, index) => {
        column.fill(data.values[columnCount * row + index], 0, count);
      });
      evaluate([...position, ...columns], results, count);
      outputs.forEach((output, index) => {
        for (let i = 0; i < count; i++) output[i] += results[index][i];
      });
    }
    for (const output of outputs) {
      for (let i = 0; i < count; i++) output[i] /= data.rowCount;
    }
  };
}

/** An evaluator of the gradient of one row for each position. */
export function createRowEvaluator(
  { values, gradientProgram }: ModelData,
  capacity: number,
): (
  rows: Uint32Array,
  position: readonly [x: Float32Array, y: Float32Array],
  outputs: readonly Float32Array[],
  count: number,
) => void {
  const evaluate = createBatchEvaluator(gradientProgram, capacity);
  const columnCount = gradientProgram.inputs.length - 2;
  const columns = Array.from({ length: columnCount }, () => new Float32Array(capacity));
  return (rows, position, outputs, count) => {
    columns.forEach((column, index) => {
      for (let i = 0; i < count; i++) column[i] = values[columnCount * rows[i] + index];
    });
    evaluate([...position, ...columns], outputs, count);
  };
}
