import { describe, expect, it } from 'vitest';
import { expandSweep } from '../../../src/sweep/expand.ts';
import { readField, writeField } from '../../../src/sweep/field.ts';
import { parseSweep, SweepError } from '../../../src/sweep/sweep.ts';

const QUARTIC = {
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.3 },
};

const sweepOf = (given: object) => ({
  version: 1,
  name: 'trial',
  experiment: QUARTIC,
  vary: [{ field: 'noise.temperature', values: [0.2, 0.3] }],
  ...given,
});

function problemsOf(given: object): readonly string[] {
  try {
    expandSweep(parseSweep(sweepOf(given)));
    return [];
  } catch (error) {
    if (!(error instanceof SweepError)) throw error;
    return error.problems;
  }
}

describe('a field by its path', () => {
  it('is read and written without touching anything else', () => {
    const value = { a: { b: [1, 2], c: 3 } };
    expect(readField(value, 'a.b.1')).toBe(2);
    expect(readField(value, 'a.d.e')).toBeUndefined();
    expect(writeField(value, 'a.b.1', 5)).toEqual({ a: { b: [1, 5], c: 3 } });
    expect(writeField(value, 'd.e', 7)).toEqual({ a: { b: [1, 2], c: 3 }, d: { e: 7 } });
    expect(value).toEqual({ a: { b: [1, 2], c: 3 } });
  });
});

describe('parsing', () => {
  it('fills in what is left out', () => {
    expect(parseSweep(sweepOf({}))).toEqual({
      version: 1,
      name: 'trial',
      title: 'trial',
      experiment: QUARTIC,
      vary: [{ field: 'noise.temperature', values: [0.2, 0.3], follow: [] }],
      series: [{ label: 'trial', set: {} }],
      measure: 'escape',
      precision: { relativeError: 0.02, quick: 0.06 },
      budget: { particleSteps: 2e9, particles: 131072 },
      seed: 1,
    });
  });

  it('gives itself back', () => {
    const sweep = parseSweep(
      sweepOf({
        series: [{ label: 'a', set: {}, y: 'log(tau*k)' }],
        figure: { x: '1/T', y: 'log(tau)', claim: { kind: 'line', slope: 1 } },
      }),
    );
    expect(parseSweep(JSON.parse(JSON.stringify(sweep)))).toEqual(sweep);
  });

  it('spaces ranges evenly, or evenly in their logarithms', () => {
    const range = (scale: string) =>
      parseSweep(
        sweepOf({ vary: [{ field: 'noise.temperature', from: 0.1, to: 1.6, count: 5, scale }] }),
      ).vary[0].values;
    expect(range('linear')).toEqual([0.1, 0.475, 0.85, 1.225, 1.6]);
    expect(range('logarithmic')).toEqual([0.1, 0.2, 0.4, 0.8, 1.6]);
  });

  it.each([
    [{ colour: 1 }, 'colour is not a field of a sweep; remove it or check its spelling.'],
    [{ name: 'A b' }, 'name must be lower-case words joined by "-"; got "A b".'],
    [{ vary: [] }, 'vary must hold 1 to 2 fields.'],
    [
      { vary: [{ field: 'temperature', values: [1] }] },
      'vary.0.field must be the path of a number of the experiment, such as "noise.batchSize"; got "temperature".',
    ],
    [
      { vary: [{ field: 'noise.temperature', from: 0, to: 1, count: 3, scale: 'logarithmic' }] },
      'vary.0: a logarithmic range must not hold 0.',
    ],
    [
      { vary: [{ field: 'noise.temperature', values: ['a'] }] },
      'vary.0.values.0 must be a finite number; got "a".',
    ],
    [
      { precision: { relativeError: 2 } },
      'precision.relativeError (relative error) must be a number at least 0.001 and at most 0.5; got 2.',
    ],
    [
      { vary: [{ field: 'noise.temprature', values: [1] }] },
      'vary: noise.temprature is not a field of an experiment; remove it or check its spelling.',
    ],
    [
      { vary: [{ field: 'noise.temperature', values: [-1] }] },
      'vary: noise.temperature (temperature) must be a number at least 0 and at most 1000000; got -1.',
    ],
    [
      { vary: [{ field: 'ensemble.particles', values: [10, 20] }] },
      'vary.0.field: ensemble.particles does not belong into a sweep, whose precision, budget and seed say how a point is run; remove it.',
    ],
    [
      { experiment: { ...QUARTIC, until: { steps: 10 } } },
      'experiment: until does not belong into a sweep, whose precision, budget and seed say how a point is run; remove it.',
    ],
    [
      { measure: 'occupancy' },
      'experiment.until.steps is missing: occupancy is measured after so many steps.',
    ],
    [
      {
        series: [
          { label: 'one', set: {} },
          { label: 'one', set: {} },
        ],
      },
      'series: two of them are called "one".',
    ],
    [
      { figure: { x: '1/T', y: 'log(tau)', claim: { kind: 'circle' } } },
      'figure.claim.kind must be one of line, better-line, constant, agreement; got "circle".',
    ],
    [
      { figure: { x: '1/K', y: 'log(tau)', claim: { kind: 'agreement' } } },
      'figure.x: The formula names "K", which is neither a variable nor a parameter; allowed are k, B,',
    ],
    [
      {
        figure: {
          x: 'k',
          y: 'log(tau)',
          claim: { kind: 'better-line', candidates: ['k', '1/k'], expected: [2] },
        },
      },
      'figure.claim.expected must hold the place of a candidate, 0 to 1, for each of the 1 series; got [2].',
    ],
  ])('says what is wrong: %j', (given, sentence) => {
    expect(problemsOf(given).join('\n')).toContain(sentence);
  });
});

describe('expanding', () => {
  it('combines two fields, series outside, and gives each point a seed of its own', () => {
    const points = expandSweep(
      parseSweep(
        sweepOf({
          vary: [
            { field: 'noise.temperature', values: [0.2, 0.3] },
            { field: 'landscape.sharpness', values: [1, 2, 4] },
          ],
          series: [
            { label: 'Langevin', set: {} },
            { label: 'SGD', set: { 'method.name': 'sgd' } },
          ],
          seed: 7,
        }),
      ),
    );
    expect(points.map(({ index }) => index)).toEqual([...Array(12).keys()]);
    expect(points[4].varied).toEqual({ 'noise.temperature': 0.3, 'landscape.sharpness': 2 });
    expect(points[4].experiment.noise.temperature).toBe(0.3);
    expect(points[4].experiment.landscape.sharpness).toBe(2);
    expect(points[6].experiment.method.name).toBe('sgd');
    expect(new Set(points.map(({ seed }) => seed)).size).toBe(12);
    expect(points[0].seed).toBe(7);
  });

  it('lets fields follow: B/η fixed, η ∝ 1/k', () => {
    const points = expandSweep(
      parseSweep(
        sweepOf({
          experiment: {
            landscape: { name: 'piecewise-quadratic' },
            method: { name: 'sgd' },
            noise: { name: 'two-temperature' },
          },
          vary: [
            {
              field: 'landscape.sharpness',
              values: [1, 4],
              follow: [
                { field: 'method.learningRate', times: 0.02, power: -1 },
                { field: 'noise.batchSize', times: 3 },
              ],
            },
          ],
        }),
      ),
    );
    expect(points.map(({ experiment }) => experiment.method.learningRate)).toEqual([0.02, 0.005]);
    expect(points.map(({ experiment }) => experiment.noise.batchSize)).toEqual([3, 12]);
  });
});
