/** Further wells inside the region: what a run that is cut short may say of the mean escape time. */

import { describe, expect, it } from 'vitest';
import type { EscapeReading } from '../../src/analysis/escape-reading.ts';
import { measureExperiment } from '../../src/analysis/measure-experiment.ts';
import { reportTheory } from '../../src/analysis/theory.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { TEST_SEED } from '../support/seed.ts';

/** Runs an experiment as the command line does. */
async function measure(experiment: object): Promise<EscapeReading & { particleSteps: number }> {
  const prepared = prepareExperiment(parseExperiment({ version: 1, ...experiment }));
  const { settling } = reportTheory(prepared).exact;
  const engine = createCpuEngine();
  const simulation = await engine.createSimulation(prepared.model);
  const { measurement, mean } = await measureExperiment(prepared, simulation, settling);
  simulation.destroy();
  return { ...mean, particleSteps: measurement.particleSteps };
}

/** A deeper well at −1.6 behind the start, exchange with which takes hundreds of units of time: docs/theory.md §4.11. */
const DEEPER = {
  landscape: {
    formula: '(3.136)*x^2+(1.306666667)*x^3+(-3.2)*x^4+(-1.6)*x^5 + y^2',
    domain: [
      [-2.4, 1.5],
      [-3, 3],
    ],
  },
  method: { name: 'langevin', learningRate: 0.02 },
  noise: { name: 'white', temperature: 0.2369 },
  start: { at: [0, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 0.7 },
  ensemble: { particles: 120, seed: TEST_SEED },
};

/** Three equal wells in a row, the third one beyond the edge of the region. */
const THREE = {
  ...DEEPER,
  landscape: {
    formula: '0.1*x^2*(x^2-4)^2 + y^2',
    domain: [
      [-3, 3],
      [-3, 3],
    ],
  },
  noise: { name: 'white', temperature: 0.35 },
  start: { at: [-2, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 2 },
};

describe('a deeper well behind the start', () => {
  it('is waited for where a solver knows how long exchange takes', async () => {
    const { state, meanTime, interval } = await measure({ ...DEEPER, until: { escapes: 30 } });
    expect(state).toBe('measured');
    // The chain's 6713.740; ln of the mean has a standard error of about 1/√30 + that of the share that goes there.
    const deviation = (interval[1] - interval[0]) / (2 * 1.96);
    expect(Math.abs(Number(meanTime) - 6713.74)).toBeLessThan(3.3 * deviation);
  });

  it('leaves a bound to a run that is cut short before', async () => {
    const { state, interval, reason } = await measure({ ...DEEPER, until: { steps: 4000 } });
    expect(state).toBe('settling');
    expect(interval[0]).toBeLessThan(6713);
    expect(interval[0]).toBeGreaterThan(20);
    expect(reason).not.toBe('');
  });
});

describe('three equal wells', () => {
  // docs/theory.md §4.11: the chain 63.085; underdamped 230.8 ± 4.9.
  it.each([
    ['langevin', {}, 63.085, 0],
    ['underdamped', { friction: 3 }, 230.8, 4.9],
  ])('%s, all followed to the end: the plain mean', async (name, parameters, right, error) => {
    const learningRate = name === 'langevin' ? 0.02 : 0.05;
    const method = { name, learningRate, parameters };
    const { state, meanTime, interval, reason } = await measure({
      ...THREE,
      method,
      until: { steps: 10_000_000 },
    });
    expect(state).toBe('measured');
    const deviation = Math.hypot((interval[1] - interval[0]) / (2 * 1.96), error);
    expect(Math.abs(Number(meanTime) - right)).toBeLessThan(3.3 * deviation);
    expect(reason.includes('(0, 0)')).toBe(name !== 'langevin');
  });

  it.each([
    ['momentum', { beta1: 0.9, beta3: 0.1 }, 'white', 0.02],
    ['adam', {}, 'white', 0.02],
    ['underdamped', { friction: 3 }, 'white', 0.05],
    ['sgd', {}, 'heavy-tailed', 0.02],
  ])(
    '%s: no solver knows of the exchange, and a run cut short gives a bound that names the well',
    async (name, parameters, noise, learningRate) => {
      const { state, meanTime, reason } = await measure({
        ...THREE,
        method: { name, learningRate, parameters },
        noise:
          noise === 'white'
            ? { name: noise, temperature: 0.35 }
            : { name: noise, parameters: { alpha: 1.5, scale: 0.6 } },
        until: { escapes: 60, steps: 20_000 },
      });
      expect(meanTime).toBeUndefined();
      expect(state).not.toBe('measured');
      expect(reason).toContain('(0, 0)');
    },
  );

  it('relativeError goes on until all have escaped where nothing less will do', async () => {
    const { state, interval, meanTime } = await measure({
      ...THREE,
      method: { name: 'underdamped', learningRate: 0.05, parameters: { friction: 3 } },
      until: { relativeError: 0.2 },
    });
    expect(state).toBe('measured');
    expect(interval[0]).toBeLessThan(Number(meanTime));
  });
});
