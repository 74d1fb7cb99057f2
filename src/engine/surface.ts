/**
 * The landscape as a surface, as plain data that a painter takes. The surface's own coordinates: x and y from −1 to 1 over
 * the domain, z the height as sampled.
 */

/** Cells along each side of the sampled heights; a power of two, so that a coarser mesh takes every second sample. */
export const RELIEF_CELLS = 256;
/** Samples along each side, edges of the domain included. */
export const RELIEF_SIDE = RELIEF_CELLS + 1;
/** Contour lines that a surface can have. */
export const MOST_LEVELS = 64;

/** Heights of a landscape, sampled once. */
export interface Relief {
  /** RELIEF_SIDE × RELIEF_SIDE heights, row by row from (xMin, yMin). */
  readonly heights: Float32Array<ArrayBuffer>;
  /** The height at which the sides of the block end, below every other. */
  readonly floor: number;
  /** Heights of the contour lines, ascending; at most MOST_LEVELS. */
  readonly levels: readonly number[];
  /** The contour that is drawn stronger, that of the saddle; undefined for none. */
  readonly strongLevel: number | undefined;
}

/** How a surface is looked at. */
export interface SurfaceView {
  /** Wished size of the picture in pixels of the device; a painter makes it smaller where it has to. */
  readonly width: number;
  readonly height: number;
  /** From the surface's coordinates to clip space (depth 0 to 1), 4 × 4, column by column. */
  readonly clipFromSurface: ArrayLike<number>;
  /** Lengths of one unit of x, y and z in the world, in which light falls. */
  readonly scale: readonly [number, number, number];
  /** Where the eye is, in the world. */
  readonly eye: readonly [number, number, number];
  /** From 0, flat and without light as the map, to 1. */
  readonly relief: number;
}
