import { readFileSync } from 'node:fs';
import { messageOf } from '../message-of.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import { InputError } from './exit-status.ts';

/**
 * Reads a JSON file.
 *
 * @param kind what the file should be, for sentences: "an experiment file"
 * @throws InputError with a sentence where it cannot be read or is no JSON
 */
export function readJson(path: string, kind: string): unknown {
  const text = readText(path, kind);
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { reason } = error;
    throw new InputError([`${path} is not JSON: ${reason}.`]);
  }
}

/**
 * Reads a text file.
 *
 * @param kind what the file should be, for sentences
 * @throws InputError with a sentence where it cannot be read
 */
export function readText(path: string, kind: string): string {
  return readBytes(path, kind).toString('utf8');
}

/**
 * Reads a file.
 *
 * @param kind what the file should be, for sentences
 * @throws InputError with a sentence where it cannot be read
 */
export function readBytes(path: string, kind: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new InputError([`There is no file ${path}.`]);
    if (code === 'EISDIR') throw new InputError([`${path} is a folder, not ${kind}.`]);
    const reason = messageOf(error);
    throw new InputError([`${path} cannot be read: ${reason}`]);
  }
}
