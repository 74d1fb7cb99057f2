import type { LandscapeDefinition } from '../landscape.ts';
import { DATA_SEED, generateRows, ROWS } from './random-rows.ts';

/** The weights that made the targets. */
const TEACHER = { inner: 1.5, outer: 1.5 } as const;

/**
 * The smallest network there is: ŷ = w₂ tanh(w₁ a), with x = w₁ and y = w₂, and the squared error ½(c − ŷ)².
 *
 * Inputs a ~ N(0, 1), targets c = w₂* tanh(w₁* a) + σ·N(0, 1) of a teacher with w₁* = w₂* = 1.5. As tanh is odd, (w₁, w₂) and (−w₁, −w₂)
 * are the same network: two equal minima, and at (0, 0) a saddle with H = −⟨ac⟩·[[0, 1], [1, 0]].
 *
 * A row's gradient has the factor y or tanh(xa): at the saddle that of every row vanishes, whatever the batch.
 */
export const tanhNetwork: LandscapeDefinition = {
  name: 'tanh-network',
  title: 'Two-layer network',
  description:
    'One neuron, two weights, two networks that do the same. At the saddle between them every single gradient is zero.',
  formula: '(c - y*tanh(x*a))^2/2',
  parameters: {
    rows: ROWS,
    sigma: {
      label: 'label noise',
      symbol: 'σ',
      unit: '',
      default: 1,
      minimum: 0,
      maximum: 100,
      slider: { scale: 'linear', from: 0, to: 4 },
      help: 'Standard deviation of the noise on the targets.',
    },
    seed: DATA_SEED,
  },
  data: ({ rows, sigma, seed }) =>
    generateRows(['a', 'c'], { rows, seed }, ([a, noise]) => [
      a,
      TEACHER.outer * Math.tanh(TEACHER.inner * a) + sigma * noise,
    ]),
  geometry: () => ({
    domain: [
      [-3, 3],
      [-3, 3],
    ],
    start: [TEACHER.inner, TEACHER.outer],
    escape: { kind: 'half-plane', normal: [-1, -1], offset: 1.5 },
  }),
};
