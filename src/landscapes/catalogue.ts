import { himmelblau } from './himmelblau.ts';
import type { LandscapeDefinition } from './landscape.ts';
import { mullerBrown } from './muller-brown.ts';
import { piecewiseQuadratic } from './piecewise-quadratic.ts';
import { quartic } from './quartic.ts';
import { sharpFlat } from './sharp-flat.ts';
import { styblinskiTang } from './styblinski-tang.ts';

/** Every named landscape, in the order in which they are offered. */
export const LANDSCAPES: readonly LandscapeDefinition[] = [
  sharpFlat,
  quartic,
  piecewiseQuadratic,
  styblinskiTang,
  mullerBrown,
  himmelblau,
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
