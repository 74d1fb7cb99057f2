/** All minima that particles can visit before they escape. */
import { describe, expect, it } from 'vitest';
import type { EscapeRegion } from '../../../src/landscapes/escape-region.ts';
import type { Domain, Point } from '../../../src/landscapes/geometry.ts';
import { createLandscape } from '../../../src/landscapes/landscape.ts';
import { findEscapeRoute } from '../../../src/topography/escape-route.ts';
import { setUp } from './set-up.ts';

const HALF_PLANE = (offset: number): EscapeRegion => ({
  kind: 'half-plane',
  normal: [1, 0],
  offset,
});

function routeOf(formula: string, domain: Domain, start: Point, region: EscapeRegion) {
  const landscape = createLandscape({
    formula,
    parameters: {},
    domain,
    sharpness: 1,
    anchor: start,
  });
  return findEscapeRoute(landscape, start, region);
}

/** Positions to three decimals, sorted. */
const places = (points: readonly { readonly position: Point }[]) =>
  points
    .map(({ position }) => position.map((z) => Math.round(1000 * z) / 1000 + 0))
    .sort(([x, y], [u, v]) => x - u || y - v);

const WIDE: Domain = [
  [-3, 3],
  [-3, 3],
];

describe('formulas', () => {
  it('a deeper well behind the start, beyond a pass of its own', () => {
    const { furtherMinima, minimum } = routeOf(
      '3.136*x^2+1.306666667*x^3-3.2*x^4-1.6*x^5+y^2',
      [
        [-2.4, 1.5],
        [-3, 3],
      ],
      [0, 0],
      HALF_PLANE(0.7),
    );
    expect(minimum?.position[0]).toBeCloseTo(0, 6);
    expect(places(furtherMinima)).toEqual([[-1.6, 0]]);
    expect(furtherMinima[0].pass).toBeCloseTo(0.589, 3);
  });

  it.each<[string, EscapeRegion, number[][]]>([
    ['the target is none', HALF_PLANE(2), [[0, 0]]],
    [
      'all wells where the region lies beyond them',
      HALF_PLANE(2.7),
      [
        [0, 0],
        [2, 0],
      ],
    ],
    ['none behind the border', HALF_PLANE(-0.5), []],
    ['a disc about the far one', { kind: 'disc', center: [2, 0], radius: 0.3 }, [[0, 0]]],
    [
      'out of a disc',
      { kind: 'outside-disc', center: [0, 0], radius: 2.8 },
      [
        [0, 0],
        [2, 0],
      ],
    ],
    [
      'below a level',
      { kind: 'level', value: 1.5 },
      [
        [0, 0],
        [2, 0],
      ],
    ],
    ['none over a pass above the level', { kind: 'level', value: 0.5 }, []],
  ])('three equal wells, %s', (_, region, expected) => {
    const { furtherMinima } = routeOf('0.1*x^2*(x^2-4)^2 + y^2', WIDE, [-2, 0], region);
    expect(places(furtherMinima)).toEqual(expected);
  });

  it.each<[string, Point, EscapeRegion, number[][]]>([
    ['one of two wells is the start’s own', [0, 0], HALF_PLANE(1), []],
    ['with both inside one is further', [0, 0], HALF_PLANE(1.8), [[1, 0]]],
    ['a start that rolls out has a well behind it', [0.2, 0], HALF_PLANE(0.9), [[-1, 0]]],
  ])('a start on or beyond a saddle: %s', (_, start, region, expected) => {
    const { furtherMinima } = routeOf('(x^2-1)^2 + y^2', WIDE, start, region);
    expect(furtherMinima.length).toBe(expected.length);
    if (start[0] > 0) expect(places(furtherMinima)).toEqual(expected);
  });

  it('a level valley is no well, a floor without curvature of its own is one', () => {
    expect(routeOf('(x^2-1)^2', WIDE, [-1, 0], HALF_PLANE(1)).furtherMinima).toEqual([]);
    const quartics = '((x+1)^4*(x-1)^4)/4 + y^2';
    expect(places(routeOf(quartics, WIDE, [-1, 0], HALF_PLANE(1.9)).furtherMinima).length).toBe(1);
  });
});

describe('the catalogue', () => {
  it.each<[string, number[][]]>([
    ['sharp-flat', []],
    ['quartic', []],
    ['maier-stein', []],
    ['ring', []],
    ['long-valley', []],
    ['rosenbrock', []],
    ['phase-retrieval', []],
    ['three-hole', [[0, 1.537]]],
    ['muller-brown', [[-0.05, 0.467]]],
    ['styblinski-tang', [[-2.904, 2.747]]],
    ['himmelblau', [[-3.779, -3.283]]],
    [
      'six-hump-camel',
      [
        [-1.607, -0.569],
        [1.607, 0.569],
        [1.704, -0.796],
      ],
    ],
  ])('%s', (name, expected) => {
    const { landscape, start, region } = setUp(name);
    expect(places(findEscapeRoute(landscape, start, region).furtherMinima)).toEqual(expected);
  });
});
