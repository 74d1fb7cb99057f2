/** The discrete chain x′ = x − ηL′(x) + √V(x) z in one dimension, as its solvers are asked about it. */

/** A one-dimensional chain with normal noise. Positions are dimensionless. */
export interface Chain1d {
  /** η > 0. */
  readonly learningRate: number;
  /** L′(x). */
  readonly gradient: (x: number) => number;
  /** V(x) > 0, variance of one step's noise: 2ηT for white noise, η²C(x)/B for SGD. */
  readonly variance: (x: number) => number;
  /** Where L′ or V jump or have a kink. Those left out are found by bisection. */
  readonly breaks?: readonly number[];
  readonly start: number;
}

/** A chain that ends when a step leads out of the survival set. */
export interface KilledChain1d extends Chain1d {
  /**
   * The chain lives while from ≤ x < to; either may be infinite. On an infinite side the loss must hold the particles,
   * and the grid ends where φ = ∫2ηL′/V has risen by 100: what lies behind a barrier of more than that is left out.
   */
  readonly survival: readonly [from: number, to: number];
}

/** A normal distribution of positions. */
export interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

/** Where one step leads from x. */
export function normalAt(chain: Chain1d, x: number): Normal {
  return {
    mean: x - chain.learningRate * chain.gradient(x),
    deviation: Math.sqrt(chain.variance(x)),
  };
}
