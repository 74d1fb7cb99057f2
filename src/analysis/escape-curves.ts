import type { EscapeTimes } from '../engine/engine.ts';
import { binOfStep, lowerEdge } from '../statistics/step-bins.ts';
import { estimateSurvival } from '../statistics/survival.ts';

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
  /** Escapes per particle and unit of time: the area under the bars is the share that has escaped. */
  readonly density: number[];
}

/**
 * The Kaplan–Meier survival curve of what an engine has counted so far.
 *
 * One point for every bin edge up to the present step.
 *
 * @param timePerStep η
 */
export function computeSurvival(counted: EscapeTimes, timePerStep: number): SurvivalPoints {
  const { step, events, atRisk } = counted;
  const last = binOfStep(step);
  const edges = edgesUpTo(step);
  // Those still at risk in the last bin have all been seen up to the present step, its upper edge.
  const { survival, low, high } = estimateSurvival({
    edges,
    events: events.subarray(0, last + 1),
    censored: [...atRisk.subarray(0, last), 0],
    survivors: atRisk[last],
  });
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
 * The histogram of escape times in bars of about equal width, whose edges are edges of the engine's bins: nothing is
 * interpolated.
 *
 * @param timePerStep η
 * @param until last step shown
 * @param barCount bars wanted; fewer where the engine's bins are wider
 */
export function computeHistogram(
  counted: EscapeTimes,
  timePerStep: number,
  until: number,
  barCount = 40,
): HistogramPoints {
  const binEdges = edgesUpTo(Math.max(1, Math.min(until, counted.step)));
  const total = sum(counted.events) + sum(counted.atRisk);
  const width = Math.max(1, binEdges[binEdges.length - 1] / barCount);
  const edges: number[] = [0];
  const density: number[] = [];
  let held = 0;
  for (let bin = 0; bin + 1 < binEdges.length; bin++) {
    held += counted.events[bin];
    const from = edges[edges.length - 1] / timePerStep;
    const isLast = bin + 2 === binEdges.length;
    if (binEdges[bin + 1] - from < 0.999 * width && !isLast) continue;
    const to = binEdges[bin + 1];
    density.push(total === 0 ? 0 : held / (total * (to - from) * timePerStep));
    edges.push(to * timePerStep);
    held = 0;
  }
  return { edges, density };
}

/** The step below which nearly all escapes counted so far fell, for the range of a chart. */
export function stepOfLastEscapes(counted: EscapeTimes, share = 0.999): number {
  const all = sum(counted.events);
  let seen = 0;
  for (let bin = 0; bin < counted.events.length; bin++) {
    seen += counted.events[bin];
    if (seen >= share * all && all > 0) return Math.min(lowerEdge(bin + 1), counted.step);
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

function sum(counts: Uint32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
