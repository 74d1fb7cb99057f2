import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';

const QUARTIC = {
  version: 1,
  landscape: { name: 'quartic' },
  method: { name: 'langevin' },
};

/** What is wrong with an experiment, by field. */
function problemsOf(input: unknown): Record<string, string> {
  try {
    parseExperiment(input);
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]));
  }
  return {};
}

it('fills in what an experiment leaves out', () => {
  expect(parseExperiment(QUARTIC)).toEqual({
    version: 1,
    landscape: { name: 'quartic', parameters: { kappa: 1 }, sharpness: 1 },
    method: { name: 'langevin', learningRate: 0.01, parameters: { averaged: 0 } },
    noise: { name: 'white', temperature: 0.2, parameters: {} },
    start: { at: [-1, 0], spread: 0 },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    afterEscape: 'stop',
    ensemble: { particles: 65536, seed: 1 },
    until: {},
  });
});

it('is its own fixed point, through JSON too', () => {
  const once = parseExperiment({ ...QUARTIC, until: { steps: 100, relativeError: 0.01 } });
  expect(parseExperiment(JSON.parse(JSON.stringify(once)))).toEqual(once);
});

it('takes the experiment of the design document', () => {
  const experiment = parseExperiment({
    version: 1,
    landscape: { name: 'sharp-flat', parameters: {}, sharpness: 1 },
    method: { name: 'sgd', learningRate: 0.01, parameters: {} },
    noise: { name: 'two-temperature', batchSize: 8, parameters: {} },
    start: { at: [-1, 0], spread: 0 },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    afterEscape: 'stop',
    ensemble: { particles: 1048576, seed: 1 },
    until: { steps: 1000000 },
  });
  expect(experiment.noise).toMatchObject({ name: 'two-temperature', batchSize: 8 });
});

describe('a wrong value', () => {
  const cases: [name: string, change: object, field: string, message: RegExp][] = [
    [
      'η = 0',
      { method: { name: 'langevin', learningRate: 0 } },
      'method.learningRate',
      /method\.learningRate \(learning rate\) must be a number greater than 0 and at most 100; got 0\./,
    ],
    [
      'η < 0',
      { method: { name: 'langevin', learningRate: -1 } },
      'method.learningRate',
      /greater than 0.*got -1\./,
    ],
    [
      'η not a number',
      { method: { name: 'langevin', learningRate: Number.NaN } },
      'method.learningRate',
      /must be a number.*got NaN/,
    ],
    [
      'η a text',
      { method: { name: 'langevin', learningRate: 'abc' } },
      'method.learningRate',
      /must be a number.*got "abc"/,
    ],
    [
      'no particles',
      { ensemble: { particles: 0 } },
      'ensemble.particles',
      /a whole number at least 1 and at most 268435456; got 0\./,
    ],
    [
      '1e12 particles',
      { ensemble: { particles: 1e12 } },
      'ensemble.particles',
      /at most 268435456; got 1000000000000\./,
    ],
    [
      'half a particle',
      { ensemble: { particles: 1.5 } },
      'ensemble.particles',
      /whole number.*got 1\.5/,
    ],
    [
      'T < 0',
      { noise: { name: 'white', temperature: -0.1 } },
      'noise.temperature',
      /at least 0.*got -0\.1/,
    ],
    [
      'an unknown method',
      { method: { name: 'sgdd' } },
      'method.name',
      /must be one of gradient-descent, langevin, sgd, momentum, adam, underdamped; got "sgdd"/,
    ],
    [
      'an unknown landscape',
      { landscape: { name: 'hill' } },
      'landscape.name',
      /must be one of .*quartic.*; got "hill"/,
    ],
    [
      'a noise that the method does not take',
      { noise: { name: 'two-temperature' } },
      'noise.name',
      /must be white for the method langevin; got "two-temperature"/,
    ],
    [
      'a strength that the noise does not have',
      { noise: { name: 'white', batchSize: 2 } },
      'noise.batchSize',
      /does not belong to the noise "white"/,
    ],
    ['an unknown field', { colour: 'red' }, 'colour', /colour is not a field of an experiment/],
    [
      'an unknown field inside',
      { method: { name: 'langevin', momentum: 1 } },
      'method.momentum',
      /method\.momentum is not a field/,
    ],
    [
      'an unknown parameter',
      { landscape: { name: 'quartic', parameters: { mu: 1 } } },
      'landscape.parameters.mu',
      /is not a parameter; known: kappa/,
    ],
    [
      'a parameter out of range',
      { landscape: { name: 'quartic', parameters: { kappa: -1 } } },
      'landscape.parameters.kappa',
      /at least 0/,
    ],
    [
      'an escape region of no kind',
      { escape: { kind: 'square' } },
      'escape',
      /^escape\.kind must be one of half-plane, disc, outside-disc, level, leave-basin; got "square"/,
    ],
    [
      'an escape region that is no object',
      { escape: 'disc' },
      'escape',
      /^escape must be an object whose kind is one of half-plane, .*; got "disc"/,
    ],
    [
      'a disc of no size',
      { escape: { kind: 'disc', center: [0, 0], radius: 0 } },
      'escape.radius',
      /greater than 0; got 0/,
    ],
    [
      'a plane without direction',
      { escape: { kind: 'half-plane', normal: [0, 0], offset: 1 } },
      'escape.normal',
      /must not be \[0, 0\]/,
    ],
    ['a start that is no point', { start: { at: [1] } }, 'start.at', /start\.at/],
    ['another version', { version: 2 }, 'version', /must be 1/],
    ['a seed too large', { ensemble: { seed: 2 ** 32 } }, 'ensemble.seed', /at most 4294967295/],
    [
      'an empty formula',
      {
        landscape: {
          formula: ' ',
          domain: [
            [-1, 1],
            [-1, 1],
          ],
        },
      },
      'landscape.formula',
      /empty/,
    ],
    [
      'a domain turned round',
      {
        landscape: {
          formula: 'x',
          domain: [
            [1, -1],
            [-1, 1],
          ],
        },
      },
      'landscape.domain.0',
      /from < to/,
    ],
  ];

  it.each(cases)(
    '%s: the sentence names the field, the value and what is allowed',
    (_, change, field, message) => {
      const problems = problemsOf({ ...QUARTIC, ...change });
      expect(Object.keys(problems)).toContainEqual(
        expect.stringMatching(new RegExp(`^${field.replaceAll('.', '\\.')}`)),
      );
      expect(Object.values(problems).join('\n')).toMatch(message);
    },
  );

  it('is reported together with all others', () => {
    const problems = problemsOf({
      ...QUARTIC,
      method: { name: 'langevin', learningRate: -1 },
      ensemble: { particles: 0, seed: -1 },
    });
    expect(Object.keys(problems).sort()).toEqual([
      'ensemble.particles',
      'ensemble.seed',
      'method.learningRate',
    ]);
  });

  it.each([null, 3, 'text', [], {}])('may be the whole experiment: %j', (input) => {
    const problems = problemsOf(input);
    expect(Object.keys(problems).length).toBeGreaterThan(0);
    for (const message of Object.values(problems)) expect(message).toMatch(/\w+ .*\.$/);
  });
});
