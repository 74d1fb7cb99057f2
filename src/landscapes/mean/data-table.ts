import {
  explainColumnCount,
  explainColumnName,
  explainNumber,
  explainRowCount,
  MOST_ROWS,
  NUMBER,
} from './table-checks.ts';

/** Columns of numbers: plain JSON, as in an Experiment. */
export interface DataTable {
  /** Names by which a row loss calls them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

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

const SEPARATORS = [',', ';', '\t', '|'] as const;
const BLANKS = ' ';

const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
/** One comma before three digits is either of two things; several commas, or one beside a point, group thousands. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
/** Thousands grouped by blanks, apostrophes or underscores. */
const SPACED = /^[+-]?\d{1,3}([\s'’_]\d{3})+([.,]\d*)?$/;
/** Thousands grouped by points, and a decimal comma unless there are several of them. */
const POINTED = /^[+-]?\d{1,3}(\.\d{3})+(,\d*|\.\d{3})$/;
/** What spreadsheets write where a formula of theirs fails: #N/A, #DIV/0!, #NV, #WERT!. No comment begins so. */
const CELL_ERROR = /^#[\p{Lu}\d/]+[!?]?$/u;
/** Full-width signs, letters and digits lie so far above the plain ones. */
const FULL_WIDTH = 0xfee0;

interface Line {
  readonly content: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The cells of a line. */
interface CellLine {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a table of numbers from comma-separated values.
 *
 * The first line names the columns, every further one is a row. Cells are separated by commas, semicolons, tabs or bars, whichever
 * the first line uses most, else by blanks, and may stand in quotes; numbers have a decimal point. Blank lines are skipped, and so are a
 * line `sep=;` of spreadsheets, comments after # or % (one above the first numbers names the columns, as NumPy writes it), a last column
 * that is empty throughout, and the column of row numbers of pandas and R.
 *
 * @throws DataError with the line on which something is wrong
 */
export function parseCsv(text: string): DataTable {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH))
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  refuseOtherNotation(lines[0]);
  const stated = /^"?sep=(.)"?$/i.exec(lines[0]?.content.trim() ?? '')?.[1];
  const [header, ...rest] = withoutComments(stated === undefined ? lines : lines.slice(1));
  if (header === undefined) {
    throw new DataError('The table is empty; its first line must name the columns, as in a,b,c.');
  }
  const separator = stated ?? separatorOf(header.content, rest[0]?.content ?? '');
  const split = ({ content, line }: Line): CellLine => ({
    cells: splitLine(content, separator, line),
    line,
  });
  refuse(rest.length > MOST_ROWS ? explainRowCount(rest.length) : undefined, rest[MOST_ROWS]?.line);
  const { columns, rows } = withoutRowNumbers(split(header), rest.map(split), separator === BLANKS);
  refuse(explainColumnCount(columns.length), header.line);
  for (const [place, name] of columns.entries()) {
    const problem = explainColumnName(name, columns.slice(0, place));
    if (problem !== undefined) {
      throw new DataError(
        `Line ${header.line} must name the columns, as in a,b,c: ${problem}.`,
        header.line,
      );
    }
  }
  refuse(explainRowCount(rows.length));
  return {
    columns,
    rows: rows.map(({ cells, line }) => {
      if (cells.length !== columns.length) {
        throw new DataError(
          `Line ${line} has ${countCells(cells.length)}, but the table has ${countColumns(columns.length)} (${columns.join(', ')}).`,
          line,
        );
      }
      return cells.map((cell, place) => readNumber(cell, columns[place], line));
    }),
  };
}

function refuse(sentence: string | undefined, line?: number): void {
  if (sentence !== undefined) throw new DataError(sentence, line);
}

/** Refuses JSON, HTML, XML and lists of a programming language, which begin with a bracket. */
function refuseOtherNotation(first: Line | undefined): void {
  const [bracket] = /^\s*[{[(<]/.exec(first?.content ?? '') ?? [];
  if (first === undefined || bracket === undefined) return;
  throw new DataError(
    `Line ${first.line} begins with “${bracket.trim()}”: this is no table of comma-separated values, whose first line names the columns, as in a,b,c.`,
    first.line,
  );
}

/** Leaves out comments; where numbers follow them, the last one above names the columns. */
function withoutComments(lines: readonly Line[]): readonly Line[] {
  const isComment = ({ content }: Line): boolean => /^\s*[#%]/.test(content);
  const first = lines.findIndex((one) => !isComment(one));
  const holdsError = ({ content }: Line): boolean =>
    content.split(/[,;\t|]/).some((cell) => CELL_ERROR.test(cell.trim()));
  const rows = lines.filter(
    (one, index) => !isComment(one) || (index > first && first >= 0 && holdsError(one)),
  );
  const above = lines[first - 1];
  if (above === undefined || !/^\s*"?[+-]?\.?\d/.test(lines[first].content)) return rows;
  return [{ ...above, content: above.content.replace(/^\s*[#%]+\s*/, '') }, ...rows];
}

/**
 * Leaves out the numbers of the rows in a first column without a name (or, between blanks, without a heading), and a last column without
 * anything.
 */
function withoutRowNumbers(
  { cells: columns }: CellLine,
  rows: readonly CellLine[],
  isBlank: boolean,
): { columns: readonly string[]; rows: readonly CellLine[] } {
  const from = Number(rows[0]?.cells[0]);
  const areNumbered =
    (from === 0 || from === 1) && rows.every(({ cells }, row) => Number(cells[0]) === from + row);
  const hasNoHeading =
    isBlank && rows.length > 1 && rows.every(({ cells }) => cells.length === columns.length + 1);
  const shorten = (from: number, to?: number) =>
    rows.map(({ cells, line }) => ({ cells: cells.slice(from, to), line }));
  if (areNumbered && hasNoHeading) return { columns, rows: shorten(1) };
  if (areNumbered && columns.length > 1 && /^(Unnamed: 0)?$/.test(columns[0])) {
    return { columns: columns.slice(1), rows: shorten(1) };
  }
  const isLastEmpty =
    columns.length > 1 &&
    columns.at(-1) === '' &&
    rows.every(({ cells }) => cells.length === columns.length && cells.at(-1) === '');
  return isLastEmpty ? { columns: columns.slice(0, -1), rows: shorten(0, -1) } : { columns, rows };
}

function countCells(count: number): string {
  return count === 1 ? `${count} cell` : `${count} cells`;
}

function countColumns(count: number): string {
  return count === 1 ? `${count} column` : `${count} columns`;
}

/** The separator that the first line has most of; blanks where it has none and the second line is numbers between blanks. */
function separatorOf(header: string, row: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => unquoted.split(separator).length);
  const most = Math.max(...counts);
  const cells = row.trim().split(/\s+/);
  const isBlank = cells.length > 1 && cells.every((cell) => /^["+−.\d-]/.test(cell));
  return most === 1 && isBlank ? BLANKS : SEPARATORS[counts.indexOf(most)];
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
  const text = separator === BLANKS ? content.trim().replace(/\s+/g, ' ') : content;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
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

function readNumber(typed: string, column: string, line: number): number {
  const where = `Line ${line}, column ${column}`;
  const cell = typed.trim().replace(/^[−–]/, '-');
  if (cell === '') {
    throw new DataError(`${where}, is empty; every row needs a number in every column.`, line);
  }
  if (AMBIGUOUS.test(cell)) {
    const [thousands, decimals] = [cell.replace(',', ''), cell.replace(',', '.')];
    throw new DataError(
      `${where}, holds "${cell}", which has two meanings; write ${thousands} if the comma groups thousands, ${decimals} if it is a decimal one.`,
      line,
    );
  }
  if (DECIMAL_COMMA.test(cell)) {
    throw new DataError(
      `${where}, holds "${cell}"; write decimals with a point, as in ${cell.replace(',', '.')}.`,
      line,
    );
  }
  if (SPACED.test(cell) || POINTED.test(cell)) {
    const digits = cell.replace(POINTED.test(cell) ? /\./g : /[\s'’_]/g, '');
    throw new DataError(
      `${where}, holds "${cell}"; write it without groups, as in ${digits.replace(',', '.')}.`,
      line,
    );
  }
  const plain = GROUPED.test(cell) ? cell.replaceAll(',', '') : cell;
  if (!NUMBER.test(plain)) {
    throw new DataError(
      `${where}, holds ${JSON.stringify(typed)}, which is not a number; write one there, or leave the line out.`,
      line,
    );
  }
  const value = Number(plain);
  const problem = explainNumber(value);
  if (problem !== undefined)
    throw new DataError(`${where}, holds ${cell}, which ${problem}.`, line);
  return value;
}
