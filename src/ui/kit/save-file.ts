/** Handing files to the reader, through the browser's own download. */

import { type Column, formatCsv, toRecords } from '../../sweep/table.ts';

/** Kinds of file in which a table can be taken away. */
export type TableFormat = 'csv' | 'json';

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to begin with it first.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Hands a text to the reader as a file. */
export function saveText(name: string, text: string, type: string): void {
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Hands a table to the reader: comma-separated values, or one JSON object a row. The ending is added to the name. */
export function saveTable(name: string, columns: readonly Column[], format: TableFormat): void {
  if (format === 'csv') saveText(`${name}.csv`, formatCsv(columns), 'text/csv');
  else {
    const text = `${JSON.stringify(toRecords(columns), null, 2)}\n`;
    saveText(`${name}.json`, text, 'application/json');
  }
}
