/**
 * What a gradient derived from a formula costs beside one written by hand: the same kernel, two gradients, in turns. Expected:
 * no difference beyond noise, since the compiler sees the same arithmetic; allowed: 10 per cent.
 */

import { expect, it } from 'vitest';
import { traitsOf } from '../src/engine/webgpu/adapter-traits.ts';
import { compileModel } from '../src/engine/webgpu/compile.ts';
import { writeModelShader } from '../src/engine/webgpu/shader.ts';
import { WebGpuSimulation } from '../src/engine/webgpu/simulation.ts';
import { emitWgslFunction } from '../src/formula/wgsl.ts';
import { modelOf } from '../test/support/models.ts';

const PARTICLES = 2 ** 16;
const STEPS = 400;
const PAIRS = 9;
const ALLOWED = 1.1;

/** Gradients as one writes them by hand. */
const BY_HAND = {
  quartic: `fn gradient(theta: Vectors) -> Vectors {
  return Vectors(4.0 * theta[0] * (theta[0] * theta[0] - 1.0), theta[1]);
}
`,
  'muller-brown': `fn gradient(theta: Vectors) -> Vectors {
  let x = theta[0];
  let y = theta[1];
  let e0 = -200.0 * exp(-(x - 1.0) * (x - 1.0) - 10.0 * y * y);
  let e1 = -100.0 * exp(-x * x - 10.0 * (y - 0.5) * (y - 0.5));
  let u2 = x + 0.5;
  let v2 = y - 1.5;
  let e2 = -170.0 * exp(-6.5 * u2 * u2 + 11.0 * u2 * v2 - 6.5 * v2 * v2);
  let u3 = x + 1.0;
  let v3 = y - 1.0;
  let e3 = 15.0 * exp(0.7 * u3 * u3 + 0.6 * u3 * v3 + 0.7 * v3 * v3);
  return Vectors(
    -2.0 * (x - 1.0) * e0 - 2.0 * x * e1 + (-13.0 * u2 + 11.0 * v2) * e2 + (1.4 * u3 + 0.6 * v3) * e3,
    -20.0 * y * e0 - 20.0 * (y - 0.5) * e1 + (11.0 * u2 - 13.0 * v2) * e2 + (0.6 * u3 + 1.4 * v3) * e3,
  );
}
`,
} as const;

it.each(Object.entries(BY_HAND))(
  '%s: derived and hand-written gradients, particle-steps per second',
  async (landscape, byHand) => {
    const adapter = await navigator.gpu.requestAdapter();
    const device = await adapter!.requestDevice();
    const temperature = landscape === 'quartic' ? 0.2 : 15;
    const model = modelOf(
      {
        landscape: { name: landscape },
        method: { name: 'langevin', learningRate: landscape === 'quartic' ? 0.01 : 1e-4 },
        noise: { name: 'white', temperature },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 1000 },
      },
      PARTICLES,
    );
    const shader = writeModelShader(model, traitsOf(adapter!.info));
    const derived = emitWgslFunction('gradient', model.gradientProgram);
    expect(shader.code).toContain(derived);
    const open = async (code: string) => {
      const compiled = await compileModel(device, model, { ...shader, code });
      const simulation = new WebGpuSimulation(device, model, compiled, traitsOf(adapter!.info));
      simulation.placeParticles();
      await simulation.advance(STEPS);
      return simulation;
    };
    const simulations = [await open(shader.code), await open(shader.code.replace(derived, byHand))];
    const ratios: number[] = [];
    for (let pair = 0; pair < PAIRS; pair++) {
      const times: number[] = [];
      for (const simulation of simulations) {
        const begin = performance.now();
        await simulation.advance(STEPS);
        times.push(performance.now() - begin);
      }
      ratios.push(times[0] / times[1]);
    }
    ratios.sort((a, b) => a - b);
    console.log(
      `${landscape}: derived over hand-written, median of ${PAIRS} pairs ${ratios[PAIRS >> 1].toFixed(3)} (${ratios[0].toFixed(3)} to ${ratios[PAIRS - 1].toFixed(3)})`,
    );
    expect(ratios[PAIRS >> 1]).toBeLessThan(ALLOWED);
    device.destroy();
  },
);
