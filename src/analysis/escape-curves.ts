import type { EscapeTimes } from '../engine/engine.ts';
import { estimateEscapeRate } from '../statistics/escape-rate.ts';
import { binOfStep, lowerEdge } from '../statistics/step-bins.ts';
import { estimateSurvival, type SurvivalCurve } from '../statistics/survival.ts';

/** Survival against time, with its pointwise 95 % band. Times in t = η · steps. */
export interface SurvivalPoints {
  readonly times: number[];
  readonly survival: number[];
  readonly low: number[];
  readonly high: number[];
}

/** Density of escape times. Times in t = η · steps. */
export interface HistogramPoints {
  /** Edges of the bars, one more than there are bars. */
  readonly edges: number[];
  /** Escapes per particle and unit of time: the area under the bars is the share that has escaped by their end. */
  readonly density: number[];
  /** Escapes counted in each bar. */
  readonly events: number[];
  /** What one escape more adds to each bar's height. */
  readonly perEvent: number[];
}

/**
 * The Kaplan–Meier survival curve of what an engine has counted so far.
 *
 * One point for every bin edge up to the present step.
 *
 * @param timePerStep η
 */
export function computeSurvival(counted: EscapeTimes, timePerStep: number): SurvivalPoints {
  const edges = edgesUpTo(counted.step);
  const { survival, low, high } = estimate(counted, edges);
  const points = {
    times: [] as number[],
    survival: [] as number[],
    low: [] as number[],
    high: [] as number[],
  };
  edges.forEach((edge, index) => {
    // Survival at an edge is that of the steps below it.
    if (edge === 0) return;
    points.times.push((edge - 1) * timePerStep);
    points.survival.push(survival[index]);
    points.low.push(low[index]);
    points.high.push(high[index]);
  });
  return points;
}

/**
 * Kaplan–Meier over the bins up to the present step. Those still at risk and those who diverged are censored at the end
 * of the bin of their age.
 *
 * With `stop` and `continue` all who are still at risk have the age of the present step, just below the last edge, so that
 * only diverged particles are censored within a bin. With `restart` ages are of every size, in the last bin too; the
 * hazard there comes out low as in any other bin (`estimateSurvival` says by how much).
 */
function estimate(counted: EscapeTimes, edges: readonly number[]): SurvivalCurve {
  const { events, atRisk, diverged } = counted;
  const last = edges.length - 2;
  return estimateSurvival({
    edges,
    events: events.subarray(0, last + 1),
    censored: Array.from(
      { length: last + 1 },
      (_, bin) => diverged[bin] + (bin < last ? atRisk[bin] : 0),
    ),
    survivors: atRisk[last],
  });
}

/**
 * The histogram of escape times in bars of about equal width, whose edges are edges of the engine's bins: nothing is
 * interpolated. A bar is as high as the survival curve falls over its width, so that those who are censored count for as
 * long as they were seen.
 *
 * @param timePerStep η
 * @param until last step shown; the bin that holds it is shown whole
 * @param barCount bars wanted; fewer where the engine's bins are wider
 */
export function computeHistogram(
  counted: EscapeTimes,
  timePerStep: number,
  until: number,
  barCount = 40,
): HistogramPoints {
  const binEdges = edgesUpTo(counted.step);
  const { survival } = estimate(counted, binEdges);
  const shown = until < counted.step ? binOfStep(Math.max(until, 1)) + 1 : binEdges.length - 1;
  const width = Math.max(1, binEdges[shown] / barCount);
  // Indices of the bars' edges among those of the bins.
  const bars = [0];
  for (let index = 1; index <= shown; index++) {
    if (binEdges[index] - binEdges[bars[bars.length - 1]] >= 0.999 * width) bars.push(index);
  }
  // What is left at the end is a bar of its own, or part of the last one where it would be too narrow to say anything.
  const left = binEdges[shown] - binEdges[bars[bars.length - 1]];
  if (left > 0 && left < width / 2 && bars.length > 1) bars.pop();
  if (left > 0) bars.push(shown);
  const seen = countOnwards(counted);
  const points = {
    edges: bars.map((index) => binEdges[index] * timePerStep),
    density: [] as number[],
    events: [] as number[],
    perEvent: [] as number[],
  };
  bars.slice(1).forEach((to, bar) => {
    const from = bars[bar];
    const duration = (binEdges[to] - binEdges[from]) * timePerStep;
    const events = sum(counted.events.subarray(from, to));
    const fall = survival[from] - survival[to];
    points.density.push(fall / duration);
    points.events.push(events);
    // Where none has been counted, one would be one of those at risk.
    const perEvent = events > 0 ? fall / events : survival[from] / Math.max(1, seen[from]);
    points.perEvent.push(perEvent / duration);
  });
  return points;
}

/** The 95 % interval of each bar's height, its count being Poisson's (Garwood). */
export function histogramIntervals({
  events,
  perEvent,
}: HistogramPoints): (readonly [low: number, high: number])[] {
  return events.map((count, bar) => {
    const [low, high] = estimateEscapeRate({ events: count, exposure: 1 }).interval;
    return [low * perEvent[bar], high * perEvent[bar]];
  });
}

/** Particles at risk at the beginning of each of the engine's bins. */
function countOnwards({ events, atRisk, diverged }: EscapeTimes): Float64Array {
  const seen = new Float64Array(events.length + 1);
  for (let bin = events.length - 1; bin >= 0; bin--) {
    seen[bin] = seen[bin + 1] + events[bin] + atRisk[bin] + diverged[bin];
  }
  return seen;
}

/** The step up to which nearly all escapes counted so far fell, for the range of a chart. */
export function stepOfLastEscapes(counted: EscapeTimes, share = 0.999): number {
  const all = sum(counted.events);
  let seen = 0;
  for (let bin = 0; bin < counted.events.length; bin++) {
    seen += counted.events[bin];
    if (seen >= share * all && all > 0) return Math.min(lowerEdge(bin + 1) - 1, counted.step);
  }
  return counted.step;
}

/** Bin edges from 0 to just after the present step. */
function edgesUpTo(step: number): number[] {
  const last = binOfStep(step);
  const edges = Array.from({ length: last + 1 }, (_, bin) => lowerEdge(bin));
  edges.push(step + 1);
  return edges;
}

function sum(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
