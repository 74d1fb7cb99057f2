import { incompleteGamma } from './gamma.ts';

/** Below this sum of both counts a cell is taken together with others (Cochran, Biometrics 10 (1954) 417, twice). */
const LEAST_TOGETHER = 10;

/** Two sets of counts beside each other. */
export interface TwoSampleTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Probability that sampling noise alone makes two samples of one distribution differ as much. */
  readonly probability: number;
}

/**
 * χ² test of whether two sets of counts were drawn from one distribution over the same cells.
 *
 * χ² = Σ (n√(M/N) − m√(N/M))²/(n + m) with N and M the totals; cells with few counts are joined. A right program goes
 * below a threshold on `probability` with just that probability.
 *
 * Source: Press et al., Numerical Recipes, 3rd edition, section 14.3.3.
 *
 * @param first counts by cell
 * @param second counts by the same cells
 */
export function compareCounts(first: ArrayLike<number>, second: ArrayLike<number>): TwoSampleTest {
  if (first.length !== second.length) {
    throw new RangeError(
      `Both must have the same cells; got ${first.length} and ${second.length}.`,
    );
  }
  const pairs: [number, number][] = [];
  const rest: [number, number] = [0, 0];
  for (let cell = 0; cell < first.length; cell++) {
    if (first[cell] + second[cell] >= LEAST_TOGETHER) pairs.push([first[cell], second[cell]]);
    else {
      rest[0] += first[cell];
      rest[1] += second[cell];
    }
  }
  if (rest[0] + rest[1] >= LEAST_TOGETHER) pairs.push(rest);
  const total = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0);
  const ratio = Math.sqrt(total(1) / total(0));
  const degreesOfFreedom = pairs.length - 1;
  if (degreesOfFreedom < 1 || !Number.isFinite(ratio) || ratio === 0) {
    throw new RangeError('Two samples can be compared only with counts in two cells at least.');
  }
  const chiSquare = pairs.reduce((sum, [n, m]) => sum + (n * ratio - m / ratio) ** 2 / (n + m), 0);
  return {
    chiSquare,
    degreesOfFreedom,
    probability: incompleteGamma(degreesOfFreedom / 2, chiSquare / 2).upper,
  };
}
