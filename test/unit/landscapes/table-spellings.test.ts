import { describe, expect, test } from 'vitest';
import { explainInvalidTable } from '../../../src/experiment/explain-table.ts';
import { DataError, parseCsv } from '../../../src/landscapes/mean/data-table.ts';
import { decodeTable } from '../../../src/landscapes/mean/decode-table.ts';
import data from '../../data/table-spellings.json';

interface Spelling {
  readonly from: string;
  /** The file as text, in UTF-8, or as bytes. */
  readonly text?: string;
  readonly bytes?: readonly number[];
  readonly table: unknown;
  /** What the sentence says, and the text of a file that is read instead. */
  readonly says?: string;
  readonly type?: string;
}

const spellings: readonly Spelling[] = data.tables;

const readTable = (bytes: Uint8Array) => parseCsv(decodeTable(bytes));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('60 spellings', () => {
  expect(spellings.length).toBeGreaterThanOrEqual(60);
});

const fileOf = ({ text = '', bytes }: Spelling): Uint8Array =>
  bytes === undefined ? encode(text) : Uint8Array.from(bytes);

test.each(spellings.filter(({ says }) => says === undefined))('$from: is read', (spelling) => {
  expect(readTable(fileOf(spelling))).toEqual(spelling.table);
  expect(explainInvalidTable('landscape.data', spelling.table)).toBeUndefined();
});

test.each(spellings.filter(({ says }) => says !== undefined))(
  '$from: gets a sentence, and what is written then is read',
  (spelling) => {
    let error: unknown;
    try {
      readTable(fileOf(spelling));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message).toContain(spelling.says);
    expect(readTable(encode(spelling.type ?? ''))).toEqual(spelling.table);
  },
);

describe('the table of an experiment passes the checks of a CSV file', () => {
  const explain = (columns: unknown, rows: unknown) =>
    explainInvalidTable('landscape.data', { columns, rows });
  test.each([
    ['a', '1', undefined],
    ['sin', '1', /"sin" is taken by a function; call it sin_1/],
    ['x', '1', /"x" is taken by a coordinate of θ/],
    ['my column', '1', /call it my_column/],
    ['', '1', /column 1 has no name/],
    ['2', '1', /2 is a number/],
    ['a', '1e39', /outside the range of single precision/],
    ['erf', '1', undefined],
  ] as const)('column %j with %s', (column, cell, message) => {
    const inJson = explain([column], [[Number(cell)]]);
    let inCsv: string | undefined;
    try {
      parseCsv(`"${column}"\n${cell}\n`);
    } catch (error) {
      inCsv = (error as DataError).message;
    }
    if (message === undefined) expect([inJson, inCsv]).toEqual([undefined, undefined]);
    else {
      expect(inJson).toMatch(message);
      expect(inCsv).toMatch(message);
    }
  });

  test('numbers of columns and rows', () => {
    const names = Array.from('abcdefghi');
    expect(explain(names, [names.map(() => 1)])).toMatch(/The table has 9 columns; at most 8/);
    expect(explain(['a'], [])).toMatch(/The table has no rows/);
    expect(explain([], [[]])).toMatch(/there are none/);
    expect(explain(['a', 1], [[1, 2]])).toMatch(/1 is no text/);
    expect(explain(['a'], [[1], ['2']])).toMatch(/rows\.1\.0 must be a finite number/);
  });
});
