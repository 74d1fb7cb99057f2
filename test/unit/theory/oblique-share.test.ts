import { expect, it } from 'vitest';
import { computeLaplaceRatio } from '../../../src/theory/laplace.ts';
import { computeObliqueShare } from '../../../src/theory/oblique-share.ts';
import { computeAction, computeTurnoverFactor } from '../../../src/theory/turnover.ts';

it.each([
  // Least squares in Hermite functions; central differences on a sheared grid.
  [0, 0.257376, 2, 0.458412],
  [0, Math.SQRT1_2, 2, 0.21442],
  [0.3295666, Math.SQRT1_2, 2, 0.33423],
  [1, 0.3, 0.2, 0.82104],
  [-0.3, 0.5, 5, 0.20367],
  // Across the way out: Φ.
  [0, 0, 2, 0.5],
  [-1, 0, 2, 0.158655],
])(
  'a border %f past the saddle, inclined by %f, stiffness %f: %f',
  (distance, slope, stiffness, share) => {
    const found = computeObliqueShare({ distance, slope, stiffness });
    expect(Math.abs(found / share - 1)).toBeLessThan(0.005);
  },
);

it('goes over into Φ as the border straightens, and to 1 far out', () => {
  const [a, b, c] = [0.14, 0.15, 0.16].map((slope) =>
    computeObliqueShare({ distance: 0.2, slope, stiffness: 2 }),
  );
  expect(b - a).toBeCloseTo(c - b, 3);
  expect(computeObliqueShare({ distance: 5, slope: 0.5, stiffness: 2 })).toBeGreaterThan(0.995);
});

it.each([
  [1.333333, 0.522654],
  [2.666667, 0.723862],
  [6, 0.912583],
  [13.33333, 0.99009],
  [1e-3, 1e-3],
])('A(%f) = %f', (loss, factor) => {
  expect(Math.abs(computeTurnoverFactor(loss) / factor - 1)).toBeLessThan(
    loss < 0.01 ? 0.05 : 1e-4,
  );
});

it('the action of a round in (x² − 1)² is 8/3', () => {
  const fall = (t: number) => 1 - (t * t - 1) ** 2;
  const { action, turning } = computeAction(fall, 1);
  expect(action).toBeCloseTo(8 / 3, 6);
  expect(turning).toBeCloseTo(Math.SQRT2, 9);
  expect(computeAction(() => 1, 1).action).toBe(Number.POSITIVE_INFINITY);
});

it('the error of Laplace’s method: none for a parabola, that of the quadrature else', () => {
  expect(computeLaplaceRatio((t) => 2 * t * t, 4, 0.2, 1)).toBeCloseTo(1, 6);
  // ∫e^{−t⁴} dt = 2Γ(5/4) = 1.812805, beside √(2π/0.02) = 17.7245.
  expect(computeLaplaceRatio((t) => t ** 4 + 0.01 * t * t, 0.02, 1, 1)).toBeCloseTo(
    1.8068 / 17.7245,
    3,
  );
});
