import { solveForward, solveStationary } from './elimination.ts';
import type { System2d } from './system.ts';

/** The distribution among the states that a population comes to, and the rate λ₁ ≥ 0 at which it then decays. */
export interface SettledShape {
  /** The sum is 1. */
  readonly shape: Float64Array;
  readonly rate: number;
}

export const MOST_PASSES = 400;

/** The quasi-stationary distribution, or without any ending the stationary one. */
export function computeSettledShape({ generator, eliminated }: System2d): SettledShape {
  if (generator.endings.length === 0) return { shape: solveStationary(eliminated), rate: 0 };
  const { vector, rate } = iterateInverse((x) => solveForward(eliminated, x), eliminated.size);
  return { shape: vector, rate };
}

/** The positive eigenvector, sum 1, and eigenvalue of the inverse of a solver of sums of positive terms. */
export function iterateInverse(solve: (x: Float64Array) => Float64Array, size: number) {
  let vector: Float64Array = new Float64Array(size).fill(1 / size);
  let rate = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = solve(vector);
    const total = next.reduce((sum, value) => sum + value, 0);
    let change = 0;
    for (let i = 0; i < size; i++) {
      const value = next[i] / total;
      change += Math.abs(value - vector[i]);
      next[i] = value;
    }
    vector = next;
    rate = 1 / total;
    if (change < 1e-12) break;
  }
  return { vector, rate };
}
