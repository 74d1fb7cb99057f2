/** The heights of a landscape as a surface shows them. Pure functions. */

import { RELIEF_CELLS, RELIEF_SIDE, type Relief } from '../../engine/surface.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';

/** Up to this share of the barrier heights are true; a little more than 1, so that the pass itself lies in the true part. */
const TRUE_ABOVE = 1.1;
/** Barriers that everything above has room in: walls, which rise without end, bend over into a plateau. */
const ROOM_ABOVE = 0.9;
/** So deep below the start's minimum, in barriers, heights are true; deeper wells are drawn together. */
const TRUE_BELOW = 1;
const ROOM_BELOW = 1.2;
/** How far the block reaches below its deepest well, as a share of its height. */
export const BASE = 0.12;

/** Levels of L at the bottom of a well and at the saddle through which one leaves it. */
export interface Well {
  readonly bottom: number;
  readonly saddle: number;
}

/** A surface, and what belongs to it. */
export interface Terrain {
  readonly relief: Relief;
  readonly domain: Domain;
  /** The height of the surface at θ, interpolated between samples. */
  heightAt(position: Point): number;
}

/**
 * Height in units of the barrier: 0 at the bottom of the well, 1 at the saddle. True between −1 and 1.1; beyond, x over
 * the end becomes r·x/(r + x), which goes on with slope 1 and comes to r, 0.9 above and 1.2 below. It rises everywhere, so that
 * its level sets are those of L.
 */
export function compressLoss(loss: number, { bottom, saddle }: Well): number {
  const barriers = (loss - bottom) / (saddle - bottom);
  if (Number.isNaN(barriers)) return TRUE_ABOVE + ROOM_ABOVE;
  if (barriers > TRUE_ABOVE) return TRUE_ABOVE + bend(barriers - TRUE_ABOVE, ROOM_ABOVE);
  if (barriers < -TRUE_BELOW) return -TRUE_BELOW - bend(-TRUE_BELOW - barriers, ROOM_BELOW);
  return barriers;
}

/** x for small x, coming to the room there is for large x. */
function bend(x: number, room: number): number {
  return x === Number.POSITIVE_INFINITY ? room : (room * x) / (room + x);
}

/** What a landscape's surface is made from. */
export interface TerrainSource {
  readonly domain: Domain;
  readonly loss: (x: number, y: number) => number;
  /** Contour lines, in L. */
  readonly levels: readonly number[];
  /** Without it, heights are measured by the lower half of the landscape. */
  readonly well: Well | undefined;
}

/** Samples a landscape, from 0 at its lowest sample to 1 at its highest. Takes some ten milliseconds: once per landscape. */
export function createTerrain({ domain, loss, levels, well }: TerrainSource): Terrain {
  const [[left, right], [bottom, top]] = domain;
  const losses = new Float64Array(RELIEF_SIDE * RELIEF_SIDE);
  for (let row = 0; row < RELIEF_SIDE; row++) {
    const y = bottom + (row / RELIEF_CELLS) * (top - bottom);
    for (let column = 0; column < RELIEF_SIDE; column++) {
      const x = left + (column / RELIEF_CELLS) * (right - left);
      losses[row * RELIEF_SIDE + column] = loss(x, y);
    }
  }
  const measure = well ?? measureByHalf(losses);
  const compressed = losses.map((value) => compressLoss(value, measure));
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of compressed) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const span = highest > lowest ? highest - lowest : 1;
  const toHeight = (value: number) => (value - lowest) / span;
  const heights = Float32Array.from(compressed, toHeight);
  const heightOf = (value: number) => toHeight(compressLoss(value, measure));
  return {
    relief: {
      heights,
      floor: -BASE,
      levels: levels.map(heightOf),
      strongLevel: well && heightOf(well.saddle),
    },
    domain,
    heightAt: ([x, y]) =>
      interpolate(
        heights,
        (RELIEF_CELLS * (x - left)) / (right - left),
        (RELIEF_CELLS * (y - bottom)) / (top - bottom),
      ),
  };
}

/** From the lowest loss to the median, in place of well and saddle. */
function measureByHalf(losses: Float64Array): Well {
  const sorted = losses.filter(Number.isFinite).sort();
  const bottom = sorted[0] ?? 0;
  const median = sorted[sorted.length >> 1] ?? 0;
  return { bottom, saddle: median > bottom ? median : bottom + 1 };
}

/** Between the four samples around a place; beyond the edge, that of the edge. */
function interpolate(heights: Float32Array, column: number, row: number): number {
  const inside = (value: number) => Math.min(RELIEF_CELLS, Math.max(0, value));
  const [x, y] = [inside(column), inside(row)];
  const [i, j] = [
    Math.min(RELIEF_CELLS - 1, Math.floor(x)),
    Math.min(RELIEF_CELLS - 1, Math.floor(y)),
  ];
  const at = (di: number, dj: number) => heights[(j + dj) * RELIEF_SIDE + i + di];
  const mix = (from: number, to: number, share: number) => from + share * (to - from);
  return mix(mix(at(0, 0), at(1, 0), x - i), mix(at(0, 1), at(1, 1), x - i), y - j);
}
