import { describe, expect, it } from 'vitest';
import { computeExactAnswers } from '../../../src/analysis/exact.ts';
import { settlingOfCurvatures, settlingOfRates } from '../../../src/analysis/settling.ts';
import { poseChain, poseProblem } from '../../../src/analysis/solver-problem.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { computeSurvivalCurve } from '../../../src/theory/chain-1d.ts';
import { reduceToOneDimension } from '../../../src/theory/separable.ts';

const prepare = (experiment: object) =>
  prepareExperiment(parseExperiment({ version: 1, ...experiment }));

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
};
const FLAT = {
  landscape: {
    formula: '(x^2-1)^2*(1+1.99*x^2) + y^2',
    domain: [
      [-3, 3],
      [-3, 3],
    ],
  },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.15 },
  start: { at: [-1, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
};

/** The hazard of one step at a time, per unit of t, from the chain's own survival curve. */
function hazardAt(experiment: object, time: number): number {
  const prepared = prepare(experiment);
  const problem = poseProblem(prepared);
  if ('reason' in problem) throw new Error(problem.reason);
  const reduced = reduceToOneDimension(problem);
  if (reduced === undefined) throw new Error('It does not fall apart.');
  const chain = poseChain(prepared, reduced);
  if ('reason' in chain) throw new Error(chain.reason);
  const step = Math.round(time / chain.learningRate);
  const curve = computeSurvivalCurve(chain, [step, step + 1]);
  if ('reason' in curve) throw new Error(curve.reason);
  return Math.log(curve.survival[0] / curve.survival[1]) / chain.learningRate;
}

describe('a deeper well behind the start', () => {
  it('settles when exchange with it is over, as the hazard of the chain itself says', () => {
    const { answers, settling } = computeExactAnswers(prepare(DEEPER));
    const { time: settlingTime, basis: settlingBasis } = settling;
    expect(answers[0].value).toBeCloseTo(6713.74, 2);
    expect(settlingBasis).toBe('spectrum');
    const final = 1.02098478e-4;
    expect(Math.abs(hazardAt(DEEPER, settlingTime) / final - 1)).toBeLessThan(1.1e-3);
    expect(hazardAt(DEEPER, settlingTime / 2) / final).toBeGreaterThan(1.2);
    // Curvatures see none of it.
    expect(settlingOfCurvatures(prepare(DEEPER)).time).toBeLessThan(10);
  });

  it('with averaged noise, of which there is no chain, the diffusion says it', () => {
    const method = { ...DEEPER.method, parameters: { averaged: 1 } };
    const { answers, settling } = computeExactAnswers(prepare({ ...DEEPER, method }));
    const { time: settlingTime, basis: settlingBasis } = settling;
    expect(answers[0].value).toBeCloseTo(6310.6, 1);
    expect(settlingBasis).toBe('spectrum');
    expect(settlingTime).toBeGreaterThan(80);
    expect(settlingTime).toBeLessThan(150);
  });

  it('without a solver, curvatures say that they do', () => {
    const method = { name: 'momentum', learningRate: 0.02 };
    const noise = { name: 'formula', batchSize: 1, c11: '1', c12: '0', c22: '1' };
    const { settling } = computeExactAnswers(prepare({ ...DEEPER, method, noise }));
    expect(settling.basis).toBe('curvatures');
  });
});

it('three equal wells in a row: the chain, settled after exchange', () => {
  const { answers, settling } = computeExactAnswers(
    prepare({
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
    }),
  );
  expect(answers[0].value).toBeCloseTo(63.085, 3);
  expect(settling.time).toBeGreaterThan(7 / (0.12056809 - 0.01887945));
});

it('a pass that is nearly flat does not set the relaxation', () => {
  const { answers, settling } = computeExactAnswers(prepare(FLAT));
  const { time: settlingTime } = settling;
  expect(answers.map(({ value }) => value)).toEqual([
    expect.closeTo(927.87, 2),
    expect.closeTo(987.22, 2),
  ]);
  expect(settlingTime).toBeLessThan(7);
  expect(Math.abs(hazardAt(FLAT, settlingTime) / 1.0795623e-3 - 1)).toBeLessThan(1e-3);
  // Nor where only curvatures can be asked.
  const method = { name: 'momentum', learningRate: 0.01 };
  const noise = { name: 'formula', batchSize: 1, c11: '1', c12: '0', c22: '1' };
  expect(settlingOfCurvatures(prepare({ ...FLAT, method, noise })).time).toBeLessThan(10);
});

it.each(['quartic', 'sharp-flat'])(
  '%s with SGD and all defaults settles within a few relaxations',
  (name) => {
    const { settling } = computeExactAnswers(
      prepare({ landscape: { name }, method: { name: 'sgd' } }),
      { cells: 64 },
    );
    expect(settling.time).toBeGreaterThan(1);
    expect(settling.time).toBeLessThan(30);
  },
);

it.each([
  [{ escapeRate: 1, secondRate: 0.5, excess: 1 }],
  [{ escapeRate: 1, secondRate: 1 + 1e-9, excess: 1 }],
  [{ escapeRate: 1, secondRate: Number.NaN, excess: 1 }],
  [{ escapeRate: 0, secondRate: Number.POSITIVE_INFINITY, excess: Number.POSITIVE_INFINITY }],
])('rates that say nothing, %o, give no settling time', (rates) => {
  const settling = settlingOfRates(rates);
  expect(settling === undefined || Number.isFinite(settling.time)).toBe(true);
  if (rates.secondRate <= rates.escapeRate * (1 + 1e-6)) expect(settling).toBeUndefined();
});
