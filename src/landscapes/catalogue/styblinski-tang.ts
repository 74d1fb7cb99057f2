import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = ½Σ(q⁴ − 16q² + 5q) over q = x, y (Styblinski and Tang 1990): four wells in a square, all of different sharpness.
 *
 * Each coordinate has minima −2.903534 (L −39.16617, H 34.58306) and 2.746803 (L −25.02945, H 29.26955) and between them a
 * maximum 0.156731 (L 0.195612, H −15.85261). The deepest well is also the sharpest: it is the start, and the escape is to
 * x at the shallower minimum, whatever y. As x and y are independent, escape times are those of one dimension.
 */
export const styblinskiTang: LandscapeDefinition = {
  name: 'styblinski-tang',
  title: 'Styblinski–Tang',
  description:
    'Four wells in a square; the deepest is also the sharpest. A standard test of optimizers.',
  formula: '(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2',
  parameters: {},
  geometry: () => ({
    domain: [
      [-4.5, 4.5],
      [-4.5, 4.5],
    ],
    start: [-2.903534027771177, -2.903534027771177],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 2.7468027709908367 },
  }),
};
