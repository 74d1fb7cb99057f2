import type { Parameter } from '../../parameter.ts';
import { normalPair } from '../../random/normal.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import type { DataTable } from '../mean/data-table.ts';
import { MOST_ROWS } from '../mean/table-checks.ts';

/** Second word of the key of the random numbers that make data: "data" in ASCII, apart from all streams of a run. */
const DATA_KEY = 0x64617461;

/** N, the number of rows of a generated table. */
export const ROWS: Parameter = {
  label: 'rows of data',
  symbol: 'N',
  unit: '',
  default: 4096,
  minimum: 8,
  maximum: MOST_ROWS,
  integer: true,
  slider: { scale: 'logarithmic', from: 64, to: MOST_ROWS },
  help: 'How many examples the loss is the mean of.',
};

/** The seed of a generated table. */
export const DATA_SEED: Parameter = {
  label: 'seed of the data',
  symbol: '',
  unit: '',
  default: 1,
  minimum: 0,
  maximum: 2 ** 32 - 1,
  integer: true,
  slider: { scale: 'linear', from: 0, to: 100 },
  help: 'Another seed draws other rows from the same distribution.',
};

/**
 * A table of random rows: a pure function of the seed, row by row, so that a longer table begins with the shorter one.
 *
 * Numbers are rounded to single precision, so that every engine sees the same ones.
 *
 * @param makeRow a row from four independent standard normals
 */
export function generateRows(
  columns: readonly string[],
  { rows, seed }: { readonly rows: number; readonly seed: number },
  makeRow: (normals: Float32Array, row: number) => readonly number[],
): DataTable {
  const bits = new Uint32Array(2);
  const normals = new Float32Array(4);
  return {
    columns,
    rows: Array.from({ length: rows }, (_, row) => {
      for (let pair = 0; pair < 2; pair++) {
        threefry2x32(row, pair, seed, DATA_KEY, bits);
        normalPair(bits[0], bits[1], normals, 2 * pair);
      }
      return makeRow(normals, row).map(Math.fround);
    }),
  };
}
