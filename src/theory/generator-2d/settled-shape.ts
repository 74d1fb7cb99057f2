import { iterateInverse } from '../slow-modes.ts';
import { solveForward, solveStationary } from './elimination.ts';
import type { System2d } from './system.ts';

/** The distribution among the states that a population comes to, and the rate λ₁ ≥ 0 at which it then decays. */
export interface SettledShape {
  /** The sum is 1. */
  readonly shape: Float64Array;
  readonly rate: number;
}

/** The quasi-stationary distribution, or without any ending the stationary one. */
export function computeSettledShape({ generator, eliminated }: System2d): SettledShape {
  if (generator.endings.length === 0) return { shape: solveStationary(eliminated), rate: 0 };
  const { vector, rate } = iterateInverse((x) => solveForward(eliminated, x), eliminated.size);
  return { shape: vector, rate };
}
