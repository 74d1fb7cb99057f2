import type { Density, Simulation } from '../../engine/engine.ts';

/** Milliseconds between two readings of the density. */
const READING_INTERVAL = 250;

/** Reads where the particles are for the charts that show it; a frame asks, and awaits nothing. */
export class DensityReader {
  #last = Number.NEGATIVE_INFINITY;
  #isReading = false;

  /**
   * Asks for the density when it is time and the particles have moved, and hands it on when it is there.
   *
   * @param known what was handed on before
   */
  read(
    now: number,
    simulation: Simulation,
    known: Density | undefined,
    onDensity: (density: Density) => void,
  ): void {
    if (this.#isReading || known?.step === simulation.step) return;
    // The first one is due at once.
    if (known !== undefined && now - this.#last < READING_INTERVAL) return;
    this.#last = now;
    this.#isReading = true;
    simulation
      .readDensity()
      .then(onDensity, () => {
        // The simulation is gone; the next one is asked.
      })
      .finally(() => {
        this.#isReading = false;
      });
  }
}
