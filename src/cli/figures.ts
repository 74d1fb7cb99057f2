import { FIGURES } from '../sweep/figures.ts';
import type { Terminal } from './terminal.ts';

/** `escapement figures`: lists the sweeps that come with the program. */
export function listFigures({ json }: { readonly json?: boolean }, terminal: Terminal): void {
  if (json) {
    terminal.print(JSON.stringify(FIGURES, null, 2));
    return;
  }
  const width = Math.max(...FIGURES.map(({ name }) => name.length));
  for (const { name, title } of FIGURES) terminal.print(`${name.padEnd(width)}  ${title}`);
}
