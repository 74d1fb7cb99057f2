/**
 * Nested dissection: an order in which the states of a chain on a grid are eliminated cheaply.
 *
 * The grid is cut in two along a line of states, the separator, which is eliminated last, and so on with the halves: n²
 * states cost of the order of n³ multiplications instead of n⁴.
 *
 * Source: George, SIAM J. Numer. Anal. 10 (1973) 345.
 */

/** A group of states that are eliminated together, after the groups that lie within what it separates. */
export interface Front {
  readonly pivots: Int32Array;
  /** Later states with which the pivots, or those eliminated before them in the group's part, are connected. */
  readonly border: Int32Array;
  /** The groups whose remains enter here. */
  readonly children: readonly number[];
}

/** The states that a state reaches or is reached from: neighbours[start[i]] … neighbours[start[i + 1] − 1]. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
}

/** Parts of so many states are not cut further. */
const LEAF = 12;

/** Both directions of a directed graph in compressed rows. */
export function collectNeighbours(rowStart: Int32Array, targets: Int32Array): Neighbours {
  const size = rowStart.length - 1;
  const sets: number[][] = Array.from({ length: size }, () => []);
  for (let i = 0; i < size; i++) {
    for (let way = rowStart[i]; way < rowStart[i + 1]; way++) {
      const j = targets[way];
      if (!sets[i].includes(j)) sets[i].push(j);
      if (!sets[j].includes(i)) sets[j].push(i);
    }
  }
  const start = new Int32Array(size + 1);
  sets.forEach((set, i) => {
    start[i + 1] = start[i] + set.length;
  });
  const neighbours = new Int32Array(start[size]);
  sets.forEach((set, i) => {
    neighbours.set(set, start[i]);
  });
  return { start, neighbours };
}

/**
 * Groups of states in the order of their elimination.
 *
 * @param columns @param rows where each state lies on the grid
 */
export function dissect(graph: Neighbours, columns: Int32Array, rows: Int32Array): Front[] {
  const size = columns.length;
  const { start, neighbours } = graph;
  const order = new Int32Array(size).fill(-1); // position in the elimination
  const side = new Int32Array(size); // number of the half in which a state lies
  const stamp = new Int32Array(size).fill(-1);
  const fronts: Front[] = [];
  let halves = 0;
  let eliminated = 0;

  /** Writes the group of these pivots; gives its number. */
  const finish = (pivots: readonly number[], children: readonly number[]): number => {
    for (const pivot of pivots) order[pivot] = eliminated++;
    const border: number[] = [];
    const add = (state: number) => {
      if (order[state] >= 0 || stamp[state] === fronts.length) return;
      stamp[state] = fronts.length;
      border.push(state);
    };
    for (const pivot of pivots) {
      for (let k = start[pivot]; k < start[pivot + 1]; k++) add(neighbours[k]);
    }
    for (const child of children) fronts[child].border.forEach(add);
    fronts.push({ pivots: Int32Array.from(pivots), border: Int32Array.from(border), children });
    return fronts.length - 1;
  };

  /** Orders a part; gives the numbers of the groups whose remains it leaves. */
  const orderPart = (part: number[]): number[] => {
    if (part.length <= LEAF) return part.length === 0 ? [] : [finish(part, [])];
    const cut = halve(part, columns, rows);
    if (cut === undefined) return [finish(part, [])];
    const first = ++halves;
    const second = ++halves;
    for (const state of cut.low) side[state] = first;
    for (const state of cut.high) side[state] = second;
    const separator: number[] = [];
    const rest: number[] = [];
    for (const state of cut.high) {
      let touches = false;
      for (let k = start[state]; k < start[state + 1]; k++) {
        if (side[neighbours[k]] === first) touches = true;
      }
      (touches ? separator : rest).push(state);
    }
    const children = [...orderPart(cut.low), ...orderPart(rest)];
    return separator.length === 0 ? children : [finish(separator, children)];
  };
  orderPart(Array.from({ length: size }, (_, state) => state));
  return fronts;
}

/** Cuts a part across its longer side into two of about equal size. */
function halve(part: readonly number[], columns: Int32Array, rows: Int32Array) {
  const widthOf = (coordinates: Int32Array) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const state of part) {
      low = Math.min(low, coordinates[state]);
      high = Math.max(high, coordinates[state]);
    }
    return { low, high };
  };
  const across = widthOf(columns);
  const up = widthOf(rows);
  const isWide = across.high - across.low >= up.high - up.low;
  const coordinates = isWide ? columns : rows;
  const { low, high } = isWide ? across : up;
  if (high === low) return undefined;
  const counts = new Int32Array(high - low + 1);
  for (const state of part) counts[coordinates[state] - low]++;
  let median = 0;
  for (let below = 0; below + counts[median] < part.length / 2; median++) below += counts[median];
  const cut = low + Math.max(median, 1);
  return {
    low: part.filter((state) => coordinates[state] < cut),
    high: part.filter((state) => coordinates[state] >= cut),
  };
}
