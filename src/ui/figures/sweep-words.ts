/** What a sweep asks and varies, in words for the reader and in the language of the page. */

import type { Provenance } from '../../analysis/rate-report.ts';
import { say } from '../../language/language.ts';
import { type PointRow, stateOf } from '../../sweep/row.ts';
import type { Figure, Sweep } from '../../sweep/sweep.ts';
import { sayFormula } from '../../sweep/words.ts';
import {
  formatBound,
  formatCount,
  formatDuration,
  formatEstimate,
  formatKnown,
  formatNumber,
} from '../kit/format.ts';
import { countPoints, type SweepRun } from './sweep-store.ts';

/** Fields whose own name says too little. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  'until.steps': 'steps',
  'landscape.parameters.ratio': 'ratio of curvatures',
  'landscape.parameters.h1': 'curvature h₁',
};

/** A field of the experiment in words: `noise.batchSize` → "batch size". */
export function sayField(path: string): string {
  const name = path.split('.').at(-1) ?? path;
  return say(
    FIELD_NAMES[path] ??
      name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  );
}

/** A count of points: "1 point", "5 points". */
export function sayPoints(count: number): string {
  return count === 1 ? say('1 point') : say`${formatCount(count)} points`;
}

/** What a run is called: by the title of its sweep, as long as the reader has given it no name. */
export function sayRun({ name, sweep }: Pick<SweepRun, 'name' | 'sweep'>): string {
  const rest = name.startsWith(sweep.title) ? name.slice(sweep.title.length) : undefined;
  return rest !== undefined && /^( \(\d+\))?$/.test(rest) ? `${say(sweep.title)}${rest}` : name;
}

/** Parts with commas between them. */
export function sayList(parts: readonly string[]): string {
  return parts.reduce((before, part) => say`${before}, ${part}`);
}

/** What is being done, as `runSweep` says it, with fields in words. */
export function sayDoing({ vary, series }: Sweep, doing: string): string {
  const [, planning, points] = /^(planning )?(.*)$/s.exec(doing)!;
  const fields = vary.reduce((text, { field }) => text.replaceAll(field, sayField(field)), points);
  const words = series
    .reduce((text, { label }) => text.replaceAll(`${label}, `, `${say(label)}, `), fields)
    .split('; ')
    .map((point) => sayList(point.split(', ')))
    .reduce((before, point) => say`${before}; ${point}`);
  return planning === undefined ? words : say`planning ${words}`;
}

/** The question that a figure answers, in a sentence. */
export function sayQuestion({ figure }: Sweep): string {
  if (figure === undefined) return say('A table, without a figure.');
  const { claim } = figure;
  const y = figure.yTitle ?? sayFormula(figure.y);
  switch (claim.kind) {
    case 'line': {
      const x = sayAbscissa(figure);
      if (claim.slope !== undefined) {
        return say`Is ${y} a straight line in ${x}, of slope ${saySet(claim.slope)}?`;
      }
      return claim.law === undefined
        ? say`Is ${y} a straight line in ${x}?`
        : say`Is ${y} a straight line in ${x}, with the slope of the law?`;
    }
    case 'better-line': {
      const abscissas = claim.candidates.map(sayFormula);
      return say`Is ${y} rather a line in ${abscissas.reduce((before, x) => say`${before} or in ${x}`)}?`;
    }
    case 'constant': {
      const symbol = claim.symbol === figure.x ? sayX(figure) : sayFormula(claim.symbol);
      return say`Does ${withArticle(y)} stay the same within ${saySet(100 * claim.spread)} % where ${symbol} ≤ ${claim.upTo}?`;
    }
    case 'agreement':
      return say`Does ${withArticle(y)} agree with exact answers?`;
  }
}

function sayX({ x, xTitle }: Figure): string {
  return say(xTitle ?? sayFormula(x));
}

function sayAbscissa(figure: Figure): string {
  return figure.logarithmicX ? `ln ${sayX(figure)}` : sayX(figure);
}

/** "the share of the sharp well", but "⟨x²⟩" and "−ln γ". */
function withArticle(name: string): string {
  return /^[a-z]{3}/.test(name) ? say`the ${name}` : say(name);
}

/** A number that was set, with no more digits than it has: 2.5, 0.0018, 1 048 576. */
export function saySet(value: number): string {
  const text = formatNumber(value, 5);
  return text.includes('×')
    ? formatNumber(value, 3)
    : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** What is varied, e.g. "6 points, batch size 2.5 … 5, for SGD, Adam". */
export function sayRange(sweep: Sweep): string {
  const fields = sweep.vary.map(({ field, values }) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const range = low === high ? saySet(low) : `${saySet(low)} … ${saySet(high)}`;
    return `${sayField(field)} ${range}`;
  });
  const labels = sweep.series.map(({ label }) => label);
  const series = labels.length > 1 ? [say`for ${sayList(labels)}`] : [];
  return sayList([sayPoints(countPoints(sweep)), ...fields, ...series]);
}

/** The precision of a run: "± 2 %". */
export function sayPrecision({ precision }: Sweep, isQuick: boolean): string {
  const error = isQuick ? precision.quick : precision.relativeError;
  return `± ${saySet(Number((100 * error).toPrecision(2)))} %`;
}

/** What produced a result, on one line. */
export function sayProvenance({ version, engine, adapter, seed, date }: Provenance): string {
  const day = date.slice(0, 16).replace('T', ' ');
  const where = engine === 'webgpu' ? say`WebGPU, ${adapter}` : adapter;
  return say`Escapement ${version} · ${where} · seed ${seed} · ${day} UTC`;
}

/** What is measured at a point, as the head of a column. */
export function sayMeasured({ measure }: Sweep): string {
  const words = {
    escape: 'mean escape time τ',
    occupancy: 'share of the start’s well',
    displacement: '⟨x²⟩, ⟨y²⟩',
  } as const;
  return say(words[measure]);
}

/** After an exact answer that is one of infinitely short steps. */
const CONTINUOUS = ' (η → 0)';

/** A measured value with its error, and its exact answer; '' where there is none. */
export function sayValues({ escapes, occupancy, displacement }: PointRow): {
  readonly measured: string;
  readonly exact: string;
} {
  if (escapes !== undefined) {
    const { meanEscapeTimeInterval95, theory } = escapes;
    const meanEscapeTime = stateOf(escapes) === 'measured' ? escapes.meanEscapeTime : null;
    const [low, high] = meanEscapeTimeInterval95;
    const ends = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY] as const;
    return {
      measured: meanEscapeTime === null ? formatBound(ends[0]) : sayEstimate(meanEscapeTime, ends),
      exact:
        theory.exact === null
          ? ''
          : `${formatKnown(theory.exact.value, theory.exact.error ?? 0, 4)}${escapes.isExactDiscrete === false ? CONTINUOUS : ''}`,
    };
  }
  if (occupancy !== undefined && occupancy.shares.length > 0) {
    return {
      measured: sayEstimate(occupancy.shares[0], occupancy.intervals[0]),
      exact: occupancy.exact === null ? '' : `${formatNumber(occupancy.exact[0], 3)}${CONTINUOUS}`,
    };
  }
  if (displacement !== undefined) {
    const { meanSquare, standardErrors, exact } = displacement;
    const along = (axis: 0 | 1) =>
      sayEstimate(meanSquare[axis], [
        meanSquare[axis] - 1.96 * standardErrors[axis],
        meanSquare[axis] + 1.96 * standardErrors[axis],
      ]);
    return {
      measured: `${along(0)}, ${along(1)}`,
      exact: exact === null ? '' : exact.map((value) => formatNumber(value, 3)).join(', '),
    };
  }
  return { measured: '–', exact: '' };
}

function sayEstimate(value: number, interval: readonly [number, number]): string {
  const { value: text, error } = formatEstimate(value, interval);
  return `${text} ${error}`.trim();
}

/** About how long: "about 20 s". */
export function sayAbout(seconds: number): string {
  return say`about ${formatDuration(Math.max(1, seconds))}`;
}
