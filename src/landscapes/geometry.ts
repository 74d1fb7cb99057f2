/** Plain geometry of the plane, shared by everything above. Positions are dimensionless parameters θ = (x, y). */

import { type Basin, isInBasin } from '../topography/basins.ts';

/** A point θ = (x, y). */
export type Point = readonly [x: number, y: number];

/** A rectangle [[xMin, xMax], [yMin, yMax]] of the plane. */
export type Domain = readonly [x: readonly [number, number], y: readonly [number, number]];

/** The region in which a particle counts as escaped. */
export type EscapeRegion =
  /** normal · θ ≥ offset */
  | { readonly kind: 'half-plane'; readonly normal: Point; readonly offset: number }
  /** |θ − center| ≤ radius */
  | { readonly kind: 'disc'; readonly center: Point; readonly radius: number }
  /** |θ − center| ≥ radius */
  | { readonly kind: 'outside-disc'; readonly center: Point; readonly radius: number }
  /** L(θ) ≥ value */
  | { readonly kind: 'level'; readonly value: number }
  /** Outside the basin of attraction of the start's minimum, which `prepareExperiment` works out. */
  | { readonly kind: 'leave-basin'; readonly basin?: Basin };

/**
 * Whether a position counts as escaped.
 *
 * @param region the escape region
 * @param position θ
 * @param loss L(θ); needed by `level` only
 */
export function isEscaped(region: EscapeRegion, position: Point, loss: () => number): boolean {
  const [x, y] = position;
  switch (region.kind) {
    case 'half-plane':
      return region.normal[0] * x + region.normal[1] * y >= region.offset;
    case 'disc':
      return (x - region.center[0]) ** 2 + (y - region.center[1]) ** 2 <= region.radius ** 2;
    case 'outside-disc':
      return (x - region.center[0]) ** 2 + (y - region.center[1]) ** 2 >= region.radius ** 2;
    case 'level':
      return loss() >= region.value;
    case 'leave-basin':
      if (region.basin === undefined) throw new Error('The basin has not been worked out.');
      return !isInBasin(region.basin, position);
  }
}

/**
 * The direction, of length 1, in which one enters a region at a place on its border; undefined where the region has no border of its own
 * (a level of the loss and a basin have that of the landscape), and at the centre of a disc.
 */
export function directionInto(region: EscapeRegion, [x, y]: Point): Point | undefined {
  switch (region.kind) {
    case 'half-plane':
      return unit(region.normal);
    case 'disc':
      return unit([region.center[0] - x, region.center[1] - y]);
    case 'outside-disc':
      return unit([x - region.center[0], y - region.center[1]]);
    case 'level':
    case 'leave-basin':
      return undefined;
  }
}

function unit([x, y]: Point): Point | undefined {
  const length = Math.hypot(x, y);
  return length > 0 ? [x / length, y / length] : undefined;
}

/**
 * The same region after positions have been drawn together about an anchor, θ → anchor + scale·(θ − anchor).
 * Levels of the loss do not move; a basin is that of the landscape as it is.
 */
export function scaleRegion(region: EscapeRegion, anchor: Point, scale: number): EscapeRegion {
  switch (region.kind) {
    case 'half-plane': {
      const atAnchor = region.normal[0] * anchor[0] + region.normal[1] * anchor[1];
      return { ...region, offset: atAnchor + scale * (region.offset - atAnchor) };
    }
    case 'disc':
    case 'outside-disc':
      return {
        ...region,
        center: scalePoint(region.center, anchor, scale),
        radius: region.radius * scale,
      };
    case 'level':
    case 'leave-basin':
      return region;
  }
}

/** A point drawn together about an anchor: anchor + scale·(point − anchor). */
export function scalePoint(point: Point, anchor: Point, scale: number): Point {
  return [anchor[0] + scale * (point[0] - anchor[0]), anchor[1] + scale * (point[1] - anchor[1])];
}
