import type { Diffusion2d, Grid2d } from './problem.ts';
import { nearestPlace, type Reach } from './reach.ts';

/** A part of the plane in which particles end. */
export interface Ending {
  contains(x: number, y: number): boolean;
}

/** The nodes of a grid that are states of the chain. */
export interface States {
  /** For each node of the grid: OUT_OF_REACH, INSIDE, or AT_ENDING plus the number of the ending. */
  readonly kinds: Uint8Array;
  /** The node of the grid for each state. */
  readonly places: Int32Array;
  /** The state at each node of the grid, or −1. */
  readonly states: Int32Array;
}

/** Where a way from a node leads. */
export interface Leg {
  /** The share of the way at which it meets an ending, else 1. */
  readonly share: number;
  /** The number of that ending, or −1. */
  readonly ending: number;
  /** The state at the end of a way that meets none; −1 where it leads out of reach. */
  readonly state: number;
}

export const OUT_OF_REACH = 0;
export const INSIDE = 1;
/** In the first ending, the second, …: AT_ENDING, AT_ENDING + 1, … */
export const AT_ENDING = 2;

/** A leg is at least this share of a way. */
const SHORTEST_LEG = 1e-9;

/**
 * The nodes within reach that are connected with the start without passing an ending (other than the one in which the
 * start lies).
 */
export function findStates(
  process: Diffusion2d,
  reach: Reach,
  grid: Grid2d,
  endings: readonly Ending[],
): States {
  const { columns, rows, origin, spacing } = grid;
  const kinds = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = origin[0] + column * spacing[0];
      const y = origin[1] + row * spacing[1];
      const ending = endings.findIndex((region) => region.contains(x, y));
      const place = row * columns + column;
      if (ending >= 0) kinds[place] = AT_ENDING + ending;
      else if (reach.covers(x, y)) kinds[place] = INSIDE;
    }
  }
  const states = new Int32Array(kinds.length).fill(-1);
  const isSeen = new Uint8Array(kinds.length);
  const start = nearestPlace(grid, process.start);
  const waiting: number[] = [];
  const found: number[] = [];
  const visit = (place: number) => {
    // A start within an ending looks out of it.
    if (isSeen[place] || !(kinds[place] === INSIDE || kinds[place] === kinds[start])) return;
    isSeen[place] = 1;
    waiting.push(place);
    if (kinds[place] === INSIDE) states[place] = found.push(place) - 1;
  };
  visit(start);
  for (let next = 0; next < waiting.length; next++) {
    const place = waiting[next];
    const column = place % columns;
    if (column > 0) visit(place - 1);
    if (column < columns - 1) visit(place + 1);
    if (place >= columns) visit(place - columns);
    if (place < kinds.length - columns) visit(place + columns);
  }
  kinds.forEach((kind, place) => {
    if (kind === INSIDE && states[place] < 0) kinds[place] = OUT_OF_REACH;
  });
  return { kinds, places: Int32Array.from(found), states };
}

/** A function that follows the straight way from a state's node to the node (right, up) of it. */
export function createLegFinder(
  { columns, rows, origin, spacing }: Grid2d,
  { kinds, states }: States,
  endings: readonly Ending[],
): (column: number, row: number, right: number, up: number) => Leg {
  const endingAt = (column: number, row: number): number => {
    if (Number.isInteger(column) && column >= 0 && column < columns) {
      if (Number.isInteger(row) && row >= 0 && row < rows) {
        return kinds[row * columns + column] - AT_ENDING;
      }
    }
    const x = origin[0] + column * spacing[0];
    const y = origin[1] + row * spacing[1];
    return endings.findIndex((region) => region.contains(x, y));
  };
  return (column, row, right, up) => {
    // A long way is looked at in pieces of one cell: it may pass through an ending.
    const pieces = Math.max(Math.abs(right), Math.abs(up));
    for (let piece = 1; piece <= pieces; piece++) {
      const share = piece / pieces;
      const ending = endingAt(column + share * right, row + share * up);
      if (ending < 0) continue;
      const contains = (part: number) =>
        endings[ending].contains(
          origin[0] + (column + part * right) * spacing[0],
          origin[1] + (row + part * up) * spacing[1],
        );
      return { share: bisect(contains, share - 1 / pieces, share), ending, state: -1 };
    }
    const c = column + right;
    const r = row + up;
    const isOnGrid = c >= 0 && c < columns && r >= 0 && r < rows;
    return { share: 1, ending: -1, state: isOnGrid ? states[r * columns + c] : -1 };
  };
}

/** Where a condition begins to hold. */
function bisect(holds: (share: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let halving = 0; halving < 45; halving++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return Math.max(high, SHORTEST_LEG);
}
