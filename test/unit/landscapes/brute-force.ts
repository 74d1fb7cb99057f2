import { createEvaluator } from '../../../src/formula/evaluate.ts';
import type { Program } from '../../../src/formula/program.ts';
import type { Point } from '../../../src/landscapes/geometry.ts';
import type { Landscape } from '../../../src/landscapes/landscape.ts';
import type { RowLoss } from '../../../src/landscapes/mean/row-loss.ts';
import type { SymmetricMatrix } from '../../../src/landscapes/symmetric-matrix.ts';
import { createSequence } from '../formula/sequence.ts';

/** What a data landscape must be, row by row in plain double precision. */
export function bruteForce(rows: RowLoss) {
  const over = (program: Program) => {
    const evaluate = createEvaluator(program);
    return ([x, y]: Point): number[][] =>
      rows.table.rows.map((row) =>
        Array.from(evaluate([x, y, ...rows.columns.map((column) => row[column])])),
      );
  };
  const mean = (results: number[][]): number[] =>
    results[0].map(
      (_, output) => results.reduce((sum, result) => sum + result[output], 0) / results.length,
    );
  const gradients = over(rows.gradientProgram);
  return {
    value: (at: Point): number => mean(over(rows.lossProgram)(at))[0],
    gradient: (at: Point): number[] => mean(gradients(at)),
    hessian: (at: Point): number[] => mean(over(rows.hessianProgram)(at)),
    covariance: (at: Point): SymmetricMatrix => {
      const all = gradients(at);
      const [mx, my] = mean(all);
      const [xx, xy, yy] = mean(
        all.map(([gx, gy]) => [(gx - mx) ** 2, (gx - mx) * (gy - my), (gy - my) ** 2]),
      );
      return [xx, xy, yy];
    },
  };
}

/** Places spread over the domain, its edge and a little beyond. */
export function placesAbout({ domain: [xs, ys] }: Landscape, count: number, seed = 5): Point[] {
  const random = createSequence(seed);
  const within = ([low, high]: readonly [number, number]) =>
    low + (1.1 * random() - 0.05) * (high - low);
  return Array.from({ length: count }, () => [within(xs), within(ys)]);
}
