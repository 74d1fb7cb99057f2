import { reportTheory } from '../analysis/theory.ts';
import { judge } from '../analysis/verdict.ts';
import { readExperiment } from './read-experiment.ts';
import { formatTheory } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `escapement theory`: laws and exact answers, without a particle. */
export function runTheory(path: string, { json }: { json?: boolean }, terminal: Terminal): void {
  const prepared = readExperiment(path);
  const report = reportTheory(prepared);
  for (const warning of [...prepared.warnings, ...report.notes]) terminal.note(warning);
  terminal.print(
    json
      ? JSON.stringify(report.theory, null, 2)
      : formatTheory(report, judge(prepared, undefined, report.exact)),
  );
}
