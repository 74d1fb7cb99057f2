import type { LandscapeDefinition } from '../landscape.ts';
import { DATA_SEED, generateRows, ROWS } from './random-rows.ts';

/**
 * Phase retrieval with two weights: L = ⟨¼((ax + by)² − c)²⟩ over rows with a, b ~ N(0, 1) and c = (a + b/2)² + σ·N(0, 1).
 *
 * The sign of ax + by is lost, so that θ* = (1, ½) and −θ* are both minima, up to the sampling error of the rows. A row's gradient
 * at θ* is −(c − (a + b/2)²)·(ax + by)(a, b): its covariance is (σ²/2)·H there, but for the sampling error, so that minibatch noise is
 * what theory takes it for, and SGD escapes. The mean is a quartic in x and y, known in closed form.
 */
export const phaseRetrieval: LandscapeDefinition = {
  name: 'phase-retrieval',
  title: 'Phase retrieval',
  description:
    'Two weights found again from intensities, up to a sign. Minibatch noise follows the curvature at the minimum, as the theory of SGD takes it; farther out it grows much faster.',
  formula: '((a*x + b*y)^2 - c)^2/4',
  parameters: {
    rows: ROWS,
    sigma: {
      label: 'label noise',
      symbol: 'σ',
      unit: '',
      default: 2,
      minimum: 0,
      maximum: 100,
      slider: { scale: 'linear', from: 0, to: 4 },
      help: 'Standard deviation of the error of a measured intensity; gradient noise grows with its square.',
    },
    seed: DATA_SEED,
  },
  data: ({ rows, sigma, seed }) =>
    generateRows(['a', 'b', 'c'], { rows, seed }, ([a, b, noise]) => [
      a,
      b,
      (a + b / 2) ** 2 + sigma * noise,
    ]),
  geometry: () => ({
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    start: [1, 0.5],
    escape: { kind: 'half-plane', normal: [-1, -0.5], offset: 0.6 },
  }),
};
