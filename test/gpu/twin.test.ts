import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import type { Model } from '../../src/experiment/model.ts';
import { findLandscape, LANDSCAPES } from '../../src/landscapes/catalogue.ts';
import { STREAM, threefry2x32 } from '../../src/random/threefry.ts';
import { DYNAMICS, modelOf } from '../support/models.ts';

/**
 * The engines may draw a small radius of a normal pair differently (WGSL's log may be off by 2⁻²¹ close to 1; the test of
 * the normals holds them to that), so only particles whose radii were larger than this are compared.
 */
const SMALLEST_RADIUS = 0.5;

/**
 * Two engines may round every operation of a step differently (fused or reassociated), so their positions differ by a
 * few units in the last place of the largest of position, start displacement and step: up to 5 on SwiftShader.
 */
const ALLOWED_ULPS = 16;

/** Landscapes whose functions WGSL computes less exactly than that. */
const ALLOWED_ULPS_OF: Readonly<Record<string, number>> = {
  // WGSL grants exp(x) an error of 3 + 2|x| units in the last place, and exponents pass 10 where particles start here; 15 on
  // SwiftShader.
  'muller-brown': 32,
  // WGSL grants sin and cos an absolute error of 2⁻¹¹. That times 2πA makes an error of 0.03 in the slope; times η of 3e-5
  // in a step, up to 1700 units where positions are smallest. 507 on SwiftShader, which uses up the grant (landscapes.test.ts).
  rastrigin: 2048,
};

const PARTICLES = 20_000;

/** Width of the cloud in which particles start. */
const SPREAD = 0.3;

let gpu: Engine;
const cpu = createCpuEngine();
beforeAll(async () => {
  gpu = await createWebGpuEngine(navigator.gpu);
});
afterAll(() => gpu.destroy());

async function positionsAfter(engine: Engine, model: Model, steps: number): Promise<Float32Array> {
  const simulation = await engine.createSimulation(model);
  await simulation.advance(steps);
  const positions = await simulation.readPositions();
  simulation.destroy();
  return positions;
}

/** The radius of the normal pair that a particle draws at step 0 of a stream. */
function radiusOf(particle: number, seed: number, stream: number): number {
  const bits = new Uint32Array(2);
  threefry2x32(particle, 0, seed, stream, bits);
  return Math.sqrt(-2 * Math.log((bits[0] + 0.5) / 2 ** 32));
}

type Dynamics = (typeof DYNAMICS)[number];

/** Whether a landscape is run with a method and noise. Its formulas, without a step, landscapes.test.ts holds to double precision. */
function isTried(landscape: string, { method, noise }: Dynamics): boolean {
  switch (landscape) {
    case 'sharp-flat':
      return true;
    case 'muller-brown':
      // Its loss passes through 0 within the cloud, and there a root of the loss turns round-off into 100 times as much.
      return noise.name !== 'loss-scaled';
    default:
      // One step that uses gradient and Hessian, and needs no saddle.
      return method.name === 'sgd' && noise.name === 'local-hessian';
  }
}

/** Few rows of data: a mean without a closed form goes through all of them for every particle. */
function parametersOf(landscape: string): Record<string, number> {
  return 'rows' in findLandscape(landscape).parameters ? { rows: 128 } : {};
}

const CASES = LANDSCAPES.flatMap(({ name }) =>
  DYNAMICS.filter((dynamics) => isTried(name, dynamics)).map((dynamics) => ({
    landscape: name,
    ...dynamics,
  })),
);

it.each(CASES)(
  'one step of $method.name with $noise.name noise on $landscape is the same on both engines',
  async ({ landscape, method, noise }) => {
    const model = modelOf(
      {
        landscape: { name: landscape, parameters: parametersOf(landscape) },
        method: { ...method, learningRate: 0.001 },
        noise,
      },
      PARTICLES,
    );
    const spread: Model = { ...model, start: { ...model.start, spread: SPREAD } };
    const [before, onGpu, onCpu] = [
      await positionsAfter(cpu, spread, 0),
      await positionsAfter(gpu, spread, 1),
      await positionsAfter(cpu, spread, 1),
    ];
    let worst = 0;
    let compared = 0;
    for (let i = 0; i < onCpu.length; i++) {
      const particle = i >> 1;
      const start = radiusOf(particle, spread.seed, STREAM.start);
      const step = radiusOf(particle, spread.seed, STREAM.step);
      if (Math.min(start, step) < SMALLEST_RADIUS) continue;
      compared++;
      const moved = Math.abs(onCpu[i] - before[i]);
      const size = Math.max(Math.abs(before[i]), SPREAD * start, moved);
      worst = Math.max(worst, Math.abs(onGpu[i] - onCpu[i]) / (size * 2 ** -23));
    }
    expect(worst).toBeLessThan(ALLOWED_ULPS_OF[landscape] ?? ALLOWED_ULPS);
    expect(compared).toBeGreaterThan(PARTICLES);
  },
);
