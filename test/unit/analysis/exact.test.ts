import { describe, expect, it } from 'vitest';
import { computeExactAnswers } from '../../../src/analysis/exact.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

const solve = (experiment: object, cells = 96) =>
  computeExactAnswers(prepareExperiment(parseExperiment({ version: 1, ...experiment })), { cells });

const QUARTIC = {
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.2 },
};

describe('exact answers', () => {
  it.each([
    ['in one dimension', '(x^2 - 1)^2 + y^2'],
    ['in the plane', '(x^2 - 1)^2 + y^2 + 0.1*x*y'],
  ])('a barrier of 1000 T %s is refused for its height alone', (_, formula) => {
    const { answers, reasons } = solve({
      ...QUARTIC,
      landscape: {
        formula,
        domain: [
          [-2.4, 2.4],
          [-2, 2],
        ],
      },
      noise: { name: 'white', temperature: 0.001 },
      start: { at: [-1, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
    });
    expect(answers).toEqual([]);
    expect(reasons).toEqual(['The mean escape time is beyond the range of a double.']);
  });

  it('in one dimension: the chain first, then continuous time', () => {
    const { answers, reasons, settling } = solve(QUARTIC);
    expect(answers.map(({ isDiscrete }) => isDiscrete)).toEqual([true, false]);
    expect(answers[0].value).toBeCloseTo(180.459, 3);
    expect(answers[1].value).toBeCloseTo(182.418, 3);
    expect(reasons).toEqual([]);
    // The exact hazard is within 1e-3 of its final value from t = 3.5 on.
    expect(settling.time).toBeGreaterThan(3.2);
    expect(settling.time).toBeLessThan(3.8);
  });

  it('short steps settle in the same time', () => {
    const method = { name: 'langevin', learningRate: 1e-4 };
    expect(solve({ ...QUARTIC, method }).settling.time).toBeCloseTo(
      solve(QUARTIC).settling.time,
      0,
    );
  });

  it.each([
    [
      'backwards',
      { start: { at: [1, 0] }, escape: { kind: 'half-plane', normal: [-3, 0], offset: 3 } },
    ],
    [
      'along y',
      {
        landscape: {
          formula: '(y^2 - 1)^2 + x^2',
          domain: [
            [-2, 2],
            [-2, 2],
          ],
        },
        start: { at: [0, -1] },
        escape: { kind: 'half-plane', normal: [0, 1], offset: 1 },
      },
    ],
  ])('%s it is the same', (_, change) => {
    const [chain] = solve({ ...QUARTIC, ...change }).answers;
    expect(chain.isDiscrete).toBe(true);
    expect(chain.value).toBeCloseTo(180.459, 3);
  });

  it('in the plane where nothing separates: the chain first, then continuous time, each within its error', () => {
    const banana = {
      ...QUARTIC,
      landscape: {
        formula: '(x^2 - 1)^2 + 2*(y - 0.6*x^2)^2',
        domain: [
          [-2, 2],
          [-1, 2.5],
        ],
      },
      noise: { name: 'white', temperature: 0.3 },
      start: { at: [-1, 0.6] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    };
    const { answers, settling } = solve(banana);
    expect(answers.map(({ isDiscrete }) => isDiscrete)).toEqual([true, false]);
    const [chain, continuous] = answers;
    expect(Math.abs(continuous.value - 39.7565)).toBeLessThan(continuous.error);
    expect(chain.method).toContain('two-dimensional chain of discrete steps');
    expect(chain.error / chain.value).toBeLessThan(1e-3);
    // The target is a minimum, where the edge is seen once a step; curvatures of 8 at η = 0.01 cost a few per cent.
    expect(Math.abs(chain.value / continuous.value - 1)).toBeLessThan(0.05);
    expect(settling.time).toBeGreaterThan(1);
    expect(settling.time).toBeLessThan(20);
  });

  it('in the plane with steps too short for the chain: continuous time, and why', () => {
    const { answers, reasons } = solve({
      landscape: { name: 'muller-brown' },
      method: { name: 'langevin', learningRate: 1e-5 },
      noise: { name: 'white', temperature: 15 },
    });
    expect(answers.map(({ isDiscrete }) => isDiscrete)).toEqual([false]);
    expect(reasons.join()).toMatch(/^The chain of discrete steps .* continuous time, η → 0\.$/);
  });

  it('with SGD noise that depends on x only: the chain, with its own variance', () => {
    const { answers } = solve({
      landscape: { name: 'quartic', parameters: { kappa: 0 } },
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'local-hessian', batchSize: 0.1 },
    });
    expect(answers[0].isDiscrete).toBe(true);
    // Steps this long hardly notice the gap in the noise at the inflection point; infinitely short ones do.
    expect(answers[1].value / answers[0].value).toBeGreaterThan(5);
  });

  it.each([
    ['no noise', { method: { name: 'sgd' }, noise: { name: 'none' } }, 'Without noise'],
    ['a start that is spread', { start: { spread: 0.1 } }, 'spread'],
    ['a target behind the start', { start: { at: [1.5, 0] } }, 'target'],
  ])('%s: a sentence', (_, change, words) => {
    const { answers, reasons } = solve({ ...QUARTIC, ...change });
    expect(answers).toEqual([]);
    expect(reasons.join()).toMatch(/^[A-Z].*\.$/);
    if (words !== 'target') expect(reasons.join()).toContain(words);
  });

  it('has no answer where noise carries particles beyond the domain, so that the time hangs on where walls are put', () => {
    // C grows like |θ|⁶. With walls at the domain the solver's time is 172, and particles between such walls take
    // 156 ± 9; without any, 300 particles of the diffusion with short
    // steps took 95 ± 5, nearly all of them by way of |θ| > 2.5.
    const { answers, reasons } = solve({
      landscape: { name: 'phase-retrieval' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'minibatch', batchSize: 2 },
    });
    expect(answers).toEqual([]);
    expect(reasons.join(' ')).toMatch(/beyond the sides of the domain .* no answer\.$/);
  });

  it('knows no chain where steps are not normal or not independent, and answers in continuous time', () => {
    const quartic = { version: 1, landscape: { name: 'quartic' } };
    const averaged = computeExactAnswers(
      prepareExperiment(
        parseExperiment({
          ...quartic,
          method: { name: 'langevin', parameters: { averaged: 1 } },
          noise: { name: 'white', temperature: 0.2 },
        }),
      ),
    );
    expect(averaged.answers.map(({ isDiscrete }) => isDiscrete)).toEqual([false]);
    expect(averaged.answers[0].value).toBeCloseTo(182.418, 2);
    expect(averaged.reasons.join(' ')).toMatch(/share their noise with the next/);
    const batches = computeExactAnswers(
      prepareExperiment(
        parseExperiment({
          version: 1,
          // The rows differ in a force along x alone, so that the noise is one-dimensional.
          landscape: {
            rowLoss: '(x^2 - 1)^2 + y^2 + a*x',
            data: { columns: ['a'], rows: [[-4], [4]] },
            domain: [
              [-2, 2],
              [-2, 2],
            ],
          },
          method: { name: 'sgd', learningRate: 0.02 },
          noise: { name: 'minibatch', batchSize: 1 },
          start: { at: [-1, 0] },
          escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
        }),
      ),
    );
    expect(batches.answers.map(({ isDiscrete }) => isDiscrete)).toEqual([false]);
    expect(batches.reasons.join(' ')).toMatch(/that of a minibatch is not/);
  });
});
