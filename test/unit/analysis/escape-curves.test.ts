import { expect, test } from 'vitest';
import {
  computeHistogram,
  computeSurvival,
  type HistogramPoints,
  histogramIntervals,
  stepOfLastEscapes,
} from '../../../src/analysis/escape-curves.ts';
import type { EscapeTimes } from '../../../src/engine/engine.ts';
import { binOfStep, stepBinCount } from '../../../src/statistics/step-bins.ts';

interface Fates {
  /** Steps at which particles escaped, with their numbers. */
  readonly events?: Readonly<Record<number, number>>;
  /** The same for those who diverged. */
  readonly diverged?: Readonly<Record<number, number>>;
  /** The same for those still at risk: their ages. */
  readonly atRisk?: Readonly<Record<number, number>>;
}

function count(step: number, { events = {}, diverged = {}, atRisk = {} }: Fates): EscapeTimes {
  const binned = (fates: Readonly<Record<number, number>>) => {
    const bins = new Float64Array(stepBinCount);
    for (const [at, number] of Object.entries(fates)) bins[binOfStep(Number(at))] += number;
    return bins;
  };
  return { step, events: binned(events), diverged: binned(diverged), atRisk: binned(atRisk) };
}

const area = ({ edges, density }: HistogramPoints) =>
  density.reduce((sum, y, index) => sum + y * (edges[index + 1] - edges[index]), 0);

/** Ten particles: two escape at step 3, three at step 40, five are alive at step 50. */
const ten = count(50, { events: { 3: 2, 40: 3 }, atRisk: { 50: 5 } });

test('survival of counted escapes', () => {
  const { times, survival, low, high } = computeSurvival(ten, 0.1);
  const at = (step: number) =>
    survival[times.findIndex((time) => Math.abs(time - step / 10) < 1e-9)];
  expect([at(2), at(3), at(39), at(40), at(50)]).toEqual([1, 0.8, 0.8, 0.5, 0.5]);
  expect(times.at(-1)).toBeCloseTo(5, 12);
  survival.forEach((share, index) => {
    expect(low[index]).toBeLessThanOrEqual(share);
    expect(high[index]).toBeGreaterThanOrEqual(share);
  });
});

test('the area under the histogram is the share that has escaped by its end', () => {
  expect(area(computeHistogram(ten, 0.1, 50, 5))).toBeCloseTo(0.5, 12);
  expect(area(computeHistogram(ten, 0.1, 39, 5))).toBeCloseTo(0.2, 12);
});

test('bars have intervals by their counts, also where nobody escaped', () => {
  const histogram = computeHistogram(ten, 0.1, 50, 5);
  const intervals = histogramIntervals(histogram);
  expect(histogram.events.reduce((a, b) => a + b, 0)).toBe(5);
  histogram.density.forEach((height, bar) => {
    const [low, high] = intervals[bar];
    const duration = histogram.edges[bar + 1] - histogram.edges[bar];
    // Garwood's interval of a count: 2 in 0.2422 … 7.2247, 3 in 0.6187 … 8.7673, none below 3.6889.
    const known = { 0: [0, 3.6889], 2: [0.2422, 7.2247], 3: [0.6187, 8.7673] };
    const [from, to] = known[histogram.events[bar] as 0 | 2 | 3];
    expect(low * duration).toBeCloseTo(from / 10, 4);
    expect(high * duration).toBeCloseTo(to / 10, 4);
    expect(height * duration).toBeCloseTo(histogram.events[bar] / 10, 12);
  });
});

test('escapes at a constant rate make a histogram without a spike, wherever it ends', () => {
  // S(n) = e^(−n/700) exactly, up to step 20 000: by then nothing is left.
  const events = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, step) => [
      step + 1,
      1e6 * (Math.exp(-step / 700) - Math.exp(-(step + 1) / 700)),
    ]),
  );
  const counted = count(20_000, { events });
  for (const until of [stepOfLastEscapes(counted), 4000, 4097, 5000, 19_999, 20_000]) {
    const histogram = computeHistogram(counted, 0.01, until);
    const { edges, density } = histogram;
    expect(area(histogram)).toBeCloseTo(1 - Math.exp(-(edges.at(-1) ?? 0) / 7), 2);
    density.forEach((height, bar) => {
      const mean =
        (Math.exp(-edges[bar] / 7) - Math.exp(-edges[bar + 1] / 7)) / (edges[bar + 1] - edges[bar]);
      // Edges are half a step off: an event at step n comes within step n.
      expect(height / mean).toBeGreaterThan(0.99);
      expect(height / mean).toBeLessThan(1.01);
    });
  }
});

test('diverged particles are censored when they diverge', () => {
  // Of eight, two diverge at step 10 and three of the six left escape at step 20.
  const counted = count(30, { events: { 20: 3 }, diverged: { 10: 2 }, atRisk: { 30: 3 } });
  expect(computeSurvival(counted, 1).survival.at(-1)).toBeCloseTo(0.5, 12);
  expect(area(computeHistogram(counted, 1, 30))).toBeCloseTo(0.5, 12);
  // Those lost in the last bin, too.
  const late = count(30, { events: { 20: 4 }, diverged: { 30: 2 }, atRisk: { 30: 2 } });
  expect(computeSurvival(late, 1).survival.at(-1)).toBeCloseTo(0.5, 12);
});

test('with restart, sojourns cut short at the end count for as long as they were seen', () => {
  const counted = count(30, { events: { 5: 10 }, atRisk: { 3: 10, 25: 10 } });
  expect(computeSurvival(counted, 1).survival.at(-1)).toBeCloseTo(0.5, 12);
});
