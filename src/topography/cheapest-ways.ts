/** Dijkstra's shortest ways on a rectangular grid with diagonals. */

/** A grid of which the nodes are numbered row by row. */
export interface WayGrid {
  readonly columns: number;
  readonly rows: number;
}

/** The eight neighbours of a node, as steps along columns and rows. */
const STEPS = [-1, 0, 1].flatMap((row) =>
  [-1, 0, 1].filter((column) => column !== 0 || row !== 0).map((column) => [column, row] as const),
);

/**
 * Cost of the cheapest way from the nearest source to every node; Infinity where none leads.
 *
 * @param cost of the step from one node to a neighbour, ≥ 0; Infinity or NaN where it cannot be made
 * @param stops nodes that are reached but not left
 */
export function findCheapestWays(
  { columns, rows }: WayGrid,
  sources: readonly number[],
  cost: (from: number, to: number) => number,
  stops: (node: number) => boolean,
): Float64Array {
  const costs = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const heap = createHeap();
  for (const source of sources) {
    costs[source] = 0;
    heap.push(0, source);
  }
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    const { key, item } = top;
    if (key > costs[item] || stops(item)) continue;
    const column = item % columns;
    const row = (item - column) / columns;
    for (const [right, up] of STEPS) {
      const c = column + right;
      const r = row + up;
      if (c < 0 || c >= columns || r < 0 || r >= rows) continue;
      const next = r * columns + c;
      const total = key + cost(item, next);
      if (total < costs[next]) {
        costs[next] = total;
        heap.push(total, next);
      }
    }
  }
  return costs;
}

/** A binary heap, smallest key first. */
function createHeap() {
  const keys: number[] = [];
  const items: number[] = [];
  const swap = (a: number, b: number) => {
    [keys[a], keys[b]] = [keys[b], keys[a]];
    [items[a], items[b]] = [items[b], items[a]];
  };
  return {
    push(key: number, item: number) {
      let place = keys.push(key) - 1;
      items.push(item);
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (keys[parent] <= keys[place]) break;
        swap(parent, place);
        place = parent;
      }
    },
    pop(): { key: number; item: number } | undefined {
      if (keys.length === 0) return undefined;
      swap(0, keys.length - 1);
      const key = keys.pop() as number;
      const item = items.pop() as number;
      let place = 0;
      for (;;) {
        let least = 2 * place + 1;
        if (least >= keys.length) break;
        if (least + 1 < keys.length && keys[least + 1] < keys[least]) least++;
        if (keys[place] <= keys[least]) break;
        swap(place, least);
        place = least;
      }
      return { key, item };
    },
  };
}
