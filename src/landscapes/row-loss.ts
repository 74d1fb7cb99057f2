import type { Program } from '../formula/program.ts';
import type { DataTable } from './data-table.ts';
import type { SymmetricMatrix } from './symmetric-matrix.ts';

/** The loss of one row of a data landscape. The programs' inputs are x, y, then `columns`. */
export interface RowLoss {
  readonly table: DataTable;
  /** Columns of the table that the loss uses, by number. */
  readonly columns: readonly number[];
  readonly lossProgram: Program;
  readonly gradientProgram: Program;
  readonly hessianProgram: Program;
  /** C(θ), the covariance of the gradient of one row over all rows (÷ N). */
  covariance(x: number, y: number): SymmetricMatrix;
}
