import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../../src/formula/formula-error.ts';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import { contains } from '../../../src/landscapes/descent.ts';
import type { Point } from '../../../src/landscapes/geometry.ts';
import { createLandscape, defaultParameters } from '../../../src/landscapes/landscape.ts';
import { findDomain, suggestEscape } from '../../../src/topography/find-domain.ts';

const find = (formula: string, parameters: Record<string, number> = {}) =>
  findDomain({ formula, parameters });

describe('holds the minima of a formula', () => {
  // Minima by hand: zeros of the gradient, or the kink.
  test.each<[string, Record<string, number>, Point[]]>([
    [
      '(x^2 - 1)^2 + 2*y^2',
      {},
      [
        [-1, 0],
        [1, 0],
      ],
    ],
    [
      '(x^2 - k)^2 + y^2',
      { k: 4 },
      [
        [-2, 0],
        [2, 0],
      ],
    ],
    [
      '((x/30)^2 - 1)^2 + (y/10)^2',
      {},
      [
        [-30, 0],
        [30, 0],
      ],
    ],
    [
      '(x^2 - 0.01)^2 + y^2',
      {},
      [
        [-0.1, 0],
        [0.1, 0],
      ],
    ],
    [
      '(y^2 - 2500)^2/1e6 + (x - 7)^2',
      {},
      [
        [7, -50],
        [7, 50],
      ],
    ],
    ['x^2/2 - x^3/3 + y^2', {}, [[0, 0]]],
    ['(x - 20)^2 + (y - 3)^2', {}, [[20, 3]]],
    ['100*(y - x^2)^2 + (1 - x)^2', {}, [[1, 1]]],
    [
      '(x^2 - 1)^2',
      {},
      [
        [-1, 0],
        [1, 0],
      ],
    ],
    [
      'min((x + 1)^2, (x - 1)^2) + y^2',
      {},
      [
        [-1, 0],
        [1, 0],
      ],
    ],
    [
      'abs(abs(x) - 1) + y^2',
      {},
      [
        [-1, 0],
        [1, 0],
      ],
    ],
    // On the kink y = x/2 the loss is (x² − 1)²/4 + x²/4.
    [
      '(x^2 - 1)^2/4 + abs(y - x/2) + y^2',
      {},
      [
        [-(0.5 ** 0.5), -(0.125 ** 0.5)],
        [0.5 ** 0.5, 0.125 ** 0.5],
      ],
    ],
    [
      'x < 0 ? (x + 1)^2 + y^2 : 2*(x - 1)^2 + y^2',
      {},
      [
        [-1, 0],
        [1, 0],
      ],
    ],
  ])('%s', (formula, parameters, expected) => {
    const { domain, minima, isFound } = find(formula, parameters);
    expect(isFound).toBe(true);
    expect(minima).toHaveLength(expected.length);
    const [[left, right], [bottom, top]] = domain;
    const size = Math.max(right - left, top - bottom);
    for (const [x, y] of expected) {
      const off = Math.min(...minima.map(([u, v]) => Math.hypot(u - x, v - y)));
      expect(off).toBeLessThan(1e-3 * size);
      expect(contains(domain, [x, y])).toBe(true);
    }
    // Neither lost in the middle nor at the edge.
    if (expected.length === 2) {
      const apart = Math.hypot(expected[1][0] - expected[0][0], expected[1][1] - expected[0][1]);
      expect(apart / size).toBeGreaterThan(0.3);
      expect(apart / size).toBeLessThan(0.8);
    }
  });

  test('every landscape of the catalogue without abbreviations: all its minima in its own domain', () => {
    for (const { formula, where, ...definition } of LANDSCAPES) {
      if (where !== undefined || definition.data !== undefined) continue;
      const parameters = defaultParameters(definition as (typeof LANDSCAPES)[number]);
      const { domain, start } = definition.geometry(parameters);
      const found = find(formula, parameters);
      expect(found.isFound, definition.name).toBe(true);
      expect(contains(found.domain, start), definition.name).toBe(true);
      const sides = [0, 1].map(
        (axis) =>
          (found.domain[axis][1] - found.domain[axis][0]) / (domain[axis][1] - domain[axis][0]),
      );
      for (const ratio of sides) {
        expect(ratio, definition.name).toBeGreaterThan(0.4);
        expect(ratio, definition.name).toBeLessThan(2.5);
      }
    }
  });
});

test('the edge stands a few barriers high where the loss rises', () => {
  const source = { formula: '(x^2 - 1)^2 + 2*y^2', parameters: {} };
  const { domain } = findDomain(source);
  const { value } = createLandscape({ ...source, domain, sharpness: 1, anchor: [-1, 0] });
  const [[left, right], [bottom, top]] = domain;
  for (const height of [value(left, 0), value(right, 0), value(-1, bottom), value(1, top)]) {
    expect(height).toBeGreaterThan(2);
    expect(height).toBeLessThan(6);
  }
});

test('a periodic loss shows a few wells, not a hundred', () => {
  for (const [formula, period] of [
    ['sin(x) + sin(y)', 2 * Math.PI],
    ['sin(20x) + sin(20y)', Math.PI / 10],
    ['cos(pi*x)*cos(pi*y)', 2],
  ] as const) {
    const { domain, minima } = find(formula);
    expect(minima.length, formula).toBeGreaterThan(1);
    expect((domain[0][1] - domain[0][0]) / period, formula).toBeLessThan(5);
  }
});

test.each(['x + y', '3', '1/x', 'exp(-x)', 'log(-x^2 - 1)', '-x^2 - y^2'])(
  'without a minimum the box is ±2: %s',
  (formula) => {
    expect(find(formula)).toMatchObject({
      domain: [
        [-2, 2],
        [-2, 2],
      ],
      isFound: false,
    });
  },
);

test('a wrong formula is refused', () => {
  expect(() => find('x +')).toThrow(FormulaError);
});

test('start and region: a neighbouring minimum, else beyond the saddle, else outside a disc', () => {
  expect(suggestEscape(find('(x^2 - 4)^2 + y^2'), [-1, 0.5])).toEqual({
    start: [-2, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 2 },
  });
  expect(suggestEscape(find('(y^2 - 4)^2 + x^2'), [0, 1])).toEqual({
    start: [0, 2],
    escape: { kind: 'half-plane', normal: [0, -1], offset: 2 },
  });
  // The saddle is at x = 1; the region begins half as far beyond it.
  expect(suggestEscape(find('x^2/2 - x^3/3 + y^2'), [0, 0])).toEqual({
    start: [0, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1.5 },
  });
  expect(suggestEscape(find('(x - 20)^2 + (y - 3)^2'), [0, 0])).toMatchObject({
    start: [20, 3],
    escape: { kind: 'outside-disc', center: [20, 3] },
  });
  expect(suggestEscape(find('x + y'), [0, 0])).toBeUndefined();
});
