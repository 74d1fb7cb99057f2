import type { Domain, Point } from '../landscapes/geometry.ts';

/** Along the axes first: of ways that are equally low, the straight one is found. */
export const NEIGHBOURS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/**
 * The way from a point to a region on which the highest loss is lowest, on a grid: water poured in at the start rises
 * until it spills into the region.
 *
 * @param loss L(x, y)
 * @param box the grid covers this box; one of its nodes is the start
 * @param cells cells along each side
 * @returns nothing where the region is not met in the box
 */
export function findLowestPath(
  loss: (x: number, y: number) => number,
  box: Domain,
  cells: number,
  start: Point,
  isTarget: (point: Point) => boolean,
): LowestPath | undefined {
  const grid = gridThrough(box, cells, start);
  const flooded: number[] = [];
  let level = Number.NEGATIVE_INFINITY;
  let floodedBelow = 0;
  let end: number | undefined;
  const { parents, losses } = flood(loss, grid, (node, height, place) => {
    if (height > level) {
      level = height;
      floodedBelow = flooded.length;
    }
    if (isTarget(place)) {
      end = node;
      return 'end';
    }
    flooded.push(node);
    return 'enter';
  });
  if (end === undefined) return undefined;
  const basin = flooded.slice(0, floodedBelow);
  return { path: traceBack(parents, end, grid), basin: basinOf(basin, losses, grid) };
}

/** How high water has to stand for it to get somewhere from a point without touching a region. */
export interface Lake {
  readonly grid: Grid;
  /** L at every node that was looked at. */
  readonly losses: Float64Array;
  /** The lowest height of the water at which it stands over each node, row by row; Infinity where it never gets. */
  readonly levels: Float64Array;
}

/**
 * Pours water in at a point until it stands wherever it gets without touching a region.
 *
 * @param box the grid covers this box; one of its nodes is the start
 * @param cells cells along each side
 */
export function fillLake(
  loss: (x: number, y: number) => number,
  box: Domain,
  cells: number,
  start: Point,
  isRegion: (point: Point) => boolean,
): Lake {
  const grid = gridThrough(box, cells, start);
  const levels = new Float64Array(grid.columns * grid.rows).fill(Number.POSITIVE_INFINITY);
  let level = Number.NEGATIVE_INFINITY;
  const { losses } = flood(loss, grid, (node, height, place) => {
    if (isRegion(place)) return 'turn';
    level = Math.max(level, height);
    levels[node] = level;
    return 'enter';
  });
  return { grid, losses, levels };
}

/**
 * Water poured in at the start of a grid rises and enters one node after another, lowest first (priority flood).
 *
 * @param meet what to do at a node that the water is about to enter
 */
function flood(
  loss: (x: number, y: number) => number,
  grid: Grid,
  meet: (node: number, height: number, place: Point) => 'enter' | 'turn' | 'end',
): { readonly parents: Int32Array; readonly losses: Float64Array } {
  const { columns, rows } = grid;
  const parents = new Int32Array(columns * rows).fill(-1);
  const queue = new LowestFirst();
  const losses = new Float64Array(columns * rows);
  const first = grid.startRow * columns + grid.startColumn;
  parents[first] = first;
  losses[first] = loss(...grid.at(grid.startColumn, grid.startRow));
  queue.push(losses[first], first);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const column = node % columns;
    const row = (node - column) / columns;
    const met = meet(node, losses[node], grid.at(column, row));
    if (met === 'end') break;
    if (met === 'turn') continue;
    for (const [dx, dy] of NEIGHBOURS) {
      const nextColumn = column + dx;
      const nextRow = row + dy;
      if (nextColumn < 0 || nextColumn >= columns || nextRow < 0 || nextRow >= rows) continue;
      const next = nextRow * columns + nextColumn;
      if (parents[next] >= 0) continue;
      parents[next] = node;
      losses[next] = loss(...grid.at(nextColumn, nextRow));
      // Water does not enter where the loss is not a number.
      if (!Number.isNaN(losses[next])) queue.push(losses[next], next);
    }
  }
  return { parents, losses };
}

/** What a flood has found. */
export interface LowestPath {
  /** The nodes from the start to the first one in the region. */
  readonly path: readonly Point[];
  /** What was under water when it stood at the height of the path's highest node. */
  readonly basin: Basin;
}

/** The part of the plane that is connected with the start below a height. */
export interface Basin {
  /** Its lowest node; of several, the first one met. */
  readonly lowest: Point;
  /** Whether the node nearest to a point belongs to it. */
  contains(point: Point): boolean;
}

/** @param nodes in the order in which they were flooded */
function basinOf(nodes: readonly number[], losses: Float64Array, grid: Grid): Basin {
  const { columns, startColumn, startRow, spacing } = grid;
  const members = new Set(nodes);
  let lowest = startRow * columns + startColumn;
  for (const node of nodes) if (losses[node] < losses[lowest]) lowest = node;
  const [left, bottom] = grid.at(0, 0);
  return {
    lowest: grid.at(lowest % columns, Math.floor(lowest / columns)),
    contains([x, y]) {
      const column = Math.round((x - left) / spacing[0]);
      const row = Math.round((y - bottom) / spacing[1]);
      return column >= 0 && column < columns && members.has(row * columns + column);
    },
  };
}

/** A rectangular grid of which one node lies exactly on a given point. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly startColumn: number;
  readonly startRow: number;
  /** Distance between neighbours along x and y. */
  readonly spacing: Point;
  at(column: number, row: number): Point;
}

/** The grid with a number of cells along each side of a box, shifted so that a node lies on `through`. */
export function gridThrough(box: Domain, cells: number, through: Point): Grid {
  const [[left, right], [bottom, top]] = box;
  const spacing = [(right - left) / cells, (top - bottom) / cells] as const;
  // Round-off must not lose a node that lies on the edge of the box.
  const count = (length: number, step: number): number =>
    Math.max(0, Math.floor(length / step + 1e-9));
  const startColumn = count(through[0] - left, spacing[0]);
  const startRow = count(through[1] - bottom, spacing[1]);
  return {
    columns: startColumn + 1 + count(right - through[0], spacing[0]),
    rows: startRow + 1 + count(top - through[1], spacing[1]),
    startColumn,
    startRow,
    spacing,
    at: (column, row) => [
      through[0] + (column - startColumn) * spacing[0],
      through[1] + (row - startRow) * spacing[1],
    ],
  };
}

function traceBack(parents: Int32Array, last: number, grid: Grid): Point[] {
  const path: Point[] = [];
  for (let node = last; ; node = parents[node]) {
    path.push(grid.at(node % grid.columns, Math.floor(node / grid.columns)));
    if (parents[node] === node) return path.reverse();
  }
}

interface Entry {
  readonly key: number;
  /** Entries of equal key leave in the order in which they came. */
  readonly order: number;
  readonly node: number;
}

/** A binary heap that gives back the node of the lowest key; of several, the one that came first. */
class LowestFirst {
  readonly #entries: Entry[] = [];
  #count = 0;

  push(key: number, node: number): void {
    const entry = { key, order: this.#count++, node };
    const entries = this.#entries;
    let place = entries.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(entry, entries[parent])) break;
      entries[place] = entries[parent];
      place = parent;
    }
    entries[place] = entry;
  }

  pop(): number | undefined {
    const entries = this.#entries;
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return last?.node;
    const first = entries[0];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && isBefore(entries[child + 1], entries[child])) child++;
      if (!isBefore(entries[child], last)) break;
      entries[place] = entries[child];
      place = child;
    }
    entries[place] = last;
    return first.node;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.key < other.key || (one.key === other.key && one.order < other.order);
}
