/** Where the basin of a minimum ends: between which nodes of a lattice, and how far from each. */

import { contains } from '../landscapes/descent.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';

/** A side of a border: 1 inside, −1 outside, 0 on it, as far as one can tell. */
export type Side = 1 | -1 | 0;

/** Cells of a rough picture about a place that must all say the same for it to be believed. */
const MARGIN = 8;
/** Steps of a descent, each a cell of the rough picture long. */
const MOST_STEPS = 2000;
/** Halvings of the way between two nodes: 5e-4 of a cell. */
const HALVINGS = 10;

/**
 * To which side of a basin's border any place belongs, by steepest descent from there until it has come to where a rough picture of
 * the basin is beyond doubt.
 *
 * Midpoint steps of fixed length, as only the way counts.
 *
 * @param isRoughlyOwn for each cell of a square picture of the domain, row by row, whether it rolls into the basin's minimum
 */
export function followDescents(
  { domain, gradient }: Pick<Landscape, 'domain' | 'gradient'>,
  isRoughlyOwn: Uint8Array,
): (place: Point) => Side {
  const [[left, right], [bottom, top]] = domain;
  const size = Math.sqrt(isRoughlyOwn.length);
  const [width, height] = [(right - left) / size, (top - bottom) / size];
  const sure = findSure(isRoughlyOwn, size);
  const known = ([x, y]: Point): Side => {
    const column = Math.min(size - 1, Math.floor((x - left) / width));
    const row = Math.min(size - 1, Math.floor((y - bottom) / height));
    return sure[row * size + column] as Side;
  };
  const direction = ([x, y]: Point): Point | undefined => {
    const [gx, gy] = gradient(x, y);
    const slope = Math.hypot(gx, gy);
    return slope > 0 && Number.isFinite(slope) ? [-gx / slope, -gy / slope] : undefined;
  };
  const length = Math.min(width, height);
  return (place) => {
    let here = place;
    for (let step = 0; step < MOST_STEPS; step++) {
      if (!contains(domain, here)) return -1;
      const side = known(here);
      if (side !== 0) return side;
      const first = direction(here);
      if (first === undefined) return 0;
      const middle: Point = [here[0] + (length / 2) * first[0], here[1] + (length / 2) * first[1]];
      const second = direction(middle);
      if (second === undefined) return 0;
      here = [here[0] + length * second[0], here[1] + length * second[1]];
    }
    return 0;
  };
}

/** ±1 where all cells about one say the same, else 0. */
function findSure(isRoughlyOwn: Uint8Array, size: number): Int8Array {
  const sums = new Int32Array((size + 1) ** 2);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const place = (row + 1) * (size + 1) + column + 1;
      sums[place] =
        isRoughlyOwn[row * size + column] +
        sums[place - 1] +
        sums[place - size - 1] -
        sums[place - size - 2];
    }
  }
  return Int8Array.from(isRoughlyOwn, (_, cell) => {
    const column = cell % size;
    const row = (cell - column) / size;
    const [west, east] = [Math.max(0, column - MARGIN), Math.min(size, column + MARGIN + 1)];
    const [south, north] = [Math.max(0, row - MARGIN), Math.min(size, row + MARGIN + 1)];
    const at = (r: number, c: number) => sums[r * (size + 1) + c];
    const own = at(north, east) - at(north, west) - at(south, east) + at(south, west);
    if (own === 0) return -1;
    return own === (east - west) * (north - south) ? 1 : 0;
  });
}

/**
 * The signed distance of every node of a square lattice from the border, in cells, up to 1 and in units of 1/32767.
 *
 * On every way between two neighbouring nodes that crosses the border the crossing is found by bisection. With crossings a along x
 * and b along y the border lies ab/√(a² + b²) from the node, exactly so where it is straight.
 *
 * @param nodes nodes along each side of the domain
 */
export function measureBorder(
  [[left, right], [bottom, top]]: Domain,
  nodes: number,
  sideAt: (place: Point) => Side,
): Int16Array {
  const at = (column: number, row: number): Point => [
    left + (column / (nodes - 1)) * (right - left),
    bottom + (row / (nodes - 1)) * (top - bottom),
  ];
  const place = (node: number) => at(node % nodes, Math.floor(node / nodes));
  const sides = Int8Array.from({ length: nodes ** 2 }, (_, node) => sideAt(place(node)));
  const alongX = new Float64Array(nodes ** 2).fill(Number.POSITIVE_INFINITY);
  const alongY = new Float64Array(nodes ** 2).fill(Number.POSITIVE_INFINITY);
  const cross = (node: number, next: number, distances: Float64Array) => {
    if (sides[node] * sides[next] >= 0) return;
    const [from, to] = [place(node), place(next)];
    let [low, high] = [0, 1];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      const side = sideAt([
        from[0] + middle * (to[0] - from[0]),
        from[1] + middle * (to[1] - from[1]),
      ]);
      if (side === 0) [low, high] = [middle, middle];
      else if (side === sides[node]) low = middle;
      else high = middle;
    }
    const share = (low + high) / 2;
    distances[node] = Math.min(distances[node], share);
    distances[next] = Math.min(distances[next], 1 - share);
  };
  for (let node = 0; node < nodes ** 2; node++) {
    if (node % nodes < nodes - 1) cross(node, node + 1, alongX);
    if (node < nodes * (nodes - 1)) cross(node, node + nodes, alongY);
  }
  return Int16Array.from(sides, (side, node) => {
    const [a, b] = [alongX[node], alongY[node]];
    const least = Math.min(a, b);
    const most = Math.max(a, b);
    // a/√(1 + (a/b)²): also where one of them is infinite or 0.
    const distance = least > 1 ? 1 : least === 0 ? 0 : least / Math.sqrt(1 + (least / most) ** 2);
    return Math.round(32767 * side * distance);
  });
}
