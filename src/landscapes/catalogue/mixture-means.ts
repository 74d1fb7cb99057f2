import type { LandscapeDefinition } from '../landscape.ts';
import { DATA_SEED, generateRows, ROWS } from './random-rows.ts';

/** The clusters of the data lie at ± this. */
const CLUSTER = 1.5;

/** Even rows belong to the right cluster, odd ones to the left: in random order it makes no difference. */
const clusterOf = (row: number): number => (row % 2 === 0 ? CLUSTER : -CLUSTER);

/**
 * The means x and y of a mixture of two Gaussians of unit variance, fitted to numbers a = ±1.5 + N(0, 1) by maximum likelihood.
 *
 * L = ⟨−log(½φ(a − x) + ½φ(a − y))⟩ without its constant: a row's loss is ½(a − x)² − log(1 + e^w), w = ½(a − x)² − ½(a − y)². Minima near
 * (∓1.5, ±1.5), equal by the symmetry x ↔ y, and a saddle on x = y between them.
 *
 * As the model is right, C = H at the minima up to sampling error (Fisher). At the saddle a row's gradient is ½(x − a)·(1, 1): C has rank
 * one and no noise at all pushes along the way out, while |H_b| does have a part along it.
 */
export const mixtureMeans: LandscapeDefinition = {
  name: 'mixture-means',
  title: 'Means of a mixture',
  description:
    'Two clusters, two means, and the saddle at which they change places. Real minibatch noise dies out along the way over it: nobody leaves.',
  formula: '(a - x)^2/2 - softplus',
  where: {
    w: '(y - x)*(a - (x + y)/2)',
    // e^w overflows; beyond 40 the rest, e^−40, is below round-off.
    softplus: 'w < 40 ? log(1 + exp(w)) : w',
  },
  parameters: { rows: ROWS, seed: DATA_SEED },
  data: ({ rows, seed }) =>
    generateRows(['a'], { rows, seed }, ([normal], row) => [clusterOf(row) + normal]),
  geometry: () => ({
    domain: [
      [-3, 3],
      [-3, 3],
    ],
    start: [-CLUSTER, CLUSTER],
    escape: { kind: 'half-plane', normal: [1, -1], offset: 2 },
  }),
};
