/** Speeds at and above this stand for "as fast as possible". */
export const FASTEST = 1e6;

/** Longest time that one frame may make up for, in milliseconds: after a pause the cloud does not jump. */
const LONGEST_FRAME = 250;

/** Steps may take this share of the budget, or of what painting takes where that is longer. */
const LEAST_SHARE = 0.75;

/** Probes of which the shortest is believed: a frame may be held up by anything, none is finished too early. */
const PROBES = 4;

/** Frames whose lower quartile is the cost of a step: whatever else the machine does only ever adds to it. */
const COSTS = 9;

/** Steps longer than this, in milliseconds, are made one at a time; of others at least two, from which one learns. */
const LONG_STEP = 100;

/** Every so many frames one makes a single step: what it takes is the overhead of painting and waiting. */
const PROBE_INTERVAL = 30;

/**
 * Decides how many steps the next frame makes: as many as the wished speed asks for, no more than fit its budget.
 *
 * Work takes overhead + steps · cost milliseconds. The two are told apart by a frame of a single step now and then;
 * without that, slow painting would pass for slow steps and the simulation would crawl.
 */
export class Pacer {
  readonly #budget: number;
  #limit = 2;
  #credit = 0;
  #frame = 0;
  readonly #overheads: number[] = [];
  readonly #costs: number[] = [];

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
    this.#frame++;
    const isProbe = this.#frame <= PROBES || this.#frame % PROBE_INTERVAL < 2;
    const limit = isProbe ? 1 : Math.max(1, Math.floor(this.#limit));
    if (stepsPerSecond >= FASTEST) {
      this.#credit = 0;
      return limit;
    }
    // Steps that did not fit are not made up for: the display runs slower, it does not stall.
    this.#credit += (Math.min(elapsed, LONGEST_FRAME) * stepsPerSecond) / 1000;
    const steps = Math.min(Math.floor(this.#credit), limit);
    this.#credit = Math.min(this.#credit - steps, Math.max(1, this.#limit));
    return steps;
  }

  /** Milliseconds that a step takes by itself, once that is known. */
  get stepDuration(): number | undefined {
    return this.#costs.length === 0 ? undefined : lowerQuartile(this.#costs);
  }

  get #least(): number {
    return (this.stepDuration ?? 0) > LONG_STEP ? 1 : 2;
  }

  /** Tells that every step from now on has so many times the work, as when there are more particles. */
  rescale(factor: number): void {
    this.#costs.forEach((cost, index) => {
      this.#costs[index] = factor * cost;
    });
    this.#limit = Math.max(1, this.#limit / factor);
  }

  /** Learns from finished work how long steps take, in milliseconds. */
  finished(steps: number, duration: number): void {
    if (steps === 1) {
      remember(this.#overheads, duration, PROBES);
      // A step takes no longer than all of its frame.
      if (duration < (this.stepDuration ?? 0)) remember(this.#costs, duration, COSTS);
      this.#limit = Math.max(this.#least, this.#limit);
      return;
    }
    const overhead = Math.min(...this.#overheads, duration);
    remember(this.#costs, (duration - overhead) / steps, COSTS);
    const room = Math.max(this.#budget - overhead, LEAST_SHARE * Math.max(this.#budget, overhead));
    const fitting = room / Math.max(lowerQuartile(this.#costs), 1e-6);
    // Up by a half at a time, from what was really made: an untried number has not been measured.
    const tried = Math.max(1.5 * steps, this.#limit / 1.5);
    this.#limit = Math.max(this.#least, this.#limit / 2, Math.min(fitting, tried));
  }
}

function remember(values: number[], value: number, most: number): void {
  values.push(value);
  if (values.length > most) values.shift();
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 4)];
}
