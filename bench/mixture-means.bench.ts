/** Mixture means: no noise along the way out at the saddle. Escapes in 10⁸ particle-steps, with their Poisson bound. */

import { expect, it } from 'vitest';
import { createWebGpuEngine } from '../src/engine/webgpu/engine.ts';
import { parseExperiment } from '../src/experiment/experiment.ts';
import { prepareExperiment } from '../src/experiment/prepare.ts';
import { decomposeSymmetric } from '../src/landscapes/symmetric-matrix.ts';
import { estimateEscapeRate } from '../src/statistics/escape-rate.ts';
import { TEST_SEED } from '../test/support/seed.ts';

const PARTICLES = 16_384;
const STEPS = 6_104;

it('counts the escapes of minibatch SGD at η = 0.5, and the rank of C at the saddle', async () => {
  const prepared = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'mixture-means' },
      method: { name: 'sgd', learningRate: 0.5 },
      noise: { name: 'minibatch', batchSize: 1 },
      ensemble: { particles: PARTICLES, seed: TEST_SEED },
    }),
  );
  const { saddle } = prepared.route;
  const covariance = prepared.landscape.rows!.covariance(...saddle!.position);
  const { eigenvalues } = decomposeSymmetric(covariance);
  const engine = await createWebGpuEngine(navigator.gpu);
  const simulation = await engine.createSimulation(prepared.model);
  await simulation.advance(STEPS);
  const tally = await simulation.readTally();
  const exposure = Number(tally.exposure);
  const { interval } = estimateEscapeRate({ events: tally.events, exposure });
  console.log(
    JSON.stringify({
      particleSteps: exposure,
      escapes: tally.events,
      diverged: tally.diverged,
      escapesPerStepAtMost: interval[1],
      saddle: saddle?.position,
      unstableDirection: saddle?.eigenvectors[0],
      covarianceAtSaddle: covariance,
      eigenvaluesOfCovariance: eigenvalues,
    }),
  );
  expect(exposure).toBeGreaterThan(0.99e8);
  expect(Math.abs(eigenvalues[0] / eigenvalues[1])).toBeLessThan(1e-3);
  simulation.destroy();
  engine.destroy();
});
