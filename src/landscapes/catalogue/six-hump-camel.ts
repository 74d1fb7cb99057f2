import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = (4 − 21x²/10 + x⁴/3)x² + xy + (4y² − 4)y² (Branin 1972; Dixon and Szegő 1978): six minima of three depths.
 *
 * L(−x, −y) = L(x, y). Minima ±(0.089842, −0.712656) with L −1.031628 and H eigenvalues 7.682251, 16.493195; ±(1.703607, −0.796084) with
 * −0.215464; ±(1.607105, 0.568651) with 2.104250. The way between the two deepest leads over (0, 0), where L = 0 and
 * H = [[8, 1], [1, −8]] with eigenvalues ±√65; six more saddles, ±(1.109205, −0.768268) with 0.543719 and four near
 * L = 2.2294, and two maxima ±(1.230230, 0.162335) with 2.496295. From the lowest minimum the escape is to the other, y ≥ 0.712656.
 */
export const sixHumpCamel: LandscapeDefinition = {
  name: 'six-hump-camel',
  title: 'Six-hump camel',
  description:
    'Six minima of three depths, a standard test of optimizers. Which of them do particles find, and which do they keep?',
  formula: '(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2',
  parameters: {},
  geometry: () => ({
    domain: [
      [-2.2, 2.2],
      [-1.2, 1.2],
    ],
    start: [0.0898420131003181, -0.7126564030207396],
    escape: { kind: 'half-plane', normal: [0, 1], offset: 0.7126564030207396 },
  }),
};
