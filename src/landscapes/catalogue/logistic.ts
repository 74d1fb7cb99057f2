import type { LandscapeDefinition } from '../landscape.ts';
import { parseCsv } from '../mean/data-table.ts';
import CHALLENGER from './data/challenger.csv?raw';

const FLIGHTS = parseCsv(CHALLENGER);

/**
 * Logistic regression on real data: did an O-ring of the space shuttle suffer at that temperature?
 *
 * The 23 flights before the Challenger accident, in the order in which they flew: temperature of the joints in °F, and whether any field
 * joint showed thermal distress. The chance of distress is 1/(1 + e^−z) with z = x + y·(temperature − 70)/7, the logarithm of the odds.
 * L = ⟨log(1 + e^z) − distress·z⟩. Convex: one minimum, at x = −1.211, y = −1.625 (15.0429 − 0.2322 per °F), and no barrier.
 *
 * Source: Dalal, Fowlkes, Hoadley, J. Am. Stat. Assoc. 84 (1989) 945; data of the Presidential Commission on the accident (US
 * government, public domain).
 */
export const logistic: LandscapeDefinition = {
  name: 'logistic',
  title: 'Logistic regression',
  description:
    'Real data: O-ring distress against temperature on the 23 shuttle flights before Challenger. One minimum and no barrier: watch how far minibatches of so few rows scatter about it.',
  formula: 'softplus - distress*z',
  where: {
    z: 'x + y*(temperature - 70)/7',
    // e^z overflows; beyond 40 the rest, e^−40, is below round-off.
    softplus: 'z < 40 ? log(1 + exp(z)) : z',
  },
  parameters: {},
  data: () => FLIGHTS,
  geometry: () => ({
    domain: [
      [-6, 4],
      [-7, 3],
    ],
    start: [-1.2109, -1.6251],
    escape: { kind: 'outside-disc', center: [-1.2109, -1.6251], radius: 1.5 },
  }),
};
