import { describe, expect, it } from 'vitest';
import {
  computeMeanFirstPassageTime,
  computeStationaryShares,
  type FirstPassage1d,
} from '../../../src/theory/quadrature-1d.ts';

/** |value/expected − 1| */
const error = (value: number, expected: number) => Math.abs(value / expected - 1);

function solve(problem: FirstPassage1d) {
  const result = computeMeanFirstPassageTime(problem);
  if ('reason' in result) throw new Error(result.reason);
  expect(result.relativeError).toBeLessThan(1e-9);
  return result;
}

const quartic = (x: number) => 4 * x * (x * x - 1);

/** The piecewise-quadratic well, its noise |H| scaled to the exponent 6, start 0, target 2b − x_c. */
function piecewiseQuadratic(minimumCurvature: number, saddleCurvature: number, inflection: number) {
  const saddle = inflection * (1 + minimumCurvature / saddleCurvature);
  const epsilon = (inflection ** 2 + (saddle - inflection) ** 2) / 12;
  return {
    gradient: (x: number) =>
      x < inflection ? minimumCurvature * x : -saddleCurvature * (x - saddle),
    diffusion: (x: number) => epsilon * (x < inflection ? minimumCurvature : saddleCurvature),
    start: 0,
    target: 2 * saddle - inflection,
  };
}

describe('mean first-passage time of a diffusion', () => {
  it.each([
    [0.1, 25527.1, 12762.7],
    [0.2, 182.418, 90.4759],
    [0.3, 36.5837, 17.646],
    [0.5, 10.2586, 4.60654],
  ])('of the quartic at T = %f, to all six digits', (temperature, toFarWell, toSaddle) => {
    const well = { gradient: quartic, diffusion: () => temperature, start: -1 };
    expect(solve({ ...well, target: 1 }).meanTime.toPrecision(6)).toBe(toFarWell.toPrecision(6));
    expect(solve({ ...well, target: 0 }).meanTime.toPrecision(6)).toBe(toSaddle.toPrecision(6));
  });

  it.each([
    [4, '5308.13'],
    [6, '206.61'],
    [10, '16.008'],
  ])('of Styblinski–Tang at T = %f', (temperature, expected) => {
    const { meanTime } = solve({
      gradient: (x) => 2 * x ** 3 - 16 * x + 2.5,
      diffusion: () => temperature,
      start: -2.903534,
      target: 2.746803,
    });
    expect(meanTime.toFixed(expected.split('.')[1].length)).toBe(expected);
  });

  // Repeated with mpmath (25 digits, breaks at the jumps): 2530.56043663, 746.09165667, 1756.27525264, 13779.97639540.
  it.each([
    [1, 1, 1, 2530.56043663],
    [4, 1, 0.5, 746.09165667],
    [1, 4, 1, 1756.27525264],
  ])(
    'of SGD noise on the piecewise-quadratic well %f, %f',
    (atMinimum, atSaddle, inflection, expected) => {
      const well = piecewiseQuadratic(atMinimum, atSaddle, inflection);
      expect(error(solve({ ...well, breaks: [inflection] }).meanTime, expected)).toBeLessThan(
        1e-10,
      );
      // Found without being told where the noise jumps.
      expect(error(solve(well).meanTime, expected)).toBeLessThan(1e-10);
    },
  );

  it('of the quartic whose noise is halved between its inflection points', () => {
    const { meanTime } = solve({
      gradient: quartic,
      diffusion: (x) => 0.02 * (Math.abs(x) > 0.577 ? 8 : 4),
      start: -1,
      target: 1,
    });
    expect(error(meanTime, 13779.9763954)).toBeLessThan(1e-10);
  });

  it('is the same to the left as to the right, and with a wall far out', () => {
    const well = { gradient: quartic, diffusion: () => 0.2 };
    const right = solve({ ...well, start: -1, target: 1 }).meanTime;
    expect(error(solve({ ...well, start: 1, target: -1 }).meanTime, right)).toBeLessThan(1e-12);
    expect(error(solve({ ...well, start: -1, target: 1, wall: -4 }).meanTime, right)).toBeLessThan(
      1e-12,
    );
  });

  it('keeps all digits at φ = 5000, up and down a slope in closed form', () => {
    // L′ = ±1, D = 1/5000, reflected at 0: τ = D(e^φ − 1) − 1 and 1 − D(1 − e^−φ), φ = 5000.
    const slope = { diffusion: () => 1 / 5000, start: 0, target: 1, wall: 0 };
    const up = solve({ ...slope, gradient: () => 1 });
    expect(up.meanTime).toBe(Number.POSITIVE_INFINITY);
    expect(Math.abs(up.logMeanTime - (5000 - Math.log(5000)))).toBeLessThan(1e-11);
    const down = solve({ ...slope, gradient: () => -1 });
    expect(error(down.meanTime, 1 - 1 / 5000)).toBeLessThan(1e-12);
    // A valley 5000 deep between: from one rim into it, and up to the other. (τ ≈ D·2e^φ)
    const valley = solve({
      gradient: (x) => (x < 0 ? -1 : 1),
      diffusion: () => 1 / 5000,
      start: -1,
      target: 1,
      wall: -1,
    });
    expect(Math.abs(valley.logMeanTime - (5000 + Math.log(2 / 5000)))).toBeLessThan(1e-11);
  });

  it('approaches Kramers linearly in T, up to a barrier of 5000 T', () => {
    const excess = (temperature: number) => {
      const { logMeanTime } = solve({
        gradient: quartic,
        diffusion: () => temperature,
        start: -1,
        target: 1,
      });
      return Math.expm1(logMeanTime - Math.log((2 * Math.PI) / Math.sqrt(32)) - 1 / temperature);
    };
    expect(excess(2e-4) / 2e-4).toBeCloseTo(0.375, 3); // the T → 0 slope of the excess is 3/8
    expect(excess(1e-3) / 1e-3).toBeCloseTo(0.375, 3);
  });

  // Noise ∝ L: φ = κ ln L rises by 100 only far out. Repeated with ∫∫ over z = sinh u by the midpoint rule, 2e5 cells.
  it.each([
    [0.2, -1, 0.5, 0.7222661],
    [0.2, 1, -1.5, 1.4880906],
    [0.3, -1, 0.5, 1.1602581],
    [0.5, 1, -1.5, 4.3249328],
    [0.7, -1, 0.5, 3.7519329],
  ])(
    'of noise that grows with the loss, κ = %f, from %f to %f',
    (kappa, start, target, expected) => {
      const loss = (x: number) => 1.2 * (x * x - 1) ** 2 + 0.3;
      const { meanTime } = solve({
        gradient: (x) => 1.2 * quartic(x),
        diffusion: (x) => loss(x) / kappa,
        start,
        target,
      });
      expect(error(meanTime, expected)).toBeLessThan(5e-5);
    },
  );

  it('says why there is no answer', () => {
    const reasonOf = (problem: FirstPassage1d) => {
      const result = computeMeanFirstPassageTime(problem);
      return 'reason' in result ? result.reason : '';
    };
    const well = { gradient: quartic, diffusion: () => 0.2, start: -1, target: 1 };
    const turnsBack = 'Nothing turns particles back on one side';
    expect(reasonOf({ ...well, gradient: () => 0 })).toContain(turnsBack);
    expect(reasonOf({ ...well, gradient: (x) => 1 + 0.1 * x * x })).toContain(turnsBack);
    // φ = ∫x/(10 + 10x²) dx rises like a logarithm, by less than 100 over all that doubles hold.
    const spread = {
      ...well,
      gradient: (x: number) => x,
      diffusion: (x: number) => 10 + 10 * x * x,
    };
    expect(reasonOf(spread)).toContain(turnsBack);
    expect(reasonOf({ ...well, target: -1 })).toContain('target');
    expect(reasonOf({ ...well, wall: 0 })).toContain('wall');
    // C = |H| without a floor vanishes at the inflection points ±0.57735.
    const floorless = (x: number) => 0.02 * Math.abs(12 * x * x - 4);
    expect(reasonOf({ ...well, diffusion: floorless })).toContain('vanishes near x = −0.57735');
  });
});

describe('stationary shares of a diffusion', () => {
  it('are normal in a quadratic well', () => {
    const result = computeStationaryShares(
      { gradient: (x) => x, diffusion: () => 1 },
      [-12, -1, 1, 12],
    );
    expect('shares' in result && result.shares[0]).toBeCloseTo(0.158655253931457, 13);
    expect('shares' in result && result.shares[1]).toBeCloseTo(0.682689492137086, 13);
  });

  it('follow 1/D where there is no force', () => {
    const result = computeStationaryShares(
      { gradient: () => 0, diffusion: (x) => (x < 0 ? 1 : 3) },
      [-1, 0, 1],
    );
    expect('shares' in result && [...result.shares]).toEqual([
      expect.closeTo(0.75, 14),
      expect.closeTo(0.25, 14),
    ]);
  });
});
