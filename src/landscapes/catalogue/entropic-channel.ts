import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = ε(x² − 1)² + ½k(x)y², k = 1 + (r − 1)u², u = (x² − 1)/(x² + 1): two rooms joined by a narrow doorway in an almost level floor.
 *
 * Minima (±1, 0) with L = 0 and H = diag(8ε, 1); saddle (0, 0) with L = ε and H = diag(−4ε, r). Besides these there is no
 * critical point. 1 ≤ k ≤ r everywhere. At temperature T the density of x is ∝ e^{−F/T} with the free energy
 * F = ε(x² − 1)² + (T/2) ln k(x), exactly: the doorway is a barrier of ε + (T/2) ln r. For T ≫ ε it is a matter of entropy
 * alone, and escape times go as 1/T; for T ≪ ε they grow like e^{ε/T}.
 */
export const entropicChannel: LandscapeDefinition = {
  name: 'entropic-channel',
  title: 'Entropic channel',
  description:
    'Two wide rooms and a narrow doorway on an almost level floor: not height but width makes the barrier.',
  formula: 'sill*(x^2 - 1)^2 + (1 + (ratio - 1)*u^2)/2*y^2',
  where: { u: '(x^2 - 1)/(x^2 + 1)' },
  parameters: {
    ratio: {
      label: 'narrowness of the doorway',
      symbol: 'r',
      unit: '',
      default: 25,
      minimum: 1,
      maximum: 10_000,
      slider: { scale: 'logarithmic', from: 1, to: 400 },
      help: 'Transverse curvature in the doorway over that in the rooms: the doorway is √r times narrower.',
    },
    sill: {
      label: 'height of the sill',
      symbol: 'ε',
      unit: '',
      default: 0.1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 100,
      slider: { scale: 'logarithmic', from: 0.01, to: 2 },
      help: 'Loss in the doorway; temperatures far above it leave only the entropic barrier.',
    },
  },
  opening: { learningRate: 0.016, temperature: 0.3, noiseScale: 22 },
  geometry: () => ({
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    start: [-1, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  }),
};
