import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { findLandscape } from '../../src/landscapes/catalogue.ts';
import { defaultParameters } from '../../src/landscapes/landscape.ts';
import { normalPair } from '../../src/random/normal.ts';
import { threefry2x32 } from '../../src/random/threefry.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { chiSquareAcceptance, zThreshold } from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';
import { TEST_SEED } from '../support/seed.ts';
import { runToTheLastEscape } from './first-passage.ts';

/** Two columns, correlated, of sixteen rows. */
const TABLE = (() => {
  const bits = new Uint32Array(2);
  const pair = new Float32Array(2);
  const rows = Array.from({ length: 16 }, (_, row) => {
    threefry2x32(row, 0, 5, 5, bits);
    normalPair(bits[0], bits[1], pair);
    return [pair[0], 0.5 * pair[0] + pair[1]];
  });
  return { columns: ['a', 'b'], rows };
})();

const LEARNING_RATE = 0.2;
const BATCH_SIZE = 3;
/** The start is forgotten as 0.8ⁿ: to 1e-10 after this many steps. */
const STEPS = 100;
const PARTICLES = 131_072;

/**
 * Minibatches on a quadratic row loss: θ′ = (1 − η)θ + η·(mean of B drawn rows) is exactly solvable. Its mean is that of the rows, its
 * covariance η/(B(2 − η)) times theirs: with PARTICLES samples to ±2.4 % at a false-failure rate of 1e-9.
 */
export function describeMinibatch(createEngine: () => Promise<Engine>): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  afterAll(() => engine.destroy());

  it('has the mean and the covariance of the chain', async () => {
    const model = modelOf(
      {
        landscape: {
          rowLoss: '(x - a)^2/2 + (y - b)^2/2',
          data: TABLE,
          domain: [
            [-3, 3],
            [-3, 3],
          ],
        },
        method: { name: 'sgd', learningRate: LEARNING_RATE },
        noise: { name: 'minibatch', batchSize: BATCH_SIZE },
        start: { at: [0, 0] },
        escape: { kind: 'outside-disc', center: [0, 0], radius: 1e6 },
      },
      PARTICLES,
    );
    const simulation = await engine.createSimulation(model);
    await simulation.advance(STEPS);
    const positions = await simulation.readPositions();
    simulation.destroy();
    const [low, high] = chiSquareAcceptance(PARTICLES);
    for (const axis of [0, 1]) {
      const values = Float64Array.from(TABLE.rows, (row) => row[axis]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      const variance = (LEARNING_RATE * square) / (BATCH_SIZE * (2 - LEARNING_RATE));
      let sum = 0;
      let squares = 0;
      for (let particle = 0; particle < PARTICLES; particle++) {
        const away = positions[2 * particle + axis] - mean;
        sum += away;
        squares += away * away;
      }
      expect(Math.abs(sum / PARTICLES)).toBeLessThan(
        zThreshold() * Math.sqrt(variance / PARTICLES),
      );
      // A mean of many draws is nearly normal: its fourth moment, and with it the acceptance, is within 5 % of that.
      expect(squares / variance).toBeGreaterThan(low);
      expect(squares / variance).toBeLessThan(high);
    }
  });

  /** Both means are of some thousand nearly exponential times: a distance of zThreshold standard errors is 11 %. */
  it('leaves phase retrieval when a plain loop in double precision does', async () => {
    const [learningRate, batchSize, particles] = [0.05, 2, 6000];
    const landscape = { name: 'phase-retrieval', parameters: { rows: 512, seed: 4 } };
    const model = modelOf(
      {
        landscape,
        method: { name: 'sgd', learningRate },
        noise: { name: 'minibatch', batchSize },
      },
      particles,
    );
    // Positions that large never come back: what leaves them is a divergence, counted neither here nor there.
    const passages = await runToTheLastEscape(engine, { ...model, divergenceBound: 6 }, true);
    const measured = summarize(Float64Array.from(passages.filter((step) => step < 0xfffffffe)));
    const plain = summarize(Float64Array.from(plainEscapes(landscape.parameters, particles)));
    const error = Math.hypot(measured.standardError ?? 0, plain.standardError ?? 0);
    console.log(
      `${engine.adapterName}, phase retrieval: ${measured.mean.toFixed(1)} ± ${measured.standardError?.toFixed(1)} steps, plain loop ${plain.mean.toFixed(1)} ± ${plain.standardError?.toFixed(1)}`,
    );
    expect(Math.abs(measured.mean - plain.mean)).toBeLessThan(zThreshold() * error);
  });

  /** Escape steps of SGD as one writes it down, with random numbers of its own. */
  function plainEscapes(parameters: Readonly<Record<string, number>>, count: number): number[] {
    const definition = findLandscape('phase-retrieval');
    const { rows } = definition.data!({ ...defaultParameters(definition), ...parameters });
    const bits = new Uint32Array(2);
    const escapes: number[] = [];
    for (let particle = 0; particle < count; particle++) {
      let [x, y] = [1, 0.5];
      for (let step = 1; ; step++) {
        threefry2x32(particle, step, TEST_SEED, 77, bits);
        let [gx, gy] = [0, 0];
        for (const word of bits) {
          const [a, b, c] = rows[Math.floor((word / 2 ** 32) * rows.length)];
          const u = a * x + b * y;
          const slope = (u * u - c) * u;
          gx += (slope * a) / 2;
          gy += (slope * b) / 2;
        }
        x -= 0.05 * gx;
        y -= 0.05 * gy;
        if (!(Math.abs(x) <= 6 && Math.abs(y) <= 6)) break;
        if (x + 0.5 * y > -0.6) continue;
        escapes.push(step);
        break;
      }
    }
    return escapes;
  }
}
