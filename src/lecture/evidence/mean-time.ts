/** The mean escape time of a panel, beside what it is held to. */

import type { Estimate, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, HALF_INTERVAL } from './judge.ts';

/** A mean escape time, t = η · steps. */
export interface MeasuredTime extends Estimate {
  /** Standard deviation of ln τ. */
  readonly deviation: number;
  /** Escapes behind it. */
  readonly events: number;
}

/** The mean escape time; undefined until it is measured. */
export function measureMeanTime({ comparison: { mean } }: PanelReading): MeasuredTime | undefined {
  if (mean.state !== 'measured') return undefined;
  const { meanTime, interval, events } = mean;
  const deviation = Math.log(interval[1] / interval[0]) / (2 * HALF_INTERVAL);
  return { value: meanTime, interval, deviation, events };
}

/** The best exact mean time: that of the discrete steps, where there is one. */
export function exactTime({ answers }: PanelReading): { value: number; error: number } | undefined {
  return answers?.answers[0];
}

/** ln τ against that of the exact answer; undefined while either is missing. */
export function againstExact(reading: PanelReading): Comparand | undefined {
  const measured = measureMeanTime(reading);
  const exact = exactTime(reading);
  if (measured === undefined || exact === undefined) return undefined;
  return {
    measured: Math.log(measured.value),
    expected: Math.log(exact.value),
    deviation: Math.hypot(measured.deviation, exact.error / exact.value),
  };
}

/** A row with the mean time of a panel beside the exact answer and the laws that apply. */
export function rowOfTime(label: string, reading: PanelReading): EvidenceRow {
  const exact = exactTime(reading);
  return {
    label,
    measured: measureMeanTime(reading),
    expected: [
      ...(exact === undefined ? [] : [{ label: 'exact', value: exact.value, error: exact.error }]),
      ...reading.comparison.laws.flatMap(({ name, variant, result }) =>
        'value' in result
          ? [{ label: [name, variant].filter(Boolean).join(', '), value: result.value }]
          : [],
      ),
    ],
  };
}
