import { FUNCTION_NAMES } from '../formula/parse.ts';

/** Columns of numbers: plain JSON, as in an Experiment. */
export interface DataTable {
  /** Names by which a row loss calls them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** A graphics card draws a row from 16 bits' worth of them; see `shaders/noise/minibatch.wgsl`. */
export const MOST_ROWS = 65_536;
export const MOST_COLUMNS = 8;

/** What is wrong with a table, as a sentence. */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** Line of the text, counted from 1, where there is one. */
  readonly line?: number;

  constructor(message: string, line?: number) {
    super(message);
    if (line !== undefined) this.line = line;
  }
}

const SEPARATORS = [',', ';', '\t'] as const;

/** Letters, digits and underscores, as formulas know names. */
const NAME = /^[\p{L}_][\p{L}\d_]*$/u;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;

/** The largest number of single precision, in which engines hold the data. */
const LARGEST = 3.4028234663852886e38;

/**
 * Reads a table of numbers from comma-separated values.
 *
 * The first line names the columns, every further one is a row. Cells are separated by commas, semicolons or tabs, whichever the first
 * line uses, and may stand in quotes; numbers have a decimal point. Blank lines are skipped.
 *
 * @throws DataError with the line on which something is wrong
 */
export function parseCsv(text: string): DataTable {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const [header, ...rest] = lines;
  if (header === undefined) {
    throw new DataError('The table is empty; its first line must name the columns, as in a,b,c.');
  }
  const separator = separatorOf(header.content);
  const columns = splitLine(header.content, separator, header.line);
  checkColumns(columns, header.line);
  if (rest.length === 0) {
    throw new DataError('The table has no rows: below the names of the columns it needs numbers.');
  }
  if (rest.length > MOST_ROWS) {
    throw new DataError(
      `The table has ${rest.length} rows; at most ${MOST_ROWS} are allowed.`,
      rest[MOST_ROWS].line,
    );
  }
  const rows = rest.map(({ content, line }) => {
    const cells = splitLine(content, separator, line);
    if (cells.length !== columns.length) {
      throw new DataError(
        `Line ${line} has ${countCells(cells.length)}, but the table has ${countColumns(columns.length)} (${columns.join(', ')}).`,
        line,
      );
    }
    return cells.map((cell, place) => readNumber(cell, columns[place], line));
  });
  return { columns, rows };
}

function countCells(count: number): string {
  return count === 1 ? `${count} cell` : `${count} cells`;
}

function countColumns(count: number): string {
  return count === 1 ? `${count} column` : `${count} columns`;
}

/** The separator that the first line has most of. */
function separatorOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => unquoted.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** The cells of a line, without the blanks and quotes around them; a doubled quote within quotes is one. */
function splitLine(content: string, separator: string, line: number): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let wasQuoted = false;
  const finish = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    cell = '';
    wasQuoted = false;
  };
  for (let at = 0; at < content.length; at++) {
    const character = content[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (content[at + 1] === '"') cell += content[++at];
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === '' && !wasQuoted) {
      isQuoted = true;
      wasQuoted = true;
      cell = '';
    } else if (character === separator) {
      finish();
    } else if (wasQuoted) {
      if (character.trim() === '') continue;
      throw new DataError(
        `Line ${line} goes on after a closing quote; a quote within a cell is written twice.`,
        line,
      );
    } else {
      cell += character;
    }
  }
  if (isQuoted) {
    throw new DataError(`Line ${line} opens a quote and does not close it on the same line.`, line);
  }
  finish();
  return cells;
}

function checkColumns(columns: readonly string[], line: number): void {
  if (columns.length > MOST_COLUMNS) {
    throw new DataError(
      `The table has ${columns.length} columns; at most ${MOST_COLUMNS} are allowed.`,
      line,
    );
  }
  for (const [place, name] of columns.entries()) {
    const problem = explainName(name, columns.slice(0, place));
    if (problem !== undefined) {
      throw new DataError(`Line ${line} must name the columns, as in a,b,c: ${problem}.`, line);
    }
  }
}

function explainName(name: string, earlier: readonly string[]): string | undefined {
  if (name === '') return `column ${earlier.length + 1} has no name`;
  if (NUMBER.test(name)) return `${name} is a number`;
  if (!NAME.test(name)) {
    return `${JSON.stringify(name)} must consist of letters, digits and _, a letter first`;
  }
  if (name === 'x' || name === 'y') return `"${name}" is taken by a coordinate of θ`;
  if (FUNCTION_NAMES.includes(name)) return `"${name}" is taken by a function`;
  return earlier.includes(name) ? `"${name}" stands there twice` : undefined;
}

function readNumber(cell: string, column: string, line: number): number {
  const where = `Line ${line}, column ${column}`;
  if (cell === '') {
    throw new DataError(`${where}, is empty; every row needs a number in every column.`, line);
  }
  if (DECIMAL_COMMA.test(cell)) {
    throw new DataError(
      `${where}, holds "${cell}"; write decimals with a point, as in ${cell.replace(',', '.')}.`,
      line,
    );
  }
  if (!NUMBER.test(cell)) {
    throw new DataError(`${where}, holds ${JSON.stringify(cell)}, which is not a number.`, line);
  }
  const value = Number(cell);
  if (Math.abs(value) > LARGEST) {
    throw new DataError(
      `${where}, holds ${cell}, which is outside the range of single precision (±3.4e38).`,
      line,
    );
  }
  return value;
}
