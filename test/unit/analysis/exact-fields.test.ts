import { expect, it } from 'vitest';
import { computeExactAnswers } from '../../../src/analysis/exact.ts';
import {
  computeExactCommittor,
  computeExactCurrent,
  computeExactDensities,
  computeExactSurvival,
  densityAt,
  escapeDensityAt,
  geometricTimes,
  survivalAt,
} from '../../../src/analysis/exact-fields.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { sampleField } from '../../../src/theory/generator-2d/problem.ts';

/** (x² − 1)² + y² with white noise of T = 0.3 from (−1, 0). */
const prepare = (changes: object = {}) =>
  prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'quartic', parameters: { kappa: 2 } },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.3 },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
      ...changes,
    }),
  );

it('takes the survival curve of the discrete chain, whose integral is the mean time', () => {
  const times = [0, ...geometricTimes(0.01, 700, 200)];
  const curve = computeExactSurvival(prepare(), times);
  if ('reason' in curve) throw new Error(curve.reason);
  expect(curve.isDiscrete).toBe(true);
  expect(survivalAt(curve, 0)).toBe(1);
  // E N = Σ S(n) over n ≥ 0, here times η, against the continuous 36.5837 and some 1 % for the steps.
  let mean = 0;
  for (let step = 0; step < 60_000; step++) mean += 0.01 * survivalAt(curve, 0.01 * step);
  expect(mean / 36.5837).toBeGreaterThan(0.98);
  expect(mean / 36.5837).toBeLessThan(1);
  // Once settled, a straight line in ln S that goes on beyond the last point.
  const rate = Math.log(survivalAt(curve, 500) / survivalAt(curve, 600)) / 100;
  expect(Math.log(survivalAt(curve, 800) / survivalAt(curve, 900)) / 100).toBeCloseTo(rate, 8);
  expect(escapeDensityAt(curve, 100) / (rate * survivalAt(curve, 100))).toBeCloseTo(1, 2);
});

it('takes the survival curve of the chain in the plane where nothing separates', () => {
  const banana = prepare({
    landscape: {
      formula: '(x^2 - 1)^2 + 2*(y - 0.6*x^2)^2',
      domain: [
        [-2, 2],
        [-1, 2.5],
      ],
    },
    method: { name: 'langevin', learningRate: 0.03 },
    start: { at: [-1, 0.6] },
  });
  const curve = computeExactSurvival(banana, [0, 0.03, ...geometricTimes(0.3, 700, 200)]);
  if ('reason' in curve) throw new Error(curve.reason);
  expect(curve.isDiscrete).toBe(true);
  const { answers } = computeExactAnswers(banana, { cells: 32 });
  let mean = 0;
  for (let step = 0; step < 30_000; step++) mean += 0.03 * survivalAt(curve, 0.03 * step);
  expect(Math.abs(mean / answers[0].value - 1)).toBeLessThan(2e-3);
});

it('gives densities that hold everybody without absorption and the survivors with it', () => {
  const times = geometricTimes(0.5, 300, 36);
  const free = computeExactDensities(prepare({ afterEscape: 'continue' }), times);
  const absorbed = computeExactDensities(prepare({ afterEscape: 'stop' }), times);
  if ('reason' in free || 'reason' in absorbed) throw new Error('refused');
  expect(free.survival[35]).toBeCloseTo(1, 9);
  expect(absorbed.survival[35]).toBeLessThan(0.01);
  // Half-way between two of the times the interpolation comes near the density computed for it.
  const between = Math.sqrt(times[5] * times[6]);
  const [direct] = [computeExactDensities(prepare({ afterEscape: 'continue' }), [between])];
  if ('reason' in direct) throw new Error(direct.reason);
  for (const place of [
    [-1, 0],
    [0, 0],
    [0.9, 0.2],
  ] as const) {
    const exact = sampleField(direct.densities[0], place);
    expect(sampleField(densityAt(free, between), place) / exact).toBeCloseTo(1, 2);
  }
  // Long after: Boltzmann, both wells alike.
  const late = densityAt(free, 1000);
  expect(sampleField(late, [1, 0]) / sampleField(late, [-1, 0])).toBeCloseTo(1, 2);
  const decayed = densityAt(absorbed, 400);
  const shape = sampleField(decayed, [-1, 0]) / sampleField(absorbed.densities[35], [-1, 0]);
  expect(shape).toBeGreaterThan(Math.exp(-100 / 30));
  expect(shape).toBeLessThan(Math.exp(-100 / 45));
});

it('gives no density where particles go on beyond the walls of the solver', () => {
  const flat = { landscape: { name: 'quartic', parameters: { kappa: 0 } } };
  // √(2Tt) along y is 2.4 at t = 10, where the domain reaches to 2; at t = 0.3 it is 0.4.
  expect(computeExactDensities(prepare(flat), [0.3, 10])).toHaveProperty('reason');
  expect(computeExactDensities(prepare(flat), [0.1, 0.3])).toHaveProperty('densities');
});

it('puts back at the start, with restart, whoever has escaped', () => {
  const restarted = computeExactDensities(prepare({ afterEscape: 'restart' }), [0.3, 30, 3000]);
  if ('reason' in restarted) throw new Error(restarted.reason);
  for (const total of restarted.survival) expect(total).toBeCloseTo(1, 9);
  // Nobody is in the escape region, and the well of the start holds more than half of all.
  const [, , late] = restarted.densities;
  expect(sampleField(late, [0.999, 0])).toBeLessThan(0.05 * sampleField(late, [0.7, 0]));
  expect(sampleField(late, [-1, 0])).toBeGreaterThan(3 * sampleField(late, [0.7, 0]));
  // Where there are next to no escapes yet it is the density of the absorbed population.
  const absorbed = computeExactDensities(prepare(), [0.3]);
  if ('reason' in absorbed) throw new Error(absorbed.reason);
  const ratio =
    sampleField(restarted.densities[0], [-0.8, 0.2]) /
    sampleField(absorbed.densities[0], [-0.8, 0.2]);
  expect(ratio).toBeCloseTo(1, 3);
});

it('has a committor of about ½ at the saddle and a current through it', () => {
  const committor = computeExactCommittor(
    prepare({ escape: { kind: 'half-plane', normal: [1, 0], offset: 0.8 } }),
  );
  if ('reason' in committor) throw new Error(committor.reason);
  expect(sampleField(committor, [0, 0])).toBeGreaterThan(0.4);
  expect(sampleField(committor, [0, 0])).toBeLessThan(0.6);
  const current = computeExactCurrent(prepare());
  if ('reason' in current) throw new Error(current.reason);
  expect(sampleField(current.x, [0, 0])).toBeGreaterThan(0);
  expect(Math.abs(sampleField(current.y, [0, 0]))).toBeLessThan(1e-6);
});

it('says in a sentence what it cannot do', () => {
  const spread = prepare({ start: { at: [-1, 0], spread: 0.1 } });
  const survival = computeExactSurvival(spread, [1]);
  expect('reason' in survival && survival.reason).toMatch(/spread/);
});
