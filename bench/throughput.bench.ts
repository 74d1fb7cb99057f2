import { expect, it } from 'vitest';
import { createCpuEngine } from '../src/engine/cpu/engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { createWebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { WebGpuSimulation } from '../src/engine/webgpu/simulation.ts';
import { modelOf } from '../test/support/models.ts';

/** (x² − 1)² + ½y², Langevin, T = 0.2, η = 0.01: nobody escapes, so that every particle makes every step. */
const WORK = {
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.2 },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 1000 },
};

const REPEATS = 5;

/** Particle-steps of one repeat: some seconds of work. */
const WORK_SIZE = { webgpu: 2e8, cpu: 2e7 } as const;

it('measures particle-steps per second', async () => {
  const engines: [Engine, number[]][] = [
    [await createWebGpuEngine(navigator.gpu), [2 ** 16, 2 ** 20]],
    [createCpuEngine(), [2 ** 13]],
  ];
  const rows: object[] = [];
  for (const [engine, particleCounts] of engines) {
    for (const particles of particleCounts) {
      const simulation = await engine.createSimulation(modelOf(WORK, particles));
      const steps = Math.ceil(WORK_SIZE[engine.kind] / particles);
      await simulation.advance(steps);
      const rates: number[] = [];
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const begin = performance.now();
        await simulation.advance(steps);
        rates.push((particles * steps * 1000) / (performance.now() - begin));
      }
      rates.sort((a, b) => a - b);
      const fused =
        simulation instanceof WebGpuSimulation
          ? simulation.pacer.shape(particles, steps, 64, particles).steps
          : steps;
      rows.push({
        engine: engine.kind,
        adapter: engine.adapterName,
        particles,
        K: fused,
        median: rates[REPEATS >> 1].toExponential(2),
        lowest: rates[0].toExponential(2),
        highest: rates[REPEATS - 1].toExponential(2),
      });
      simulation.destroy();
    }
    engine.destroy();
  }
  console.log(rows.map((row) => JSON.stringify(row)).join('\n'));
  expect(rows).toHaveLength(3);
});
