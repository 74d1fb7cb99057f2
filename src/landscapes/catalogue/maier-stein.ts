import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = x⁴/4 − x²/2 + ½μ(1 + x²)y² (Maier and Stein, Phys. Rev. E 48, 931, 1993, where their force has a potential): a double
 * well whose valley is half as stiff at the saddle as at the wells.
 *
 * Minima (±1, 0) with L = −1/4 and H = diag(2, 2μ); saddle (0, 0) with L = 0 and H = diag(−1, μ). Besides these there is
 * no critical point. The wide saddle makes the Eyring–Kramers time √(μ/2μ) = 0.707 times that of one dimension, whatever μ.
 */
export const maierStein: LandscapeDefinition = {
  name: 'maier-stein',
  title: 'Maier–Stein',
  description:
    'A double well with a pass twice as soft across as the wells: the prefactor of the escape time shows it, the exponent does not.',
  formula: 'x^4/4 - x^2/2 + mu/2*(1 + x^2)*y^2',
  parameters: {
    mu: {
      label: 'transverse curvature',
      symbol: 'μ',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.1, to: 10 },
      help: 'Curvature across the valley at the saddle; at the wells it is twice that.',
    },
  },
  geometry: () => ({
    domain: [
      [-1.8, 1.8],
      [-1.5, 1.5],
    ],
    start: [-1, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  }),
};
