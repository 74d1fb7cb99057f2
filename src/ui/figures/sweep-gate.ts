/** Lets a sweep stand still between two slices of work, and go on from there: nothing is lost or computed twice. */

import type { Engine, Simulation } from '../../engine/engine.ts';

/** Milliseconds of work after which messages are listened to in between. */
const PATIENCE = 50;

/** A gate that work passes through again and again. */
export class SweepGate {
  readonly #onWait: (isWaiting: boolean) => void;
  #opening: Promise<void> | undefined;
  #open: () => void = () => {};
  #breath = performance.now();
  #standing = 0;

  /** @param onWait called when work stands at the gate, and when it goes on */
  constructor(onWait: (isWaiting: boolean) => void = () => {}) {
    this.#onWait = onWait;
  }

  /** Milliseconds that work has stood here. */
  get standing(): number {
    return this.#standing;
  }

  /** Shuts the gate, or opens it. */
  hold(isHeld: boolean): void {
    if (isHeld && this.#opening === undefined) {
      this.#opening = new Promise((resolve) => {
        this.#open = resolve;
      });
    } else if (!isHeld) {
      this.#opening = undefined;
      this.#open();
    }
  }

  /** Resolves at once where the gate is open, and looks up from time to time whether it has been shut meanwhile. */
  async pass(): Promise<void> {
    if (performance.now() - this.#breath > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve));
      this.#breath = performance.now();
    }
    if (this.#opening === undefined) return;
    const began = performance.now();
    this.#onWait(true);
    while (this.#opening !== undefined) await this.#opening;
    this.#standing += performance.now() - began;
    this.#breath = performance.now();
    this.#onWait(false);
  }
}

/** The engine with a gate before everything that takes long. */
export function withGate(engine: Engine, gate: SweepGate): Engine {
  return {
    ...engine,
    async createSimulation(model) {
      await gate.pass();
      const simulation = await engine.createSimulation(model);
      const gated: Simulation = {
        particleCount: simulation.particleCount,
        get step() {
          return simulation.step;
        },
        async advance(stepCount) {
          await gate.pass();
          await simulation.advance(stepCount);
        },
        readTally: () => simulation.readTally(),
        readEscapeTimes: () => simulation.readEscapeTimes(),
        readPassages: () => simulation.readPassages(),
        readPositions: (count) => simulation.readPositions(count),
        readDensity: () => simulation.readDensity(),
        destroy: () => simulation.destroy(),
      };
      return gated;
    },
    destroy: () => engine.destroy(),
  };
}
