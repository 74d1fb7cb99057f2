/** Where a particle counts as escaped. */

import { type Domain, type Point, scalePoint } from './geometry.ts';

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

/** Nodes along each side of the domain on which the distance to a basin's border is known. */
export const BASIN_NODES = 128;

/**
 * The basin of one minimum by the signed distance to its border on a lattice of nodes from corner to corner of the domain, positive
 * inside, interpolated in each of its cells by a bilinear function: the border is known to a small part of a cell.
 */
export interface Basin {
  readonly domain: Domain;
  /** Row by row from (xMin, yMin), in cells of the lattice and units of 1/32767; the same to both engines. */
  readonly distances: Int16Array;
}

/** Whether a position lies in a basin; outside the domain it does not. */
export function isInBasin({ domain, distances }: Basin, [x, y]: Point): boolean {
  const [[left, right], [bottom, top]] = domain;
  const cells = BASIN_NODES - 1;
  const across = ((x - left) / (right - left)) * cells;
  const up = ((y - bottom) / (top - bottom)) * cells;
  if (!(across >= 0 && across < cells && up >= 0 && up < cells)) return false;
  const column = Math.floor(across);
  const row = Math.floor(up);
  const [u, v] = [across - column, up - row];
  const node = row * BASIN_NODES + column;
  const below = distances[node] + u * (distances[node + 1] - distances[node]);
  const next = node + BASIN_NODES;
  const above = distances[next] + u * (distances[next + 1] - distances[next]);
  return below + v * (above - below) > 0;
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

function unit([x, y]: Point): Point | undefined {
  const length = Math.hypot(x, y);
  return length > 0 ? [x / length, y / length] : undefined;
}
