/**
 * Particles against exact answers, to more digits than a test has time for. Every particle is followed until it has
 * escaped; what is found is printed as one JSON line a case.
 */

import { expect, it } from 'vitest';
import { computeExactAnswers } from '../src/analysis/exact.ts';
import type { Engine } from '../src/engine/engine.ts';
import { parseExperiment } from '../src/experiment/experiment.ts';
import { prepareExperiment } from '../src/experiment/prepare.ts';
import { summarize } from '../src/statistics/moments.ts';
import { runToTheLastEscape } from '../test/contract/first-passage.ts';
import { TEST_SEED } from '../test/support/seed.ts';

/** (x² − 1)² + 2(y − 0.6x²)²: a curved valley that does not fall apart into x and y. */
const CURVED_VALLEY = {
  landscape: {
    formula: '(x^2-1)^2 + 2*(y - 0.6*x^2)^2',
    domain: [
      [-2, 2],
      [-1.5, 2.5],
    ],
  },
  start: { at: [-1, 0.6] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
};

/** Cases with the deviation they must stay within, and the particles whose standard error allows to say so. */
const CASES = [
  {
    name: 'quartic, white noise, T = 0.3, η = 0.01, against the discrete chain',
    particles: 400_000,
    within: 0.003,
    experiment: {
      landscape: { name: 'quartic' },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.3 },
    },
  },
  {
    name: 'curved valley, white noise, T = 0.3, η = 0.0025, against continuous time',
    particles: 40_000,
    within: 0.01,
    experiment: {
      ...CURVED_VALLEY,
      method: { name: 'langevin', learningRate: 0.0025 },
      noise: { name: 'white', temperature: 0.3 },
    },
  },
  {
    name: 'curved valley, local-Hessian noise with floor 0.5, η/2B = 0.125, η = 0.00025, against continuous time',
    particles: 20_000,
    within: 0.02,
    experiment: {
      ...CURVED_VALLEY,
      method: { name: 'sgd', learningRate: 0.00025 },
      noise: { name: 'local-hessian', batchSize: 0.001, parameters: { floor: 0.5 } },
    },
  },
  {
    name: 'sharp and flat, two-temperature noise, η = 0.02, against the chain in the plane',
    particles: 400_000,
    within: 0.003,
    experiment: {
      landscape: { name: 'sharp-flat' },
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'two-temperature', batchSize: 8, parameters: { scale: 8 } },
      afterEscape: 'stop',
    },
  },
] as const;

/** Measures all cases on one engine. */
export function measureAccuracy(createEngine: () => Promise<Engine>): void {
  it.each(CASES)('$name', async ({ name, particles, within, experiment }) => {
    const prepared = prepareExperiment(
      parseExperiment({ version: 1, ...experiment, ensemble: { particles, seed: TEST_SEED } }),
    );
    const [exact] = computeExactAnswers(prepared).answers;
    const engine = await createEngine();
    const { learningRate } = prepared.experiment.method;
    const passages = await runToTheLastEscape(engine, prepared.model);
    const { mean, standardError = Number.NaN } = summarize(
      Float64Array.from(passages, (step) => step * learningRate),
    );
    const apart = mean / exact.value - 1;
    console.log(
      JSON.stringify({
        case: name,
        engine: engine.kind,
        particles,
        measured: Number(mean.toPrecision(6)),
        standardError: Number(standardError.toPrecision(2)),
        exact: Number(exact.value.toPrecision(7)),
        exactError: Number(exact.error.toPrecision(2)),
        apartPercent: Number((100 * apart).toFixed(3)),
        standardErrors: Number(((mean - exact.value) / standardError).toFixed(2)),
      }),
    );
    // The stated deviation, plus the sampling noise granted everywhere.
    expect(Math.abs(apart)).toBeLessThan(within + 3.3 * (standardError / mean));
    engine.destroy();
  });
}
