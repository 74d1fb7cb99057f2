import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';

const SQUARE = [
  [-2, 2],
  [-2, 2],
] as const;

/** White noise from (−1, 0) over the barrier at 0 to x ≥ 0.5, as in the case sqrt-wall; what is given takes the place of it. */
const experimentOf = (formula: string, more: object = {}) => ({
  version: 1,
  landscape: { formula, domain: SQUARE },
  method: { name: 'langevin', learningRate: 0.01 },
  noise: { name: 'white', temperature: 0.2 },
  start: { at: [-1, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
  ...more,
});

const prepare = (experiment: object) => prepareExperiment(parseExperiment(experiment));
const gapOf = (experiment: object) => prepare(experiment).gap;

/** The problem with which an experiment is refused. */
function problemOf(experiment: object) {
  try {
    prepare(experiment);
  } catch (error) {
    if (error instanceof ExperimentError) return error.problems[0];
    throw error;
  }
  return undefined;
}

const WELLS = '(x^2-1)^2 + y^2/2';
const CONE = {
  start: { at: [0, 0] },
  escape: { kind: 'outside-disc', center: [0, 0], radius: 1 },
};
const STAIRS = {
  landscape: {
    formula: '1/(k+exp(-20*x)*(2+sin(y))) + x^2/40 + y^2/2',
    parameters: { k: 2 },
    domain: [
      [-8, 4],
      [-3, 3],
    ],
  },
  method: { name: 'langevin', learningRate: 0.05 },
  noise: { name: 'white', temperature: 0.5 },
  start: { at: [-0.5, 0] },
};

describe('a start without a value is refused at the formula', () => {
  it.each([
    [
      'the tip of a cone',
      experimentOf('sqrt(x^2+y^2)', CONE),
      '√(x² + y²) has no derivative at x = 0, y = 0',
    ],
    ['a cusp', experimentOf('abs(x)^(2/3) + y^2', CONE), '|x|^0.666667 has no derivative at x = 0'],
    [
      'a power of a negative number',
      experimentOf(`${WELLS} + x^(2/3)`),
      'x^0.666667 has no value at x = −1',
    ],
    [
      'a pole',
      experimentOf(`${WELLS} + k/(x+1)^2`.replace('k', '1')),
      '1/(x + 1)² is infinite at x = −1',
    ],
    [
      'beyond the end of a logarithm',
      experimentOf(`${WELLS} - log(x)`),
      'log(x) has no value at x = −1',
    ],
    [
      'an exponential beyond single precision',
      experimentOf(`${WELLS} + exp(100*x^2)/exp(100*x^2)`),
      'exp(100x²) exceeds the range of single precision at x = −1',
    ],
  ])('%s', (_, experiment, finding) => {
    expect(problemOf(experiment)).toEqual({
      field: 'landscape.formula',
      message: `landscape.formula: ${finding}, where particles start: start elsewhere, or change the formula.`,
    });
  });

  it('names the row where the loss is one of data', () => {
    const landscape = {
      rowLoss: '(x-a)^2 + sqrt(b*y)',
      data: {
        columns: ['a', 'b'],
        rows: [
          [0, 1],
          [1, 2],
          [0.5, -1],
        ],
      },
      domain: [
        [-2, 2],
        [0.1, 2],
      ],
    };
    const experiment = { ...experimentOf(''), landscape, start: { at: [0, 1] } };
    // Already where the mean is first looked at, before anybody starts.
    expect(problemOf(experiment)?.message).toMatch(/^landscape\.rowLoss: .*row 3 /);
    const late = { ...landscape, rowLoss: '(x-a)^2 + sqrt(b*y) + 2*y^2' };
    const sound = {
      columns: ['a', 'b'],
      rows: [
        [0, 1],
        [1, 2],
        [0.5, 1],
      ],
    };
    const below = {
      ...late,
      data: sound,
      domain: [
        [-2, 2],
        [-1, 2],
      ],
    };
    expect(problemOf({ ...experiment, landscape: below, start: { at: [0, -0.5] } })).toEqual({
      field: 'landscape.rowLoss',
      message:
        'landscape.rowLoss: √(b·y) has no value at y = −0.5 (row 1 of the data), where particles start: start elsewhere, or change the formula.',
    });
  });

  it('does not mind where particles start about the point, not on it', () => {
    const spread = { ...CONE, start: { at: [0, 0], spread: 0.1 } };
    expect(gapOf(experimentOf('sqrt(x^2+y^2)', spread))).toBeUndefined();
    expect(
      gapOf(experimentOf('sqrt(x^2+y^2)', { ...CONE, start: { at: [0.01, 0] } })),
    ).toBeUndefined();
  });
});

const LOST =
  'which particles reach: those that do are lost without having escaped, and a mean escape time is then the time at risk per escape.';
const SINGLE =
  'which particles reach: those that do are lost without having escaped, and times are not those of the loss. Type it so that nothing in it grows beyond 3.4e38.';

describe('a region without a value is said where particles reach it', () => {
  it.each([
    [
      'a square root',
      experimentOf(`${WELLS} + sqrt(x+1.5)`),
      /^√\(x \+ 1\.5\) has no value at x = −1\.[56]\d*$/,
      LOST,
    ],
    [
      'a logarithm that is no wall',
      experimentOf(`${WELLS} - log(x+1.2)`),
      /^log\(x \+ 1\.2\) has no value at x = −1\.2\d+$/,
      LOST,
    ],
    [
      'an arc cosine',
      experimentOf(`${WELLS} + acos(x/1.25)/10`),
      /^acos\(0\.8x\) has no value at x = −1\.[23]\d*$/,
      LOST,
    ],
    [
      'in y alone',
      experimentOf(`${WELLS} + sqrt(y+1)`),
      /^√\(y \+ 1\) has no value at y = −1\.[012]\d*$/,
      LOST,
    ],
    [
      'a slope without a value',
      experimentOf(`${WELLS} + sqrt(max(0, y + 0.5))`),
      /^√\(max\(0, y \+ 0\.5\)\) has no derivative at y = /,
      LOST,
    ],
    [
      'a typed covariance beyond the domain',
      experimentOf(WELLS, {
        landscape: {
          formula: '(x^2-1)^2 + y^2/20',
          domain: [
            [-2, 2],
            [-1, 1],
          ],
        },
        method: { name: 'sgd', learningRate: 0.1 },
        noise: { name: 'formula', batchSize: 1, c11: '3', c12: '0', c22: '3*sqrt(y+1.2)' },
      }),
      /^√\(y \+ 1\.2\) has no value at y = −1\.2\d+$/,
      LOST,
    ],
    [
      'SGD, by the strength of its noise',
      experimentOf(`${WELLS} + sqrt(x+1.5)`, {
        method: { name: 'sgd', learningRate: 0.05 },
        noise: { name: 'local-hessian', batchSize: 1, parameters: { scale: 1, floor: 0.1 } },
      }),
      /^√\(x \+ 1\.5\) has no value/,
      LOST,
    ],
    [
      'a quotient that only singles overflow',
      { ...experimentOf(''), ...STAIRS },
      /^exp\(−20x\) .* the range of single precision at x = −4\.\d+$/,
      SINGLE,
    ],
    [
      'much like tanh, as a quotient',
      experimentOf(`${WELLS} + (exp(60*x)-2*exp(-60*x))/(exp(60*x)+3*exp(-60*x))/10`),
      /^exp\(−60x\) has a derivative beyond the range of single precision at x = −1\.\d+$/,
      SINGLE,
    ],
    [
      'a ratio of two large numbers',
      experimentOf(`${WELLS} + exp(40*x^2)/(1+x^2+exp(40*x^2))`),
      /^exp\(40x²\) .* the range of single precision at x = −1\.\d+$/,
      SINGLE,
    ],
  ] as const)('%s', (_, experiment, finding, consequence) => {
    const prepared = prepare(experiment);
    expect(prepared.gap?.finding).toMatch(finding);
    expect(prepared.gap?.sentence).toBe(`${prepared.gap?.finding}, ${consequence}`);
    // Before all other sentences: what follows is measured under this.
    expect(prepared.warnings[0]).toBe(prepared.gap?.sentence);
    expect(prepared.gap?.field).toMatch(/^(landscape\.formula|noise\.c22)$/);
  });

  it('in the coordinates of the formula, whatever the sharpness', () => {
    const sharp = experimentOf('', {
      landscape: { formula: `${WELLS} + sqrt(x+1.5)`, domain: SQUARE, sharpness: 9 },
    });
    expect(gapOf(sharp)?.finding).toMatch(/^√\(x \+ 1\.5\) has no value at x = −1\.[56]\d*$/);
  });

  it.each([
    ['1/x', `${WELLS} + 0.01/x`, 'x = 0'],
    ['log|x|', `${WELLS} + 0.1*log(abs(x+0.5))`, 'x = −0.5'],
    ['an attracting point', `${WELLS} - 1/sqrt((x+0.4)^2+y^2)`, 'x = −0.4, y = 0'],
  ])('where the loss falls to −∞: %s', (_, formula, place) => {
    expect(gapOf(experimentOf(formula))?.sentence).toBe(
      `the loss falls to −∞ at ${place}, which particles reach: what becomes of them there depends on the length of the steps alone.`,
    );
  });
});

describe('nothing is said where particles do not get', () => {
  it.each([
    ['a square root behind a wall', experimentOf(`${WELLS} + sqrt(x+2.5)`)],
    [
      'beyond a climb that is too high in the cold',
      experimentOf(`${WELLS} + sqrt(x+1.65)`, { noise: { name: 'white', temperature: 0.03 } }),
    ],
    ['behind the region of escape', experimentOf(`${WELLS} + sqrt(0.9-x)`)],
    ['a logarithm that is a wall', experimentOf(`${WELLS} - log(x+1.8)`)],
    ['walls that overflow', experimentOf(`${WELLS} + exp(x^8)/1e9`)],
    ['a pole that is a wall', experimentOf(`${WELLS} + 0.3/(x+1.7)^2`)],
    ['a cusp, and a line without a slope', experimentOf(`${WELLS} + abs(x)^0.1/10`)],
    [
      'a sigmoid, however it is typed: it is computed stably',
      {
        ...experimentOf(''),
        ...STAIRS,
        landscape: {
          ...STAIRS.landscape,
          formula: '1/(k+exp(-20*x)) + x^2/40 + y^2/2',
        },
      },
    ],
    [
      'without noise',
      experimentOf(`${WELLS} + sqrt(x+1.5)`, {
        method: { name: 'gradient-descent', learningRate: 0.01 },
        noise: { name: 'none' },
      }),
    ],
  ])('%s', (_, experiment) => {
    expect(gapOf(experiment)).toBeUndefined();
  });

  it('but one that is not too high in the warmth', () => {
    expect(gapOf(experimentOf(`${WELLS} + sqrt(x+1.65)`))?.finding).toMatch(/^√\(x \+ 1\.65\)/);
  });

  it('but jumps of heavy tails get anywhere', () => {
    const jumping = {
      method: { name: 'sgd', learningRate: 0.01 },
      noise: { name: 'heavy-tailed', parameters: {} },
    };
    expect(gapOf(experimentOf(`${WELLS} + sqrt(x+2.5)`, jumping))?.finding).toMatch(
      /^√\(x \+ 2\.5\)/,
    );
  });

  it.each(LANDSCAPES.map(({ name }) => name))('on the landscape %s', (name) => {
    for (const [method, noise, afterEscape] of [
      ['langevin', 'white', 'continue'],
      ['sgd', 'local-hessian', 'stop'],
    ]) {
      const experiment = {
        version: 1,
        landscape: { name },
        method: { name: method, learningRate: 0.01 },
        noise: { name: noise },
        afterEscape,
      };
      expect(gapOf(experiment)).toBeUndefined();
    }
  });
});

it('a covariance without a value in the domain is no matter of its sign', () => {
  const experiment = experimentOf(WELLS, {
    method: { name: 'sgd', learningRate: 0.01 },
    noise: { name: 'formula', batchSize: 1, c11: 'sqrt(x+1.9)', c12: '0', c22: '1' },
  });
  expect(problemOf(experiment)).toEqual({
    field: 'noise.c11',
    message:
      'noise.c11: √(x + 1.9) has no value at x = −2; a covariance needs values all over the domain.',
  });
});
