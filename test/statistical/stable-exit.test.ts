import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { runToTheLastEscape } from '../contract/first-passage.ts';
import { modelOf } from '../support/models.ts';

const ALPHA = 1.5;

/** Getoor 1961, x = 0, r = 1: E τ = √π / (2^α Γ(1 + α/2) Γ((1 + α)/2)); Γ(7/4) = 0.919063, Γ(5/4) = 0.906402. */
const EXACT = Math.sqrt(Math.PI) / (2 ** ALPHA * 0.9190625268488832 * 0.9064024770554771);

/** Exit times are nearly exponential: their mean over so many is known to 0.4 per cent. */
const PARTICLES = 60_000;

/** Standard errors granted: exceeded by a right engine with probability 1e-3 under a fresh seed; the seed is fixed. */
const STANDARD_ERRORS = 3.3;

/** A loss of almost nothing, whose level 1e-12 is |x| = 1: pure α-stable motion, and y plays no part. */
const INTERVAL = {
  landscape: {
    formula: '1e-12*x^2',
    domain: [
      [-2, 2],
      [-2, 2],
    ],
  },
  noise: { name: 'heavy-tailed', parameters: { alpha: ALPHA, scale: 1 } },
  start: { at: [0, 0] },
  escape: { kind: 'level', value: 1e-12 },
};

async function exitTime(learningRate: number): Promise<readonly [mean: number, error: number]> {
  const model = modelOf({ ...INTERVAL, method: { name: 'sgd', learningRate } }, PARTICLES);
  // Nothing holds y, and nothing depends on it.
  const passages = await runToTheLastEscape(createCpuEngine(), { ...model, divergenceBound: 3e38 });
  const { mean, standardError = Number.NaN } = summarize(
    Float64Array.from(passages, (step) => step * learningRate),
  );
  return [mean, standardError];
}

/**
 * Steps see an exit late, by a time of the order of η^{1/α} (the boundary looks shifted outward by a multiple of one step's
 * size): two step lengths, 8 apart, take it off.
 */
it('pure α-stable motion leaves (−1, 1) after Getoor’s time as the step shrinks', async () => {
  const [coarse, fine] = [0.04, 0.005];
  const [late, lateError] = await exitTime(coarse);
  const [early, earlyError] = await exitTime(fine);
  const weight = (coarse / fine) ** (1 / ALPHA);
  const limit = (weight * early - late) / (weight - 1);
  const error = Math.hypot(weight * earlyError, lateError) / (weight - 1);
  console.log(
    `α = ${ALPHA}: η = ${coarse}: ${late.toFixed(4)}, η = ${fine}: ${early.toFixed(4)}, extrapolated ${limit.toFixed(4)} ± ${error.toFixed(4)}; Getoor ${EXACT.toFixed(4)}`,
  );
  expect(late).toBeGreaterThan(early);
  expect(error / limit).toBeLessThan(0.01);
  expect(Math.abs(limit - EXACT)).toBeLessThan(STANDARD_ERRORS * error);
});
