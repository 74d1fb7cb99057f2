/**
 * Real minibatch noise: mean steps that SGD takes out of a minimum of phase retrieval, against batch size and learning rate.
 *
 * The reference (docs/theory.md §4.9: 2000 runs, ±2.5 %) is of one table of 4096 rows, and the exponent is a property of the table: ln τ is
 * measured over several tables, and the reference set beside their mean and their spread. Runs that diverge are left out of the
 * mean, as in the reference.
 */

import { expect, it } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { createWebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { summarize } from '../src/statistics/moments.ts';
import { modelOf } from '../test/support/models.ts';

const PARTICLES = 4_000;
const TABLES = 12;
/** First-passage values from here on are no steps. */
const NO_STEP = 0xfffffffe;
/** Half of a 95 % interval in standard errors, Student's t with TABLES − 1 degrees of freedom. */
const STUDENT = 2.201;

/** η, B and the reference's mean steps. */
const CASES = [
  [0.05, 1, 80],
  [0.05, 2, 186],
  [0.05, 3, 514],
  [0.05, 4, 1536],
  [0.025, 1, 426],
  [0.025, 2, 5226],
] as const;

async function meanSteps(engine: Engine, learningRate: number, batchSize: number, seed: number) {
  const model = modelOf(
    {
      landscape: { name: 'phase-retrieval', parameters: { seed } },
      method: { name: 'sgd', learningRate },
      noise: { name: 'minibatch', batchSize },
    },
    PARTICLES,
  );
  const simulation = await engine.createSimulation(model);
  let tally = await simulation.readTally();
  while (tally.atRisk > 0) {
    await simulation.advance(1000);
    tally = await simulation.readTally();
  }
  const passages = await simulation.readPassages();
  simulation.destroy();
  return summarize(Float64Array.from(passages.filter((step) => step < NO_STEP))).mean;
}

/** Mean, standard deviation and 95 % interval over the tables. */
function overTables(values: readonly number[]) {
  const { mean, standardError = Number.NaN } = summarize(Float64Array.from(values));
  const half = STUDENT * standardError;
  return {
    mean,
    deviation: standardError * Math.sqrt(values.length),
    interval: [mean - half, mean + half],
  };
}

it('mean steps out of the minimum of phase retrieval', async () => {
  const engine = await createWebGpuEngine(navigator.gpu);
  /** ln τ by case and table. */
  const logTimes = CASES.map(() => [] as number[]);
  for (let seed = 1; seed <= TABLES; seed++) {
    for (const [index, [learningRate, batchSize]] of CASES.entries()) {
      logTimes[index].push(Math.log(await meanSteps(engine, learningRate, batchSize, seed)));
    }
  }
  const round = (value: number) => Number(value.toPrecision(4));
  CASES.forEach(([learningRate, batchSize, reference], index) => {
    const { mean, deviation, interval } = overTables(logTimes[index]);
    console.log(
      JSON.stringify({
        learningRate,
        batchSize,
        geometricMean: round(Math.exp(mean)),
        interval95: interval.map((end) => round(Math.exp(end))),
        spreadOfTables: round(deviation),
        reference,
        referenceInSpreads: round((Math.log(reference) - mean) / deviation),
        byTable: logTimes[index].map((value) => Math.round(Math.exp(value))),
      }),
    );
  });
  // The law: ln τ grows linearly with B at one η, and with 1/η at one B.
  const perBatch = overTables(
    logTimes[0].map((_, table) => {
      const [one, two, three, four] = [0, 1, 2, 3].map((index) => logTimes[index][table]);
      return (3 * (four - one) + (three - two)) / 10;
    }),
  );
  const perInverse = overTables(
    logTimes[0].map((_, table) => (logTimes[5][table] - logTimes[1][table]) / (40 - 20)),
  );
  const bend = overTables(
    logTimes[0].map((_, table) => {
      const [one, two, three, four] = [0, 1, 2, 3].map((index) => logTimes[index][table]);
      return (four - three - (two - one)) / 2;
    }),
  );
  console.log(
    JSON.stringify({
      slopeAgainstBatchSize: perBatch,
      slopeAgainstInverseLearningRate: perInverse,
      bend,
    }),
  );
  expect(perBatch.interval[0]).toBeGreaterThan(0);
  expect(perInverse.interval[0]).toBeGreaterThan(0);
  engine.destroy();
});
