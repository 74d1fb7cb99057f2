/** The folder of a sweep: what has been computed is written down at once, and found again. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { messageOf } from '../message-of.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import type { FigureResult } from '../sweep/conclude.ts';
import { composeResult, explainOther, type SweepRecord } from '../sweep/result.ts';
import type { PointRow } from '../sweep/row.ts';
import { type Column, formatCsv, tabulate } from '../sweep/table.ts';
import { InputError } from './exit-status.ts';

/** A folder with the rows found in it. */
export interface SweepFolder {
  readonly record: SweepRecord;
  readonly rows: readonly PointRow[];
  /** Writes a row down; it stays even if the machine stops right after. */
  append(row: PointRow): void;
  /** Writes the tables, and the figure where there is one. */
  finish(rows: readonly PointRow[], figure: FigureResult | undefined): void;
}

const RECORD = 'sweep.json';
const ROWS = 'points.jsonl';

/**
 * Opens the folder of a sweep, or makes it.
 *
 * @throws InputError where it holds another sweep, or one of another engine
 */
export function openSweepFolder(path: string, wanted: SweepRecord): SweepFolder {
  makeFolder(path);
  const recordPath = join(path, RECORD);
  const rowsPath = join(path, ROWS);
  if (!existsSync(recordPath)) {
    if (existsSync(rowsPath)) {
      throw new InputError([
        `${path} holds a ${ROWS} without its ${RECORD}; choose another --out.`,
      ]);
    }
    writeWhole(recordPath, toJson(wanted));
  }
  const record = readRecord(recordPath);
  refuseOther(path, record, wanted);
  const rows = readRows(rowsPath);
  return {
    record,
    rows,
    append(row) {
      const file = openSync(rowsPath, 'a');
      writeSync(file, `${JSON.stringify(row)}\n`);
      fsyncSync(file);
      closeSync(file);
    },
    finish(all, figure) {
      const columns = tabulate(record.sweep, all);
      const { provenance } = record;
      writeWhole(join(path, 'table.csv'), formatCsv(columns));
      writeWhole(join(path, 'table.json'), toJson(composeResult(record, all)));
      writeWhole(join(path, 'table.parquet'), formatParquet(columns, record));
      if (figure !== undefined) {
        writeWhole(join(path, 'fit.json'), toJson({ provenance, ...figure }));
      }
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    readdirSync(path);
  } catch (error) {
    const reason = messageOf(error);
    throw new InputError([`--out ${path} cannot be used as a folder: ${reason}.`]);
  }
}

function readRecord(path: string): SweepRecord {
  try {
    return parseJson(readFileSync(path, 'utf8')) as SweepRecord;
  } catch (error) {
    const reason = error instanceof JsonError ? error.reason : messageOf(error);
    throw new InputError([`${path} is not the record of a sweep: ${reason}.`]);
  }
}

/** Rows of different sweeps, precisions, engines or versions would not make one table. */
function refuseOther(path: string, found: SweepRecord, wanted: SweepRecord): void {
  const other = explainOther(found, wanted);
  if (other === undefined) return;
  throw new InputError([`${path} holds ${other}. Choose another --out, or remove the folder.`]);
}

/** The rows that were written to their end; what a process that was killed has left of another is cut off. */
function readRows(path: string): PointRow[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  try {
    return lines.map((line) => parseJson(line) as PointRow);
  } catch (error) {
    const reason = error instanceof JsonError ? error.reason : messageOf(error);
    throw new InputError([`${path} is damaged: ${reason}. Remove the line.`]);
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Writes a file so that it is there as a whole or not at all. */
function writeWhole(path: string, content: string | Uint8Array): void {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written);
  }
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, path);
}

const PARQUET_TYPES = {
  number: 'DOUBLE',
  integer: 'DOUBLE',
  text: 'STRING',
  truth: 'BOOLEAN',
} as const;

function formatParquet(columns: readonly Column[], record: SweepRecord): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, cells }) => ({
      name,
      type: PARQUET_TYPES[type],
      data: [...cells],
      nullable: true,
    })),
    // The file's own provenance: it may be copied away from its folder.
    kvMetadata: [{ key: 'escapement', value: JSON.stringify(record) }],
  });
  return new Uint8Array(buffer);
}
