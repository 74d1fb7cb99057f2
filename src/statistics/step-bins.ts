/**
 * Bins for first-passage steps: exact below 64, then 32 bins to every factor of two, so that no bin is wider than
 * 1/32 of its lower edge. The whole of u32 fits into 896 counters. Integer shifts only, so that a shader can do the
 * same in as many lines.
 *
 * Source: the layout of HdrHistogram (Tene), with 5 mantissa bits.
 */

/** How many bins cover the steps 0 … 2³² − 1. */
export const stepBinCount = 896;

/**
 * The bin that holds a step.
 *
 * @param step a whole number from 0 to 2³² − 1
 */
export function binOfStep(step: number): number {
  if (step < 64) return step;
  const shift = 26 - Math.clz32(step); // floor(log2 step) − 5
  return 32 * shift + (step >>> shift);
}

/**
 * The smallest step in a bin; a bin holds the steps from its lower edge up to, not including, the next bin's.
 *
 * @param bin from 0 to `stepBinCount`, where the last stands for the upper end 2³²
 */
export function lowerEdge(bin: number): number {
  if (bin < 64) return bin;
  return (32 + (bin & 31)) * 2 ** ((bin >>> 5) - 1);
}
