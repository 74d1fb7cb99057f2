import { beale } from './beale.ts';
import { entropicChannel } from './entropic-channel.ts';
import { himmelblau } from './himmelblau.ts';
import type { LandscapeDefinition } from './landscape.ts';
import { logistic } from './logistic.ts';
import { longValley } from './long-valley.ts';
import { maierStein } from './maier-stein.ts';
import { mixtureMeans } from './mixture-means.ts';
import { monkeySaddle } from './monkey-saddle.ts';
import { mullerBrown } from './muller-brown.ts';
import { phaseRetrieval } from './phase-retrieval.ts';
import { piecewiseQuadratic } from './piecewise-quadratic.ts';
import { quartic } from './quartic.ts';
import { rastrigin } from './rastrigin.ts';
import { ring } from './ring.ts';
import { rosenbrock } from './rosenbrock.ts';
import { sharpFlat } from './sharp-flat.ts';
import { sixHumpCamel } from './six-hump-camel.ts';
import { strictSaddle } from './strict-saddle.ts';
import { styblinskiTang } from './styblinski-tang.ts';
import { tanhNetwork } from './tanh-network.ts';
import { threeHole } from './three-hole.ts';

/**
 * Every named landscape, in the order in which they are offered: wells and one barrier, saddles, passes and detours, width and
 * valleys, test functions of optimization, means over data.
 */
export const LANDSCAPES: readonly LandscapeDefinition[] = [
  sharpFlat,
  quartic,
  piecewiseQuadratic,
  strictSaddle,
  monkeySaddle,
  maierStein,
  threeHole,
  mullerBrown,
  entropicChannel,
  ring,
  longValley,
  rosenbrock,
  beale,
  himmelblau,
  sixHumpCamel,
  styblinskiTang,
  rastrigin,
  phaseRetrieval,
  mixtureMeans,
  tanhNetwork,
  logistic,
];

/**
 * The landscape of a name.
 *
 * @throws Error with the allowed names
 */
export function findLandscape(name: string): LandscapeDefinition {
  const found = LANDSCAPES.find((landscape) => landscape.name === name);
  if (found === undefined) {
    const allowed = LANDSCAPES.map((landscape) => landscape.name).join(', ');
    throw new Error(`There is no landscape "${name}"; allowed are ${allowed}.`);
  }
  return found;
}
