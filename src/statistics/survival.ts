import { normalQuantile } from './normal.ts';

/** First-passage steps counted into bins. */
export interface BinnedPassages {
  /** Ascending whole numbers, one more than there are bins; bin j holds the steps from edges[j] up to edges[j+1] − 1. */
  readonly edges: ArrayLike<number>;
  /** Escapes whose step fell into each bin. */
  readonly events: ArrayLike<number>;
  /** Particles last seen alive at an age in each bin. Particles alive after the last bin are in `survivors`. */
  readonly censored: ArrayLike<number>;
  /** Particles still alive when last seen, at an age of at least the last edge. */
  readonly survivors: number;
}

/** An estimated survival curve, one value for each bin edge. */
export interface SurvivalCurve {
  /** P(first-passage step ≥ edges[j]): the share that has survived the first edges[j] − 1 steps. */
  readonly survival: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Kaplan–Meier estimate of the survival curve with a pointwise confidence band.
 *
 * Kaplan & Meier, J. Am. Stat. Assoc. 53 (1958) 457; variance by Greenwood; band from a normal ln(−ln S), which stays
 * within (0, 1) (Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data). Where nobody or everybody has escaped that has no width, and
 * the exact binomial bound takes its place.
 *
 * Within a bin, escapes are taken to come before censoring, which is exact for bins of one step. In wider bins the
 * hazard comes out low, by at most the share of those at risk who are censored in that bin; there is no such error
 * where all were watched to the same age and an edge lies just after it.
 */
export function estimateSurvival(passages: BinnedPassages, confidence = 0.95): SurvivalCurve {
  const { edges, events, censored, survivors } = passages;
  const binCount = events.length;
  if (edges.length !== binCount + 1 || censored.length !== binCount) {
    throw new RangeError(
      `edges must be one longer than events and censored; got ${edges.length}, ${binCount} and ${censored.length}.`,
    );
  }
  const z = -normalQuantile((1 - confidence) / 2);
  const survival = new Float64Array(binCount + 1);
  const low = new Float64Array(binCount + 1);
  const high = new Float64Array(binCount + 1);

  let atRisk = survivors;
  for (let bin = 0; bin < binCount; bin++) atRisk += events[bin] + censored[bin];
  let smallestRisk = atRisk; // the number at risk behind the bounds that replace the band at S = 1 and S = 0
  let share = 1;
  let greenwood = 0; // variance of ln S
  for (let edge = 0; edge <= binCount; edge++) {
    if (edge > 0 && atRisk > 0) {
      const died = events[edge - 1];
      if (share > 0) smallestRisk = Math.min(smallestRisk, atRisk);
      share *= (atRisk - died) / atRisk;
      if (died < atRisk) greenwood += died / (atRisk * (atRisk - died));
      atRisk -= died + censored[edge - 1];
    }
    survival[edge] = share;
    if (share > 0 && share < 1) {
      const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.abs(Math.log(share)));
      low[edge] = share ** spread;
      high[edge] = share ** (1 / spread);
    } else {
      // No escape (or no survivor) among m: the exact binomial bound is (α/2)^(1/m) (or 1 minus that).
      const bound = edge === 0 ? 1 : ((1 - confidence) / 2) ** (1 / smallestRisk);
      low[edge] = share === 1 ? bound : 0;
      high[edge] = share === 1 ? 1 : 1 - bound;
    }
  }
  return { survival, low, high };
}
