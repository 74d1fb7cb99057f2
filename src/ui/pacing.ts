/** Speeds at and above this stand for "as fast as possible". */
export const FASTEST = 1e6;

/** Longest time that one frame may make up for, in milliseconds: after a pause the cloud does not jump. */
const LONGEST_FRAME = 100;

/**
 * Decides how many steps the next frame makes: as many as the wished speed asks for, no more than fit its budget.
 *
 * The limit follows the measured duration of the work, up by at most a half and down by at most two thirds at a time.
 */
export class Pacer {
  readonly #budget: number;
  #limit = 1;
  #credit = 0;

  /** @param budget milliseconds of work for a frame */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /**
   * Steps for the next frame.
   *
   * @param elapsed milliseconds since the last one
   * @param stepsPerSecond wished speed; FASTEST for no limit but the budget's
   */
  next(elapsed: number, stepsPerSecond: number): number {
    const limit = Math.max(1, Math.floor(this.#limit));
    if (stepsPerSecond >= FASTEST) {
      this.#credit = 0;
      return limit;
    }
    // Steps that did not fit are not made up for: the display runs slower, it does not stall.
    this.#credit += (Math.min(elapsed, LONGEST_FRAME) * stepsPerSecond) / 1000;
    const steps = Math.min(Math.floor(this.#credit), limit);
    this.#credit = Math.min(this.#credit - steps, Math.max(1, limit / 4));
    return steps;
  }

  /** Learns from finished work how long steps take, in milliseconds. */
  finished(steps: number, duration: number): void {
    const ratio = this.#budget / Math.max(duration, 0.1);
    if (ratio < 1) {
      if (steps > 0)
        this.#limit = Math.max(1, Math.min(this.#limit, steps * 1.2) * Math.max(ratio, 1 / 3));
    } else if (steps >= 0.7 * Math.floor(this.#limit)) {
      this.#limit = Math.max(this.#limit + 1, this.#limit * Math.min(ratio, 1.5));
    }
  }
}
