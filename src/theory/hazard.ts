/** How long a population takes until its escapes come at a constant rate, from the two slowest modes of its decay. */

import type { SlowModes } from './slow-modes.ts';

/** The two slowest rates of a decay, per unit of t, and what the second one makes of the hazard. */
export interface SlowRates {
  /** λ₁: the rate at which a settled population escapes. */
  readonly escapeRate: number;
  /** λ₂, its real part: differences from the settled population die out with λ₂ − λ₁. */
  readonly secondRate: number;
  /**
   * By how much, as a share of λ₁, the second mode changes the hazard of particles from the start at first:
   * the hazard is λ₁(1 + excess · e^(−(λ₂ − λ₁)t)) once all faster modes have gone. Positive where too many escape at first.
   */
  readonly excess: number;
}

/**
 * The rates with the excess for a start.
 *
 * S(t) = Σ cᵢ e^(−λᵢt), cᵢ = (p·rᵢ)(lᵢ·1)/(lᵢ·rᵢ); the left vector of the second mode is taken for what it is where there is detailed
 * balance, l₁r₂/r₁.
 *
 * @param start p, the probability of each state at the start
 */
export function slowRatesFrom(modes: SlowModes, start: (state: number) => number): SlowRates {
  const { escapeRate, secondRate, settled, prospects, second } = modes;
  const first = { start: 0, all: 0, overlap: 0 };
  const next = { start: 0, all: 0, overlap: 0 };
  settled.forEach((left, state) => {
    const share = start(state);
    first.start += share * prospects[state];
    first.all += left;
    first.overlap += left * prospects[state];
    const ratio = prospects[state] > 0 ? second[state] / prospects[state] : 0;
    next.start += share * second[state];
    next.all += left * ratio;
    next.overlap += left * ratio * second[state];
  });
  const amplitude = (mode: typeof first) => (mode.start * mode.all) / mode.overlap;
  const share = amplitude(next) / amplitude(first);
  const excess = share * (secondRate / escapeRate - 1);
  return { escapeRate, secondRate, excess: Number.isFinite(excess) ? excess : 0 };
}
