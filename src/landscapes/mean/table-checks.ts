/** What a table of data may hold: the same for CSV and for the table of an experiment's JSON. Each check answers with what is wrong. */

import { FIRST_FUNCTION_NAMES } from '../../formula/functions.ts';

/** A graphics card draws a row from 16 bits' worth of them; see `shaders/noise/minibatch.wgsl`. */
export const MOST_ROWS = 65_536;
export const MOST_COLUMNS = 8;

/** The largest number of single precision, in which engines hold the data. */
const LARGEST = 3.4028234663852886e38;

/** Letters, digits and underscores, as formulas know names. */
const NAME = /^[\p{L}_][\p{L}\d_]*$/u;

/** How numbers are written in a table; nothing else is one. */
export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** How many columns there may be, as a sentence. */
export function explainColumnCount(count: number): string | undefined {
  return count > MOST_COLUMNS
    ? `The table has ${count} columns; at most ${MOST_COLUMNS} are allowed.`
    : undefined;
}

/** How many rows there may be, as a sentence. */
export function explainRowCount(count: number): string | undefined {
  if (count === 0) {
    return 'The table has no rows: below the names of the columns it needs numbers.';
  }
  return count > MOST_ROWS
    ? `The table has ${count} rows; at most ${MOST_ROWS} are allowed.`
    : undefined;
}

/** What is wrong with the name of a column, in a few words. A function that came later yields to a column of its name. */
export function explainColumnName(name: string, earlier: readonly string[]): string | undefined {
  if (name === '') return `column ${earlier.length + 1} has no name`;
  if (NUMBER.test(name)) return `${name} is a number`;
  if (!NAME.test(name)) {
    const must = `${JSON.stringify(name)} must consist of letters, digits and _, a letter first`;
    const better = likeName(name, earlier);
    return better === undefined ? must : `${must}; call it ${better}`;
  }
  if (name === 'x' || name === 'y') {
    return `"${name}" is taken by a coordinate of θ; call it ${likeName(`${name}_1`, earlier) ?? 'a'}`;
  }
  if (FIRST_FUNCTION_NAMES.includes(name)) {
    return `"${name}" is taken by a function; call it ${likeName(`${name}_1`, earlier) ?? 'a'}`;
  }
  return earlier.includes(name) ? `"${name}" stands there twice` : undefined;
}

/** What is wrong with a number, in a few words. */
export function explainNumber(value: number): string | undefined {
  return Math.abs(value) > LARGEST
    ? 'is outside the range of single precision (±3.4e38)'
    : undefined;
}

/** A name as like a heading as it may be: my_column for "my column", mass for "mass (kg)"; nothing where none is left. */
function likeName(heading: string, earlier: readonly string[]): string | undefined {
  const bare = heading
    .replace(/[([{].*$/, '')
    .trim()
    .replace(/[^\p{L}\d]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const name = /^\d/.test(bare) ? `c${bare}` : bare;
  return NAME.test(name) && explainColumnName(name, earlier) === undefined ? name : undefined;
}
