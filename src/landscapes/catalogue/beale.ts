import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = (3/2 − x + xy)² + (9/4 − x + xy²)² + (21/8 − x + xy³)² (Beale 1958): one minimum and two passes out of it.
 *
 * Minimum (3, ½) with L = 0 and H = [[15.03125, 22.5], [22.5, 34.25]] eigenvalues 0.301464, 48.979786. Saddles
 * (0, 1) with L = 14.203125 and H = [[0, 27.75], [27.75, 0]]; (0.100538, −2.644514) with L 9.864512 and eigenvalues −0.781027, 867.752. Beyond
 * the first, a gully follows x(1 − y) ≈ 1 towards x → −∞ and never has a bottom: there the escape is, x ≤ −1. The
 * second pass is lower but so narrow that few take it; behind it the loss falls to 117/16 = 7.3125 as y → −∞.
 */
export const beale: LandscapeDefinition = {
  name: 'beale',
  title: 'Beale',
  description:
    'One minimum with a wide high pass and a narrow low one, and beyond each a gully that never ends.',
  formula: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  parameters: {},
  opening: { learningRate: 0.003, temperature: 3, noiseScale: 28 },
  geometry: () => ({
    domain: [
      [-3, 4.5],
      [-3.2, 2.2],
    ],
    start: [3, 0.5],
    escape: { kind: 'half-plane', normal: [-1, 0], offset: 1 },
  }),
};
