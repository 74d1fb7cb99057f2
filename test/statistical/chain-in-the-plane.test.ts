import { expect, it } from 'vitest';
import { computeExactAnswers } from '../../src/analysis/exact.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { runToTheLastEscape } from '../contract/first-passage.ts';
import { computeSampleSize, zThreshold } from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';

/** The experiment with which the page opens: ηH up to 0.23, noise that jumps, nothing that separates. */
const OPENING = {
  landscape: { name: 'sharp-flat' },
  method: { name: 'sgd', learningRate: 0.02 },
  noise: { name: 'two-temperature', batchSize: 8, parameters: { scale: 8 } },
  afterEscape: 'stop',
};

/** A shift of the mean, as a share of it, that is noticed in 99 runs of 100; `npm run bench:browser` notices a tenth of it. */
const EFFECT = 0.06;

it('sharp and flat, two temperatures, η = 0.02: particles take as long as the chain in the plane', async () => {
  const [exact] = computeExactAnswers(
    prepareExperiment(parseExperiment({ version: 1, ...OPENING })),
    { cells: 32 },
  ).answers;
  expect(exact.isDiscrete).toBe(true);
  // Escape times spread no more than exponential ones: their standard deviation is at most their mean.
  const particles = computeSampleSize(EFFECT, 0.01);
  const engine = await createCpuEngine();
  const passages = await runToTheLastEscape(engine, modelOf(OPENING, particles));
  const { mean, standardError = Number.NaN } = summarize(
    Float64Array.from(passages, (step) => step * OPENING.method.learningRate),
  );
  engine.destroy();
  console.log(
    `${particles} particles: ${mean.toFixed(3)} ± ${standardError.toFixed(3)}; exact ${exact.value.toFixed(3)} ± ${exact.error.toFixed(3)}`,
  );
  expect(standardError / mean).toBeLessThanOrEqual(1 / Math.sqrt(particles));
  expect(exact.error / exact.value).toBeLessThan(0.002);
  expect(Math.abs(mean - exact.value)).toBeLessThan(zThreshold() * standardError + exact.error);
});
