import { solveBackward } from './elimination.ts';
import { computeSettledShape, iterateInverse, MOST_PASSES } from './settled-shape.ts';
import type { System2d } from './system.ts';

/** The slowest ways in which a population decays. */
export interface SlowModes {
  /** λ₁ > 0 per unit of t: the rate at which a settled population escapes. */
  readonly escapeRate: number;
  /** λ₂, the real part: differences from the settled shape die out with λ₂ − λ₁. To about three digits. */
  readonly secondRate: number;
  /** The settled (quasi-stationary) probability of each state; they sum to 1. */
  readonly quasiStationary: Float64Array;
}

/**
 * The two leading eigenvalues of −Q and the quasi-stationary distribution, by inverse iteration.
 *
 * The first pair keeps all its digits however small λ₁ is, since nothing is ever subtracted. For λ₂ the first mode is
 * projected out with the left and the right eigenvector and λ₂ is read off a Rayleigh quotient weighted with the
 * quasi-stationary distribution, in which a chain with detailed balance is symmetric.
 */
export function computeSlowModes(system: System2d): SlowModes {
  const { eliminated } = system;
  const size = eliminated.size;
  const right = iterateInverse((x) => solveBackward(eliminated, x), size);
  const { shape: weight, rate: escapeRate } = computeSettledShape(system);
  const overlap = dot(weight, right.vector);
  const project = (x: Float64Array): Float64Array => {
    const part = dot(weight, x) / overlap;
    return x.map((value, i) => value - part * right.vector[i]);
  };
  // Any vector that is in no way special.
  let x = project(Float64Array.from({ length: size }, (_, i) => Math.sin(12.9898 * (i + 1))));
  let secondRate = Number.NaN;
  let steady = 0;
  for (let pass = 0; pass < MOST_PASSES && steady < 3; pass++) {
    const next = project(solveBackward(eliminated, x));
    const rate = dotWeighted(weight, x, x) / dotWeighted(weight, x, next);
    steady = Math.abs(rate / secondRate - 1) < 1e-6 ? steady + 1 : 0;
    secondRate = rate;
    const largest = next.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    x = next.map((value) => value / largest);
  }
  return { escapeRate, secondRate, quasiStationary: weight };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function dotWeighted(weight: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += weight[i] * a[i] * b[i];
  return sum;
}
