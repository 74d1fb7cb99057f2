/** Losses that are not finite somewhere: a particle that gets there has not escaped. */
import { describe, expect, it } from 'vitest';
import { computeExactAnswers } from '../../../src/analysis/exact.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

const solve = (experiment: object, cells?: number) =>
  computeExactAnswers(prepareExperiment(parseExperiment({ version: 1, ...experiment })), {
    ...(cells !== undefined && { cells }),
  });

const BOX = [
  [-2, 2],
  [-2, 2],
];
const WALL = {
  landscape: { formula: '(x^2-1)^2 + sqrt(x+1.5) + y^2/2', domain: BOX },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.2 },
  start: { at: [-1, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
};
const CONE = {
  landscape: { formula: 'sqrt(x^2+y^2)', domain: BOX },
  method: { name: 'langevin', learningRate: 0.02 },
  noise: { name: 'white', temperature: 0.4 },
  start: { at: [0, 0] },
  escape: { kind: 'outside-disc', center: [0, 0], radius: 1 },
};

it('a coordinate across takes part where it has no loss: nothing is solved without it', () => {
  // y^(2/3) has no value below 0, where half of all particles go.
  const { answers, reasons } = solve({
    ...WALL,
    landscape: { formula: '(x^2-1)^2 + y^(2/3)', domain: BOX },
    start: { at: [-1, 0.5] },
  });
  expect(answers).toEqual([]);
  expect(reasons.join(' ')).toMatch(/no finite value near/);
});

describe('where particles reach the end of the loss there is no answer but the place', () => {
  it.each([
    ['in one dimension', WALL],
    [
      'in the plane',
      {
        ...WALL,
        landscape: { formula: '(x^2-1)^2 + sqrt(x+1.5+0.2*y^2) + y^2/2', domain: BOX },
      },
    ],
    [
      'with noise of its own',
      {
        ...WALL,
        landscape: { formula: '(x^2-1)^2 + log(x+1.5+0.1*y^2) + y^2/2', domain: BOX },
        method: { name: 'sgd', learningRate: 0.01 },
        noise: { name: 'formula', batchSize: 1, c11: '40', c12: '0', c22: '40' },
      },
    ],
  ])('%s', (_, experiment) => {
    const { answers, reasons } = solve(experiment, 64);
    expect(answers).toEqual([]);
    expect(reasons.join(' ')).toMatch(/no finite value near .*−1\.[4-6]/);
    expect(reasons.join(' ')).not.toMatch(/NaN|Infinity/);
  });
});

it('a place without a loss behind a barrier that nobody crosses changes nothing', () => {
  // √ ends where L has risen by 36 above the minimum, 180 times the temperature.
  const { answers } = solve({
    ...WALL,
    landscape: {
      formula: '(x^2-1)^2 + 0*sqrt(x+2.7) + y^2',
      domain: [
        [-2.6, 2],
        [-2, 2],
      ],
    },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  });
  expect(answers[1].value).toBeCloseTo(182.418, 3);
});

it('the tip of a cone: nothing starts on it, and continuous time goes round it', () => {
  expect(() => solve(CONE)).toThrow(/√\(x² \+ y²\) has no derivative at x = 0, y = 0/);
  // So near to it that the way from there is as long, to 1e-6. The chain has steps of positive length: it takes longer.
  const { answers } = solve({ ...CONE, start: { at: [0.001, 0] } });
  expect(answers.map(({ isDiscrete }) => isDiscrete)).toEqual([true, false]);
  const [chain, continuous] = answers;
  expect(chain.value).toBeGreaterThan(1.2321);
  expect(chain.value).toBeLessThan(1.6);
  expect(Math.abs(continuous.value - 1.2321)).toBeLessThan(Math.max(continuous.error, 1e-4));
  expect(continuous.error).toBeLessThan(1e-2);
});

it('a time beyond what doubles carry is not an answer', () => {
  const { answers, reasons } = solve({
    ...CONE,
    landscape: { formula: '(x^2-1)^2 + y^2', domain: BOX },
    noise: { name: 'white', temperature: 0.0014 },
    start: { at: [-1, 0] },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  });
  expect(answers).toEqual([]);
  expect(reasons.join(' ')).toMatch(/beyond the range of a double/);
});
