import { describe, expect, test } from 'vitest';
import { createBatchEvaluator, createEvaluator } from '../../../src/formula/evaluate.ts';
import { FormulaError } from '../../../src/formula/parse.ts';
import { findLandscape, LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import { contains } from '../../../src/landscapes/descent.ts';
import { isEscaped } from '../../../src/landscapes/escape-region.ts';
import type { Point } from '../../../src/landscapes/geometry.ts';
import {
  createLandscape,
  type Landscape,
  landscapeSource,
} from '../../../src/landscapes/landscape.ts';
import { explainInvalid } from '../../../src/parameter.ts';
import { createSequence } from '../formula/sequence.ts';

const named = (name: string, parameters: Record<string, number> = {}, sharpness = 1): Landscape =>
  createLandscape(landscapeSource(findLandscape(name), parameters, sharpness));

function randomPoints({ domain }: Landscape, count: number): Point[] {
  const random = createSequence(7);
  const [[left, right], [bottom, top]] = domain;
  return Array.from({ length: count }, () => [
    left + (right - left) * random(),
    bottom + (top - bottom) * random(),
  ]);
}

/** Five-point difference with error of order h⁴. */
function difference(f: (u: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

describe.each(LANDSCAPES.map((definition) => [definition.name, definition] as const))(
  '%s',
  (name, definition) => {
    test.each([1, 4])('gradient and Hessian are those of the loss, k = %d', (k) => {
      const landscape = named(name, {}, k);
      const points = randomPoints(landscape, 300);
      const largest = (sizes: number[]) => Math.max(...sizes);
      const gradientScale = largest(points.map((p) => Math.hypot(...landscape.gradient(...p))));
      const hessianScale = largest(points.map((p) => Math.hypot(...landscape.hessian(...p))));
      const h = 1e-4;
      for (const [x, y] of points) {
        // The second derivative of the piecewise quadratic jumps where its parabolas meet.
        if (name === 'piecewise-quadratic' && Math.abs(x - 0.5 / Math.sqrt(k)) < 3 * h) continue;
        const gradient = [
          difference((u) => landscape.value(x + u, y), h),
          difference((u) => landscape.value(x, y + u), h),
        ];
        const hessian = [
          difference((u) => landscape.gradient(x + u, y)[0], h),
          difference((u) => landscape.gradient(x + u, y)[1], h),
          difference((u) => landscape.gradient(x, y + u)[1], h),
        ];
        // Round-off of the differences: 1e-16·(largest value)/1e-4; the loss is at most of the gradient's size here.
        landscape.gradient(x, y).forEach((value, i) => {
          expect(Math.abs(value - gradient[i])).toBeLessThan(1e-9 * gradientScale);
        });
        landscape.hessian(x, y).forEach((value, i) => {
          expect(Math.abs(value - hessian[i])).toBeLessThan(1e-9 * hessianScale);
        });
      }
    });

    test('in single precision the gradient is right to a few roundings of its largest part', () => {
      const { gradientProgram: program, ...landscape } = named(name);
      const points = randomPoints({ ...landscape, gradientProgram: program }, 300);
      // Where the mean over data has no closed form the program is that of a row; every point takes another one.
      const { table, columns } = landscape.rows ?? { columns: [] };
      const cells = (program.inputs.length > 2 ? columns : []).map((column) =>
        points.map((_, i) => table?.rows[i % table.rows.length][column] ?? Number.NaN),
      );
      const inputs = [points.map(([x]) => x), points.map(([, y]) => y), ...cells].map((values) =>
        Float32Array.from(values),
      );
      const outputs = [new Float32Array(300), new Float32Array(300)];
      createBatchEvaluator(program)(inputs, outputs, 300);
      const everything = createEvaluator({
        ...program,
        outputs: program.instructions.map((_, place) => place),
      });
      points.forEach((_, i) => {
        const values = everything(inputs.map((values) => values[i]));
        const largest = Math.max(1, ...values.map(Math.abs));
        program.outputs.forEach((place, output) => {
          expect(Math.abs(outputs[output][i] - values[place])).toBeLessThan(
            100 * 2 ** -24 * largest,
          );
        });
      });
    });

    test('start, target and defaults are sensible', () => {
      const { parameters } = landscapeSource(definition);
      const { domain, start, escape: region } = definition.geometry(parameters);
      const landscape = named(name);
      expect(contains(domain, start)).toBe(true);
      expect(isEscaped(region, start, () => landscape.value(...start))).toBe(false);
      // The start is the minimum itself, to the digits with which it is written down, but for a trap's: it lies on the ridge.
      // Where data make the minimum, data-landscapes.test.ts looks after it.
      const rest = name === 'strict-saddle' ? [0, 0] : start;
      if (definition.data === undefined)
        expect(
          Math.hypot(landscape.anchor[0] - rest[0], landscape.anchor[1] - rest[1]),
        ).toBeLessThan(1e-6);
      for (const [key, parameter] of Object.entries(definition.parameters)) {
        expect(explainInvalid(key, parameter.default, parameter)).toBeUndefined();
      }
      expect(definition.description).toMatch(/[.?]$/);
    });

    test('sharpness multiplies the Hessian at the minimum and leaves the loss there', () => {
      const one = named(name);
      const four = named(name, {}, 4);
      expect(four.anchor).toEqual(one.anchor);
      // √4 is exact, and so are all factors: equal up to the round-off of sums.
      expect(Math.abs(four.value(...one.anchor) - one.value(...one.anchor))).toBeLessThan(
        1e-12 * 147,
      );
      const expected = one.hessian(...one.anchor).map((value) => 4 * value);
      const size = Math.hypot(...expected);
      four.hessian(...one.anchor).forEach((value, i) => {
        expect(Math.abs(value - expected[i])).toBeLessThan(1e-12 * size);
      });
    });
  },
);

test('an unknown landscape is answered with the known ones', () => {
  expect(() => findLandscape('quadratic')).toThrow(
    'There is no landscape "quadratic"; allowed are sharp-flat, quartic,',
  );
});

test('a parameter must not take the name of a position', () => {
  const source = { ...landscapeSource(findLandscape('quartic')), parameters: { x: 1, kappa: 1 } };
  expect(() => createLandscape(source)).toThrow(FormulaError);
});

test('sharpness below 1 widens the domain', () => {
  // Box [−2, 2]² about the anchor (−1, 0), stretched twice.
  expect(named('quartic', {}, 0.25).domain).toEqual([
    [-3, 5],
    [-4, 4],
  ]);
  expect(named('quartic', {}, 4).domain).toEqual(named('quartic').domain);
});

describe('sharp-flat', () => {
  // Round-off of a few dozen operations on numbers of size 1 to 100.
  const close = (actual: number, expected: number) =>
    expect(Math.abs(actual - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));

  test('at the default ratio 4 the stated facts hold', () => {
    const landscape = named('sharp-flat');
    close(landscape.value(-1, 0), 0);
    close(landscape.value(29 / 19, 0), 0);
    close(landscape.value(0, 0), 1);
    close(landscape.hessian(-1, 0)[0], 361 / 32);
    close(landscape.hessian(-1, 0)[2], 361 / 32);
    close(landscape.hessian(29 / 19, 0)[0], 361 / 128);
    close(landscape.hessian(29 / 19, 0)[2], 361 / 128);
    close(landscape.hessian(0, 0)[0], -361 / 144);
    close(landscape.hessian(0, 0)[2], 361 / 72);
    for (const x of [-1, 0, 29 / 19]) close(Math.hypot(...landscape.gradient(x, 0)), 0);
  });

  test.each([1, 4, 9, 25])(
    'ratio %d: equal depth, that ratio of curvatures, confining',
    (ratio) => {
      const landscape = named('sharp-flat', { ratio });
      const { domain, escape: region } = findLandscape('sharp-flat').geometry({ ratio, kappa: 8 });
      const flat = region.kind === 'half-plane' ? region.offset : Number.NaN;
      close(landscape.value(flat, 0), 0);
      close(landscape.hessian(-1, 0)[0] / landscape.hessian(flat, 0)[0], ratio);
      // Along y = 0 the loss falls to a, rises to b, falls to d and rises: u is monotone.
      const slopes: number[] = [];
      for (let x = -3; x <= 8; x += 0.01)
        slopes.push(Math.sign(landscape.gradient(x + 0.005, 0)[0]));
      expect(slopes.filter((slope, i) => i > 0 && slope !== slopes[i - 1])).toEqual([1, -1, 1]);
      // On the edge of the domain the loss exceeds the barrier everywhere.
      const [[left, right], [bottom, top]] = domain;
      for (let part = 0; part <= 1; part += 0.01) {
        const x = left + part * (right - left);
        const y = bottom + part * (top - bottom);
        const edge = [landscape.value(x, bottom), landscape.value(x, top)];
        edge.push(landscape.value(left, y), landscape.value(right, y));
        expect(Math.min(...edge)).toBeGreaterThan(1);
      }
    },
  );
});

test.each([
  [1, 1, 1],
  [4, 1, 0.5],
  [1, 4, 1],
])(
  'piecewise-quadratic Ha=%d Hb=%d xc=%d: C¹ at the joint, saddle and barrier as derived',
  (Ha, Hb, xc) => {
    const landscape = named('piecewise-quadratic', { Ha, Hb, xc });
    const b = xc * (1 + Ha / Hb);
    // All numbers are small integers and halves: exact but for one rounding each.
    expect(landscape.value(xc, 0)).toBeCloseTo((Ha * xc ** 2) / 2, 14);
    expect(landscape.gradient(xc, 0)[0]).toBeCloseTo(Ha * xc, 14);
    expect(landscape.gradient(b, 0)).toEqual([0, 0].map((zero) => expect.closeTo(zero, 14)));
    expect(landscape.hessian(b, 0)[0]).toBe(-Hb);
    expect(landscape.hessian(0, 0)[0]).toBe(Ha);
    expect(landscape.value(b, 0)).toBeCloseTo(((Ha * xc ** 2) / 2) * (1 + Ha / Hb), 14);
  },
);
