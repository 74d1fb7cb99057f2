import { contours } from 'd3-contour';
import { type Basin, isInBasin } from '../../landscapes/escape-region.ts';
import type { Domain } from '../../landscapes/geometry.ts';

/** Samples along each side of the domain. */
export const SAMPLES = 180;
/** Samples beyond each edge, so that the closing line of an open contour lies outside the map. */
export const MARGIN = 2;

/** Contours below the saddle, as shares of the barrier: close at the bottom, where wells are told apart. */
const BELOW = [0.06, 0.2, 0.4, 0.6, 0.8];
/** Contours above it: the walls rise without end, so each is a good deal higher than the last. */
const ABOVE = [1.25, 1.6, 2.1, 3, 4.5, 7, 11, 18, 30, 60, 120, 300, 1000];
/** Levels without a saddle: shares of the range found on the map. */
const PLAIN = [0.002, 0.008, 0.02, 0.04, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8];

/** The loss sampled over the domain and a little beyond. */
export interface SampledLoss {
  readonly domain: Domain;
  readonly values: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
}

/** A closed line in positions x, y, interleaved. */
export type Line = Float64Array;

/** Samples a loss for its contour lines. */
export function sampleLoss(domain: Domain, loss: (x: number, y: number) => number): SampledLoss {
  const [[left, right], [bottom, top]] = domain;
  const side = SAMPLES + 2 * MARGIN;
  const values = new Float64Array(side * side);
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < side; row++) {
    const y = bottom + ((row + 0.5 - MARGIN) / SAMPLES) * (top - bottom);
    for (let column = 0; column < side; column++) {
      const x = left + ((column + 0.5 - MARGIN) / SAMPLES) * (right - left);
      const value = loss(x, y);
      values[row * side + column] = Number.isFinite(value) ? value : 1e300;
      if (!Number.isFinite(value)) continue;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  return { domain, values, minimum, maximum };
}

/** Levels at which wells and saddle are legible, ascending; the saddle's own level is not among them. */
export function chooseLevels(
  sampled: SampledLoss,
  well: { readonly bottom: number; readonly saddle: number } | undefined,
): number[] {
  const { minimum, maximum } = sampled;
  if (well === undefined) return PLAIN.map((share) => minimum + share * (maximum - minimum));
  const { bottom, saddle } = well;
  const levels = [...BELOW, ...ABOVE].map((share) => bottom + share * (saddle - bottom));
  // Wells deeper than the start's get the same spacing downwards.
  const spacing = 0.2 * (saddle - bottom);
  for (let level = bottom - 0.14 * (saddle - bottom), n = 0; level > minimum && n < 12; n++) {
    levels.unshift(level);
    level -= spacing * (1 + n / 3);
  }
  return levels.filter((level) => level < maximum);
}

/** Cells along each side of the domain by which the edge of a basin is drawn. */
const EDGE_CELLS = 256;

/** The edge of a basin: halfway between the cells inside and those outside. */
export function traceBasin(basin: Basin): Line[] {
  const [[left, right], [bottom, top]] = basin.domain;
  const width = (right - left) / EDGE_CELLS;
  const height = (top - bottom) / EDGE_CELLS;
  const inside = Array.from({ length: EDGE_CELLS * EDGE_CELLS }, (_, cell) => {
    const [column, row] = [cell % EDGE_CELLS, Math.floor(cell / EDGE_CELLS)];
    const place = [left + (column + 0.5) * width, bottom + (row + 0.5) * height] as const;
    return isInBasin(basin, place) ? 1 : 0;
  });
  const polygons = contours().size([EDGE_CELLS, EDGE_CELLS]).contour(inside, 0.5).coordinates;
  return polygons
    .flat()
    .map((ring) =>
      Float64Array.from(
        ring.flatMap(([column, row]) => [left + column! * width, bottom + row! * height]),
      ),
    );
}

/** Lines of equal loss. */
export function traceContour(sampled: SampledLoss, level: number): Line[] {
  const [[left, right], [bottom, top]] = sampled.domain;
  const side = SAMPLES + 2 * MARGIN;
  const trace = contours().size([side, side]);
  const lines: Line[] = [];
  for (const polygon of trace.contour(sampled.values as unknown as number[], level).coordinates) {
    for (const ring of polygon) {
      const line = new Float64Array(2 * ring.length);
      ring.forEach(([column, row], index) => {
        line[2 * index] = left + ((column! - MARGIN) / SAMPLES) * (right - left);
        line[2 * index + 1] = bottom + ((row! - MARGIN) / SAMPLES) * (top - bottom);
      });
      lines.push(line);
    }
  }
  return lines;
}
