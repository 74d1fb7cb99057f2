/**
 * The figures' own evidence, to more digits than a test has time for: slopes against those of the exact chain. What is found is
 * printed, the sentence included.
 */

import { expect, it } from 'vitest';
import { createWebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { concludeSweep, type FigureResult } from '../src/sweep/conclude.ts';
import type { FigureFit } from '../src/sweep/draw.ts';
import { findFigure } from '../src/sweep/figures.ts';
import { runSweep } from '../src/sweep/run-sweep.ts';
import type { Sweep } from '../src/sweep/sweep.ts';
import { TEST_SEED } from '../test/support/seed.ts';

/** Runs a figure, in places changed. */
async function measureFigure(name: string, changes: Partial<Sweep> = {}): Promise<FigureResult> {
  const figure = findFigure(name);
  if (figure === undefined) throw new Error(`There is no figure ${name}.`);
  const sweep = { ...figure, seed: TEST_SEED, ...changes };
  const engine = await createWebGpuEngine(navigator.gpu);
  const began = performance.now();
  const result = concludeSweep(sweep, await runSweep(sweep, { engine }));
  engine.destroy();
  if (result === undefined) throw new Error(`${name} has no figure.`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    [
      `${name} on ${engine.adapterName}, ${seconds} s`,
      ...result.verdicts.map((v) => v.sentence),
    ].join('\n'),
  );
  return result;
}

/** The measured slope over that of the exact answers, and R². */
function compareSlopes({ series }: FigureResult): { ratio: number; fit: FigureFit } {
  const [fit] = series[0].fits;
  return { ratio: fit.measured.slope / Number(fit.exact?.slope), fit };
}

it.each(['sgd-batch-size', 'sgd-sharpness', 'sgd-learning-rate'])(
  '%s: within 2 %% of the exact slope, R² above 0.999',
  async (name) => {
    const { ratio, fit } = compareSlopes(await measureFigure(name));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
    expect(fit.measured.rSquared).toBeGreaterThan(0.999);
  },
);

it('white noise: γ goes as k to the power of 1.00 ± 0.01', async () => {
  // Short steps: with those of the figure the exact chain itself has 1.001.
  const { fit } = compareSlopes(
    await measureFigure('white-noise-sharpness', {
      precision: { relativeError: 0.012, quick: 0.03 },
    }),
  );
  const [low, high] = fit.measured.slopeInterval;
  expect((high - low) / 2).toBeLessThan(0.01);
  expect(Math.abs(fit.measured.slope - 1)).toBeLessThan(0.01);
});

it('fixed B/η: spread below 3 % up to ηH = 0.02, beyond as the discrete chain has it', async () => {
  const { verdicts, series } = await measureFigure('sgd-linear-scaling', {
    precision: { relativeError: 0.01, quick: 0.03 },
  });
  expect(verdicts[0].held).toBe(true);
  // And there is a departure.
  const [first] = series[0].points;
  const last = series[0].points[series[0].points.length - 1];
  expect(Math.abs(Number(last.y) / Number(first.y) - 1)).toBeGreaterThan(0.1);
});
