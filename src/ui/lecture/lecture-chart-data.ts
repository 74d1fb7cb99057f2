/** What the small chart of a scene shows: survivors of its panels, or the points that its evidence offers. Pure functions. */

import type { Evidence } from '../../lecture/scene.ts';
import type { PanelState } from './lecture-state.ts';

/** One line of the chart, with or without marks. */
export interface ChartSeries {
  readonly label: string;
  /** Ascending in x. */
  readonly line: readonly (readonly [x: number, y: number])[];
  /** Measured values with their intervals. */
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** A chart: its title says what goes up, and the words at its axis what goes across. */
export interface LectureChartData {
  readonly title: string;
  readonly x: string;
  readonly isLogarithmic: boolean;
  readonly series: readonly ChartSeries[];
}

/** Points of a curve: more are not seen on a small chart. */
const MOST_POINTS = 120;
/** Survivors below this share are not shown: the axis would be theirs alone. */
const LEAST_SHARE = 1e-3;

/** The chart of a scene at a moment; undefined where it has none. */
export function chartOf(
  evidence: Evidence | undefined,
  panels: readonly PanelState[],
): LectureChartData | undefined {
  const points = evidence?.points;
  if (points === 'survivors') return chartSurvivors(panels);
  if (points === undefined) return undefined;
  return {
    title: points.title,
    x: points.x,
    isLogarithmic: false,
    series: points.series.map(({ label, measured, expected }) => ({
      label,
      line: expected.map(({ x, y }) => [x, y] as const),
      marks: measured.map(({ x, y: { value, interval } }) => ({
        x,
        y: value,
        low: interval[0],
        high: interval[1],
      })),
    })),
  };
}

function chartSurvivors(panels: readonly PanelState[]): LectureChartData {
  const shown = panels.filter(({ isShown }) => isShown);
  // Panels make their steps together: where these are of different lengths, so would the axes be.
  const rates = shown.map(({ prepared }) => prepared.experiment.method.learningRate);
  const isOfOneRate = new Set(rates).size === 1;
  return {
    title: 'Share not yet escaped',
    x: isOfOneRate ? 'time t' : 'steps',
    isLogarithmic: true,
    series: shown.map(({ label, reading }, panel) => {
      const { times = [], survival = [] } = reading?.survival ?? {};
      const unit = isOfOneRate ? 1 : rates[panel];
      const every = Math.max(1, Math.ceil(times.length / MOST_POINTS));
      const curve = times.flatMap((time, index) =>
        survival[index] >= LEAST_SHARE && (index % every === 0 || index === times.length - 1)
          ? [[time / unit, survival[index]] as const]
          : [],
      );
      return { label, line: [[0, 1] as const, ...curve], marks: [] };
    }),
  };
}
