import { describe, expect, test } from 'vitest';
import { DataError, parseCsv } from '../../../src/landscapes/mean/data-table.ts';
import { MOST_ROWS } from '../../../src/landscapes/mean/table-checks.ts';

const TABLE = {
  columns: ['a', 'b'],
  rows: [
    [1, 2],
    [-3.5, 4e-2],
  ],
};

describe('a table of numbers', () => {
  test.each([
    ['commas', 'a,b\n1,2\n-3.5,4e-2'],
    ['semicolons', 'a;b\n1;2\n-3.5;4e-2\n'],
    ['tabs', 'a\tb\n1\t2\n-3.5\t4e-2\n'],
    ['quotes', '"a","b"\n"1","2"\n"-3.5",4e-2\n'],
    ['blanks about cells', ' a , "b" \n 1 ,\t2\n-3.5 , 0.04\n'],
    ['blank lines, also at the end', '\n\na,b\n\n1,2\n   \n-3.5,4e-2\n\n'],
    ['line ends of Windows and of old Macs', 'a,b\r\n1,2\r-3.5,4e-2\r\n'],
    ['a byte-order mark', '\uFEFFa,b\n1,2\n-3.5,4e-2'],
    ['ways to write a number', 'a,b\n+1.,2.0\n-35e-1,.04\n'],
  ])('with %s', (_, text) => {
    expect(parseCsv(text)).toEqual(TABLE);
  });

  test('of one column, with letters of any language', () => {
    expect(parseCsv('θ_1\n7\n')).toEqual({ columns: ['θ_1'], rows: [[7]] });
  });
});

describe('what is wrong is said with its line', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i).join('\n');
  test.each([
    ['', undefined, 'The table is empty'],
    ['\n \n', undefined, 'The table is empty'],
    ['a,b\n', undefined, 'The table has no rows'],
    ['a,b\n1,2\n3\n', 3, 'Line 3 has 1 cell, but the table has 2 columns (a, b).'],
    ['a,b\n\n1,2,\n', 3, 'Line 3 has 3 cells, but the table has 2 columns (a, b).'],
    ['a\n1\n1,5\n', 3, 'Line 3 has 2 cells, but the table has 1 column (a).'],
    [
      'a;b\n1;2\n1,5;2\n',
      3,
      'Line 3, column a, holds "1,5"; write decimals with a point, as in 1.5.',
    ],
    [
      'a,b\r\n1,2\r\n3,four\r\n',
      3,
      'Line 3, column b, holds "four", which is not a number; write one there, or leave the line out.',
    ],
    ['a,b\n1,\n', 2, 'Line 2, column b, is empty; every row needs a number in every column.'],
    ['a\nNaN\n', 2, 'holds "NaN", which is not a number; write one there, or leave the line out.'],
    [
      'a\nInfinity\n',
      2,
      'holds "Infinity", which is not a number; write one there, or leave the line out.',
    ],
    [
      'a\n0x10\n',
      2,
      'holds "0x10", which is not a number; write one there, or leave the line out.',
    ],
    ['a\n1e39\n', 2, 'holds 1e39, which is outside the range of single precision'],
    ['1,2\n3,4\n', 1, 'Line 1 must name the columns, as in a,b,c: 1 is a number.'],
    ['a,,c\n1,2,3\n', 1, 'column 2 has no name'],
    ['a,b,a\n1,2,3\n', 1, '"a" stands there twice'],
    ['a,y\n1,2\n', 1, '"y" is taken by a coordinate of θ'],
    ['a,exp\n1,2\n', 1, '"exp" is taken by a function'],
    ['a,my column\n1,2\n', 1, '"my column" must consist of letters, digits and _'],
    ['a,2b\n1,2\n', 1, '"2b" must consist of letters, digits and _'],
    ['a,b,c,d,f,g,h,i,j\n', 1, 'The table has 9 columns; at most 8 are allowed.'],
    ['a,"b\n1,2\n', 1, 'Line 1 opens a quote and does not close it'],
    ['a,b\n"1"2,3\n', 2, 'Line 2 goes on after a closing quote'],
    [
      `a\n${numbers(MOST_ROWS + 1)}`,
      MOST_ROWS + 2,
      'The table has 65537 rows; at most 65536 are allowed.',
    ],
  ])('case %#', (text, line, message) => {
    let error: unknown;
    try {
      parseCsv(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message).toContain(message);
    expect((error as DataError).line).toBe(line);
  });

  test('the largest table is read', () => {
    expect(parseCsv(`a\n${numbers(MOST_ROWS)}`).rows.length).toBe(MOST_ROWS);
  });
});
