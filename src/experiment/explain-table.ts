import { MOST_COLUMNS, MOST_ROWS } from '../landscapes/data-table.ts';

/**
 * Says in a sentence what is wrong with the data of an experiment, or nothing where it is `{ columns, rows }` with numbers.
 *
 * @param field path in the Experiment
 * @param value anything
 */
export function explainInvalidTable(field: string, value: unknown): string | undefined {
  if (typeof value === 'string') {
    return `${field} is the path ${JSON.stringify(value)}; the command line reads it from beside the experiment, elsewhere the data itself is needed: { "columns": ["a", "b"], "rows": [[1, 2], …] }.`;
  }
  const shape = `${field} must be { "columns": ["a", "b"], "rows": [[1, 2], …] } or, on the command line, the path of a CSV file`;
  if (typeof value !== 'object' || value === null) return `${shape}; got ${JSON.stringify(value)}.`;
  const { columns, rows, ...others } = value as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `${field}.${unknown} is not a field of the data; remove it.`;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return `${shape}.`;
  return explainColumns(`${field}.columns`, columns) ?? explainRows(`${field}.rows`, rows, columns);
}

function explainColumns(field: string, columns: readonly unknown[]): string | undefined {
  if (columns.length < 1 || columns.length > MOST_COLUMNS) {
    return `${field} must hold 1 to ${MOST_COLUMNS} names; got ${columns.length}.`;
  }
  for (const name of columns) {
    if (typeof name !== 'string' || !/^[\p{L}_][\p{L}\d_]*$/u.test(name)) {
      return `${field} must hold names of letters, digits and _; got ${JSON.stringify(name)}.`;
    }
    if (name === 'x' || name === 'y') {
      return `${field} must not hold "${name}": that is a coordinate of θ.`;
    }
  }
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  return repeated === undefined ? undefined : `${field} holds "${repeated}" twice.`;
}

function explainRows(
  field: string,
  rows: readonly unknown[],
  { length: width }: readonly unknown[],
): string | undefined {
  if (rows.length < 1 || rows.length > MOST_ROWS) {
    return `${field} must hold 1 to ${MOST_ROWS} rows; got ${rows.length}.`;
  }
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== width) {
      return `${field}.${index} must be a list of ${width} numbers, one for each column.`;
    }
    const wrong = row.findIndex((number) => !Number.isFinite(number));
    if (wrong >= 0) {
      return `${field}.${index}.${wrong} must be a finite number; got ${JSON.stringify(row[wrong])}.`;
    }
  }
  return undefined;
}
