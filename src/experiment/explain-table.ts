import {
  explainColumnCount,
  explainColumnName,
  explainNumber,
  explainRowCount,
} from '../landscapes/mean/table-checks.ts';

/**
 * Says in a sentence what is wrong with the data of an experiment, or nothing where it is `{ columns, rows }` with numbers. It passes
 * the same checks as a CSV file.
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
  if (columns.length === 0)
    return `${field} must name the columns, as in ["a", "b"]: there are none.`;
  const count = explainColumnCount(columns.length);
  if (count !== undefined) return `${field}: ${count}`;
  const earlier: string[] = [];
  for (const name of columns) {
    const problem =
      typeof name === 'string'
        ? explainColumnName(name, earlier)
        : `${JSON.stringify(name)} is no text`;
    if (problem !== undefined)
      return `${field} must name the columns, as in ["a", "b"]: ${problem}.`;
    earlier.push(String(name));
  }
  return undefined;
}

function explainRows(
  field: string,
  rows: readonly unknown[],
  { length: width }: readonly unknown[],
): string | undefined {
  const count = explainRowCount(rows.length);
  if (count !== undefined) return `${field}: ${count}`;
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== width) {
      return `${field}.${index} must be a list of ${width} numbers, one for each column.`;
    }
    for (const [place, number] of row.entries()) {
      if (!Number.isFinite(number)) {
        return `${field}.${index}.${place} must be a finite number; got ${JSON.stringify(number)}.`;
      }
      const problem = explainNumber(number);
      if (problem !== undefined) {
        return `${field}.${index}.${place} is ${number}, which ${problem}.`;
      }
    }
  }
  return undefined;
}
