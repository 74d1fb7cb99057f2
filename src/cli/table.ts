/** Results for the reader: short tables in plain text. */

import type { RateReport } from '../analysis/rate-report.ts';
import type { TheoryReport } from '../analysis/theory.ts';

const LAW_TITLES = {
  eyringKramers: 'Eyring–Kramers',
  kramers: 'Kramers',
  underdamped: 'Kramers, underdamped',
  sgdDiffusionIto: 'SGD diffusion, Itô',
  sgdDiffusion: 'SGD diffusion',
  momentum: 'Momentum',
  lossScaled: 'loss-scaled noise',
} as const;

/** The laws and exact answers, with ratios to a measured time where there is one. */
export function formatTheory({ theory, exact }: TheoryReport, measured?: number): string {
  const rows: [string, number, string][] = exact.answers.map(({ value, method }) => [
    'exact',
    value,
    method,
  ]);
  for (const [law, title] of Object.entries(LAW_TITLES)) {
    const value = theory[law as keyof typeof LAW_TITLES];
    if (value !== null) rows.push([title, value, 'law']);
  }
  if (rows.length === 0) return 'No law and no exact solver applies.';
  const head = ['theory', 'mean time t', ...(measured === undefined ? [] : ['/measured']), ''];
  return align([
    head,
    ...rows.map(([title, value, note]) => [
      title,
      format(value, 6),
      ...(measured === undefined ? [] : [format(value / measured, 4)]),
      note,
    ]),
  ]);
}

/** A number to so many significant digits; ∞ where no double holds it, a dash where there is none. */
function format(value: number, digits: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return value.toPrecision(digits);
}

/** A measurement beside theory. */
export function formatRate(report: RateReport, theory: TheoryReport): string {
  const { meanEscapeTime, meanEscapeTimeInterval95, rate, rateInterval95, provenance } = report;
  const { throughput, occupancy, occupancyInterval95, wells } = report;
  const rows = [
    ['mean escape time t', ...formatEstimate(meanEscapeTime, meanEscapeTimeInterval95)],
    ['rate', ...formatEstimate(rate, rateInterval95)],
    ['escapes', String(report.events), `${report.censored} awaited, ${report.diverged} diverged`],
    ['steps', String(provenance.steps), `ended: ${provenance.ended}`],
  ];
  occupancy?.forEach((share, index) => {
    const at = wells?.[index].map((coordinate) => format(coordinate, 4)).join(', ');
    const [low, high] = occupancyInterval95?.[index] ?? [0, 1];
    const interval = `95 %: ${format(low, 4)} … ${format(high, 4)}`;
    rows.push([index === 0 ? 'occupancy' : '', format(share, 4), `${interval}, well at (${at})`]);
  });
  const perSecond = throughput.particleSteps / throughput.seconds || 0;
  rows.push([
    'throughput',
    perSecond.toExponential(2),
    `particle-steps/s, ${throughput.seconds.toFixed(1)} s on ${provenance.adapter}`,
  ]);
  return `${align(rows)}\n\n${formatTheory(theory, meanEscapeTime ?? undefined)}`;
}

/** A value with as many digits as its interval allows, and the interval. */
function formatEstimate(
  value: number | null,
  [low, high]: readonly [number | null, number | null],
): [string, string] {
  const width = low !== null && high !== null ? high - low : Number.NaN;
  const size = Math.max(Math.abs(value ?? high ?? low ?? 1), Number.MIN_VALUE);
  const digits = width > 0 ? Math.ceil(Math.log10(size / width)) + 2 : 4;
  const end = (at: number | null) =>
    at === null ? '∞' : format(at, Math.min(15, Math.max(2, digits)));
  return [value === null ? 'unknown' : end(value), `95 %: ${end(low)} … ${end(high)}`];
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
