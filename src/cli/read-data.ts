import { dirname, join } from 'node:path';
import { DataError, parseCsv } from '../landscapes/mean/data-table.ts';
import { decodeTable } from '../landscapes/mean/decode-table.ts';
import { InputError } from './exit-status.ts';
import { readBytes } from './read-json.ts';

/**
 * An experiment as read from a file, with the CSV file that its landscape names, a path beside that file, read in its place.
 *
 * @param given anything; what is no experiment stays as it is
 * @param path the experiment's own file
 * @throws InputError naming the file and, for a bad row, its line
 */
export function withData(given: unknown, path: string): unknown {
  if (!isObject(given) || !isObject(given.landscape)) return given;
  const { landscape } = given;
  if (typeof landscape.data !== 'string') return given;
  const file = join(dirname(path), landscape.data);
  try {
    return {
      ...given,
      landscape: { ...landscape, data: parseCsv(decodeTable(readBytes(file, 'a CSV file'))) },
    };
  } catch (error) {
    if (error instanceof DataError) {
      throw new InputError([`landscape.data: ${file}: ${error.message}`]);
    }
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => `landscape.data: ${problem}`));
  }
}

/** Whether a value is an object with named fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
