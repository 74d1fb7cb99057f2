import type { LandscapeDefinition } from '../landscape.ts';

/** The minimum of q² + A(1 − cos 2πq) next to 2, by Newton's method. */
function secondMinimum(amplitude: number): number {
  let q = 2;
  for (let count = 0; count < 6; count++) {
    const angle = 2 * Math.PI * q;
    const slope = 2 * q + 2 * Math.PI * amplitude * Math.sin(angle);
    q -= slope / (2 + 4 * Math.PI ** 2 * amplitude * Math.cos(angle));
  }
  return q;
}

/**
 * L = Σ q² + A(1 − cos 2πq) over q = x, y (Rastrigin 1974, A = 10): a bowl with a lattice of wells.
 *
 * Critical coordinates solve q = −πA sin 2πq, with curvature 2 + 4π²A cos 2πq. For A = 10 there are minima at q = 0 (L 0,
 * H 396.784176), ±0.994959 (L 0.994959) and ±1.989912 (L 3.979831), maxima between them at ±0.502546 (L 20.251273) and
 * ±1.507641 (L 22.261459). As x and y are independent, any two critical coordinates are a critical point. The start is the second
 * well from the middle, (1.989912, 0), the escape to the deepest well, the disc of radius 0.25 about (0, 0): over (1.507641, 0), a
 * barrier of 18.281628, into the well at (0.994959, 0), and from there over one of 19.256314.
 */
export const rastrigin: LandscapeDefinition = {
  name: 'rastrigin',
  title: 'Rastrigin',
  description:
    'A bowl studded with wells, each a trap: noise must carry particles from well to well down to the middle one.',
  formula: 'x^2 + y^2 + A*(2 - cos(2*pi*x) - cos(2*pi*y))',
  parameters: {
    A: {
      label: 'depth of the wells',
      symbol: 'A',
      unit: '',
      default: 10,
      minimum: 1,
      maximum: 100,
      slider: { scale: 'logarithmic', from: 1, to: 20 },
      help: 'Barriers between neighbouring wells are about 2A high; the bowl itself rises by 1, 4, 9 at the wells.',
    },
  },
  geometry: ({ A }) => ({
    domain: [
      [-2.45, 2.45],
      [-2.45, 2.45],
    ],
    start: [secondMinimum(A), 0],
    escape: { kind: 'disc', center: [0, 0], radius: 0.25 },
  }),
};
