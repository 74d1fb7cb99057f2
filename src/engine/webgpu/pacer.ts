/**
 * Cuts work into dispatches short enough that the display and other programs get their turn: a GPU does not interrupt
 * a dispatch.
 */

/** Longest time a dispatch is meant to take, in milliseconds; below the promised 10 by a margin for fluctuations. */
const TARGET_MILLISECONDS = 6;

/** Steps fused into one dispatch, if there are that many: enough for the state's way to memory and back not to count. */
const FUSED_STEPS = 256;

/** Dispatches that one round over all particles may take, before fewer steps are fused. */
const LONGEST_ROUND = 256;

/** Steps fused nevertheless, if so many are asked for: reading and writing the state takes as long as five of them. */
const LEAST_FUSED = 64;

/** A throughput, in particle-steps per millisecond, that any adapter reaches: the guess before anything is measured. */
const INITIAL_THROUGHPUT = 5000;

/** A dispatch: so many particles by so many steps. */
export interface DispatchShape {
  readonly particles: number;
  readonly steps: number;
}

/** Measures throughput and shapes dispatches by it. */
export class Pacer {
  #throughput = INITIAL_THROUGHPUT;

  /** Measured particle-steps per millisecond. */
  get throughput(): number {
    return this.#throughput;
  }

  /**
   * Takes a measurement into account.
   *
   * Waiting for the queue counts as work, so short batches say nothing against the estimate, only for it.
   *
   * @param particleSteps work done
   * @param milliseconds from submission to the end of the work
   */
  record(particleSteps: number, milliseconds: number): void {
    const measured = particleSteps / Math.max(milliseconds, 0.05);
    if (measured > this.#throughput) {
      // No more than fourfold at once: the first short batches measure badly.
      this.#throughput = Math.min(measured, 4 * this.#throughput);
    } else if (milliseconds > TARGET_MILLISECONDS) {
      this.#throughput += 0.25 * (measured - this.#throughput);
    }
  }

  /**
   * The shape of the next dispatches.
   *
   * @param particleCount particles of the ensemble
   * @param stepCount steps still to be made, at least 1
   * @param unit particles come in multiples of this (a workgroup)
   * @param maximumParticles most particles that one dispatch may hold
   */
  shape(
    particleCount: number,
    stepCount: number,
    unit: number,
    maximumParticles: number,
  ): DispatchShape {
    const budget = this.#throughput * TARGET_MILLISECONDS;
    const wanted = Math.max(FUSED_STEPS, Math.floor(budget / particleCount));
    // Very large ensembles fuse fewer steps, so that a round over all particles stays short.
    const affordable = Math.max(LEAST_FUSED, Math.floor((LONGEST_ROUND * budget) / particleCount));
    const steps = Math.min(stepCount, wanted, affordable);
    const particles = unit * Math.max(1, Math.floor(budget / steps / unit));
    return { particles: Math.min(particles, maximumParticles), steps };
  }
}
