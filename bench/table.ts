/** The one table, for the terminal and for the README. */

import type { Accuracy, Line, Missing, Speed } from './results.ts';
import { WORKS } from './works.ts';

/** A number of particle-steps per second, two digits. */
export function formatRate(rate: number): string {
  return rate.toExponential(1).replace('e+', 'e');
}

/** 2^20 for 1048576; numbers that are no power of two as they are. */
export function formatCount(count: number): string {
  const exponent = Math.log2(count);
  return Number.isInteger(exponent) ? `2^${exponent}` : String(count);
}

/** Mean first passage against the exact one: "+0.3 ± 0.8 %"; against the mean over all programs where nothing is exact. */
export function formatAccuracy(own: Accuracy, all: readonly Accuracy[]): string {
  const reference = own.exact?.value ?? meanOfOthers(own, all);
  if (reference === undefined) return 'nothing to compare with';
  const percent = (value: number) => (100 * value) / reference;
  const apart = percent(own.meanSteps - reference);
  const sign = apart < 0 ? '−' : '+';
  return `${sign}${Math.abs(apart).toFixed(1)} ± ${percent(own.standardError).toFixed(1)} %`;
}

/** The mean first passage of all other programs on the same work, each weighted by its precision. */
export function meanOfOthers(own: Accuracy, all: readonly Accuracy[]): number | undefined {
  const others = all.filter(({ work, program }) => work === own.work && program !== own.program);
  if (others.length === 0) return undefined;
  const weights = others.map(({ standardError }) => standardError ** -2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return others.reduce((sum, { meanSteps }, i) => sum + weights[i] * meanSteps, 0) / total;
}

/** Rows of text, a row a program and ensemble, for one run. */
export function tableOf(lines: readonly Line[]): readonly (readonly string[])[] {
  const speeds = lines.filter((line): line is Speed => line.kind === 'speed');
  const accuracies = lines.filter((line): line is Accuracy => line.kind === 'accuracy');
  const missing = lines.filter((line): line is Missing => line.kind === 'missing');
  const rows = [
    ['work', 'particles', 'program', 'particle-steps/s', 'of the fastest', 'mean first passage'],
  ];
  for (const { id, title, accuracyOf } of WORKS) {
    const ofWork = speeds.filter(({ work }) => work === id);
    for (const count of new Set(ofWork.map(({ particles }) => particles))) {
      const here = ofWork.filter(({ particles }) => particles === count);
      const fastest = Math.max(...here.map(({ rate }) => rate));
      for (const { program, rate, isOurs } of here.sort((a, b) => b.rate - a.rate)) {
        const accuracy = accuracies.find(
          (line) => line.work === accuracyOf && line.program === program,
        );
        rows.push([
          `${id}: ${title}`,
          formatCount(count),
          isOurs ? `**${program}**` : program,
          formatRate(rate),
          (rate / fastest).toPrecision(2),
          accuracy === undefined ? '' : formatAccuracy(accuracy, accuracies),
        ]);
      }
    }
  }
  const reasons = new Map<string, Set<string>>();
  for (const { program, work, reason } of missing) {
    const key = `${program}: ${reason}`;
    reasons.set(key, (reasons.get(key) ?? new Set()).add(work));
  }
  for (const [key, works] of reasons) {
    const [program, ...reason] = key.split(': ');
    rows.push([[...works].join(' '), '', program, `not available: ${reason.join(': ')}`, '', '']);
  }
  return rows;
}

/** For a terminal: columns of equal width. */
export function formatText(rows: readonly (readonly string[])[]): string {
  const plain = rows.map((row) => row.map((cell) => cell.replaceAll('**', '')));
  const widths = plain[0].map((_, column) =>
    Math.max(
      ...plain
        .filter((row) => !row[3].startsWith('not available'))
        .map((row) => [...row[column]].length),
    ),
  );
  return plain
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column] - [...cell].length)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For a document; a cell that repeats the one above it is left empty. */
export function formatMarkdown([head, ...rows]: readonly (readonly string[])[]): string {
  const write = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    write(head),
    write(head.map(() => '---')),
    ...rows.map((row, index) =>
      write(
        row.map((cell, column) =>
          column < 2 &&
          index > 0 &&
          rows[index - 1][column] === cell &&
          rows[index - 1][0] === row[0]
            ? ''
            : cell,
        ),
      ),
    ),
  ].join('\n');
}
