import { DataError } from './data-table.ts';

/** First bytes of files that are no text: archives and spreadsheets, NumPy's, Parquet's, HDF5's, gzip's, old spreadsheets'. */
const BINARY: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0x93, 0x4e, 0x55, 0x4d],
  [0x50, 0x41, 0x52, 0x31],
  [0x89, 0x48, 0x44, 0x46],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * The text of a file: UTF-8, or UTF-16 in either order, with or without a byte-order mark.
 *
 * @throws DataError where it is no text, or one in another encoding
 */
export function decodeTable(bytes: Uint8Array): string {
  if (BINARY.some((start) => start.every((byte, index) => bytes[index] === byte))) {
    throw new DataError(
      'The file is no text, but a spreadsheet, an archive or an array; save it as CSV.',
    );
  }
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(
      'The file is neither UTF-8 nor UTF-16; save it again as UTF-8, which spreadsheets call “CSV UTF-8”.',
    );
  }
}

/** Letters and digits of a table are below 256: in UTF-16 every other byte of its beginning is 0. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0)) return 'utf-16be';
  return 'utf-8';
}
