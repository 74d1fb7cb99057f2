import { describe, expect, test } from 'vitest';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import { createLandscape } from '../../../src/landscapes/landscape.ts';
import { type CriticalPoint, findCriticalPoints } from '../../../src/topography/critical-points.ts';
import { findEscapeRoute } from '../../../src/topography/escape-route.ts';
import { expectAt, setUp } from './set-up.ts';

describe('all critical points', () => {
  const count = (points: readonly CriticalPoint[]) =>
    ['minimum', 'saddle', 'maximum', 'degenerate'].map(
      (kind) => points.filter((point) => point.kind === kind).length,
    );

  test.each([
    ['sharp-flat', [2, 1, 0, 0]],
    ['quartic', [2, 1, 0, 0]],
    ['piecewise-quadratic', [1, 1, 0, 0]],
    ['styblinski-tang', [4, 4, 1, 0]],
    ['muller-brown', [3, 2, 0, 0]],
    ['himmelblau', [4, 4, 1, 0]],
    ['strict-saddle', [2, 1, 0, 0]],
    // By the index of the vector field, minima + maxima − saddles = 1; a monkey saddle counts as two, a ring as none.
    ['monkey-saddle', [3, 0, 0, 1]],
    ['maier-stein', [2, 1, 0, 0]],
    ['three-hole', [3, 3, 1, 0]],
    ['entropic-channel', [2, 1, 0, 0]],
    ['ring', [0, 0, 1, 1]],
    ['long-valley', [1, 0, 0, 0]],
    ['rosenbrock', [1, 0, 0, 0]],
    ['beale', [1, 2, 0, 0]],
    ['six-hump-camel', [6, 7, 2, 0]],
    ['rastrigin', [25, 40, 16, 0]],
    ['phase-retrieval', [2, 2, 1, 0]],
    ['mixture-means', [2, 1, 0, 0]],
    ['tanh-network', [2, 1, 0, 0]],
    ['logistic', [1, 0, 0, 0]],
  ])('%s: minima, saddles, maxima, degenerate', (name, expected) => {
    for (const sharpness of [1, 4, 0.25, 50]) {
      expect(count(findCriticalPoints(setUp(name, {}, sharpness).landscape))).toEqual(expected);
    }
  });

  test('the table covers the catalogue', () => {
    expect(LANDSCAPES.length).toBe(21);
  });

  test('Müller–Brown, values of Müller and Brown 1979', () => {
    const points = findCriticalPoints(setUp('muller-brown').landscape);
    expect(points.map((point) => point.value)).toEqual(
      [-146.6995, -108.1667, -80.7678, -72.2489, -40.6648].map((v) => expect.closeTo(v, 4)),
    );
    expectAt(points[0], [-0.558224, 1.441726]);
    expectAt(points[1], [0.623499, 0.028038]);
    expectAt(points[4], [-0.822002, 0.624313]);
  });

  test('Styblinski–Tang, values of docs/theory.md', () => {
    const [lowest] = findCriticalPoints(setUp('styblinski-tang').landscape);
    expectAt(lowest, [-2.903534, -2.903534]);
    expect(lowest.value / 2).toBeCloseTo(-39.16617, 5);
    expect(lowest.eigenvalues[0]).toBeCloseTo(34.58306, 5);
  });

  test('a monkey saddle has no curvature at all; unfolded, it is three saddles about a well or a hilltop', () => {
    const [, , , monkey] = findCriticalPoints(setUp('monkey-saddle').landscape);
    expect(monkey.kind).toBe('degenerate');
    expect(monkey.eigenvalues).toEqual([0, 0]);
    expectAt(monkey, [0, 0]);
    const unfolded = (epsilon: number) =>
      count(findCriticalPoints(setUp('monkey-saddle', { epsilon }).landscape));
    expect(unfolded(0.5)).toEqual([4, 3, 0, 0]);
    expect(unfolded(-0.5)).toEqual([3, 3, 1, 0]);
  });

  test.each([1, 4])('a ring of minima is one critical line, k = %d', (sharpness) => {
    const { landscape } = setUp('ring', {}, sharpness);
    const [floor, hilltop] = findCriticalPoints(landscape);
    expect(floor.eigenvalues).toEqual([0, expect.closeTo(16 * sharpness, 9)]);
    expectAt(floor, [-1, 0]);
    expect(hilltop.kind).toBe('maximum');
  });

  test.each([
    // A parabola's floor, a spiral's floor would be alike; a flat point that stands alone is not a line.
    ['(y - x^2/2)^2', [0, 0, 0, 1]],
    ['(sin(3*x) - y)^2', [0, 0, 0, 1]],
    ['x^4 + y^2', [0, 0, 0, 1]],
    // Two floors and the ridge between them.
    ['((y - x^2/2)^2 - 1)^2', [0, 0, 0, 3]],
  ])('%s: one point for each bent floor', (formula, expected) => {
    const landscape = createLandscape({
      formula,
      parameters: {},
      domain: [
        [-2, 2],
        [-2, 3],
      ],
      sharpness: 1,
      anchor: [0, 0.3],
    });
    expect(count(findCriticalPoints(landscape))).toEqual(expected);
  });

  test('a valley without curvature gives one point for each line, nearest the anchor', () => {
    const points = findCriticalPoints(setUp('quartic', { kappa: 0 }).landscape);
    expect(count(points)).toEqual([0, 0, 0, 3]);
    expect(points.map((point) => point.position[1])).toEqual([0, 0, 0]);
  });
});

test('both searches are quick enough to follow a slider', () => {
  for (const { name } of LANDSCAPES) {
    const { landscape, start, region } = setUp(name);
    // A mean without a closed form is worked out on the way, where it is asked for; row-loss.test.ts looks after that.
    if (landscape.loss === undefined) continue;
    // Processor time: what else the machine does is no matter.
    const began = process.cpuUsage();
    findCriticalPoints(landscape);
    findEscapeRoute(landscape, start, region);
    const { user } = process.cpuUsage(began);
    // A tenth of a second is what it may take; a slow machine gets five times that.
    expect(user / 1000).toBeLessThan(500);
  }
});
