import uPlot, { type AlignedData, type Options } from 'uplot';
import { type ExactSurvival, escapeDensityAt, survivalAt } from '../../analysis/exact-fields.ts';
import type { Reading } from '../../analysis/reading.ts';
import { say } from '../../language/language.ts';
import { formatNumber } from '../kit/format.ts';

/** Which picture of the escape times. */
export type ChartKind = 'survival' | 'histogram';

/** Values at which the law's curve is drawn. */
const LAW_POINTS = 60;

/** The reading as uPlot's columns: x, then measured (low, high), then the law, then the exact curve. */
export function chartData(
  kind: ChartKind,
  reading: Reading | undefined,
  exact: ExactSurvival | undefined,
): AlignedData {
  if (reading === undefined) {
    return kind === 'survival' ? [[], [], [], [], [], []] : [[], [], [], []];
  }
  const { survival, histogram, comparison, chartEnd } = reading;
  const rate = comparison.expected === undefined ? undefined : 1 / comparison.expected;
  if (kind === 'survival') {
    const { times } = survival;
    const shown = times.filter((time) => time <= chartEnd * 1.001).length;
    // Zero has no place on a logarithmic axis.
    const visible = (values: readonly number[]) =>
      values.slice(0, shown).map((value) => (value > 0 ? value : null));
    const x = times.slice(0, shown);
    const law = x.map((time) => (rate === undefined ? null : Math.exp(-rate * time)));
    const known = x.map((time) => {
      const share = exact === undefined ? 0 : survivalAt(exact, time);
      return share > 0 ? share : null;
    });
    const measured = [survival.survival, survival.low, survival.high].map(visible);
    return [x, ...measured, law, known] as AlignedData;
  }
  const { edges, density } = histogram;
  const bars = edges.map((_, index) => density[Math.min(index, density.length - 1)] ?? null);
  const curve = (time: number) => (rate === undefined ? null : rate * Math.exp(-rate * time));
  // The curve needs more points than there are bars; the bars are steps and keep their shape between them.
  const x: number[] = [];
  const stepped: (number | null)[] = [];
  const fine = Math.max(1, Math.round(LAW_POINTS / Math.max(1, edges.length)));
  edges.forEach((edge, index) => {
    const next = edges[index + 1];
    const pieces = next === undefined ? 1 : fine;
    for (let piece = 0; piece < pieces; piece++) {
      x.push(edge + (piece / pieces) * ((next ?? edge) - edge));
      stepped.push(bars[index]);
    }
  });
  const known = x.map((time) => (exact === undefined ? null : escapeDensityAt(exact, time)));
  return [x, stepped, x.map(curve), known];
}

/** uPlot's options in the colours of the theme. */
export function chartOptions(
  kind: ChartKind,
  reading: () => Reading | undefined,
  style: CSSStyleDeclaration,
  size: { readonly width: number; readonly height: number },
): Options {
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const textSize = 0.8 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const font = `${textSize}px ${colour('--font')}`;
  const ink = colour('--ink-quiet');
  const axis = {
    stroke: ink,
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1, size: 4 },
  };
  const accent = { stroke: colour('--accent'), width: 2, points: { show: false } };
  const law = { stroke: ink, width: 1.5, dash: [6, 4], points: { show: false } };
  const exact = { stroke: colour('--ink'), width: 1.25, points: { show: false } };
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  const isSurvival = kind === 'survival';
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    ...size,
    padding: [10, 1.6 * textSize, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [0, roundUp(reading()?.chartEnd ?? 1)] },
      y: isSurvival
        ? { distr: 3, log: 10, range: () => [lowestDecade(reading()), 1] }
        : { range: (_chart, _low, high) => [0, roundUp(high > 0 ? high * 1.05 : 1)] },
    },
    axes: [
      {
        ...axis,
        label: say('time t'),
        labelFont: font,
        labelSize: 1.5 * textSize,
        size: 2.2 * textSize,
        space: 5 * textSize,
        values: (_chart, splits) => splits.map(formatTick),
      },
      {
        ...axis,
        size: 4.4 * textSize,
        values: (_chart, splits) =>
          splits.map((split) => (isSurvival && !isDecade(split) ? '' : formatTick(split))),
      },
    ],
    series: isSurvival
      ? [{}, accent, edge, edge, law, exact]
      : [
          {},
          {
            ...accent,
            width: 1.5,
            fill: colour('--accent-wash'),
            ...(stepped && { paths: stepped }),
          },
          law,
          exact,
        ],
    ...(isSurvival && {
      bands: [{ series: [3, 2] as [number, number], fill: colour('--accent-wash') }],
    }),
  };
}

/** The next of a few round numbers, so that the axis moves seldom. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  return (steps.find((step) => step * power >= value * 0.9999) ?? 10) * power;
}

/** The decade below the lowest share seen, at least a tenth and no less than one particle. */
function lowestDecade(reading: Reading | undefined): number {
  if (reading === undefined) return 0.1;
  const { atRisk, particleCount } = reading.tally;
  const shares = reading.survival.survival.filter((share) => share > 0);
  const lowest = Math.max(shares.at(-1) ?? 1, atRisk / particleCount, 1 / particleCount, 1e-4);
  return Math.min(0.1, 10 ** Math.floor(Math.log10(lowest * 0.999)));
}

function isDecade(value: number): boolean {
  const exponent = Math.log10(value);
  return Math.abs(exponent - Math.round(exponent)) < 1e-6;
}

function formatTick(value: number): string {
  const text = String(Number(value.toPrecision(8)));
  return text.includes('e') ? formatNumber(value, 2) : text.replace('-', '\u2212');
}
