/** The last positions of a few particles, as lines. */

import type { Simulation } from '../../engine/engine.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';

/** Particles that leave a trail, the first ones of the ensemble. */
export const TRAIL_COUNT = 256;
/** Positions remembered of each. */
export const TRAIL_LENGTH = 64;
/** Milliseconds between two pictures where little motion is wanted. */
export const CALM_INTERVAL = 500;

/**
 * Collects positions while an ensemble moves. Reading is asked for and not awaited; as long as an answer is on its way no
 * further question is asked.
 */
export class TrailRecorder {
  /** From the oldest to the latest, x and y interleaved. */
  #positions: Float32Array[] = [];
  #source: Simulation | undefined;
  #step = -1;
  #isReading = false;
  /** When listeners were last told. */
  #told = Number.NEGATIVE_INFINITY;
  readonly #listeners = new Set<() => void>();

  /** Positions at successive moments, the oldest first; x and y interleaved, TRAIL_COUNT particles or fewer. */
  get positions(): readonly Float32Array[] {
    return this.#positions;
  }

  /**
   * Asks where the particles are, where they have moved since.
   *
   * @param interval least milliseconds between two times that listeners are told
   */
  record(simulation: Simulation, now: number, interval = 0): void {
    if (simulation !== this.#source) {
      this.#source = simulation;
      this.#step = -1;
      this.#positions = [];
    }
    const { step } = simulation;
    if (this.#isReading || step === this.#step) return;
    this.#step = step;
    this.#isReading = true;
    simulation
      .readPositions(TRAIL_COUNT)
      .then(
        (positions) => {
          if (simulation !== this.#source) return;
          this.#positions = [...this.#positions, positions].slice(-TRAIL_LENGTH);
          if (now - this.#told < interval) return;
          this.#told = now;
          this.#tell();
        },
        () => {
          // The simulation is gone; the next one is asked.
        },
      )
      .finally(() => {
        this.#isReading = false;
      });
  }

  /** Forgets all. */
  clear(): void {
    this.#source = undefined;
    this.#positions = [];
    this.#tell();
  }

  /** Has a function called whenever there are other positions; the answer ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Where restarted particles appear again: a line to there is no way that one of them has gone. */
export interface Restart {
  readonly at: Point;
}

/** Share of the domain's diagonal beyond which a step towards the start is taken for a restart. */
const JUMP = 0.1;

/**
 * Whether a particle went from one position to the next, rather than being put back to its start. Engines do not tell
 * restarts of single particles; a long way that ends nearer to the start than it began is taken for one.
 */
export function isWay(
  [x0, y0]: Point,
  [x1, y1]: Point,
  [[left, right], [bottom, top]]: Domain,
  restart: Restart | undefined,
): boolean {
  if (![x0, y0, x1, y1].every(Number.isFinite)) return false;
  if (restart === undefined) return true;
  const [width, height] = [right - left, top - bottom];
  const distance = (fromX: number, fromY: number, toX: number, toY: number) =>
    Math.hypot((toX - fromX) / width, (toY - fromY) / height) / Math.SQRT2;
  const [x, y] = restart.at;
  const isNearer = distance(x1, y1, x, y) < distance(x0, y0, x, y);
  return !(isNearer && distance(x0, y0, x1, y1) > JUMP);
}
