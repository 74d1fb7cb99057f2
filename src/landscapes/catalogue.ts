import { beale } from './catalogue/beale.ts';
import { entropicChannel } from './catalogue/entropic-channel.ts';
import { himmelblau } from './catalogue/himmelblau.ts';
import { logistic } from './catalogue/logistic.ts';
import { longValley } from './catalogue/long-valley.ts';
import { maierStein } from './catalogue/maier-stein.ts';
import { mixtureMeans } from './catalogue/mixture-means.ts';
import { monkeySaddle } from './catalogue/monkey-saddle.ts';
import { mullerBrown } from './catalogue/muller-brown.ts';
import { phaseRetrieval } from './catalogue/phase-retrieval.ts';
import { piecewiseQuadratic } from './catalogue/piecewise-quadratic.ts';
import { quartic } from './catalogue/quartic.ts';
import { rastrigin } from './catalogue/rastrigin.ts';
import { ring } from './catalogue/ring.ts';
import { rosenbrock } from './catalogue/rosenbrock.ts';
import { sharpFlat } from './catalogue/sharp-flat.ts';
import { sixHumpCamel } from './catalogue/six-hump-camel.ts';
import { strictSaddle } from './catalogue/strict-saddle.ts';
import { styblinskiTang } from './catalogue/styblinski-tang.ts';
import { tanhNetwork } from './catalogue/tanh-network.ts';
import { threeHole } from './catalogue/three-hole.ts';
import type { LandscapeDefinition } from './landscape.ts';

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
