/** What a sweep asks and varies, in words for the reader. Pure functions. */

import type { Provenance } from '../analysis/rate-report.ts';
import type { PointRow } from '../sweep/row.ts';
import type { Figure, Sweep } from '../sweep/sweep.ts';
import { sayFormula } from '../sweep/words.ts';
import {
  formatCount,
  formatDuration,
  formatEstimate,
  formatInterval,
  formatNumber,
} from './format.ts';
import { countPoints } from './sweep-store.ts';

/** Fields whose own name says too little. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  'until.steps': 'steps',
  'landscape.parameters.ratio': 'ratio of curvatures',
  'landscape.parameters.h1': 'curvature h₁',
};

/** A field of the experiment in words: `noise.batchSize` → "batch size". */
export function sayField(path: string): string {
  const name = path.split('.').at(-1) ?? path;
  return (
    FIELD_NAMES[path] ?? name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  );
}

/** What is being done, as `runSweep` says it, with fields in words. */
export function sayDoing({ vary }: Sweep, doing: string): string {
  return vary.reduce((text, { field }) => text.replaceAll(field, sayField(field)), doing);
}

/** The question that a figure answers, in a sentence. */
export function sayQuestion({ figure }: Sweep): string {
  if (figure === undefined) return 'A table, without a figure.';
  const { claim } = figure;
  const y = figure.yTitle ?? sayFormula(figure.y);
  switch (claim.kind) {
    case 'line': {
      const slope =
        claim.slope !== undefined
          ? `, of slope ${saySet(claim.slope)}`
          : claim.law !== undefined
            ? ', with the slope of the law'
            : '';
      return `Is ${y} a straight line in ${sayAbscissa(figure)}${slope}?`;
    }
    case 'better-line':
      return `Is ${y} rather a line in ${claim.candidates.map(sayFormula).join(' or in ')}?`;
    case 'constant':
      return `Does ${withArticle(y)} stay the same within ${saySet(100 * claim.spread)} % where ${claim.symbol === figure.x ? sayX(figure) : sayFormula(claim.symbol)} ≤ ${claim.upTo}?`;
    case 'agreement':
      return `Does ${withArticle(y)} agree with exact answers?`;
  }
}

function sayX({ x, xTitle }: Figure): string {
  return xTitle ?? sayFormula(x);
}

function sayAbscissa(figure: Figure): string {
  return figure.logarithmicX ? `ln ${sayX(figure)}` : sayX(figure);
}

/** "the share of the sharp well", but "⟨x²⟩" and "−ln γ". */
function withArticle(name: string): string {
  return /^[a-z]{3}/.test(name) ? `the ${name}` : name;
}

/** A number that was set, with no more digits than it has: 2.5, 0.0018, 1 048 576. */
export function saySet(value: number): string {
  const text = formatNumber(value, 5);
  return text.includes('×')
    ? formatNumber(value, 3)
    : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** What is varied, e.g. "6 points, batch size 2.5 to 5, for SGD and Adam". */
export function sayRange(sweep: Sweep): string {
  const count = countPoints(sweep);
  const fields = sweep.vary.map(({ field, values }) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const range = low === high ? saySet(low) : `${saySet(low)} to ${saySet(high)}`;
    return `${sayField(field)} ${range}`;
  });
  const labels = sweep.series.map(({ label }) => label);
  const series = labels.length > 1 ? [`for ${labels.join(', ')}`] : [];
  return [`${formatCount(count)} ${count === 1 ? 'point' : 'points'}`, ...fields, ...series].join(
    ', ',
  );
}

/** The precision of a run: "± 2 %". */
export function sayPrecision({ precision }: Sweep, isQuick: boolean): string {
  const error = isQuick ? precision.quick : precision.relativeError;
  return `± ${saySet(Number((100 * error).toPrecision(2)))} %`;
}

/** What produced a result, on one line. */
export function sayProvenance({ version, engine, adapter, seed, date }: Provenance): string {
  const day = date.slice(0, 16).replace('T', ' ');
  const where = engine === 'webgpu' ? `WebGPU, ${adapter}` : adapter;
  return `Escapement ${version} · ${where} · seed ${seed} · ${day} UTC`;
}

/** What is measured at a point, as the head of a column. */
export function sayMeasured({ measure }: Sweep): string {
  return {
    escape: 'mean escape time τ',
    occupancy: 'share of the start’s well',
    displacement: '⟨x²⟩, ⟨y²⟩',
  }[measure];
}

/** After an exact answer that is one of infinitely short steps. */
const CONTINUOUS = ' (η → 0)';

/** A measured value with its error, and its exact answer; '' where there is none. */
export function sayValues({ escapes, occupancy, displacement }: PointRow): {
  readonly measured: string;
  readonly exact: string;
} {
  if (escapes !== undefined) {
    const { meanEscapeTime, meanEscapeTimeInterval95, theory } = escapes;
    const [low, high] = meanEscapeTimeInterval95;
    const ends = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY] as const;
    return {
      measured: meanEscapeTime === null ? formatInterval(ends) : sayEstimate(meanEscapeTime, ends),
      exact:
        theory.exact === null
          ? ''
          : `${formatNumber(theory.exact.value, 4)}${escapes.isExactDiscrete === false ? CONTINUOUS : ''}`,
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
  return `about ${formatDuration(Math.max(1, seconds))}`;
}
