import type { Model } from '../experiment/model.ts';
import { MAXIMUM_STEPS } from '../experiment/parameters.ts';

/**
 * Refuses steps beyond the last that a run may reach.
 *
 * @throws RangeError naming the limit
 */
export function checkStep(step: number): void {
  if (step > MAXIMUM_STEPS) {
    throw new RangeError(
      `A run makes at most ${MAXIMUM_STEPS} steps, for random numbers would repeat; ${step} were asked for.`,
    );
  }
}

/**
 * Refuses ensembles that an engine does not hold.
 *
 * @param where on what, for the sentence
 * @throws Error naming the limit
 */
export function checkParticleCount({ particleCount }: Model, most: number, where: string): void {
  if (particleCount > most) {
    throw new Error(
      `ensemble.particles must be at most ${most} on ${where}; got ${particleCount}.`,
    );
  }
}
