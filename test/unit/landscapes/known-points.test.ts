import { expect, test } from 'vitest';
import type { Point } from '../../../src/landscapes/geometry.ts';
import { type CriticalPoint, findCriticalPoints } from '../../../src/topography/critical-points.ts';
import { setUp } from './set-up.ts';

type Known = readonly [position: Point, value: number, eigenvalues: readonly [number, number]];

/**
 * Critical points known in closed form or, for three-hole, six-hump-camel, beale and the hilltop of ring, from formulas
 * written down anew in SymPy and solved with mpmath to 30 digits; 14 of them are kept.
 */
const KNOWN: readonly (readonly [
  name: string,
  parameters: Record<string, number>,
  points: readonly Known[],
])[] = [
  [
    'strict-saddle',
    { h: 3, kappa: 0.5 },
    [
      [[0, 0], 3, [-3, 0.5]],
      [[2, 0], 0, [0.5, 6]],
      [[-2, 0], 0, [0.5, 6]],
    ],
  ],
  [
    'maier-stein',
    { mu: 3 },
    [
      [[0, 0], 0, [-1, 3]],
      [[1, 0], -1 / 4, [2, 6]],
      [[-1, 0], -1 / 4, [2, 6]],
    ],
  ],
  [
    'monkey-saddle',
    {},
    [
      [[-2, 0], -2, [6, 18]],
      [[1, Math.sqrt(3)], -2, [6, 18]],
      [[1, -Math.sqrt(3)], -2, [6, 18]],
      [[0, 0], 0, [0, 0]],
    ],
  ],
  [
    // √(1 − ⅔ε) = ½: wells at r = 3/2, saddles at r = ½.
    'monkey-saddle',
    { epsilon: 9 / 8 },
    [
      [[-3 / 2, 0], -27 / 128, [9 / 4, 27 / 2]],
      [[0, 0], 0, [9 / 8, 9 / 8]],
      [[-1 / 2, 0], 5 / 128, [-3 / 4, 9 / 2]],
    ],
  ],
  [
    'three-hole',
    {},
    [
      [
        [-1.0480549928242, -0.042093666306678],
        -3.9948606018543,
        [8.4722118684066, 13.557740760685],
      ],
      [[0, 1.5370820044495], -2.1721536229943, [3.7983868797288, 9.27235338458]],
      [[0.61727230787646, 1.1027345175081], -1.6466874534753, [-5.3569063120707, 6.2811332605921]],
      [[0, -0.31582655047814], -1.3845866403985, [-10.478012938579, 4.9148855557244]],
      [[0, 0.51918674189207], -0.71522988698182, [-9.8073291943884, -5.3498539315931]],
    ],
  ],
  [
    'entropic-channel',
    { ratio: 100, sill: 0.05 },
    [
      [[-1, 0], 0, [0.4, 1]],
      [[1, 0], 0, [0.4, 1]],
      [[0, 0], 0.05, [-0.2, 100]],
    ],
  ],
  [
    'ring',
    {},
    [
      [[-1, 0], 0, [0, 16]],
      [[-0.24580637602122, 0], 1.3216769172559, [-9.8037065837521, -6.350336111849]],
    ],
  ],
  ['long-valley', { h1: 40, h2: 0.5 }, [[[0, 0], 0, [0.5, 40]]]],
  [
    'rosenbrock',
    {},
    [[[1, 1], 0, [501 - Math.sqrt(501 ** 2 - 400), 501 + Math.sqrt(501 ** 2 - 400)]]],
  ],
  [
    'beale',
    {},
    [
      [[3, 0.5], 0, [0.30146364652225, 48.979786353478]],
      [[0, 1], 14.203125, [-27.75, 27.75]],
      [[0.10053793732416, -2.6445135850231], 9.8645122847556, [-0.78102717269324, 867.75217933293]],
    ],
  ],
  [
    'six-hump-camel',
    {},
    [
      [
        [-0.089842013100318, 0.71265640302074],
        -1.0316284534899,
        [7.6822514133691, 16.493195232228],
      ],
      [[1.70360671497, -0.79608357], -0.21546382438372, [18.81713863516, 22.697515006929]],
      [[1.6071047529202, 0.56865145488413], 2.1042503103113, [7.1215121202072, 10.021602516183]],
      [[0, 0], 0, [-Math.sqrt(65), Math.sqrt(65)]],
      [[-1.1092053368048, 0.76826809250954], 0.54371860097819, [-7.9026191199874, 20.366739739128]],
      [[-1.6380679841898, -0.22867406904439], 2.2293571975307, [-5.5457750172465, 12.436664436358]],
      [[1.2960702671671, 0.60508438803866], 2.2294708180299, [-6.1771821269674, 9.6375884880128]],
      [[1.2302298765167, 0.16233458445899], 2.4962953510236, [-8.0149071565398, -5.9537241668346]],
    ],
  ],
  [
    // From q = −10π sin 2πq, in mpmath: q, its part of the loss and its curvature for each coordinate.
    'rastrigin',
    {},
    [
      [[0, 0], 0, [396.784176043574, 396.784176043574]],
      [[1.98991223370855, 0], 3.97983119055408, [395.991429967412, 396.784176043574]],
      [[1.5076407318703584, 0], 22.2614588848059, [-392.329317891528, 396.784176043574]],
      [
        [0.9949586376523348, 0.5025460365546746],
        0.994959057093291 + 20.251272990991,
        [-392.733662308116, 396.586137833835],
      ],
      [
        [1.5076407318703584, 1.5076407318703584],
        2 * 22.2614588848059,
        [-392.329317891528, -392.329317891528],
      ],
    ],
  ],
];

test.each(KNOWN)(
  '%s %o: position, value and curvatures of its critical points',
  (name, parameters, known) => {
    const points = findCriticalPoints(setUp(name, parameters).landscape);
    for (const [[x, y], value, eigenvalues] of known) {
      const distance = ({ position: [u, v] }: CriticalPoint) => Math.hypot(u - x, v - y);
      const nearest = points.reduce((a, b) => (distance(b) < distance(a) ? b : a));
      // Newton's method stops at 1e-13 of the domain's diagonal; linear convergence at a monkey saddle leaves as much again.
      expect(distance(nearest)).toBeLessThan(1e-8);
      expect(nearest.value).toBeCloseTo(value, 11);
      nearest.eigenvalues.forEach((eigenvalue, i) => {
        expect(Math.abs(eigenvalue - eigenvalues[i])).toBeLessThan(
          1e-10 * Math.max(1, ...eigenvalues.map(Math.abs)),
        );
      });
    }
  },
);

test('rosenbrock has the determinant 4b at its minimum, whatever b', () => {
  for (const b of [1, 20, 500]) {
    const [{ eigenvalues, position }] = findCriticalPoints(setUp('rosenbrock', { b }).landscape);
    expect(position).toEqual([1, 1].map((one) => expect.closeTo(one, 9)));
    expect((eigenvalues[0] * eigenvalues[1]) / (4 * b)).toBeCloseTo(1, 9);
  }
});

test.each([
  [16, 1],
  [4, 9],
])('ring from %d to %d: at the angle φ the curvature across is linear in cos φ', (sharp, flat) => {
  const { landscape } = setUp('ring', { sharp, flat });
  for (let degrees = 0; degrees < 360; degrees += 15) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    expect(landscape.value(c, s)).toBeCloseTo(0, 14);
    expect(landscape.gradient(c, s).map(Math.abs)).toEqual([0, 0].map(() => expect.closeTo(0, 13)));
    const [xx, xy, yy] = landscape.hessian(c, s);
    const across = xx * c * c + 2 * xy * c * s + yy * s * s;
    const along = xx * s * s - 2 * xy * c * s + yy * c * c;
    expect(across).toBeCloseTo((sharp + flat) / 2 - ((sharp - flat) / 2) * c, 12);
    expect(along).toBeCloseTo(0, 12);
  }
});

test('entropic-channel: the density of x is the Boltzmann factor of its free energy', () => {
  const [ratio, sill, temperature] = [25, 0.1, 0.5];
  const { landscape } = setUp('entropic-channel', { ratio, sill });
  // ∫ e^{−L/T} dy by the trapezium rule, exact for a Gaussian to far beyond the 12 digits asked for.
  const weight = (x: number) => {
    let sum = 0;
    for (let y = -8; y <= 8; y += 0.01)
      sum += 0.01 * Math.exp(-landscape.value(x, y) / temperature);
    return sum;
  };
  const freeEnergy = (x: number) => -temperature * Math.log(weight(x));
  const barrier = freeEnergy(0) - freeEnergy(-1);
  expect(barrier).toBeCloseTo(sill + (temperature / 2) * Math.log(ratio), 11);
});

test.each([
  'three-hole',
  'maier-stein',
  'entropic-channel',
  'monkey-saddle',
  'strict-saddle',
  'ring',
])('%s is bounded below on the whole plane: far out it only rises', (name) => {
  const { landscape } = setUp(name);
  for (let degrees = 0; degrees < 360; degrees += 10) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    let before = landscape.value(8 * c, 8 * s);
    for (let r = 9; r <= 50; r++) {
      const value = landscape.value(r * c, r * s);
      expect(value).toBeGreaterThan(before);
      before = value;
    }
  }
});
