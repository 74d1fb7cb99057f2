import { expect, it } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { WebGpuSimulation } from '../../src/engine/webgpu/simulation.ts';
import { modelOf } from '../support/models.ts';

/** Longest time that a dispatch may take, in milliseconds (docs: a GPU does not interrupt a dispatch). */
const LONGEST = 10;

it.each([2 ** 12, 2 ** 16, 2 ** 20])(
  'holds dispatches of %i particles under 10 ms',
  async (particles) => {
    const engine = await createWebGpuEngine(navigator.gpu);
    // Nobody escapes, so that every dispatch does its full work.
    const model = modelOf(
      {
        landscape: { name: 'quartic' },
        method: { name: 'langevin', learningRate: 0.01 },
        noise: { name: 'white', temperature: 0.2 },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 1000 },
      },
      particles,
    );
    const simulation = await engine.createSimulation(model);
    if (!(simulation instanceof WebGpuSimulation)) throw new Error('Not the WebGPU engine.');
    const steps = Math.ceil(2e7 / particles);
    await simulation.advance(steps);
    const means: number[] = [];
    for (let window = 0; window < 3; window++) {
      const dispatches = simulation.dispatchCount;
      const begin = performance.now();
      await simulation.advance(steps);
      means.push((performance.now() - begin) / (simulation.dispatchCount - dispatches));
    }
    console.log(
      `${particles} particles: ${means.map((mean) => mean.toFixed(2)).join(', ')} ms a dispatch`,
    );
    // Means of many dispatches; the shortest of three windows, for other programs may take the processor meanwhile.
    expect(Math.min(...means)).toBeLessThan(LONGEST);
    engine.destroy();
  },
);

it('runs more particles than 65 535 workgroups hold, in several dispatches', async () => {
  const engine = await createWebGpuEngine(navigator.gpu);
  const particles = 65_536 * 64 + 1;
  const model = modelOf(
    {
      landscape: { name: 'quartic' },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.2 },
    },
    particles,
  );
  const simulation = await engine.createSimulation(model);
  await simulation.advance(1);
  const density = await simulation.readDensity();
  expect(density.cells.reduce((sum, count) => sum + count, 0) + density.outside).toBe(particles);
  // The last particle has moved like the first: from its start by one step.
  const positions = await simulation.readPositions();
  expect(positions[2 * (particles - 1)]).not.toBe(-1);
  expect(Math.abs(positions[2 * (particles - 1)] + 1)).toBeLessThan(1);
  engine.destroy();
});

it('holds 16.7 million particles', async () => {
  const engine = await createWebGpuEngine(navigator.gpu);
  expect(engine.maximumParticleCount).toBeGreaterThanOrEqual(2 ** 24);
  engine.destroy();
});
