/** What a figure shows, in the units of its axes: points with their intervals, and lines. Pure functions. */

import { compareLines, type LineFit, predictLine } from '../../../statistics/line-fit.ts';
import type { FigureResult } from '../../../sweep/conclude.ts';
import type { FigureFit, FigurePoint, FigureSeries } from '../../../sweep/draw.ts';
import type { PointRow, PointSettings } from '../../../sweep/row.ts';
import type { Claim, Figure } from '../../../sweep/sweep.ts';
import { createAxis } from '../../../sweep/symbols.ts';
import { fitScale, hasPlace, type Scale } from '../../charts/scales.ts';

/** A place in the units of the axes. */
export type Place = readonly [x: number, y: number];

/** Whose line: of the measured points, of a function that fits them less well, of the exact answers, of the law. */
export type LineKind = 'measured' | 'other' | 'exact' | 'law';

/** A point that has a place. Ends of the interval without one (infinite, or not positive on a logarithmic axis) are null. */
export interface ScenePoint {
  /** Its row's place in the table. */
  readonly point: number;
  readonly x: number;
  /** Null where there is but a bound. */
  readonly y: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: number | null;
  readonly law: number | null;
  readonly isFitted: boolean;
}

/** A line, as many short pieces. */
export interface SceneLine {
  readonly kind: LineKind;
  readonly path: readonly Place[];
  /** Where the true line lies with 95 %, there and back; undefined where none is shown. */
  readonly band?: readonly Place[];
}

/** One series. */
export interface SceneSeries {
  readonly label: string;
  /** Formula of the ordinate. */
  readonly y: string;
  /** In the order of x. */
  readonly points: readonly ScenePoint[];
  readonly lines: readonly SceneLine[];
  readonly isExactDiscrete: boolean;
}

/** A figure, ready to be drawn at any size. */
export interface Scene {
  readonly figure: Figure;
  readonly series: readonly SceneSeries[];
  /** Points that have no place on these axes. */
  readonly unplaced: number;
}

/** Pieces of a line between two neighbouring points. */
const PIECES = 12;

/** What a figure shows. */
export function createScene({ figure, series }: FigureResult, rows: readonly PointRow[]): Scene {
  const rowOf = new Map(rows.map((row) => [row.point, row]));
  const scenes = series.map((one): SceneSeries => {
    const points = one.points
      .flatMap((point) => placePoint(point, figure))
      .sort((a, b) => a.x - b.x);
    const fitted = one.points.flatMap(({ point, isFitted }) =>
      isFitted && rowOf.has(point) ? [rowOf.get(point)!] : [],
    );
    const { label, y, isExactDiscrete } = one;
    const fits = drawFits(one, figure, fitted);
    return {
      label,
      y,
      points,
      isExactDiscrete,
      lines: fits.length > 0 ? fits : joinExact(points),
    };
  });
  const all = series.reduce((sum, { points }) => sum + points.length, 0);
  const placed = scenes.reduce((sum, { points }) => sum + points.length, 0);
  return { figure, series: scenes, unplaced: all - placed };
}

/** The axes that show these series whole, or all where none is shown; bands may reach beyond. */
export function scaleScene(
  { figure: { logarithmicX, logarithmicY }, series }: Scene,
  visible: readonly SceneSeries[],
): { readonly x: Scale; readonly y: Scale } {
  const shown = visible.length > 0 ? visible : series;
  const points = shown.flatMap((one) => one.points);
  const path = shown.flatMap(({ lines }) => lines.flatMap((line) => line.path));
  const heights = points.flatMap(({ y, low, high, exact }) => [y, low, high, exact]);
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  return {
    x: fitScale([...points.map(({ x }) => x), ...path.map(([x]) => x)], logarithmicX),
    y: fitScale([...known(heights), ...path.map(([, y]) => y)], logarithmicY),
  };
}

/** The kinds of lines and marks that are there, for the legend. */
export function kindsOf(series: readonly SceneSeries[]): {
  readonly lines: readonly LineKind[];
  readonly hasExactMarks: boolean;
  readonly hasBounds: boolean;
  /** Points that are left out of a fit. */
  readonly hasRough: boolean;
} {
  const lines = (['measured', 'other', 'exact', 'law'] as const).filter((kind) =>
    series.some((one) => one.lines.some((line) => line.kind === kind)),
  );
  const points = series.flatMap((one) => one.points);
  return {
    lines,
    hasExactMarks: points.some(({ exact }) => exact !== null),
    hasBounds: points.some(({ y }) => y === null),
    hasRough:
      lines.includes('measured') && points.some(({ y, isFitted }) => y !== null && !isFitted),
  };
}

function placePoint(
  { point, x, y, interval: [low, high], exact, law, isFitted }: FigurePoint,
  { logarithmicX, logarithmicY }: Figure,
): ScenePoint[] {
  const onY = (value: number | null) => (hasPlace(value, logarithmicY) ? value : null);
  const placed = {
    point,
    x,
    y: onY(y),
    low: onY(low),
    high: onY(high),
    exact: onY(exact),
    law: onY(law),
    isFitted,
  };
  const hasHeight = placed.y !== null || placed.low !== null || placed.high !== null;
  return hasPlace(x, logarithmicX) && hasHeight ? [placed] : [];
}

function drawFits({ fits }: FigureSeries, figure: Figure, rows: readonly PointRow[]): SceneLine[] {
  const [first] = fits;
  if (first === undefined) return [];
  const { best } = compareLines(fits.map(({ measured }) => measured));
  const chosen = fits[best];
  const walk = walkBetween(rows, figure.x, chosen.x);
  const { measured, exact, law } = chosen;
  const claimed = law ?? lineOfSlope(figure.claim, chosen);
  const others = fits.filter((fit) => fit !== chosen);
  return [
    ...others.map((fit) =>
      lineOf('other', fit.measured, walkBetween(rows, figure.x, fit.x), figure),
    ),
    { ...lineOf('measured', measured, walk, figure), band: bandOf(measured, walk, figure) },
    ...(exact === null ? [] : [lineOf('exact', exact, walk, figure)]),
    ...(claimed === null ? [] : [lineOf('law', claimed, walk, figure)]),
  ];
}

/** A law that states a slope alone: its line goes through the middle of the measured one. */
function lineOfSlope(claim: Claim, { measured }: FigureFit): LineFit | null {
  if (claim.kind !== 'line' || claim.slope === undefined) return null;
  const { center, intercept, slope } = measured;
  const height = intercept + slope * center;
  return { ...measured, slope: claim.slope, intercept: height - claim.slope * center };
}

function lineOf(
  kind: LineKind,
  { intercept, slope }: LineFit,
  walk: readonly Place[],
  { logarithmicY }: Figure,
): SceneLine {
  const path = walk
    .map(([x, abscissa]): Place => [x, intercept + slope * abscissa])
    .filter(([, y]) => hasPlace(y, logarithmicY));
  return { kind, path };
}

function bandOf(fit: LineFit, walk: readonly Place[], { logarithmicY }: Figure): readonly Place[] {
  const edges = walk
    .map(([x, abscissa]) => [x, ...predictLine(fit, abscissa).interval] as const)
    .filter(([, low]) => hasPlace(low, logarithmicY));
  return [
    ...edges.map(([x, low]): Place => [x, low]),
    ...edges.map(([x, , high]): Place => [x, high]).reverse(),
  ];
}

/** Where no line is fitted the exact answers are joined, so that one sees how they run. */
function joinExact(points: readonly ScenePoint[]): SceneLine[] {
  const path = points.flatMap(({ x, exact }): Place[] => (exact === null ? [] : [[x, exact]]));
  return path.length < 2 ? [] : [{ kind: 'exact', path }];
}

/**
 * The figure's x beside a fit's, from the first row to the last by small steps of what is varied.
 *
 * A fit may be a line in another function than the figure's x, and is a curve there. Settings change geometrically between two rows, which
 * keeps those in step that follow by a power.
 */
function walkBetween(rows: readonly PointRow[], x: string, abscissa: string): Place[] {
  const [across, along] = [createAxis(x), createAxis(abscissa)];
  const sorted = rows.toSorted((a, b) => across(a) - across(b));
  return sorted
    .flatMap((row, index) => {
      const next = sorted[index + 1];
      if (next === undefined) return [row];
      return Array.from({ length: PIECES }, (_, piece) => between(row, next, piece / PIECES));
    })
    .map((row): Place => [across(row), along(row)])
    .filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to));
}

/** Settings between those of two rows; `share` 0 is the first's. */
function between(first: PointRow, second: PointRow, share: number): PointRow {
  if (share === 0) return first;
  const mix = (from: number | null, to: number | null): number | null => {
    if (from === null || to === null) return null;
    if (from === to) return from;
    return from * to > 0 ? from * (to / from) ** share : from + (to - from) * share;
  };
  const mixed = (from: number, to: number) => mix(from, to) ?? from;
  const [a, b] = [first.settings, second.settings];
  const settings: PointSettings = {
    learningRate: mixed(a.learningRate, b.learningRate),
    batchSize: mix(a.batchSize, b.batchSize),
    temperature: mix(a.temperature, b.temperature),
    sharpness: mixed(a.sharpness, b.sharpness),
    curvature: mix(a.curvature, b.curvature),
    landscape: Object.fromEntries(
      Object.entries(a.landscape).map(([name, value]) => [
        name,
        mixed(value, b.landscape[name] ?? value),
      ]),
    ),
  };
  return { ...first, steps: mixed(first.steps, second.steps), settings };
}
