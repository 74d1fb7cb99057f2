import { DataError } from './data-table.ts';

/** First bytes of files that are no text: archives and spreadsheets, NumPy's, Parquet's, HDF5's, gzip's, old spreadsheets', PDF. */
const BINARY: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0x93, 0x4e, 0x55, 0x4d],
  [0x50, 0x41, 0x52, 0x31],
  [0x89, 0x48, 0x44, 0x46],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/**
 * The text of a file: UTF-8, or UTF-16 in either order, with or without a byte-order mark.
 *
 * @throws DataError where it is no text, or one in another encoding
 */
export function decodeTable(bytes: Uint8Array): string {
  if (BINARY.some((start) => start.every((byte, index) => bytes[index] === byte))) {
    throw noText();
  }
  const text = decode(bytes);
  if (text.includes('\0')) throw noText();
  return text;
}

function noText(): DataError {
  return new DataError(
    'The file is no text, but a spreadsheet, an archive or an array; save it as CSV.',
  );
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(
      'The file is neither UTF-8 nor UTF-16; save it again as UTF-8, which spreadsheets call “CSV UTF-8”.',
    );
  }
}

/** So many bytes tell an encoding. */
const LOOKED_AT = 4096;
/** Digits and separators are below 256, and a table has more of them than this share, whatever its columns are called. */
const PLAIN = 0.3;

/** In UTF-16 every other byte of a digit or a separator is 0, the second of each pair where the little end comes first. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = bytes.subarray(0, LOOKED_AT);
  looked.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]++;
  });
  const [high, low] = zeros.map((count) => count / (looked.length / 2));
  if (low > PLAIN && high < PLAIN) return 'utf-16le';
  if (high > PLAIN && low < PLAIN) return 'utf-16be';
  return 'utf-8';
}
