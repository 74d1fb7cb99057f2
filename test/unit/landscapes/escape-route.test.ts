import { describe, expect, test } from 'vitest';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import type { EscapeRegion } from '../../../src/landscapes/escape-region.ts';
import type { Point } from '../../../src/landscapes/geometry.ts';
import { createLandscape } from '../../../src/landscapes/landscape.ts';
import { findCriticalPoints } from '../../../src/topography/critical-points.ts';
import { type EscapeRoute, findEscapeRoute } from '../../../src/topography/escape-route.ts';
import { expectAt, setUp } from './set-up.ts';

/** Routes found so far: several tests ask for the same one, and over data a search takes seconds. */
const found = new Map<string, EscapeRoute>();

function route(name: string, parameters: Record<string, number> = {}, sharpness = 1): EscapeRoute {
  const key = JSON.stringify([name, parameters, sharpness]);
  let answer = found.get(key);
  if (answer === undefined) {
    const { landscape, start, region } = setUp(name, parameters, sharpness);
    answer = findEscapeRoute(landscape, start, region);
    found.set(key, answer);
  }
  return answer;
}

const HALF_PLANE = (offset: number): EscapeRegion => ({
  kind: 'half-plane',
  normal: [1, 0],
  offset,
});

describe('the way out', () => {
  test.each([
    [1, 1],
    [0, 1],
    [1, 0],
    [0, 0],
  ])('quartic to x ≥ %d with κ = %d', (offset, kappa) => {
    const { landscape, start } = setUp('quartic', { kappa });
    const { minimum, saddle, target, barrier } = findEscapeRoute(
      landscape,
      start,
      HALF_PLANE(offset),
    );
    expectAt(minimum, [-1, 0]);
    expectAt(saddle, [0, 0]);
    expectAt(target, [1, 0]);
    expect(barrier).toBeCloseTo(1, 12);
  });

  test('a start on the slope rolls into its minimum first', () => {
    const { landscape, region } = setUp('quartic');
    expectAt(findEscapeRoute(landscape, [-0.3, 0.4], region).saddle, [0, 0]);
  });

  test.each([
    [1, 1, 1],
    [4, 1, 0.5],
    [1, 4, 1],
    [1, 200, 1],
    [100, 1, 1],
  ])('piecewise-quadratic Ha=%d Hb=%d xc=%d: no minimum beyond', (Ha, Hb, xc) => {
    const { saddle, target, barrier, reason } = route('piecewise-quadratic', { Ha, Hb, xc });
    expectAt(saddle, [xc * (1 + Ha / Hb), 0]);
    expect(barrier).toBeCloseTo(((Ha * xc ** 2) / 2) * (1 + Ha / Hb), 9);
    expect(target).toBeUndefined();
    expect(reason).toBe('Beyond the saddle the loss falls out of the domain.');
  });

  test('Müller–Brown: of two saddles in a row the higher one', () => {
    const { saddle, target, barrier } = route('muller-brown');
    expectAt(saddle, [-0.822002, 0.624313]);
    expectAt(target, [-0.050011, 0.466694]);
    expect(barrier).toBeCloseTo(146.6995 - 40.6648, 3);
  });

  test('Müller–Brown backwards: from the third minimum the higher saddle is the second one met', () => {
    const { landscape } = setUp('muller-brown');
    const region = { kind: 'disc', center: [-0.558224, 1.441726], radius: 0.1 } as const;
    const { saddle, target } = findEscapeRoute(landscape, [0.623499, 0.028038], region);
    expectAt(saddle, [-0.822002, 0.624313]);
    expectAt(target, [-0.558224, 1.441726]);
  });

  test('Himmelblau over the lowest saddle to (3, 2)', () => {
    const { saddle, target, barrier } = route('himmelblau');
    expectAt(saddle, [3.385154, 0.073852]);
    expectAt(target, [3, 2]);
    expect(barrier).toBeCloseTo(13.311926, 6);
  });

  test('Styblinski–Tang along x', () => {
    const { saddle, target, barrier } = route('styblinski-tang');
    expectAt(saddle, [0.156731, -2.903534]);
    expectAt(target, [2.746803, -2.903534]);
    expect(barrier).toBeCloseTo(39.16617 + 0.195612, 5);
  });

  test.each(LANDSCAPES.map(({ name }) => name))('%s: sharpness leaves the barrier', (name) => {
    const { barrier, saddle, reason } = route(name);
    for (const sharpness of [0.25, 4, 50]) {
      const sharp = route(name, {}, sharpness);
      expect([sharp.saddle?.kind, sharp.reason]).toEqual([saddle?.kind, reason]);
      if (name === 'strict-saddle') continue;
      // Both barriers are differences of values of up to 147 with relative round-off 1e-15 or so.
      expect(Math.abs((sharp.barrier ?? Number.NaN) - (barrier ?? Number.NaN))).toBeLessThan(1e-11);
    }
  });

  // Closed forms where there are any, else mpmath to 30 digits, as in known-points.test.ts.
  test.each([
    ['maier-stein', [-1, 0], [0, 0], [1, 0], 1 / 4],
    ['entropic-channel', [-1, 0], [0, 0], [1, 0], 0.1],
    [
      'three-hole',
      [-1.0480549928, -0.0420936663],
      [-0.6172723079, 1.1027345175],
      [0, 1.5370820044],
      3.9948606018543 - 1.6466874534753,
    ],
    [
      'six-hump-camel',
      [0.0898420131, -0.712656403],
      [0, 0],
      [-0.0898420131, 0.712656403],
      1.0316284534899,
    ],
    [
      'rastrigin',
      [1.9899122337, 0],
      [1.5076407319, 0],
      [0.9949586377, 0],
      22.2614588848059 - 3.97983119055408,
    ],
  ] as const)('%s: over its saddle into the next well', (name, a, b, d, height) => {
    const { minimum, saddle, target, barrier } = route(name);
    expectAt(minimum, a);
    expectAt(saddle, b);
    expectAt(target, d);
    expect(barrier).toBeCloseTo(height, 12);
  });

  test('Beale: over the wide pass into a gully without a bottom', () => {
    const { saddle, target, barrier } = route('beale');
    expectAt(saddle, [0, 1]);
    expect(target).toBeUndefined();
    expect(barrier).toBeCloseTo(14.203125, 12);
  });

  test.each([
    ['long-valley', 2],
    ['rosenbrock', 4],
  ])('%s: up the floor of a valley, over no saddle', (name, height) => {
    const { saddle, target, barrier, reason } = route(name);
    expect([saddle, target]).toEqual([undefined, undefined]);
    expect(reason).toMatch(/over no saddle/);
    // The region begins on a node of the grid.
    expect(barrier).toBeCloseTo(height, 9);
  });

  test('strict-saddle: the start rolls onto the saddle', () => {
    expect(route('strict-saddle').reason).toMatch(/rolls along a ridge onto a saddle/);
  });

  test('strict-saddle: beside the ridge it is an escape like any other', () => {
    const { landscape } = setUp('strict-saddle', { h: 3 });
    const { saddle, target, barrier } = findEscapeRoute(landscape, [-0.1, 1], HALF_PLANE(1));
    expectAt(saddle, [0, 0]);
    expectAt(target, [2, 0]);
    expect(barrier).toBeCloseTo(3, 12);
  });

  test('monkey-saddle: a pass without curvature has a height, and wells beyond', () => {
    const { minimum, saddle, target, barrier, reason } = route('monkey-saddle');
    expectAt(minimum, [-2, 0]);
    expect(saddle).toBeUndefined();
    expect(Math.abs(target?.position[1] ?? 0)).toBeCloseTo(Math.sqrt(3), 6);
    expect(target?.position[0]).toBeCloseTo(1, 6);
    expect(barrier).toBeCloseTo(2, 12);
    expect(reason).toMatch(/no curvature along the way/);
  });

  test.each([0.5, -0.5, 1e-3])(
    'monkey-saddle unfolded by ε = %d: over ordinary saddles',
    (epsilon) => {
      const { saddle, barrier } = route('monkey-saddle', { epsilon });
      const root = Math.sqrt(1 - (2 / 3) * epsilon);
      const height = (r: number, sign: number) =>
        sign * r ** 3 + (3 / 8) * r ** 4 + (epsilon / 2) * r ** 2;
      const sign = epsilon > 0 ? -1 : 1;
      expect(saddle?.kind).toBe('saddle');
      expect(Math.hypot(...(saddle?.position ?? [0, 0]))).toBeCloseTo(Math.abs(1 - root), 9);
      expect(barrier).toBeCloseTo(height(Math.abs(1 - root), sign) - height(1 + root, -1), 9);
    },
  );

  test('ring: a level way has no barrier', () => {
    const { minimum, saddle, target, barrier, reason } = route('ring');
    expect(minimum?.kind).toBe('degenerate');
    expectAt(minimum, [-1, 0]);
    expect(saddle).toBeUndefined();
    expect(Math.hypot(...(target?.position ?? [0, 0]))).toBeCloseTo(1, 9);
    expect(barrier).toBe(0);
    expect(reason).toMatch(/is level: there is no barrier/);
  });

  test('beside a level valley, a region on its slope is still up the slope', () => {
    const { landscape, start } = setUp('quartic', { kappa: 0 });
    const { barrier, reason } = findEscapeRoute(landscape, start, HALF_PLANE(-0.96));
    expect(reason).toMatch(/ends on the slope/);
    // A node of the grid lies there: (0.96² − 1)².
    expect(barrier).toBeCloseTo(0.0784 ** 2, 12);
  });

  test('what has no saddle says so', () => {
    const { landscape, start } = setUp('quartic');
    const reasonOf = (region: EscapeRegion) => {
      const { saddle, reason, barrier } = findEscapeRoute(landscape, start, region);
      expect(saddle).toBeUndefined();
      return [reason, barrier];
    };
    expect(reasonOf(HALF_PLANE(-2))).toEqual([expect.stringMatching(/no barrier/), 0]);
    // The slope at x = −½ is (x² − 1)² = 0.5625 high; a node of the grid lies there.
    expect(reasonOf(HALF_PLANE(-0.5))).toEqual([
      expect.stringMatching(/over no saddle/),
      expect.closeTo(0.5625, 1),
    ]);
    expect(reasonOf(HALF_PLANE(9))).toEqual([
      expect.stringMatching(/cannot be reached/),
      undefined,
    ]);
    expect(reasonOf({ kind: 'level', value: 0.5 })).toEqual([expect.stringMatching(/level/), 0.5]);
  });

  test('a formula without a minimum says so', () => {
    const landscape = createLandscape({
      formula: 'x + y',
      parameters: {},
      domain: [
        [-1, 1],
        [-1, 1],
      ],
      sharpness: 1,
      anchor: [0, 0],
    });
    expect(findCriticalPoints(landscape)).toEqual([]);
    const { minimum, reason } = findEscapeRoute(landscape, [0, 0], HALF_PLANE(0.5));
    expect([minimum, reason]).toEqual([undefined, expect.stringMatching(/roll into a minimum/)]);
  });

  test('a start that rests on a saddle says so', () => {
    const { landscape, region } = setUp('quartic');
    const { minimum, reason } = findEscapeRoute(landscape, [0, 0], region);
    expect([minimum, reason]).toEqual([undefined, expect.stringMatching(/rests on a saddle/)]);
  });
});

describe('what else lies below the pass', () => {
  test('Styblinski–Tang: the way along y leads through the deeper well along x', () => {
    const { landscape } = setUp('styblinski-tang');
    const [shallow, deep] = [2.7468027709908367, -2.903534027771177];
    const along = (start: Point, normal: Point) =>
      findEscapeRoute(landscape, start, { kind: 'half-plane', normal, offset: shallow });
    const { deeper, saddle } = along([shallow, deep], [0, 1]);
    expectAt(deeper, [deep, deep]);
    expect(saddle?.kind).toBe('saddle');
    expect(along([deep, deep], [0, 1]).deeper).toBeUndefined();
    expect(along([deep, shallow], [1, 0]).deeper?.value).toBeCloseTo(-2 * 39.16617, 4);
  });

  test('Müller–Brown: from the shallow middle well, the way up leads through the deeper well below', () => {
    const { landscape } = setUp('muller-brown');
    const region = { kind: 'disc', center: [-0.558224, 1.441726], radius: 0.1 } as const;
    expectAt(findEscapeRoute(landscape, [-0.05, 0.467], region).deeper, [0.623499, 0.028038]);
    // From that deeper well the shallow one is on the way, which does not matter.
    expect(findEscapeRoute(landscape, [0.623499, 0.028038], region).deeper).toBeUndefined();
    expect(route('muller-brown').deeper).toBeUndefined();
  });

  test('Himmelblau: a well that is just as deep counts too', () => {
    const { landscape } = setUp('himmelblau');
    const region = { kind: 'disc', center: [-2.805118, 3.131313], radius: 0.3 } as const;
    expect(findEscapeRoute(landscape, [3, 2], region).deeper?.value).toBeCloseTo(0, 12);
  });

  const plain = LANDSCAPES.map(({ name }) => name).filter(
    (name) => !['three-hole', 'phase-retrieval'].includes(name),
  );
  test.each(plain)('%s: the way it is made for is plain', (name) => {
    const { deeper, furtherSaddles } = route(name);
    expect([deeper, furtherSaddles]).toEqual([undefined, []]);
  });

  test('three-hole: besides the detour, the direct way leads out too', () => {
    const { deeper, furtherSaddles } = route('three-hole');
    expect(deeper).toBeUndefined();
    expect(furtherSaddles.map(({ value }) => value)).toEqual([
      expect.closeTo(-1.3845866403985, 12),
    ]);
    expectAt(furtherSaddles[0], [0, -0.3158265505]);
  });
});

test('phase-retrieval: there is a way round on either side, equally high', () => {
  const { saddle, deeper, furtherSaddles } = route('phase-retrieval');
  expect(deeper).toBeUndefined();
  const [x, y] = saddle?.position ?? [Number.NaN, Number.NaN];
  expect(furtherSaddles.length).toBe(1);
  expectAt(furtherSaddles[0], [-x, -y]);
});

describe('further saddles', () => {
  /** A round trough, lowest at (±1, 0), with passes at (0, ±√⅞) of height 15/16; tilted by `slope` towards −y. */
  const ring = (slope: number) =>
    createLandscape({
      formula: '4*(x^2 + y^2 - 1)^2 + y^2 + slope*y',
      parameters: { slope },
      domain: [
        [-1.6, 1.6],
        [-1.6, 1.6],
      ],
      sharpness: 1,
      anchor: [-1, 0],
    });

  test.each([0.2, 0.9])('two equal passes lead to x ≥ %d', (offset) => {
    const { saddle, furtherSaddles } = findEscapeRoute(ring(0), [-1, 0], HALF_PLANE(offset));
    expect(saddle?.value).toBeCloseTo(15 / 16, 10);
    expect(furtherSaddles.map(({ value }) => value)).toEqual([expect.closeTo(15 / 16, 10)]);
    expect(furtherSaddles[0].position[1]).toBeCloseTo(-(saddle?.position[1] ?? 0), 8);
  });

  test('the higher one of two passes is found with its own height', () => {
    const { saddle, furtherSaddles } = findEscapeRoute(ring(0.05), [-1, 0], HALF_PLANE(0.9));
    expect(saddle?.position[1]).toBeLessThan(0);
    expect(furtherSaddles).toHaveLength(1);
    expect(furtherSaddles[0].value).toBeGreaterThan((saddle?.value ?? 0) + 0.05);
  });

  test('a pass of the same height into a dead end is none', () => {
    // Styblinski–Tang from the deepest well to x ≥ …: the pass along y is as high, and leads to no way out below it.
    expect(route('styblinski-tang').furtherSaddles).toEqual([]);
  });
});

describe('a loss that does not depend on one direction', () => {
  test.each([0, 5, 10, 25, 40])(
    'turned by %d°, for a target straight ahead and along x',
    (angle) => {
      const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const landscape = createLandscape({
        formula: '((c*x + s*y)^2 - 1)^2',
        parameters: { c, s },
        domain: [
          [-2, 2],
          [-2, 2],
        ],
        sharpness: 1,
        anchor: [-c, -s],
      });
      // At 40° the valley reaches x = 1 at the edge of the domain, on its near slope.
      for (const normal of [[c, s] as const, [1, angle < 40 ? 0 : 1] as const]) {
        const { minimum, saddle, target, reason } = findEscapeRoute(landscape, [-c, -s], {
          kind: 'half-plane',
          normal,
          offset: 1,
        });
        // Round-off is no curvature, and of the level ridge the point straight ahead is the saddle.
        expect(minimum?.eigenvalues[0]).toBe(0);
        expect(saddle?.eigenvalues[1]).toBe(0);
        expectAt(saddle, [0, 0]);
        expectAt(target, [c, s]);
        expect(reason).toBeUndefined();
      }
    },
  );
});
