import type { Model } from '../../experiment/model.ts';
import type { Engine, Palette, Simulation } from '../engine.ts';
import { createEnsemble, type Ensemble } from './ensemble.ts';
import { createCanvasPainter } from './painter.ts';

/** More would take minutes a step. */
const MAXIMUM_PARTICLES = 2 ** 22;

/** An engine on the calling thread. `createWorkerEngine` keeps the same work off the page's thread. */
export function createCpuEngine(): Engine {
  return {
    kind: 'cpu',
    adapterName: 'CPU, one thread',
    isSoftware: true,
    maximumParticleCount: MAXIMUM_PARTICLES,
    lost: new Promise(() => {}),
    async createSimulation(model) {
      return new CpuSimulation(model);
    },
    destroy() {},
  };
}

/** An ensemble behind the interface of every engine. */
export class CpuSimulation implements Simulation {
  readonly particleCount: number;
  readonly #ensemble: Ensemble;

  /** @throws Error with a sentence where there are too many particles */
  constructor(model: Model) {
    if (model.particleCount > MAXIMUM_PARTICLES) {
      throw new Error(
        `ensemble.particles must be at most ${MAXIMUM_PARTICLES} on the CPU engine; got ${model.particleCount}.`,
      );
    }
    this.particleCount = model.particleCount;
    this.#ensemble = createEnsemble(model);
  }

  get step(): number {
    return this.#ensemble.step;
  }

  async advance(stepCount: number): Promise<void> {
    this.#ensemble.advance(stepCount);
  }

  async readTally() {
    return this.#ensemble.tally();
  }

  async readEscapeTimes() {
    return this.#ensemble.escapeTimes();
  }

  async readPassages(): Promise<Uint32Array> {
    return this.#ensemble.passages.slice();
  }

  async readPositions(): Promise<Float32Array> {
    const { x, y } = this.#ensemble;
    const positions = new Float32Array(2 * this.particleCount);
    for (let i = 0; i < this.particleCount; i++) {
      positions[2 * i] = x[i];
      positions[2 * i + 1] = y[i];
    }
    return positions;
  }

  async readDensity() {
    return this.#ensemble.density();
  }

  createPainter(canvas: HTMLCanvasElement, palette: Palette) {
    return createCanvasPainter(canvas, palette, () => this.readDensity());
  }

  destroy(): void {}
}
