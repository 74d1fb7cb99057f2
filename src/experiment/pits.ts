/** Places about which a loss falls without end: 1/x, log|x|. */

import type { Point } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import type { LossGrid } from './climb.ts';

/** A place of the grid from which the loss falls without end. */
export interface Pit {
  readonly place: number;
  readonly bottom: Point;
}

/** Lowest places that are looked into, and how far down: 40 halvings of the spacing, 1e-12 of it. */
const MOST_PITS = 12;
const PIT_HALVINGS = 40;

/**
 * Places about which the loss falls further the closer one looks.
 *
 * They are looked for from the lowest places of the grid, and from those towards whose neighbour the loss falls although the
 * neighbour is higher and falls on: between the two it falls and jumps, as 1/x does.
 *
 * @param isBad marks places that have no value and are passed over
 */
export function findPits(landscape: Landscape, grid: LossGrid, isBad: Uint8Array): Pit[] {
  const { columns, rows, losses, slopes, places } = grid;
  const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1];
  const jumpsTo = (from: number, to: number): boolean => {
    if (slopes === undefined || !(losses[to] > losses[from])) return false;
    const slope = slopes[Math.abs(to - from) === 1 ? 0 : 1];
    return slope[from] * (to - from) < 0 && slope[to] * (to - from) < 0;
  };
  const pits: Pit[] = [];
  const lows: number[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const place = row * columns + column;
      if (isBad[place] === 1) continue;
      if (around.every((offset) => !(losses[place + offset] < losses[place]))) lows.push(place);
      for (const offset of [-1, 1, -columns, columns]) {
        if (pits.length >= MOST_PITS || !jumpsTo(place, place + offset)) continue;
        const bottom = fallTowards(landscape, places[place], places[place + offset]);
        if (bottom !== undefined) pits.push({ place, bottom });
      }
    }
  }
  lows.sort((a, b) => losses[a] - losses[b]);
  for (const place of lows.slice(0, MOST_PITS)) {
    const bottom = fallFrom(landscape, places[place], grid.spacing);
    if (bottom !== undefined) pits.push({ place, bottom });
  }
  return pits;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => [right, up] as const));

/** Where the loss falls without end, looked for with ever smaller steps; nothing where it comes to rest or to a point. */
function fallFrom(landscape: Landscape, from: Point, [dx, dy]: Point): Point | undefined {
  let [x, y] = from;
  let lowest = landscape.value(x, y);
  const heights: number[] = [lowest];
  for (let halving = 0; halving < PIT_HALVINGS; halving++) {
    const size = 2 ** -halving;
    for (let move = 0; move < 3; move++) {
      const [atX, atY] = [x, y];
      for (const [right, up] of NEIGHBOURS) {
        const [u, v] = [atX + right * size * dx, atY + up * size * dy];
        const height = landscape.value(u, v);
        if (height === Number.NEGATIVE_INFINITY) return [u, v];
        if (height < lowest) [x, y, lowest] = [u, v, height];
      }
      if (x === atX && y === atY) break;
    }
    heights.push(lowest);
  }
  return isEndless(heights) ? [x, y] : undefined;
}

/** The same between two places, where the loss first falls from the one towards the other. */
function fallTowards(landscape: Landscape, from: Point, to: Point): Point | undefined {
  let [inside, outside] = [0, 1];
  const at = (share: number): Point => [
    from[0] + share * (to[0] - from[0]),
    from[1] + share * (to[1] - from[1]),
  ];
  const heights = [landscape.value(...from)];
  for (let halving = 0; halving < PIT_HALVINGS; halving++) {
    const middle = (inside + outside) / 2;
    const height = landscape.value(...at(middle));
    const lowest = heights[halving];
    if (height < lowest) inside = middle;
    else outside = middle;
    heights.push(Math.min(height, lowest));
  }
  return isEndless(heights) ? at(inside) : undefined;
}

/**
 * Whether the lowest heights seen at scales that are halved each time fall on: a smooth bottom is reached at once, a cusp ever
 * more slowly; log|x| falls by as much at every scale, 1/x by more.
 */
function isEndless(heights: readonly number[]): boolean {
  if (heights.includes(Number.NEGATIVE_INFINITY)) return true;
  const [first, second, third] = [10, 20, 30].map((at) => heights[at] - heights[at + 10]);
  const isFall = first > 1e-6 * Math.max(1, Math.abs(heights[10]));
  return isFall && second >= 0.9 * first && third >= 0.9 * second;
}
