import { describe, expect, it } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { normalPair } from '../../../src/random/normal.ts';
import { STREAM, threefry2x32 } from '../../../src/random/threefry.ts';
import { bowl, modelOf } from '../../support/models.ts';
import { TEST_SEED } from '../../support/seed.ts';

type Vector = readonly [number, number];

/** Positions of a few particles in a bowl after some steps of a method. */
async function runInBowl(
  curvatures: Vector,
  experiment: Readonly<Record<string, unknown>>,
  particles: number,
  steps: number,
): Promise<Float32Array> {
  const model = modelOf({ ...bowl(...curvatures), ...experiment }, particles);
  const simulation = await createCpuEngine().createSimulation(model);
  await simulation.advance(steps);
  return simulation.readPositions();
}

/** The normal pair of a particle and a step, as every engine draws it. */
function normalsOf(particle: number, step: number): Vector {
  const bits = new Uint32Array(2);
  const pair = new Float32Array(2);
  threefry2x32(particle, step, TEST_SEED, STREAM.step, bits);
  normalPair(bits[0], bits[1], pair);
  return [pair[0], pair[1]];
}

describe('without noise, against the closed form', () => {
  const start: Vector = [1.5, -1];
  const curvatures: Vector = [3, 0.5];
  const still = { noise: { name: 'none' }, start: { at: start } };

  it('Momentum: powers of the matrix that takes (x, m) one step on', async () => {
    const [learningRate, beta1, beta3, steps] = [0.1, 0.9, 0.4, 60];
    const positions = await runInBowl(
      curvatures,
      { ...still, method: { name: 'momentum', learningRate, parameters: { beta1, beta3 } } },
      1,
      steps,
    );
    curvatures.forEach((h, axis) => {
      // Complex eigenvalues r e^{±iφ} of x″ = (1 + β₁ − ηβ₃h)x′ − β₁x with x₋₁ = x₀: r = √β₁.
      const half = (1 + beta1 - learningRate * beta3 * h) / 2;
      const r = Math.sqrt(beta1);
      const phi = Math.acos(half / r);
      const x1 = start[axis] * (1 - learningRate * beta3 * h);
      const sine = (x1 / r - start[axis] * Math.cos(phi)) / Math.sin(phi);
      const expected =
        r ** steps * (start[axis] * Math.cos(steps * phi) + sine * Math.sin(steps * phi));
      expect(Math.abs(positions[axis] - expected)).toBeLessThan(steps * 2 ** -23);
    });
  });

  it('underdamped: BAOAB of the harmonic oscillator conserves its shadow energy without friction', async () => {
    const [learningRate, steps] = [0.2, 500];
    const positions = await runInBowl(
      curvatures,
      {
        noise: { name: 'white', temperature: 0 },
        start: { at: start },
        method: { name: 'underdamped', learningRate, parameters: { friction: 1e-12 } },
      },
      1,
      steps,
    );
    curvatures.forEach((h, axis) => {
      // Leapfrog with velocity 0 half a step before: x″ = (2 − η²h)x′ − x, cos φ = 1 − η²h/2, x₁ = x₀(1 − η²h).
      const phi = Math.acos(1 - (learningRate ** 2 * h) / 2);
      const x1 = start[axis] * (1 - learningRate ** 2 * h);
      const sine = (x1 - start[axis] * Math.cos(phi)) / Math.sin(phi);
      const expected = start[axis] * Math.cos(steps * phi) + sine * Math.sin(steps * phi);
      expect(Math.abs(positions[axis] - expected)).toBeLessThan(4 * steps * 2 ** -23);
    });
  });

  it('Adam: the first step is η in each coordinate, whatever the gradient', async () => {
    const [x, y] = await runInBowl(
      curvatures,
      { ...still, method: { name: 'adam', learningRate: 0.05 } },
      1,
      1,
    );
    expect(x).toBeCloseTo(1.45, 6);
    expect(y).toBeCloseTo(-0.95, 6);
  });
});

it('Adam follows a straightforward implementation in double precision, 1000 particles for 1000 steps', async () => {
  const [particles, steps] = [1000, 1000];
  const [learningRate, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-8];
  const curvatures: Vector = [3, 0.5];
  const temperature = 0.5;
  const positions = await runInBowl(
    curvatures,
    {
      method: { name: 'adam', learningRate, parameters: { beta1, beta2, epsilon } },
      noise: { name: 'white', temperature },
      start: { at: [1, -1] },
    },
    particles,
    steps,
  );
  const amplitude = Math.sqrt((2 * temperature) / learningRate);
  let worst = 0;
  for (let particle = 0; particle < particles; particle++) {
    const theta = [1, -1];
    const m = [0, 0];
    const v = [0, 0];
    for (let t = 1; t <= steps; t++) {
      const z = normalsOf(particle, t - 1);
      for (const axis of [0, 1]) {
        const g = curvatures[axis] * theta[axis] + amplitude * z[axis];
        m[axis] = beta1 * m[axis] + (1 - beta1) * g;
        v[axis] = beta2 * v[axis] + (1 - beta2) * g * g;
        const mean = m[axis] / (1 - beta1 ** t);
        const square = v[axis] / (1 - beta2 ** t);
        theta[axis] -= (learningRate * mean) / (Math.sqrt(square) + epsilon);
      }
    }
    for (const axis of [0, 1]) {
      worst = Math.max(worst, Math.abs(positions[2 * particle + axis] - theta[axis]));
    }
  }
  console.log(`Adam, largest distance after ${steps} steps: ${worst.toExponential(2)}`);
  // Each step rounds positions of size 1 by half of 2⁻²³; the bowl forgets in some hundred steps.
  expect(worst).toBeLessThan(100 * 2 ** -23);
});

it('Adam starts its bias correction anew where a particle starts again', async () => {
  const model = modelOf(
    {
      ...bowl(1, 1),
      method: { name: 'adam', learningRate: 0.1 },
      noise: { name: 'none' },
      start: { at: [1, 0] },
      escape: { kind: 'half-plane', normal: [-1, 0], offset: -0.75 },
      afterEscape: 'restart',
    },
    1,
  );
  const simulation = await createCpuEngine().createSimulation(model);
  await simulation.advance(1);
  expect((await simulation.readPositions())[0]).toBeCloseTo(0.9, 6);
  // 1 → 0.9 → 0.8 → 0.7 escapes at step 3; the first step of the next life is η again.
  await simulation.advance(3);
  expect((await simulation.readTally()).events).toBe(1);
  expect((await simulation.readPositions())[0]).toBeCloseTo(0.9, 6);
});
