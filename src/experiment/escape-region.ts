import { descendToMinimum } from '../landscapes/descent.ts';
import { type EscapeRegion, scaleRegion } from '../landscapes/escape-region.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { findBasin } from '../topography/basins.ts';
import { findCriticalPoints } from '../topography/critical-points.ts';
import { ExperimentError } from './problem.ts';

/** Minima closer than this share of the domain's width are one. */
const SAME = 1e-4;

/**
 * The escape region of an experiment on its landscape as it is: drawn together with it where sharpness does so, and with the
 * basin, where it is one: that of the minimum into which the start rolls.
 *
 * @param region as stated, at sharpness 1
 * @param at the start on the landscape
 * @throws ExperimentError where the start rolls into no minimum
 */
export function placeRegion(region: EscapeRegion, landscape: Landscape, at: Point): EscapeRegion {
  if (region.kind !== 'leave-basin') {
    return scaleRegion(region, landscape.anchor, 1 / Math.sqrt(landscape.sharpness));
  }
  const bottom = descendToMinimum(landscape, at, landscape.domain);
  if (bottom === undefined) {
    throw new ExperimentError([
      {
        field: 'escape.kind',
        message:
          'escape.kind: leave-basin needs a start that rolls into a minimum within the domain, and it does not; start elsewhere, widen the domain or choose another region.',
      },
    ]);
  }
  const minima = findCriticalPoints(landscape).filter(({ kind }) => kind === 'minimum');
  // The search for all minima may have missed this one, but must not count it twice.
  const wells = minima.map(({ position }) => position);
  const [[left, right]] = landscape.domain;
  const isKnown = wells.some(
    ([x, y]) => Math.hypot(x - bottom[0], y - bottom[1]) < SAME * (right - left),
  );
  if (!isKnown) wells.push(bottom);
  return { ...region, basin: findBasin(landscape, wells, bottom) };
}
