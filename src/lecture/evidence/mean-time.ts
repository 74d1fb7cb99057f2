/** The mean escape time of a panel, from its survival curve. */

import type { SurvivalPoints } from '../../analysis/escape-curves.ts';
import { settlingTimeOfCurvatures } from '../../analysis/settling.ts';
import { estimateMeanEscapeTime } from '../../statistics/mean-escape-time.ts';
import type { Estimate, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, HALF_INTERVAL } from './judge.ts';

/** A mean escape time, t = η · steps. */
export interface MeasuredTime extends Estimate {
  /** Standard deviation of ln τ. */
  readonly deviation: number;
  /** Escapes after the transient. */
  readonly events: number;
}

/**
 * The mean escape time, free of the transient: undefined until escapes come at a constant rate.
 *
 * The survival curve remembers how many were left when the population had settled, so that a single look is enough. With
 * `restart` it does not, and the page's own estimate is taken. The exposure until then is the area under the curve, whose
 * corners are 1/32 of the time apart.
 */
export function measureMeanTime(reading: PanelReading): MeasuredTime | undefined {
  const { prepared, tally, survival, answers, comparison } = reading;
  const { experiment } = prepared;
  if (experiment.afterEscape === 'restart') {
    const { meanTime, interval, isSettling } = comparison;
    if (meanTime === undefined || isSettling) return undefined;
    return describe({ meanTime, interval, events: tally.events });
  }
  const { learningRate } = experiment.method;
  const settlingTime = answers?.settlingTime ?? settlingTimeOfCurvatures(prepared);
  const late = {
    events: tally.events,
    exposure: Number(tally.exposure) * learningRate,
    atRisk: tally.atRisk,
  };
  const settled = lookBack(survival, settlingTime);
  if (settled === undefined && tally.atRisk > 0) return undefined;
  const { time, share, area } = settled ?? { time: 0, share: 1, area: 0 };
  const count = late.events + late.atRisk;
  const early = {
    events: Math.round(count * (1 - share)),
    exposure: count * area,
    atRisk: Math.round(count * share),
  };
  const result = estimateMeanEscapeTime(early, late, time);
  return result && describe(result);
}

function describe({
  meanTime,
  interval,
  events,
}: {
  readonly meanTime: number;
  readonly interval: readonly [number, number];
  readonly events: number;
}): MeasuredTime {
  const deviation = Math.log(interval[1] / interval[0]) / (2 * HALF_INTERVAL);
  return { value: meanTime, interval, deviation, events };
}

/** The curve at the first of its points from a time on, with the area under it until then; undefined beyond its end. */
function lookBack({ times, survival }: SurvivalPoints, from: number) {
  if (!(from > 0)) return { time: 0, share: 1, area: 0 };
  let area = 0;
  let [time, share] = [0, 1];
  for (let index = 0; index < times.length; index++) {
    area += ((share + survival[index]) / 2) * (times[index] - time);
    [time, share] = [times[index], survival[index]];
    if (time >= from) return { time, share, area };
  }
  return undefined;
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
      ...(exact === undefined ? [] : [{ label: 'exact', value: exact.value }]),
      ...reading.comparison.laws.flatMap(({ name, variant, result }) =>
        'value' in result
          ? [{ label: [name, variant].filter(Boolean).join(', '), value: result.value }]
          : [],
      ),
    ],
  };
}
