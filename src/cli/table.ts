/** Results for the reader: short tables in plain text. */

import { titleOf } from '../analysis/law-list.ts';
import type { RateReport } from '../analysis/rate-report.ts';
import type { TheoryReport } from '../analysis/theory.ts';
import type { Judgement } from '../analysis/verdict.ts';
import {
  formatBound,
  formatEstimate,
  formatFixed,
  formatHigh,
  formatNumber,
  sayNumber,
} from '../statistics/estimate-text.ts';

/** The laws and exact answers, with ratios to a measured time where there is one, and what is to be said of them. */
export function formatTheory(
  { exact, laws }: TheoryReport,
  { remarks }: Pick<Judgement, 'remarks'>,
  measured?: number,
): string {
  const rows = exact.answers.map(({ value, error, method }): TheoryRow => {
    const text = formatEstimate(value, [value - error, value + error]);
    return { title: 'exact', value, text: `${text.value} ${text.error}`.trim(), note: method };
  });
  for (const law of laws) {
    if ('reason' in law.result) continue;
    const { value } = law.result;
    rows.push({ title: titleOf(law), value, text: formatNumber(value), note: 'law' });
  }
  if (rows.length === 0) return 'No law and no exact solver applies.';
  const head = ['theory', 'mean time t', ...(measured === undefined ? [] : ['/measured']), ''];
  const table = align([
    head,
    ...rows.map(({ title, value, text, note }) => [
      title,
      text,
      ...(measured === undefined ? [] : [formatNumber(value / measured)]),
      note,
    ]),
  ]);
  return [table, ...remarks].join('\n\n');
}

interface TheoryRow {
  readonly title: string;
  readonly value: number;
  readonly text: string;
  readonly note: string;
}

/** A measurement beside theory, and what the two say of one another. */
export function formatRate(report: RateReport, theory: TheoryReport, judgement: Judgement): string {
  const { meanEscapeTime, meanEscapeTimeInterval95, rate, rateInterval95, provenance } = report;
  const { throughput, occupancy, occupancyInterval95, wells } = report;
  const rows = [
    meanEscapeTime === null
      ? ['mean escape time t', ...formatLower(meanEscapeTimeInterval95[0], report.state)]
      : ['mean escape time t', ...formatMeasured(meanEscapeTime, meanEscapeTimeInterval95)],
    rate === null
      ? ['rate', ...formatUpper(rateInterval95[1])]
      : ['rate', ...formatMeasured(rate, rateInterval95)],
    ['escapes', String(report.events), `${report.censored} awaited, ${report.diverged} diverged`],
    ['steps', String(provenance.steps), `ended: ${provenance.ended}`],
  ];
  occupancy?.forEach((share, index) => {
    const at = wells?.[index].map((coordinate) => sayNumber(coordinate, 4)).join(', ');
    const interval = occupancyInterval95?.[index] ?? ([0, 1] as const);
    const [value, ends] = formatMeasured(share, interval);
    rows.push([index === 0 ? 'occupancy' : '', value, `${ends}, well at (${at})`]);
  });
  const perSecond = throughput.particleSteps / throughput.seconds || 0;
  rows.push([
    'throughput',
    formatNumber(perSecond),
    `particle-steps/s, ${formatFixed(throughput.seconds, 1)} s on ${provenance.adapter}`,
  ]);
  const measured = meanEscapeTime ?? undefined;
  return [align(rows), formatTheory(theory, judgement, measured), judgement.verdict.sentence].join(
    '\n\n',
  );
}

/** A mean time that is not measured: what it is at least, and what is waited for. */
function formatLower(low: number | null, state: RateReport['state']): [string, string] {
  const why = state === 'settling' ? 'the rate of escapes is not constant yet' : 'no escape yet';
  return low !== null && low > 0
    ? [formatBound(low), `a lower bound, 97.5 %: ${why}`]
    : ['unknown', why];
}

function formatUpper(high: number | null): [string, string] {
  return high === null ? ['unknown', ''] : [`≤ ${formatHigh(high)}`, 'an upper bound, 97.5 %'];
}

/** A value and its 95 % interval, with the digits that the interval allows. */
function formatMeasured(
  value: number,
  [low, high]: readonly [number | null, number | null],
): [string, string] {
  const ends = [low ?? 0, high ?? Number.POSITIVE_INFINITY] as const;
  const text = formatEstimate(value, ends);
  return [text.value, text.interval === '' ? '' : `95 %: ${text.interval}`];
}

/** Rows in columns of equal width. */
function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
