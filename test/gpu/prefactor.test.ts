import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { computeFirstPassageSteps } from '../../src/theory/chain-1d.ts';
import {
  computeSgdDiffusionItoTime,
  computeSgdDiffusionTime,
} from '../../src/theory/gradient-noise-laws.ts';
import { runToTheLastEscape } from '../contract/first-passage.ts';
import { modelOf } from '../support/models.ts';

/**
 * The piecewise-quadratic wells of docs/theory.md §5 with H_a ≠ |H_b|. Both have the exponent 6, so the laws differ in their
 * prefactor alone, and oppositely: by Itô the well with the stiff minimum is left four times sooner than the other, by
 * the published law four times later.
 */
const ROWS = [
  {
    Ha: 4,
    Hb: 1,
    xc: 0.5,
    diffusion: 0.354167,
    particles: 2048,
    itoTime: 633.7,
    published: 2534.8,
  },
  { Ha: 1, Hb: 4, xc: 1, diffusion: 0.0885417, particles: 1024, itoTime: 2534.8, published: 633.7 },
] as const;

const LEARNING_RATE = 0.01;

let engine: Engine;
beforeAll(async () => {
  engine = await createWebGpuEngine(navigator.gpu);
});
afterAll(() => engine.destroy());

it.each(ROWS)(
  'SGD with H_a = $Ha, |H_b| = $Hb follows the Itô prefactor, not the published one',
  async ({ Ha, Hb, xc, diffusion, particles, itoTime, published }) => {
    // diffusion is ε = η/2B.
    const batchSize = LEARNING_RATE / (2 * diffusion);
    const saddle = xc * (1 + Ha / Hb);
    const target = 2 * saddle - xc;
    const model = modelOf(
      {
        landscape: { name: 'piecewise-quadratic', parameters: { Ha, Hb, xc, kappa: 0 } },
        method: { name: 'sgd', learningRate: LEARNING_RATE },
        noise: { name: 'two-temperature', batchSize },
      },
      particles,
    );
    expect(model.escape).toEqual({ kind: 'half-plane', normal: [1, 0], offset: target });

    const passages = await runToTheLastEscape(engine, model);
    const { mean, standardError = Number.NaN } = summarize(
      Float64Array.from(passages, (step) => step * LEARNING_RATE),
    );

    // The discrete chain, which is what SGD is, solved exactly.
    const exact = computeFirstPassageSteps({
      learningRate: LEARNING_RATE,
      gradient: (x) => (x < xc ? Ha * x : -Hb * (x - saddle)),
      variance: (x) => ((x < xc ? Ha : Hb) * LEARNING_RATE ** 2) / batchSize,
      breaks: [xc],
      start: 0,
      survival: [Number.NEGATIVE_INFINITY, target],
    });
    if ('reason' in exact) throw new Error(exact.reason);
    const exactTime = exact.meanSteps * LEARNING_RATE;

    const well = {
      minimumCurvature: Ha,
      saddleCurvature: Hb,
      barrier: (Ha * xc ** 2 + Hb * (saddle - xc) ** 2) / 2,
      noiseSplit: Hb / (Ha + Hb),
      learningRate: LEARNING_RATE,
      batchSize,
    };
    const ito = computeSgdDiffusionItoTime(well);
    const asPublished = computeSgdDiffusionTime(well);
    if ('reason' in ito || 'reason' in asPublished) throw new Error('A law does not apply.');
    console.log(
      `measured ${mean.toFixed(1)} ± ${standardError.toFixed(1)}; chain ${exactTime.toFixed(2)}; Itô law ${ito.value.toFixed(1)}; published law ${asPublished.value.toFixed(1)}`,
    );

    expect(ito.value).toBeCloseTo(itoTime, 0);
    expect(asPublished.value).toBeCloseTo(published, 0);
    // 3.3 standard errors: exceeded by a right engine with probability 1e-3 under a fresh seed; the seed is fixed.
    expect(Math.abs(mean - exactTime)).toBeLessThan(3.3 * standardError);
    // At this exponent and step the Itô law lacks corrections of up to a half; the published one is off fourfold on top.
    const itoMiss = Math.abs(Math.log(mean / ito.value));
    const publishedMiss = Math.abs(Math.log(mean / asPublished.value));
    expect(itoMiss).toBeLessThan(Math.log(2));
    expect(publishedMiss).toBeGreaterThan(2 * itoMiss);
  },
);
