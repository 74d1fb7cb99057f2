/** Whether the error bar of the planar solver holds, on landscapes with known times turned against its grid. */
import { expect, it } from 'vitest';
import { computeEscape2d } from '../../../../src/theory/generator-2d/first-passage-2d.ts';
import { computeMeanFirstPassageTime } from '../../../../src/theory/quadrature-1d.ts';
import { answer, fromFormula } from './problems.ts';

interface Profile {
  value(x: number): number;
  slope(x: number): number;
  readonly from: number;
  readonly to: number;
}

const quartic: Profile = {
  value: (x) => (x * x - 1) ** 2,
  slope: (x) => 4 * x * (x * x - 1),
  from: -1,
  to: 1,
};
const nearSaddle: Profile = { ...quartic, to: 0 };
const styblinskiTang: Profile = {
  value: (x) => 0.025 * (x ** 4 - 16 * x * x + 5 * x),
  slope: (x) => 0.025 * (4 * x ** 3 - 32 * x + 5),
  from: -2.9,
  to: 2.7468,
};
const threeWells: Profile = {
  value: (x) => 0.1 * x * x * (x * x - 4) ** 2,
  slope: (x) => 0.1 * (2 * x * (x * x - 4) ** 2 + 4 * x ** 3 * (x * x - 4)),
  from: -2,
  to: 2,
};
const waves: Profile = {
  value: (x) => 1 - Math.cos(3 * x) + 0.1 * x * x,
  slope: (x) => 3 * Math.sin(3 * x) + 0.2 * x,
  from: 0,
  to: 2,
};
const kink: Profile = {
  value: (x) => 2 * Math.sqrt(x * x + 0.01),
  slope: (x) => (2 * x) / Math.sqrt(x * x + 0.01),
  from: 0,
  to: 1.5,
};
/** D along the way out, by T. */
const bump = (x: number) => 0.75 * (1 + 2 * Math.exp(-8 * x * x));
const jump = (x: number) => (Math.abs(x) > 0.57 ? 1.5 : 0.75);

const CASES: [string, Profile, number, number, number, ((x: number) => number)?][] = [
  ['quartic', quartic, 0.2, 1, 0],
  ['quartic', quartic, 0.2, 0.5, 0.3],
  ['quartic', quartic, 0.1, 8, 0.785],
  ['quartic', quartic, 0.3, 50, 1.2],
  ['quartic', quartic, 0.2, 8, 0.5],
  ['quartic', quartic, 0.08, 2, 0.2],
  ['quartic', quartic, 0.2, 200, 0.4],
  ['quartic', quartic, 0.5, 1, 0.9],
  ['to the saddle', nearSaddle, 0.2, 2, 0.3],
  ['to the saddle', nearSaddle, 0.15, 2, 0.7],
  ['Styblinski–Tang', styblinskiTang, 0.3, 1, 0.3],
  ['Styblinski–Tang', styblinskiTang, 0.6, 4, 1],
  ['three wells', threeWells, 0.35, 2, 0.3],
  ['three wells', threeWells, 0.35, 2, 0],
  ['waves', waves, 0.5, 1, 0.4],
  ['a kink', kink, 0.4, 2, 0.25],
  ['a kink', kink, 0.2, 2, 0],
  ['D with a bump', quartic, 0.2, 1, 0.3, bump],
  ['D with a bump', quartic, 0.2, 1, 0.6, bump],
  ['D that jumps', quartic, 0.2, 1, 0.3, jump],
  ['D that jumps', quartic, 0.2, 1, 0, jump],
];

it.each(CASES)('%s, case %#', (...parameters) => {
  const [, profile, temperature, stiffness, angle, shape] = parameters;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const along = (u: number) => temperature * (shape?.(u) ?? 1);
  const exact = computeMeanFirstPassageTime({
    gradient: profile.slope,
    diffusion: along,
    start: profile.from,
    target: profile.to,
  });
  if ('reason' in exact) throw new Error(exact.reason);
  const { meanTime } = answer(
    computeEscape2d(
      {
        value: (x, y) => profile.value(c * x + s * y) + (stiffness * (c * y - s * x) ** 2) / 2,
        gradient: (x, y) => {
          const g = profile.slope(c * x + s * y);
          const h = stiffness * (c * y - s * x);
          return [c * g - s * h, s * g + c * h];
        },
        diffusion:
          shape === undefined
            ? temperature
            : (x, y) => {
                const [a, b] = [along(c * x + s * y), temperature];
                return [c * c * a + s * s * b, c * s * (a - b), s * s * a + c * c * b];
              },
        domain: [
          [-3, 3],
          [-3, 3],
        ],
        start: [c * profile.from, s * profile.from],
        escape: { kind: 'half-plane', normal: [c, s], offset: profile.to },
      },
      { cells: 64 },
    ),
  );
  expect(Math.abs(meanTime.value - exact.meanTime)).toBeLessThan(meanTime.error);
  expect(meanTime.error / meanTime.value).toBeLessThan(0.1);
});

it('a bottleneck narrower than a few cells: no two grids agree on it, and the bar says so', () => {
  const loss = fromFormula(
    '(x^2-1)^2 + 0.5*(1+60*exp(-10*x^2))*y^2',
    {},
    [
      [-2.5, 2.5],
      [-3, 3],
    ],
    [-1, 0],
  );
  for (const cells of [64, 128]) {
    const { meanTime } = answer(
      computeEscape2d(
        {
          ...loss,
          diffusion: 0.2,
          start: [-1, 0],
          escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
        },
        { cells },
      ),
    );
    // 1097.14 from finite volumes of another program, grids up to 1000².
    expect(Math.abs(meanTime.value - 1097.14)).toBeLessThan(meanTime.error);
  }
});
