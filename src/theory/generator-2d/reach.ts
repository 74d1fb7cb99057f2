import { type EscapeRegion, isEscaped } from '../../landscapes/escape-region.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import { sayNumber } from '../../statistics/estimate-text.ts';
import { findCheapestWays } from '../../topography/cheapest-ways.ts';
import { forceAt, invert } from './force.ts';
import { type Diffusion2d, type Grid2d, positionOf, type Refusal } from './problem.ts';
import { decomposeSelling } from './selling.ts';

/** The part of the plane in which the particles are found before they escape. */
export interface Reach {
  /** A box around it. */
  readonly box: Domain;
  /** Whether the loss holds the particles in on every side. Else some sides of the box are reflecting walls. */
  readonly isHeld: boolean;
  /** Which sides are such walls: left, right, bottom, top. */
  readonly walls: readonly boolean[];
  covers(x: number, y: number): boolean;
}

/** What lies so far up, in units of φ, is left out: its weight is e^-25, 1e-11. */
const MARGIN = 25;

/** A place without a loss beside what lies lower than this is met before the escape too often to be left out: e^-16 is 1e-7. */
const GAP_MARGIN = 16;

/** Intervals along each side of the grid on which the reach is looked for. */
const CELLS = 96;

const MOST_ATTEMPTS = 14;

/** A side that particles reach is moved out by this share of the width; it is given up when so often wider. */
const EXPANSION = 0.3;
const WIDEST = 6;

/** The climb from the start to every node of a search grid, and how much of it matters. */
interface Climbs {
  readonly grid: Grid2d;
  readonly fromStart: Float64Array;
  /** Nodes above this are never seen before the escape. */
  readonly highest: number;
  /** A place beside a node that particles reach at which the loss or its noise is no number, if there is one. */
  readonly gap?: Point;
}

/**
 * How far particles get before they escape (or, without an escape region, before they have seen every well).
 *
 * V(θ), the least climb from the start, is what the probability to be at θ falls off with, e^−V: the quasi-potential
 * (Freidlin & Wentzell, Random Perturbations of Dynamical Systems, chapter 4). C(θ) is the least climb from θ into the region, so that C − V at its largest is the depth of the well that counts. Places that lie
 * 25 above that are left out. The box grows where they reach its sides, and shrinks about them.
 */
export function findReach(process: Diffusion2d, region?: EscapeRegion): Reach | Refusal {
  const refusal = refuseStart(process, region);
  if (refusal !== undefined) return refusal;
  const home = includePoint(process.domain, process.start);
  let box = home;
  const isGivenUp = [false, false, false, false];
  for (let attempt = 0; ; attempt++) {
    const climbs = climbFrom(process, box, region);
    if (climbs.gap !== undefined) return explainGap(climbs.gap);
    const { grid, fromStart, highest } = climbs;
    const { columns, rows } = grid;
    const [left, right, bottom, top] = extentOf(climbs);
    const touches = [left === 0, right === columns - 1, bottom === 0, top === rows - 1];
    if (attempt < MOST_ATTEMPTS && touches.some((touch, side) => touch && !isGivenUp[side])) {
      box = expand(box, home, touches, isGivenUp);
      continue;
    }
    const isSmall = right - left < 0.6 * columns || top - bottom < 0.6 * rows;
    const [dx, dy] = grid.spacing;
    const at = (column: number, row: number): Point => [
      grid.origin[0] + column * dx,
      grid.origin[1] + row * dy,
    ];
    const [west, south] = at(Math.max(left - 1, 0), Math.max(bottom - 1, 0));
    const [east, north] = at(Math.min(right + 1, columns - 1), Math.min(top + 1, rows - 1));
    const tight: Domain = [
      [west, east],
      [south, north],
    ];
    if (isSmall && attempt < MOST_ATTEMPTS) {
      box = tight;
      continue;
    }
    return {
      box: tight,
      isHeld: !touches.some(Boolean),
      walls: touches,
      covers: (x, y) => isCovered(grid, fromStart, highest, x, y),
    };
  }
}

/** Why nothing can start there, if so. */
function refuseStart(
  { start, value, diffusion }: Diffusion2d,
  region?: EscapeRegion,
): Refusal | undefined {
  if (!Number.isFinite(value(...start))) {
    return { reason: 'The loss has no finite value at the start.' };
  }
  if (typeof diffusion === 'number') {
    if (!(diffusion > 0)) return { reason: 'Without noise nothing escapes.' };
  } else if (decomposeSelling(diffusion(...start)) === undefined) {
    return { reason: 'The noise vanishes in some direction at the start.' };
  }
  if (region !== undefined && isEscaped(region, start, () => value(...start))) {
    return { reason: 'The start lies in the escape region.' };
  }
  return undefined;
}

/** Whether a corner of the cell in which a point lies is within reach. */
function isCovered(
  { columns, rows, origin, spacing }: Grid2d,
  fromStart: Float64Array,
  highest: number,
  x: number,
  y: number,
): boolean {
  const clamp = (place: number, most: number) => Math.max(0, Math.min(most, Math.floor(place)));
  const column = clamp((x - origin[0]) / spacing[0], columns - 2);
  const row = clamp((y - origin[1]) / spacing[1], rows - 2);
  const place = row * columns + column;
  return [place, place + 1, place + columns, place + columns + 1].some(
    (corner) => fromStart[corner] <= highest,
  );
}

function climbFrom(process: Diffusion2d, box: Domain, region?: EscapeRegion): Climbs {
  const grid = gridAround(box, process.start);
  const { columns, rows } = grid;
  const size = columns * rows;
  const positions = Array.from({ length: size }, (_, place) => positionOf(grid, place));
  const isTarget = markTarget(process, grid, positions, region);
  const values = Float64Array.from(positions, ([x, y]) => process.value(x, y));
  const step = climbOfSteps(process, positions, values);
  const start = nearestPlace(grid, process.start);
  const stops = (place: number) => isTarget[place] === 1;
  const fromStart = findCheapestWays(grid, [start], step.climb, stops);
  const targets: number[] = [];
  isTarget.forEach((flag, place) => {
    if (flag === 1) targets.push(place);
  });
  let deepest = 0;
  if (region === undefined) {
    for (const well of findWells(grid, values)) {
      if (fromStart[well] < Number.POSITIVE_INFINITY) {
        deepest = Math.max(deepest, fromStart[well]);
      }
    }
  } else {
    const backwards = (from: number, to: number) => step.climb(to, from);
    const toTarget = findCheapestWays(grid, targets, backwards, () => false);
    for (let place = 0; place < size; place++) {
      const depth = toTarget[place] - fromStart[place];
      if (!isTarget[place] && depth < Number.POSITIVE_INFINITY) deepest = Math.max(deepest, depth);
    }
  }
  // Also where a slope leads on although the loss has no value, as that of ln x for x < 0.
  const isGap = (place: number) => !isTarget[place] && !hasValueAt(process, positions[place]);
  const edge = findBeside(grid, isGap, fromStart, deepest + GAP_MARGIN);
  return {
    grid,
    fromStart,
    highest: deepest + MARGIN,
    ...(edge !== undefined && { gap: positions[edge] }),
  };
}

/** Whether a loss and all that drives a particle are numbers at a place; +∞ is a wall. */
function hasValueAt({ value, gradient, diffusion }: Diffusion2d, [x, y]: Point): boolean {
  const loss = value(x, y);
  if (loss === Number.POSITIVE_INFINITY) return true;
  if (!Number.isFinite(loss)) return false;
  if (typeof diffusion === 'number') return true;
  return [...gradient(x, y), ...diffusion(x, y)].every(Number.isFinite);
}

/** Why there is no answer where particles get to a place without a loss. */
export function explainGap([x, y]: Point): Refusal {
  const [u, v] = [x, y].map((coordinate) => sayNumber(coordinate));
  return {
    reason: `The loss or its noise has no finite value near (${u}, ${v}), which particles reach: one that gets there has not escaped.`,
  };
}

/** Of the nodes with a property, one beside the node that is reached by the least climb. */
function findBeside(
  { columns, rows }: Grid2d,
  isWanted: (place: number) => boolean,
  climbs: Float64Array,
  highest: number,
): number | undefined {
  let least = highest;
  let found: number | undefined;
  for (let place = 0; place < columns * rows; place++) {
    if (!(climbs[place] <= least)) continue;
    const column = place % columns;
    const beside = [
      ...(column > 0 ? [place - 1] : []),
      ...(column < columns - 1 ? [place + 1] : []),
      ...(place >= columns ? [place - columns] : []),
      ...(place < columns * (rows - 1) ? [place + columns] : []),
    ].find(isWanted);
    if (beside === undefined) continue;
    least = climbs[place];
    found = beside;
  }
  return found;
}

/**
 * The climb of single steps. For white noise the rise of L/T.
 *
 * Else the action ½∫(|ds| |∇L| + ds · ∇L) in the metric of D⁻¹ (Freidlin & Wentzell; Heymann & Vanden-Eijnden, Commun. Pure
 * Appl. Math. 61 (2008) 1052), which on a grid of eight directions comes out too large, averaged with ∫max(0, D⁻¹∇L · ds),
 * which is too small: where the force is no gradient there are ways that cost nothing of that.
 */
function climbOfSteps(
  process: Diffusion2d,
  positions: readonly Point[],
  values: Float64Array,
): { climb(from: number, to: number): number } {
  const { diffusion } = process;
  if (typeof diffusion === 'number') {
    return { climb: (from, to) => Math.max(0, (values[to] - values[from]) / diffusion) };
  }
  const matrices = positions.map(([x, y]) => diffusion(x, y));
  const forces = positions.map(([x, y], place) => forceAt(process, matrices[place], x, y));
  const lengthOf = ([xx, xy, yy]: SymmetricMatrix, u: number, v: number) =>
    Math.sqrt(Math.max(0, xx * u * u + 2 * xy * u * v + yy * v * v));
  // |∇L| in the metric of D⁻¹, which is the length of the force in that of D.
  const steepness = forces.map(([x, y], place) => lengthOf(matrices[place], x, y));
  const inverses = matrices.map(invert);
  return {
    climb: (from, to) => {
      const u = positions[to][0] - positions[from][0];
      const v = positions[to][1] - positions[from][1];
      const x = forces[from][0] + forces[to][0];
      const y = forces[from][1] + forces[to][1];
      const climb = (x * u + y * v) / 2;
      const length =
        (steepness[from] * lengthOf(inverses[from], u, v) +
          steepness[to] * lengthOf(inverses[to], u, v)) /
        2;
      return (Math.max(0, climb) + Math.max(0, length + climb) / 2) / 2;
    },
  };
}

/** Nodes in the escape region; a disc has at least the node nearest its centre. */
function markTarget(
  process: Diffusion2d,
  grid: Grid2d,
  positions: readonly Point[],
  region?: EscapeRegion,
): Uint8Array {
  const marks = new Uint8Array(positions.length);
  if (region === undefined) return marks;
  positions.forEach(([x, y], place) => {
    if (isEscaped(region, [x, y], () => process.value(x, y))) marks[place] = 1;
  });
  if (region.kind === 'disc') {
    const place = nearestPlace(grid, region.center);
    if (place !== nearestPlace(grid, process.start)) marks[place] = 1;
  }
  return marks;
}

/** Nodes that lie lower than all their neighbours. */
function findWells({ columns, rows }: Grid2d, values: Float64Array): number[] {
  const wells: number[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const place = row * columns + column;
      const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns];
      around.push(columns + 1);
      if (around.every((offset) => values[place] < values[place + offset])) wells.push(place);
    }
  }
  return wells;
}

/** First and last column, first and last row within reach. */
function extentOf({ grid, fromStart, highest }: Climbs): [number, number, number, number] {
  let [left, right, bottom, top] = [grid.columns, -1, grid.rows, -1];
  fromStart.forEach((climb, place) => {
    if (!(climb <= highest)) return;
    const column = place % grid.columns;
    const row = (place - column) / grid.columns;
    left = Math.min(left, column);
    right = Math.max(right, column);
    bottom = Math.min(bottom, row);
    top = Math.max(top, row);
  });
  return [left, right, bottom, top];
}

/** The box with the sides that are reached moved out; those too far out already go back for good. */
function expand(box: Domain, home: Domain, touches: readonly boolean[], isGivenUp: boolean[]) {
  const sides = [...box[0], ...box[1]];
  const homes = [...home[0], ...home[1]];
  for (let side = 0; side < 4; side++) {
    if (!touches[side] || isGivenUp[side]) continue;
    const axis = side >> 1;
    const outward = side % 2 === 0 ? -1 : 1;
    const homeWidth = home[axis][1] - home[axis][0];
    if ((sides[side] - homes[side]) * outward > (WIDEST / 2) * homeWidth) {
      isGivenUp[side] = true;
      sides[side] = homes[side];
    } else {
      sides[side] += outward * EXPANSION * (box[axis][1] - box[axis][0]);
    }
  }
  const [left, right, bottom, top] = sides;
  return [
    [left, right],
    [bottom, top],
  ] as Domain;
}

/** A search grid over a box with the start on a node. */
function gridAround(box: Domain, start: Point): Grid2d {
  return alignGrid(box, start, [(box[0][1] - box[0][0]) / CELLS, (box[1][1] - box[1][0]) / CELLS]);
}

/** The grid of a spacing that covers a box from within, with a given point on a node. */
export function alignGrid(box: Domain, [x, y]: Point, spacing: Point): Grid2d {
  const tiny = 1e-9;
  const before = [
    Math.floor((x - box[0][0]) / spacing[0] + tiny),
    Math.floor((y - box[1][0]) / spacing[1] + tiny),
  ];
  const after = [
    Math.floor((box[0][1] - x) / spacing[0] + tiny),
    Math.floor((box[1][1] - y) / spacing[1] + tiny),
  ];
  return {
    columns: before[0] + after[0] + 1,
    rows: before[1] + after[1] + 1,
    origin: [x - before[0] * spacing[0], y - before[1] * spacing[1]],
    spacing,
  };
}

/** The node nearest a point. */
export function nearestPlace({ columns, rows, origin, spacing }: Grid2d, [x, y]: Point): number {
  const column = Math.round((x - origin[0]) / spacing[0]);
  const row = Math.round((y - origin[1]) / spacing[1]);
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return clamp(row, rows - 1) * columns + clamp(column, columns - 1);
}

function includePoint([[left, right], [bottom, top]]: Domain, [x, y]: Point): Domain {
  return [
    [Math.min(left, x), Math.max(right, x)],
    [Math.min(bottom, y), Math.max(top, y)],
  ];
}
