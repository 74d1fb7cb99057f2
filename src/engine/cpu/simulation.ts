import type { Model } from '../../experiment/model.ts';
import type { Simulation } from '../engine.ts';
import { createEnsemble, type Ensemble, type ParticleRange } from './ensemble.ts';

/** An ensemble, or a part of one, behind the interface of every engine; works on the calling thread. */
export class CpuSimulation implements Simulation {
  readonly particleCount: number;
  readonly #ensemble: Ensemble;

  constructor(model: Model, range: ParticleRange = { first: 0, count: model.particleCount }) {
    this.particleCount = range.count;
    this.#ensemble = createEnsemble(model, range);
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

  async readPositions(count = this.particleCount): Promise<Float32Array> {
    const { x, y } = this.#ensemble;
    const positions = new Float32Array(2 * Math.min(count, this.particleCount));
    for (let i = 0; 2 * i < positions.length; i++) {
      positions[2 * i] = x[i];
      positions[2 * i + 1] = y[i];
    }
    return positions;
  }

  async readDensity() {
    return this.#ensemble.density();
  }

  destroy(): void {}
}
