import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { compareCounts } from '../../src/statistics/two-sample.ts';
import { assertionFalseFailureRate } from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';
import { TEST_SEED } from '../support/seed.ts';

/** Particles of each engine; 10 % of temperature or batch size are noticed, as the test shows. */
const PARTICLES = 50_000;

/** Cells along each side of the blocks that are compared. */
const BLOCK = 8;

/** The density after so many steps, in blocks. */
async function countBlocks(engine: Engine, seed: number, noise: object): Promise<number[]> {
  const model = modelOf(
    {
      landscape: { name: 'sharp-flat' },
      method: { name: 'sgd', learningRate: 0.02 },
      noise,
      afterEscape: 'continue',
    },
    PARTICLES,
    seed,
  );
  const simulation = await engine.createSimulation(model);
  await simulation.advance(300);
  const { cells } = await simulation.readDensity();
  simulation.destroy();
  const blocks: number[] = new Array((256 / BLOCK) ** 2).fill(0);
  cells.forEach((count, cell) => {
    const [column, row] = [cell % 256, Math.floor(cell / 256)];
    blocks[Math.floor(row / BLOCK) * (256 / BLOCK) + Math.floor(column / BLOCK)] += count;
  });
  return blocks;
}

// Long trajectories part between engines; their laws must not. Different seeds make the samples independent.
it.each([
  { name: 'two-temperature', batchSize: 0.15 },
  { name: 'local-hessian', batchSize: 0.15, parameters: { floor: 0.1 } },
  { name: 'white', temperature: 0.3 },
])('both engines draw one density under $name noise', async (noise) => {
  const gpu = await createWebGpuEngine(navigator.gpu);
  const onGpu = await countBlocks(gpu, TEST_SEED, noise);
  const onCpu = await countBlocks(createCpuEngine(), TEST_SEED + 1, noise);
  expect(compareCounts(onGpu, onCpu).probability).toBeGreaterThan(assertionFalseFailureRate);
  // The test can fail: another temperature or batch size is noticed at once.
  const other =
    'temperature' in noise ? { ...noise, temperature: 0.33 } : { ...noise, batchSize: 0.135 };
  const different = await countBlocks(gpu, TEST_SEED + 1, other);
  expect(compareCounts(onGpu, different).probability).toBeLessThan(assertionFalseFailureRate);
  gpu.destroy();
});
