import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = (x² + y − 11)² + (x + y² − 7)² (Himmelblau 1972): four minima of equal depth 0 and different sharpness.
 *
 * Minima (3, 2), (−2.805118, 3.131313), (−3.779310, −3.283186), (3.584428, −1.848127); between them four saddles, the
 * lowest at (3.385154, 0.073852) with L 13.312. The start is the last minimum, which is sharper (det H 3020) than its
 * neighbour (3, 2) (det H 2116) across the lowest saddle; the escape is to y ≥ 2.
 */
export const himmelblau: LandscapeDefinition = {
  name: 'himmelblau',
  title: 'Himmelblau',
  description: 'Four minima of equal depth and different sharpness around a hill.',
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  parameters: {},
  geometry: () => ({
    domain: [
      [-5.5, 5.5],
      [-5.5, 5.5],
    ],
    start: [3.584428340330492, -1.8481265269644034],
    escape: { kind: 'half-plane', normal: [0, 1], offset: 2 },
  }),
};
