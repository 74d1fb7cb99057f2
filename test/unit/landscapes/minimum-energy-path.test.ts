import { expect, it, test } from 'vitest';
import type { EscapeRegion } from '../../../src/landscapes/escape-region.ts';
import type { Domain, Point } from '../../../src/landscapes/geometry.ts';
import { createLandscape, type Landscape } from '../../../src/landscapes/landscape.ts';
import { findEscapeRoute } from '../../../src/topography/escape-route.ts';
import {
  findMinimumEnergyPath,
  type MinimumEnergyPath,
  type PathPoint,
} from '../../../src/topography/minimum-energy-path.ts';
import { setUp } from './set-up.ts';

function pathOf(landscape: Landscape, start: Point, region: EscapeRegion): MinimumEnergyPath {
  const path = findMinimumEnergyPath(landscape, findEscapeRoute(landscape, start, region));
  if ('reason' in path) throw new Error(path.reason);
  return path;
}

function catalogued(name: string, parameters: Record<string, number> = {}, sharpness = 1) {
  const { landscape, start, region } = setUp(name, parameters, sharpness);
  return { landscape, path: pathOf(landscape, start, region) };
}

function typed(formula: string, domain: Domain): Landscape {
  return createLandscape({ formula, parameters: {}, domain, sharpness: 1, anchor: [-1, 0.6] });
}

/** A valley along y = 0.6x²: minima (±1, 0.6), saddle (0, 0). */
const BANANA = typed('(x^2 - 1)^2 + 2*(y - 0.6*x^2)^2', [
  [-2, 2],
  [-1, 2.5],
]);
const TO_THE_RIGHT: EscapeRegion = { kind: 'half-plane', normal: [1, 0], offset: 0.9 };

/** The largest angle between the path and the gradient from a₁ to a₂, the critical points' own neighbours left out. */
function largestAngle(
  landscape: Landscape,
  { points, minimum, saddle, target }: MinimumEnergyPath,
) {
  const [from, to] = [minimum.s, target?.s ?? Number.POSITIVE_INFINITY];
  const angles = points.slice(1, -1).map((point, index) => {
    const [before, after] = [points[index], points[index + 2]];
    const spacing = point.s - before.s;
    const isNear = (mark: PathPoint | undefined) =>
      mark !== undefined && Math.abs(mark.s - point.s) < 2.5 * spacing;
    if (before.s < from || after.s > to || [minimum, saddle, target].some(isNear)) return 0;
    const [tx, ty] = [0, 1].map((axis) => after.position[axis] - before.position[axis]);
    const [gx, gy] = landscape.gradient(...point.position);
    return Math.abs(Math.asin((tx * gy - ty * gx) / (Math.hypot(tx, ty) * Math.hypot(gx, gy))));
  });
  return Math.max(...angles);
}

function expectMonotone({ points, minimum, saddle, target }: MinimumEnergyPath): void {
  const losses = (from: number, to: number) =>
    points.filter(({ s }) => s >= from && s <= to).map(({ loss }) => loss);
  const climb = losses(minimum.s, saddle.s);
  const fall = losses(saddle.s, target?.s ?? Number.POSITIVE_INFINITY);
  expect(climb.length).toBeGreaterThan(20);
  expect(climb).toEqual(climb.toSorted((a, b) => a - b));
  expect(fall).toEqual(fall.toSorted((a, b) => b - a));
}

test.each([0, 1, 20])('the quartic’s path is the straight line, κ = %d', (kappa) => {
  const { path } = catalogued('quartic', { kappa });
  const { points, minimum, saddle, target } = path;
  for (const { position, s, loss } of points) {
    expect(position[1]).toBeCloseTo(0, 12);
    expect(position[0]).toBeCloseTo(s - 1, 9);
    expect(loss).toBeCloseTo(((s - 1) ** 2 - 1) ** 2, 8);
  }
  expect(points).toContain(minimum);
  expect([minimum.s, saddle.s, target?.s].map((s) => s?.toFixed(9))).toEqual([
    '0.000000000',
    '1.000000000',
    '2.000000000',
  ]);
  // Up the wall to half a barrier above the saddle: x⁴ − 2x² = ½.
  const wall = Math.sqrt(1 + Math.sqrt(1.5));
  expect(points[0].position[0]).toBeCloseTo(-wall, 1);
  expect(points[points.length - 1].position[0]).toBeCloseTo(wall, 1);
  expectMonotone(path);
});

test('sharpness draws the path together', () => {
  const { path } = catalogued('sharp-flat', {}, 4);
  expect(path.saddle.s).toBeCloseTo(1 / 2, 8);
  expect(path.target?.s).toBeCloseTo((1 + 29 / 19) / 2, 8);
});

it('follows a curved valley along the gradient, as a Runge–Kutta integration does', () => {
  const path = pathOf(BANANA, [-1, 0.6], TO_THE_RIGHT);
  const { minimum, saddle, target } = path;
  expect(minimum.position[0]).toBeCloseTo(-1, 9);
  expect(minimum.position[1]).toBeCloseTo(0.6, 9);
  expect(Math.hypot(...saddle.position)).toBeLessThan(1e-9);
  expect(target?.position[0]).toBeCloseTo(1, 9);
  expect(target!.s).toBeCloseTo(2 * saddle.s, 8);
  expect(largestAngle(BANANA, path)).toBeLessThan(1e-3);
  expectMonotone(path);
  // A quarter and half of the way down.
  for (const share of [0.25, 0.5]) {
    const s = share * (target!.s - saddle.s);
    const [x, y] = integrate(BANANA, saddle.position, s);
    const nearest = path.points.find((point) => point.s >= saddle.s + s)!;
    const before = path.points[path.points.indexOf(nearest) - 1];
    const part = (saddle.s + s - before.s) / (nearest.s - before.s);
    const at = (axis: 0 | 1) =>
      before.position[axis] + part * (nearest.position[axis] - before.position[axis]);
    expect(Math.abs(at(0) - x)).toBeLessThan(2e-5);
    expect(Math.abs(at(1) - y)).toBeLessThan(2e-5);
  }
});

/** Steepest descent by arc length, in Runge–Kutta steps of fourth order. */
function integrate({ gradient }: Landscape, [x0, y0]: Point, length: number): Point {
  const h = 1e-4;
  // The valley's floor is y = 0 at the saddle up to terms of second order.
  let [x, y] = [x0 + h, y0];
  const slope = (u: number, v: number): Point => {
    const [gx, gy] = gradient(u, v);
    const size = Math.hypot(gx, gy);
    return [-gx / size, -gy / size];
  };
  for (let count = 1; count < Math.round(length / h); count++) {
    const a = slope(x, y);
    const b = slope(x + (h / 2) * a[0], y + (h / 2) * a[1]);
    const c = slope(x + (h / 2) * b[0], y + (h / 2) * b[1]);
    const d = slope(x + h * c[0], y + h * c[1]);
    x += (h / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]);
    y += (h / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1]);
  }
  return [x, y];
}

test('Müller–Brown: from the upper minimum over the high saddle into the one between', () => {
  const { landscape, path } = catalogued('muller-brown');
  const marks = [path.minimum, path.saddle, path.target!].map(({ position }) => position);
  const known = [
    [-0.558224, 1.441726],
    [-0.822002, 0.624313],
    [-0.050011, 0.466694],
  ];
  marks.forEach(([x, y], index) => {
    expect(x).toBeCloseTo(known[index][0], 5.7);
    expect(y).toBeCloseTo(known[index][1], 5.7);
  });
  expect(largestAngle(landscape, path)).toBeLessThan(1e-3);
  expectMonotone(path);
  const steps = path.points.slice(1).map((point, index) => {
    const { position, s } = path.points[index];
    const chord = Math.hypot(point.position[0] - position[0], point.position[1] - position[1]);
    return chord / (point.s - s);
  });
  expect(Math.min(...steps)).toBeGreaterThan(0.999);
  expect(Math.max(...steps)).toBeLessThan(1 + 1e-9);
});

it('goes on over lower saddles where the highest one does not lead into the start’s minimum', () => {
  // L′ = (x + 2)(x + 1)x(x − 1.2)(x − 2.3): wells at −2, 0 and 2.3.
  const chain = createLandscape({
    formula: 'x^6/6 - x^5/10 - 1.435*x^4 + 1.28/3*x^3 + 2.76*x^2 + y^2',
    parameters: {},
    domain: [
      [-3, 3],
      [-2, 2],
    ],
    sharpness: 1,
    anchor: [-2, 0],
  });
  const path = pathOf(chain, [-2, 0], { kind: 'half-plane', normal: [1, 0], offset: 2 });
  const turns = path.points
    .slice(1, -1)
    .filter((point, index) => {
      const [before, after] = [path.points[index].loss, path.points[index + 2].loss];
      return (point.loss - before) * (after - point.loss) < 0;
    })
    .map(({ position }) => position[0]);
  expect(turns).toHaveLength(5);
  [-2, -1, 0, 1.2, 2.3].forEach((x, index) => {
    expect(turns[index]).toBeCloseTo(x, 1.5);
  });
  expect(path.points.every(({ position }) => Math.abs(position[1]) < 1e-9)).toBe(true);
  const highest = Math.max(
    ...path.points.filter(({ s }) => s >= 0 && s <= path.target!.s).map(({ loss }) => loss),
  );
  expect(highest).toBe(path.saddle.loss);
});

it('ends at the edge where the loss falls out of the domain, and says where there is no path', () => {
  const { landscape, path } = catalogued('piecewise-quadratic');
  expect(path.target).toBeUndefined();
  const [[, right]] = landscape.domain;
  expect(path.points[path.points.length - 1].position[0]).toBeCloseTo(right, 1);
  const { landscape: ring, start, region } = setUp('ring');
  expect(findMinimumEnergyPath(ring, findEscapeRoute(ring, start, region))).toEqual({
    reason: 'The way into the escape region is level: there is no barrier.',
  });
});
