import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = (1 − x)² + b(y − x²)² (Rosenbrock 1960, b = 100): a bent valley with steep sides and one minimum.
 *
 * The only critical point is the minimum (1, 1) with L = 0 and H = [[2 + 8b, −4b], [−4b, 2b]], det H = 4b; for b = 100
 * eigenvalues 1001.60064, 0.399361. On the floor of the valley, y = x², L = (1 − x)². There is no saddle: the escape is
 * along the valley to x ≤ −1, where the floor is 4 high.
 */
export const rosenbrock: LandscapeDefinition = {
  name: 'rosenbrock',
  title: 'Rosenbrock',
  description:
    'One minimum in a bent valley with steep sides: the steep direction limits the learning rate, the shallow one the progress.',
  formula: '(1 - x)^2 + b*(y - x^2)^2',
  parameters: {
    b: {
      label: 'steepness of the sides',
      symbol: 'b',
      unit: '',
      default: 100,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 1, to: 100 },
      help: 'Curvatures at the minimum differ by a factor of about 25 b: 2508 at the classic b = 100.',
    },
  },
  opening: { learningRate: 0.0002, temperature: 2, noiseScale: 50 },
  geometry: () => ({
    domain: [
      [-2, 2],
      [-1, 3],
    ],
    start: [1, 1],
    escape: { kind: 'half-plane', normal: [-1, 0], offset: 1 },
  }),
};
