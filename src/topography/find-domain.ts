import { contains, descendToMinimum } from '../landscapes/descent.ts';
import type { EscapeRegion } from '../landscapes/escape-region.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import { createLandscape, type Landscape } from '../landscapes/landscape.ts';
import { type CriticalPoint, findCriticalPoints } from './critical-points.ts';
import { findLowestPath } from './mountain-pass.ts';

/** What is typed of a landscape: a formula and the values of its parameters. */
export interface TypedFormula {
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** A box that holds what is worth seeing of a landscape, and what was found in it. */
export interface FoundDomain {
  readonly domain: Domain;
  /** Its minima, lowest first; at a kink to the accuracy of a descent along the gradient. */
  readonly minima: readonly Point[];
  readonly saddles: readonly Point[];
  /** Whether there was anything to go by: else the box is ±2. */
  readonly isFound: boolean;
}

/** Half-widths of the boxes about the origin that are searched, fine to coarse. */
const HALF_WIDTHS = [1, 2.5, 6, 15, 40, 100] as const;

/** Nodes along each side of the grid on which minima are looked for. */
const NODES = 48;

/** A landscape with more minima than this is taken to have them without end, as a periodic one has. */
const MOST_MINIMA = 12;

/** The box reaches to where the loss stands this many barriers above the lowest minimum. */
const BARRIERS = 2.5;

/** The margin about minima and saddles, as a share of their extent: at least, and at most. */
const LEAST_MARGIN = 0.15;
const LARGEST_MARGIN = 1;

/** The shorter side is at least this share of the longer one. */
const SLIMMEST = 0.4;

/** Where nothing is found. */
const FALLBACK: Domain = [
  [-2, 2],
  [-2, 2],
];

/**
 * Finds the box that holds the interesting critical points of a formula.
 *
 * Boxes from ±1 to ±100 are searched for minima (descents from the lowest nodes of a grid, which finds them at kinks, too)
 * and saddles (Newton's method). Where their number ends, all of them are taken; where every larger box holds more, as for
 * periodic functions, those of the first box with two minima. The box goes beyond them to where the loss stands a few
 * barriers high.
 *
 * @throws FormulaError where the formula is not one
 */
export function findDomain(source: TypedFormula): FoundDomain {
  const found: CriticalSet[] = [];
  for (const half of HALF_WIDTHS) {
    const box: Domain = [
      [-half, half],
      [-half, half],
    ];
    const landscape = createLandscape({ ...source, domain: box, sharpness: 1, anchor: [0, 0] });
    const before = found.at(-1) ?? { minima: [], saddles: [] };
    found.push(merge(landscape, before, searchIn(landscape, box), half));
    if (found.at(-1)!.minima.length > MOST_MINIMA) break;
  }
  const chosen = choose(found);
  const [minima, saddles] = [chosen.minima.map(tidyPoint), chosen.saddles.map(tidyPoint)];
  const last = HALF_WIDTHS[found.length - 1];
  const landscape = createLandscape({
    ...source,
    domain: [
      [-last, last],
      [-last, last],
    ],
    sharpness: 1,
    anchor: minima[0] ?? [0, 0],
  });
  if (minima.length === 0) return { domain: FALLBACK, minima, saddles, isFound: false };
  return { domain: boxAround(landscape, minima, saddles), minima, saddles, isFound: true };
}

interface CriticalSet {
  readonly minima: readonly Point[];
  readonly saddles: readonly Point[];
}

function searchIn(landscape: Landscape, box: Domain): CriticalSet {
  const points = findCriticalPoints(landscape);
  const minima = points.filter(isMinimum).map(({ position }) => position);
  const size = (box[0][1] - box[0][0]) / 1000;
  return {
    minima: [...minima, ...descendFromGrid(landscape, box)].filter((point) =>
      isLowerThanAround(landscape, point, size),
    ),
    saddles: points.filter(isSaddle).map(({ position }) => position),
  };
}

/** Whether nothing nearby is lower: on the crest of a kink the gradient may be given as zero, too. */
function isLowerThanAround(landscape: Landscape, [x, y]: Point, distance: number): boolean {
  const own = landscape.value(x, y);
  if (!Number.isFinite(own)) return false;
  return AROUND.every(([dx, dy]) => {
    const other = landscape.value(x + distance * dx, y + distance * dy);
    return !(other < own - 1e-12 * Math.abs(own));
  });
}

/** A minimum, or the bottom of a valley that is flat along its length. */
function isMinimum({ kind, eigenvalues: [lower, upper] }: CriticalPoint): boolean {
  return kind === 'minimum' || (kind === 'degenerate' && lower === 0 && upper > 0);
}

/** A saddle, or the crest of a ridge that is level along its length. */
function isSaddle({ kind, eigenvalues: [lower, upper] }: CriticalPoint): boolean {
  return kind === 'saddle' || (kind === 'degenerate' && lower < 0 && upper === 0);
}

/** The minima into which one rolls from the nodes of a grid that are lower than all about them. */
function descendFromGrid(landscape: Landscape, box: Domain): Point[] {
  const [[left, right], [bottom, top]] = box;
  const at = (column: number, row: number): Point => [
    // An odd shift: kinks along the axes should not all lie on nodes.
    left + ((column + 0.47) / NODES) * (right - left),
    bottom + ((row + 0.53) / NODES) * (top - bottom),
  ];
  const values = new Float64Array(NODES * NODES);
  for (let row = 0; row < NODES; row++) {
    for (let column = 0; column < NODES; column++) {
      values[row * NODES + column] = landscape.value(...at(column, row));
    }
  }
  const minima: Point[] = [];
  for (let row = 1; row < NODES - 1; row++) {
    for (let column = 1; column < NODES - 1; column++) {
      const own = values[row * NODES + column];
      const isLowest = AROUND.every(([dx, dy]) => own < values[(row + dy) * NODES + column + dx]);
      if (!isLowest) continue;
      const end = descendToMinimum(landscape, at(column, row), box);
      const lowest = end && slideAlongKinks(landscape, end, (right - left) / NODES);
      if (lowest !== undefined && contains(box, lowest)) minima.push(lowest);
      if (minima.length > MOST_MINIMA) return minima;
    }
  }
  return minima;
}

/**
 * The minimum below the end of a descent. A descent along the gradient stalls on a kink, from where one may still slide
 * along it: there the simplex method of Nelder and Mead goes on, which asks for values alone.
 */
function slideAlongKinks(landscape: Landscape, end: Point, size: number): Point {
  const slope = Math.hypot(...landscape.gradient(...end));
  const around = Math.hypot(...landscape.gradient(end[0] + size, end[1] + size));
  if (slope <= 1e-6 * around) return end;
  let lowest = end;
  // The simplex degenerates on the way: it starts afresh a few times, smaller each time.
  for (const scale of [1, 0.3, 0.1, 0.03]) {
    lowest = minimizeBySimplex(landscape.value, lowest, scale * size);
  }
  return lowest;
}

const MOST_SIMPLEX_STEPS = 120;

/** The simplex method of Nelder and Mead (1965) in the plane, with its usual coefficients. */
function minimizeBySimplex(
  loss: (x: number, y: number) => number,
  [x, y]: Point,
  size: number,
): Point {
  const vertex = (at: Point) => {
    const value = loss(...at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners: Point[] = [
    [x, y],
    [x + size, y + 0.2 * size],
    [x - 0.3 * size, y + size],
  ];
  let [best, middle, worst] = corners.map(vertex);
  for (let step = 0; step < MOST_SIMPLEX_STEPS; step++) {
    [best, middle, worst] = [best, middle, worst].sort((p, q) => p.value - q.value);
    const [cx, cy] = [(best.at[0] + middle.at[0]) / 2, (best.at[1] + middle.at[1]) / 2];
    const along = (part: number) =>
      vertex([cx + part * (worst.at[0] - cx), cy + part * (worst.at[1] - cy)]);
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const further = along(-2);
      worst = further.value < reflected.value ? further : reflected;
    } else if (reflected.value < middle.value) {
      worst = reflected;
    } else {
      const nearer = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (nearer.value < Math.min(reflected.value, worst.value)) {
        worst = nearer;
      } else {
        const halved = ({ at: [u, v] }: { at: Point }) =>
          vertex([(u + best.at[0]) / 2, (v + best.at[1]) / 2]);
        [middle, worst] = [halved(middle), halved(worst)];
      }
    }
  }
  return [best, middle, worst].sort((p, q) => p.value - q.value)[0].at;
}

const AROUND = [-1, 0, 1].flatMap((dy) =>
  [-1, 0, 1].filter((dx) => dx !== 0 || dy !== 0).map((dx) => [dx, dy] as const),
);

/** Both sets as one; points of a wider search that lie where a point is known already are the same. */
function merge(
  landscape: Landscape,
  one: CriticalSet,
  other: CriticalSet,
  half: number,
): CriticalSet {
  const join = (known: readonly Point[], further: readonly Point[]): Point[] => {
    const all = [...known];
    for (const [x, y] of further) {
      const size = Math.max(...all.map(([u, v]) => Math.hypot(u, v)), Math.hypot(x, y), 1e-6);
      const near = Math.max(2e-3 * size, 1e-4 * half);
      if (!all.some(([u, v]) => Math.hypot(u - x, v - y) < near)) all.push([x, y]);
    }
    return all.sort((p, q) => landscape.value(...p) - landscape.value(...q));
  };
  return { minima: join(one.minima, other.minima), saddles: join(one.saddles, other.saddles) };
}

/** Of what ever wider boxes hold: all of it where it ends, else what the first box with two minima holds. */
function choose(found: readonly CriticalSet[]): CriticalSet {
  const all = found.at(-1)!;
  const first = found.find(({ minima }) => minima.length > 1);
  if (all.minima.length <= MOST_MINIMA || first === undefined) return all;
  const [lowest] = first.minima;
  if (first.minima.length <= MOST_MINIMA) return first;
  // Even the narrowest box holds very many: the lowest and those about it.
  const distance = ([x, y]: Point): number => Math.hypot(x - lowest[0], y - lowest[1]);
  const near = [...first.minima].sort((p, q) => distance(p) - distance(q)).slice(0, 5);
  const reach = distance(near.at(-1)!);
  return { minima: near, saddles: first.saddles.filter((point) => distance(point) <= reach) };
}

function boxAround(
  landscape: Landscape,
  minima: readonly Point[],
  saddles: readonly Point[],
): Domain {
  const points = [...minima, ...saddles];
  const from = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis])));
  const to = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis])));
  const extent = Math.max(to[0] - from[0], to[1] - from[1]);
  // One minimum alone: a box of the usual size about it, wider where it lies far out.
  if (extent === 0) {
    const [x, y] = minima[0];
    const half = Math.max(2, 2 ** Math.ceil(Math.log2(Math.hypot(x, y) / 2 || 1)));
    return roundOutwards([x - half, y - half], [x + half, y + half]);
  }
  const height = landscape.value(...minima[0]) + BARRIERS * barrierOf(landscape, minima, saddles);
  const lower = [0, 0];
  const upper = [0, 0];
  for (const axis of [0, 1]) {
    lower[axis] = from[axis] - marginOf(landscape, { from, to, extent, axis, side: -1, height });
    upper[axis] = to[axis] + marginOf(landscape, { from, to, extent, axis, side: 1, height });
  }
  const longest = Math.max(upper[0] - lower[0], upper[1] - lower[1]);
  for (const axis of [0, 1]) {
    const lack = Math.max(0, SLIMMEST * longest - (upper[axis] - lower[axis])) / 2;
    lower[axis] -= lack;
    upper[axis] += lack;
  }
  return roundOutwards(lower, upper);
}

/** How far the passes stand above the lowest minimum; over a kink the lowest way between two minima tells. */
function barrierOf(
  landscape: Landscape,
  minima: readonly Point[],
  saddles: readonly Point[],
): number {
  const lowest = landscape.value(...minima[0]);
  const heights = saddles.map((point) => landscape.value(...point) - lowest);
  if (heights.length === 0 && minima.length > 1) {
    const [start, goal] = minima;
    const near = Math.hypot(goal[0] - start[0], goal[1] - start[1]) / 20;
    const box: Domain = [around(start[0], goal[0]), around(start[1], goal[1])];
    const way = findLowestPath(
      landscape.value,
      box,
      60,
      start,
      ([x, y]) => Math.hypot(x - goal[0], y - goal[1]) < near,
    );
    heights.push(...(way?.path ?? []).map((point) => landscape.value(...point) - lowest));
  }
  return Math.max(0, ...heights.filter(Number.isFinite));
}

function around(one: number, other: number): [number, number] {
  const margin = 0.3 * Math.abs(one - other) + 0.1;
  return [Math.min(one, other) - margin, Math.max(one, other) + margin];
}

interface Side {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly extent: number;
  readonly axis: number;
  readonly side: 1 | -1;
  readonly height: number;
}

/** How far beyond the points one goes along an axis until the loss, at its lowest across, has risen to a height. */
function marginOf(landscape: Landscape, { from, to, extent, axis, side, height }: Side): number {
  const across = 1 - axis;
  const edge = side > 0 ? to[axis] : from[axis];
  const step = 0.05 * extent;
  let margin = LEAST_MARGIN * extent;
  for (; margin < LARGEST_MARGIN * extent; margin += step) {
    let lowest = Number.POSITIVE_INFINITY;
    for (let part = 0; part <= 10; part++) {
      const other = from[across] + (part / 10) * (to[across] - from[across]);
      const at = edge + side * margin;
      const value = axis === 0 ? landscape.value(at, other) : landscape.value(other, at);
      // Beyond its domain of definition a landscape ends.
      if (!Number.isNaN(value)) lowest = Math.min(lowest, value);
    }
    if (lowest >= height) return margin;
  }
  // It does not rise: half as far is enough to see that.
  return (LARGEST_MARGIN / 2) * extent;
}

/** The box with its edges moved outwards to two or three round digits. */
function roundOutwards(lower: readonly number[], upper: readonly number[]): Domain {
  const size = Math.max(upper[0] - lower[0], upper[1] - lower[1]);
  const unit = 10 ** Math.floor(Math.log10(size / 20));
  const side = (axis: number): readonly [number, number] => [
    tidy(Math.floor(lower[axis] / unit) * unit),
    tidy(Math.ceil(upper[axis] / unit) * unit),
  ];
  return [side(0), side(1)];
}

/**
 * Start and escape region for a landscape: the start in the minimum nearest to a point; the region beyond a line through the
 * minimum nearest to that, else well beyond the nearest saddle, else outside a disc.
 *
 * @returns nothing where there is no minimum
 */
export function suggestEscape(
  { minima, saddles, domain }: FoundDomain,
  near: Point,
): { readonly start: Point; readonly escape: EscapeRegion } | undefined {
  const nearestTo = (from: Point, points: readonly Point[]): Point | undefined =>
    [...points].sort((p, q) => distanceOf(p, from) - distanceOf(q, from))[0];
  const start = nearestTo(near, minima);
  if (start === undefined) return undefined;
  const others = minima.filter((point) => point !== start);
  const saddle = nearestTo(start, saddles);
  const goal =
    nearestTo(start, others) ??
    (saddle && ([1.5 * saddle[0] - 0.5 * start[0], 1.5 * saddle[1] - 0.5 * start[1]] as const));
  if (goal === undefined) {
    const [[left, right], [bottom, top]] = domain;
    const radius = tidy(Math.min(right - left, top - bottom) / 4);
    return { start, escape: { kind: 'outside-disc', center: start, radius } };
  }
  const [dx, dy] = [goal[0] - start[0], goal[1] - start[1]];
  const normal: Point = Math.abs(dx) >= Math.abs(dy) ? [Math.sign(dx), 0] : [0, Math.sign(dy)];
  const offset = tidy(normal[0] * goal[0] + normal[1] * goal[1]);
  return { start, escape: { kind: 'half-plane', normal, offset } };
}

function distanceOf([x, y]: Point, [u, v]: Point): number {
  return Math.hypot(x - u, y - v);
}

/** Round-off next to zero is zero; the rest in six digits. */
function tidyPoint([x, y]: Point): Point {
  const size = Math.max(Math.abs(x), Math.abs(y));
  const clean = (value: number): number => (Math.abs(value) < 1e-9 * (1 + size) ? 0 : tidy(value));
  return [clean(x), clean(y)];
}

/** Six digits: positions and lengths that people read. */
function tidy(value: number): number {
  return Number(value.toPrecision(6)) + 0;
}
