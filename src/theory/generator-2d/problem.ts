/** What the two-dimensional solver is asked, and the fields it answers with. */

import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';

/**
 * The diffusion dθ = −∇L dt + √(2D(θ)) dW (Itô) in the plane. Positions and L are dimensionless, D is position² per
 * unit of t = η · steps. A Landscape brings value, gradient and domain.
 */
export interface Diffusion2d {
  /** L(x, y). */
  readonly value: (x: number, y: number) => number;
  /** ∇L(x, y). */
  readonly gradient: (x: number, y: number) => Point;
  /** D: a number for white noise (the temperature T), else the positive definite matrix D(x, y), ηC/2B for SGD. */
  readonly diffusion: number | ((x: number, y: number) => SymmetricMatrix);
  /** Where to look first. The solver's own box is larger or smaller: as far as the particles matter. */
  readonly domain: Domain;
  /** Where the particles start; always a node of the grid. */
  readonly start: Point;
}

/** A diffusion that ends in an escape region. */
export interface FirstPassage2d extends Diffusion2d {
  readonly escape: EscapeRegion;
}

/** How fine to compute. */
export interface Resolution {
  /** Grid intervals along each side of the box; 192 where it is not given. */
  readonly cells?: number;
}

/** Why there is no answer: one sentence. */
export interface Refusal {
  readonly reason: string;
}

export const DEFAULT_CELLS = 192;

/** A rectangular grid of nodes; node (column, row) lies at origin + (column · spacing x, row · spacing y). */
export interface Grid2d {
  readonly columns: number;
  readonly rows: number;
  readonly origin: Point;
  readonly spacing: Point;
}

/** A quantity on every node of a grid, value (column, row) at row · columns + column; NaN where it has no meaning. */
export interface Field2d extends Grid2d {
  readonly values: Float64Array;
}

/** The position of a node of a grid. */
export function positionOf({ columns, origin, spacing }: Grid2d, place: number): Point {
  const column = place % columns;
  const row = (place - column) / columns;
  return [origin[0] + column * spacing[0], origin[1] + row * spacing[1]];
}

/** A field between its nodes, by bilinear interpolation (error O(h²)); NaN outside the grid or beside a NaN. */
export function sampleField(field: Field2d, [x, y]: Point): number {
  const { columns, rows, origin, spacing, values } = field;
  const across = (x - origin[0]) / spacing[0];
  const up = (y - origin[1]) / spacing[1];
  if (!(across >= 0 && up >= 0 && across <= columns - 1 && up <= rows - 1)) return Number.NaN;
  const column = Math.min(Math.floor(across), columns - 2);
  const row = Math.min(Math.floor(up), rows - 2);
  const u = across - column;
  const v = up - row;
  const at = row * columns + column;
  // A corner of no weight is not looked at: it may have no value.
  const weigh = (weight: number, place: number) => (weight === 0 ? 0 : weight * values[place]);
  return (
    weigh((1 - u) * (1 - v), at) +
    weigh(u * (1 - v), at + 1) +
    weigh((1 - u) * v, at + columns) +
    weigh(u * v, at + columns + 1)
  );
}
