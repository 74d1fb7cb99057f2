import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { zThreshold } from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';

/** Time at risk per escape, from plain loops in double precision (the case sqrt-wall of issue 12). */
const TIME_AT_RISK_PER_ESCAPE = 2648;

it('particles that reach √(negative) have not escaped: their time at risk counts, they do not', async () => {
  const learningRate = 0.01;
  const experiment = {
    landscape: {
      formula: '(x^2-1)^2 + sqrt(x+1.5) + y^2/2',
      domain: [
        [-2, 2],
        [-2, 2],
      ],
    },
    method: { name: 'langevin', learningRate },
    noise: { name: 'white', temperature: 0.2 },
    start: { at: [-1, 0] },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
    afterEscape: 'stop',
  };
  const engine = await createCpuEngine();
  const simulation = await engine.createSimulation(modelOf(experiment, 12_000));
  await simulation.advance(12_000);
  const { events, diverged, atRisk, exposure } = await simulation.readTally();
  engine.destroy();
  const expected = (Number(exposure) * learningRate) / TIME_AT_RISK_PER_ESCAPE;
  console.log(`${events} escapes, ${expected.toFixed(1)} expected; ${diverged} lost`);
  expect(events + diverged + atRisk).toBe(12_000);
  expect(diverged).toBeGreaterThan(100 * events);
  expect(Math.abs(events - expected)).toBeLessThan(zThreshold() * Math.sqrt(expected));
});
