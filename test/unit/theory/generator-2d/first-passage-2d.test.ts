import { describe, expect, it } from 'vitest';
import { mullerBrown } from '../../../../src/landscapes/catalogue/muller-brown.ts';
import { piecewiseQuadratic } from '../../../../src/landscapes/catalogue/piecewise-quadratic.ts';
import { quartic } from '../../../../src/landscapes/catalogue/quartic.ts';
import type { EscapeRegion } from '../../../../src/landscapes/escape-region.ts';
import type { Point } from '../../../../src/landscapes/geometry.ts';
import {
  absoluteValue,
  type SymmetricMatrix,
} from '../../../../src/landscapes/symmetric-matrix.ts';
import { computeEscape2d } from '../../../../src/theory/generator-2d/first-passage-2d.ts';
import { computeMeanFirstPassageTime } from '../../../../src/theory/quadrature-1d.ts';
import { timeFixedWork } from '../../../support/fixed-work.ts';
import { alongX, answer, banana, error, fromFormula, onCatalogue } from './problems.ts';

/** What an answer may take, over a fixed piece of work: 10 s where that takes 0.25 s. */
const LONGEST = 40;

/** The double well along x, by quadrature. */
function quarticTime(temperature: number): number {
  const gradient = (x: number) => 4 * x * (x * x - 1);
  const problem = { gradient, diffusion: () => temperature, start: -1, target: 1 };
  return answer(computeMeanFirstPassageTime(problem)).meanTime;
}

describe('mean first-passage time in the plane, white noise', () => {
  it.each([
    [0.1, 25527.1],
    [0.2, 182.418],
    [0.5, 10.2586],
  ])('of the separable quartic at T = %f', (temperature, expected) => {
    const began = performance.now();
    const { meanTime, isHeld } = answer(computeEscape2d(onCatalogue(quartic, temperature)));
    expect((performance.now() - began) / timeFixedWork()).toBeLessThan(LONGEST);
    expect(error(meanTime.value, expected)).toBeLessThan(2e-5);
    expect(Math.abs(meanTime.value - expected)).toBeLessThan(meanTime.error);
    expect(error(meanTime.value - meanTime.error, expected)).toBeLessThan(1e-3);
    expect(isHeld).toBe(true);
  });

  it('of a landscape without any y: walls close it', () => {
    const problem = onCatalogue(quartic, 0.2, { kappa: 0 });
    const { meanTime, isHeld } = answer(computeEscape2d(problem, { cells: 96 }));
    expect(error(meanTime.value, 182.418)).toBeLessThan(2e-5);
    expect(isHeld).toBe(false);
  });

  it('keeps its digits where rates are 1e-12', () => {
    const solution = answer(computeEscape2d(onCatalogue(quartic, 0.036)));
    const expected = quarticTime(0.036);
    expect(expected).toBeGreaterThan(1e12);
    expect(error(solution.meanTime.value, expected)).toBeLessThan(1e-4);
    // A settled population starts off nearer the way out than the minimum, by a little.
    expect(error(solution.escapeRate.value * expected, 1)).toBeLessThan(1e-3);
    expect(error(solution.secondRate.value, 1)).toBeLessThan(1e-2);
  });

  it('keeps them at 1e-40 too', () => {
    const { meanTime } = answer(computeEscape2d(onCatalogue(quartic, 0.0108), { cells: 128 }));
    const expected = quarticTime(0.0108);
    expect(expected).toBeGreaterThan(1e40);
    expect(error(meanTime.value, expected)).toBeLessThan(1e-3);
  });

  it('of Müller–Brown into a small disc', () => {
    const problem = onCatalogue(mullerBrown, 15);
    for (const cells of [96, 192]) {
      const { meanTime } = answer(computeEscape2d(problem, { cells }));
      expect(error(meanTime.value, 6.854)).toBeLessThan(2e-4);
      expect(meanTime.error / meanTime.value).toBeLessThan(1e-3);
    }
  });

  // Where the radius was less than a coarse cell, three grids agreed within 0.003 on a time that was off by 0.014.
  it('into a disc off the centre of a well: finer where it is small, refused where it is too small', () => {
    const well = fromFormula(
      '(x^2 + y^2)/2',
      {},
      [
        [-3, 3],
        [-3, 3],
      ],
      [0, 0],
    );
    const into = (radius: number, cells?: number) =>
      computeEscape2d(
        {
          ...well,
          diffusion: 0.3,
          start: [0.5, 0.3],
          escape: { kind: 'disc', center: [-0.713, 0.411], radius },
        },
        cells === undefined ? {} : { cells },
      );
    // Of grids of 512, 384 and 256 cells.
    for (const [radius, expected] of [
      [0.15, 6.3673],
      [0.1, 7.7908],
    ]) {
      const { meanTime } = answer(into(radius));
      expect(Math.abs(meanTime.value - expected)).toBeLessThan(meanTime.error);
      expect(meanTime.error).toBeLessThan(0.1);
    }
    // Asked for, a finer grid is taken.
    const finer = answer(into(0.08, 320));
    expect(finer.cells).toBe(320);
    // Of grids of 512, 384 and 256 cells: 8.5557.
    expect(Math.abs(finer.meanTime.value - 8.5557)).toBeLessThan(finer.meanTime.error);
    for (const radius of [0.08, 0.05]) {
      expect(into(radius)).toEqual({
        reason: expect.stringMatching(/^The disc is too small for the solver/),
      });
    }
  });

  it('of the curved valley: the error bar holds the finer answer', () => {
    const problem = banana(0.3);
    const [coarse, middle, fine] = [48, 96, 192].map(
      (cells) => answer(computeEscape2d(problem, { cells })).meanTime,
    );
    expect(Math.abs(coarse.value - fine.value)).toBeLessThan(3 * coarse.error);
    expect(Math.abs(middle.value - fine.value)).toBeLessThan(middle.error);
    expect(fine.error / fine.value).toBeLessThan(1e-4);
    // Two grids of 384 and 192 cells give 39.75652.
    expect(error(fine.value, 39.75652)).toBeLessThan(1e-5);
  });

  // (r² − ρ²)/(4T) in the disc; free diffusion, and a domain that is too small at first.
  it('from a disc without any loss', () => {
    const flat = fromFormula(
      '0*x*y',
      {},
      [
        [-0.4, 0.4],
        [-0.5, 0.5],
      ],
      [0, 0],
    );
    const start: Point = [0.3, 0.1];
    const region: EscapeRegion = { kind: 'outside-disc', center: [0, 0], radius: 1 };
    const problem = { ...flat, diffusion: 0.5, start, escape: region };
    const { meanTime, escapeRate, secondRate } = answer(computeEscape2d(problem, { cells: 96 }));
    expect(error(meanTime.value, 0.9 / 2)).toBeLessThan(1e-4);
    // Zeros of the Bessel functions J₀ and J₁.
    expect(error(escapeRate.value, 0.5 * 2.404826 ** 2)).toBeLessThan(1e-4);
    expect(error(secondRate.value, 0.5 * 3.831706 ** 2)).toBeLessThan(1e-3);
  });

  it('up to a level of the loss: in ½(x² + y²) that is a disc', () => {
    const bowl = fromFormula(
      '(x^2 + y^2)/2',
      {},
      [
        [-1, 1],
        [-1, 1],
      ],
      [0, 0],
    );
    const common = { ...bowl, diffusion: 0.5, start: [0, 0] as const };
    const level: EscapeRegion = { kind: 'level', value: 0.5 };
    const disc: EscapeRegion = { kind: 'outside-disc', center: [0, 0], radius: 1 };
    const byLevel = answer(computeEscape2d({ ...common, escape: level }, { cells: 64 }));
    const byDisc = answer(computeEscape2d({ ...common, escape: disc }, { cells: 64 }));
    expect(error(byLevel.meanTime.value, byDisc.meanTime.value)).toBeLessThan(1e-9);
    // ∫₀¹ dr e^{r²}/(r/1) ∫₀^r s e^{−s²} ds / T = ∫₀¹ (e^{r²} − 1)/r dr = (Ei(1) − γ)/2
    expect(
      error(byDisc.meanTime.value, (1.8951178163559368 - 0.5772156649015329) / 2),
    ).toBeLessThan(1e-4);
  });
});

describe('mean first-passage time in the plane, other noise', () => {
  it('with D = T·I is that of white noise, to rounding', () => {
    const white = onCatalogue(quartic, 0.2);
    const matrix = { ...white, diffusion: (): SymmetricMatrix => [0.2, 0, 0.2] };
    const one = answer(computeEscape2d(white, { cells: 96 }));
    const other = answer(computeEscape2d(matrix, { cells: 96 }));
    expect(error(other.meanTime.value, one.meanTime.value)).toBeLessThan(1e-9);
  });

  // Expected: quadrature-1d, repeated with mpmath.
  it.each([
    [1, 1, 1, 2530.56043663],
    [4, 1, 0.5, 746.09165667],
    [1, 4, 1, 1756.27525264],
  ])(
    'that jumps in the piecewise-quadratic well %f, %f: Itô',
    (atMinimum, atSaddle, inflection, expected) => {
      const saddle = inflection * (1 + atMinimum / atSaddle);
      const epsilon = (inflection ** 2 + (saddle - inflection) ** 2) / 12;
      const parameters = { Ha: atMinimum, Hb: atSaddle, xc: inflection, kappa: 1 };
      const problem = {
        ...onCatalogue(piecewiseQuadratic, 1, parameters),
        diffusion: (x: number): SymmetricMatrix => [
          epsilon * (x < inflection ? atMinimum : atSaddle),
          0,
          epsilon,
        ],
      };
      const { meanTime } = answer(computeEscape2d(problem));
      expect(error(meanTime.value, expected)).toBeLessThan(1e-3);
      expect(Math.abs(meanTime.value - expected)).toBeLessThan(2 * meanTime.error);
    },
  );

  // Rotated by 30° together with its noise, a separable problem keeps its time.
  it.each([0.2, 0.8, 0.01])('along and across a tilted valley, 0.2 and %f', (across) => {
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const landscape = fromFormula(
      '((c*x + s*y)^2 - 1)^2 + (c*y - s*x)^2',
      { c, s },
      [
        [-2, 2],
        [-2, 2],
      ],
      [-c, -s],
    );
    const tilted: SymmetricMatrix = [
      0.2 * c * c + across * s * s,
      (0.2 - across) * c * s,
      0.2 * s * s + across * c * c,
    ];
    const region: EscapeRegion = { kind: 'half-plane', normal: [c, s], offset: 1 };
    const start: Point = [-c, -s];
    const problem = { ...landscape, diffusion: () => tilted, start, escape: region };
    const { meanTime } = answer(computeEscape2d(problem, { cells: 128 }));
    expect(error(meanTime.value, 182.418)).toBeLessThan(1e-4);
  });

  // D(x) = 0.2 + 0.1x² along the tilted valley against the quadrature with the same D: Itô, no ∇·D.
  it('that changes smoothly along a tilted valley', () => {
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const landscape = fromFormula(
      '((c*x + s*y)^2 - 1)^2 + (c*y - s*x)^2',
      { c, s },
      [
        [-2, 2],
        [-2, 2],
      ],
      [-c, -s],
    );
    const along = (u: number) => 0.2 + 0.1 * u * u;
    const diffusion = (x: number, y: number): SymmetricMatrix => {
      const d = along(c * x + s * y);
      return [d * c * c + 0.1 * s * s, (d - 0.1) * c * s, d * s * s + 0.1 * c * c];
    };
    const region: EscapeRegion = { kind: 'half-plane', normal: [c, s], offset: 1 };
    const start: Point = [-c, -s];
    const { meanTime } = answer(
      computeEscape2d({ ...landscape, diffusion, start, escape: region }, { cells: 128 }),
    );
    const gradient = (u: number) => 4 * u * (u * u - 1);
    const expected = answer(
      computeMeanFirstPassageTime({ gradient, diffusion: along, start: -1, target: 1 }),
    ).meanTime;
    expect(error(meanTime.value, expected)).toBeLessThan(2e-4);
  });

  it('that follows the Hessian, with a floor: the error bar holds the finer answer', () => {
    const { hessian } = banana(1);
    const problem = banana((x, y) => {
      const [xx, xy, yy] = absoluteValue(hessian(x, y));
      return [0.06 * (xx + 0.5), 0.06 * xy, 0.06 * (yy + 0.5)];
    });
    const coarse = answer(computeEscape2d(problem, { cells: 96 })).meanTime;
    const fine = answer(computeEscape2d(problem, { cells: 192 })).meanTime;
    expect(Math.abs(coarse.value - fine.value)).toBeLessThan(coarse.error);
    expect(fine.error / fine.value).toBeLessThan(0.03);
    // Two grids of 384 and 192 cells give 152.58.
    expect(error(fine.value, 152.58)).toBeLessThan(5e-3);
  });
});

describe('why there is no answer', () => {
  it('names the noise that vanishes', () => {
    const problem = { ...onCatalogue(quartic, 1), diffusion: (): SymmetricMatrix => [1, 1, 1] };
    expect(computeEscape2d(problem)).toHaveProperty('reason');
    expect(computeEscape2d(onCatalogue(quartic, 0))).toEqual({
      reason: 'Without noise nothing escapes.',
    });
  });

  it('names a start in the region', () => {
    const problem = { ...onCatalogue(quartic, 0.2), escape: alongX(-1.5) };
    expect(computeEscape2d(problem, { cells: 32 })).toEqual({
      reason: 'The start lies in the escape region.',
    });
  });

  it('names a region that is not there', () => {
    const problem = { ...onCatalogue(quartic, 0.2), escape: alongX(40) };
    expect(computeEscape2d(problem, { cells: 32 })).toHaveProperty('reason');
  });
});
