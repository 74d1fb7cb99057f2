import { describe, expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { zThreshold } from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';

/** Particles that come where the loss has no value, and their time at risk per escape by programs of our own in double precision. */
const CASES = [
  {
    // Plain loops.
    timeAtRiskPerEscape: 2648,
    particles: 12_000,
    steps: 12_000,
    learningRate: 0.01,
    landscape: {
      formula: '(x^2-1)^2 + sqrt(x+1.5) + y^2/2',
      domain: [
        [-2, 2],
        [-2, 2],
      ],
    },
    noise: { name: 'white', temperature: 0.2 },
    start: { at: [-1, 0] },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
  },
  {
    // Masses on a grid, and plain loops: 1.159. The slope of the logarithm has a value beyond its end.
    timeAtRiskPerEscape: 1.1647,
    particles: 20_000,
    steps: 2000,
    learningRate: 0.01965,
    landscape: {
      formula: '(y^2 - 1)^2 + 0.05782*log(1.185 - y) + 1.619/2*x^2',
      domain: [
        [-2.7, 2.7],
        [-2.2, 1.165],
      ],
    },
    noise: { name: 'white', temperature: 0.7305 },
    start: { at: [0, -0.01275] },
    escape: { kind: 'half-plane', normal: [0, -1], offset: 0.997 },
  },
];

describe('particles that come where the loss has no value have not escaped: their time at risk counts, they do not', () => {
  it.each(CASES)(
    '$landscape.formula',
    async ({ timeAtRiskPerEscape, particles, steps, learningRate, ...rest }) => {
      const experiment = {
        ...rest,
        method: { name: 'langevin', learningRate },
        afterEscape: 'stop',
      };
      const engine = await createCpuEngine();
      const simulation = await engine.createSimulation(modelOf(experiment, particles));
      await simulation.advance(steps);
      const { events, diverged, atRisk, exposure } = await simulation.readTally();
      engine.destroy();
      const expected = (Number(exposure) * learningRate) / timeAtRiskPerEscape;
      console.log(`${events} escapes, ${expected.toFixed(1)} expected; ${diverged} lost`);
      expect(events + diverged + atRisk).toBe(particles);
      expect(diverged).toBeGreaterThan(0.3 * particles);
      expect(Math.abs(events - expected)).toBeLessThan(zThreshold() * Math.sqrt(expected));
    },
  );
});
