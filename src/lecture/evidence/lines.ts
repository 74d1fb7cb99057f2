/** ln τ as a straight line in what is varied, beside the line of the exact answers at the same places. */

import { findEscapeLaws } from '../../analysis/laws.ts';
import { fitLine, type LineFit } from '../../statistics/line-fit.ts';
import type { Estimate, EvidencePoints, PanelReading } from '../scene.ts';
import type { Comparand } from './judge.ts';
import { exactTime, measureMeanTime } from './mean-time.ts';

/** A line through measured ln τ, and one with the same weights through the exact ones. */
export interface MeasuredLine {
  readonly fit: LineFit;
  readonly slope: Estimate;
  /** Slope of the exact answers; undefined where one is missing. */
  readonly exact: number | undefined;
  /** Slope of the law for this noise; undefined where it has no exponent. */
  readonly law: number | undefined;
}

/**
 * The line of ln(τ · factor) in x; undefined while a panel has no mean time as precise as asked for.
 *
 * @param x what is varied, of each panel
 * @param precision largest standard deviation of ln τ
 * @param factor takes out a prefactor that changes with x, too
 */
export function measureLine(
  panels: readonly PanelReading[],
  x: (panel: PanelReading) => number,
  precision: number,
  factor: (panel: PanelReading) => number = () => 1,
): MeasuredLine | undefined {
  const times = panels.map(measureMeanTime);
  if (new Set(panels.map(x)).size < 2) return undefined;
  const points = panels.flatMap((panel, place) => {
    const time = times[place];
    if (time === undefined || !(time.deviation <= precision)) return [];
    const y = Math.log(time.value * factor(panel));
    return [{ x: x(panel), y, deviation: time.deviation }];
  });
  if (points.length < panels.length) return undefined;
  const fit = fitLine(points);
  const slopeOf = (values: readonly (number | undefined)[]): number | undefined =>
    values.some((value) => value === undefined)
      ? undefined
      : fitLine(
          points.map((point, place) => ({
            ...point,
            y: (values[place] ?? 0) + Math.log(factor(panels[place])),
          })),
        ).slope;
  return {
    fit,
    slope: { value: fit.slope, interval: fit.slopeInterval },
    exact: slopeOf(panels.map(exactLog)),
    law: slopeOf(panels.map(lawLog)),
  };
}

function exactLog(panel: PanelReading): number | undefined {
  const exact = exactTime(panel);
  return exact && Math.log(exact.value);
}

/**
 * The law's ln τ up to a constant that is the same in all panels: the exponent, and −ln k of the prefactor. Its own slope is thus known also
 * where the exponent is too small for it to give a time.
 */
function lawLog({ prepared }: PanelReading): number | undefined {
  const { exponent } = findEscapeLaws(prepared);
  return exponent === undefined ? undefined : exponent - Math.log(prepared.landscape.sharpness);
}

/** ln τ of panels against what is varied, for a chart: measured ones as far as there are, exact ones as a line. */
export function seriesOf(
  label: string,
  panels: readonly PanelReading[],
  x: (panel: PanelReading) => number,
): EvidencePoints['series'][number] {
  const measured = panels.flatMap((panel) => {
    const time = measureMeanTime(panel);
    if (time === undefined) return [];
    const { value, interval } = time;
    const [low, high] = interval;
    const y: Estimate = { value: Math.log(value), interval: [Math.log(low), Math.log(high)] };
    return Number.isFinite(high) && low > 0 ? [{ x: x(panel), y }] : [];
  });
  const expected = panels.flatMap((panel) => {
    const exact = exactTime(panel);
    return exact === undefined ? [] : [{ x: x(panel), y: Math.log(exact.value) }];
  });
  return { label, measured, expected: expected.sort((a, b) => a.x - b.x) };
}

/** A slope against that of the exact answers. */
export function againstExactSlope({ fit, exact }: MeasuredLine): Comparand | undefined {
  return exact === undefined
    ? undefined
    : { measured: fit.slope, expected: exact, deviation: fit.slopeDeviation };
}

/** What a slope is held against, as far as it is known. */
export function expectedSlopes({ exact, law }: MeasuredLine) {
  return [
    ...(exact === undefined ? [] : [{ label: 'exact', value: exact }]),
    ...(law === undefined ? [] : [{ label: 'law', value: law }]),
  ];
}
