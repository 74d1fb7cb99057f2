/** Words of a figure in the language of the page: axes, series, lines, and a point in a sentence. */

import { LAW_TITLES } from '../../../analysis/law-list.ts';
import { say } from '../../../language/language.ts';
import { sayNumber } from '../../../statistics/estimate-text.ts';
import type { Figure } from '../../../sweep/sweep.ts';
import { sayFormula } from '../../../sweep/words.ts';
import {
  formatEstimate,
  formatHigh,
  formatInterval,
  formatLow,
  formatNumber,
} from '../../kit/format.ts';
import type { LineKind, Scene, ScenePoint, SceneSeries } from './figure-chart-scene.ts';

const SPACE = '\u00a0';

/** Title of the horizontal axis, as text. */
export function titleOfX({ x, xTitle }: Figure): string {
  return say(xTitle ?? sayFormula(x));
}

/** Title of the vertical axis, as text; the formulas of the series where they differ and no words are given. */
export function titleOfY({ y, yTitle }: Figure, series: readonly { readonly y: string }[]): string {
  if (yTitle !== undefined) return say(yTitle);
  const formulas = new Set(series.map((one) => one.y));
  return formulas.size === 0 ? sayFormula(y) : [...formulas].map(sayFormula).join(', ');
}

/** Whether the series are drawn over different ordinates, so that each has to say its own. */
export function hasOwnOrdinates(series: readonly { readonly y: string }[]): boolean {
  return new Set(series.map(({ y }) => y)).size > 1;
}

/** A series in the legend, with its ordinate where each has its own; what its marks are where there is but one. */
export function nameSeries({ label, y }: SceneSeries, { series }: Scene): string {
  if (series.length === 1) return say('measured, 95 % interval');
  return hasOwnOrdinates(series) ? say`${label}, ${sayFormula(y)}` : say(label);
}

/** What a kind of line is, for the legend. */
export function nameLine(kind: LineKind, scene: Scene): string {
  return say(describeLine(kind, scene));
}

function describeLine(kind: LineKind, { figure, series }: Scene): string {
  const { claim } = figure;
  const isDiscrete = series.every((one) => one.isExactDiscrete);
  switch (kind) {
    case 'measured':
      return 'line through the measured points, 95 % band';
    case 'other':
      return 'the same in the other function';
    case 'exact':
      if (claim.kind === 'line' || claim.kind === 'better-line') {
        return isDiscrete ? 'line through the exact answers' : 'line of continuous time (η → 0)';
      }
      return isDiscrete ? 'exact answers, joined' : 'continuous time (η → 0), joined';
    case 'law':
      if (claim.kind === 'line' && claim.slope !== undefined) {
        return `slope ${sayNumber(claim.slope)}, the law's`;
      }
      return claim.kind === 'line' && claim.law !== undefined ? nameLaw(claim.law) : 'law';
  }
}

function nameLaw(law: string): string {
  if (!Object.hasOwn(LAW_TITLES, law)) return law;
  const { name, variant } = LAW_TITLES[law as keyof typeof LAW_TITLES];
  return `${name}, ${variant}`;
}

/** What the small open marks are. */
export function nameExactMarks({ series }: Scene): string {
  return say(
    series.every((one) => one.isExactDiscrete) ? 'exact answer' : 'continuous time (η → 0)',
  );
}

/** A number that was set: as few digits as tell it apart. */
export function formatSet(value: number): string {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-3 && size < 1e6) ? sayNumber(value, 5) : formatNumber(value, 3);
}

/** A measured value with its 95 % interval: "3.014 ± 0.021", "above 6.9"; a dash where there is nothing. */
export function formatMeasured({ y, low, high }: Pick<ScenePoint, 'y' | 'low' | 'high'>): string {
  if (y === null) {
    if (low !== null && high === null) return say`above ${formatLow(low)}`;
    if (high !== null && low === null) return say`below ${formatHigh(high)}`;
    return low !== null && high !== null ? formatInterval([low, high]) : '–';
  }
  if (low === null || high === null) {
    const value = formatNumber(y, 2);
    if (low !== null) return say`${value}, above ${formatLow(low)}`;
    return high === null ? value : say`${value}, below ${formatHigh(high)}`;
  }
  const { value, error } = formatEstimate(y, [low, high]);
  return [value, error].filter(Boolean).join(SPACE);
}

/** A known value with the digits that tell it from the measured one beside it. */
export function formatKnown(
  known: number | null,
  { y, low, high }: Pick<ScenePoint, 'y' | 'low' | 'high'>,
): string {
  if (known === null || !Number.isFinite(known)) return '–';
  if (y === null || low === null || high === null || !(high > low)) return formatNumber(known, 3);
  const half = (high - low) / 2;
  const { value, error } = formatEstimate(known, [known - half, known + half]);
  return value.startsWith('(') || error === '' ? formatNumber(known, 4) : value;
}

/** A point and its values in words. */
export function describePoint(
  { figure, series: all }: Scene,
  series: SceneSeries,
  point: ScenePoint,
): string {
  const { y } = series;
  const ordinate = say(figure.yTitle ?? sayFormula(y));
  const parts = [
    `${titleOfX(figure)} = ${formatSet(point.x)}`,
    `${ordinate} ${point.y === null ? '' : '= '}${formatMeasured(point)} (95 %)`,
  ];
  if (point.exact !== null) {
    parts.push(
      series.isExactDiscrete
        ? say`exact ${formatKnown(point.exact, point)}`
        : say`continuous time ${formatKnown(point.exact, point)}`,
    );
  }
  if (point.law !== null) parts.push(say`law ${formatKnown(point.law, point)}`);
  if (point.y === null) parts.push(say('a bound only'));
  else if (!point.isFitted) parts.push(say('too rough for the fit'));
  const values = parts.reduce((before, part) => say`${before}; ${part}`);
  return all.length > 1 ? say`${series.label}: ${values}` : values;
}
