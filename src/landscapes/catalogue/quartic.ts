import type { LandscapeDefinition } from '../landscape.ts';
import { TRANSVERSE_CURVATURE } from './transverse-curvature.ts';

/**
 * L = (x² − 1)² + ½κy²: the symmetric double well.
 *
 * Minima (±1, 0) with L = 0 and H = diag(8, κ); saddle (0, 0) with L = 1 and H = diag(−4, κ). With κ = 0 it is the
 * one-dimensional problem of which exact escape times are tabulated.
 */
export const quartic: LandscapeDefinition = {
  name: 'quartic',
  title: 'Double well',
  description: 'Two equal wells and a barrier of height 1: the simplest escape there is.',
  formula: '(x^2 - 1)^2 + kappa/2*y^2',
  parameters: {
    kappa: TRANSVERSE_CURVATURE,
  },
  geometry: () => ({
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    start: [-1, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  }),
};
