/** Plain geometry of the plane, shared by everything above. Positions are dimensionless parameters θ = (x, y). */

/** A point θ = (x, y). */
export type Point = readonly [x: number, y: number];

/** A rectangle [[xMin, xMax], [yMin, yMax]] of the plane. */
export type Domain = readonly [x: readonly [number, number], y: readonly [number, number]];

/** A point drawn together about an anchor: anchor + scale·(point − anchor). */
export function scalePoint(point: Point, anchor: Point, scale: number): Point {
  return [anchor[0] + scale * (point[0] - anchor[0]), anchor[1] + scale * (point[1] - anchor[1])];
}
