/**
 * The generator of a diffusion in the plane as a Markov chain in continuous time on the nodes of a grid.
 *
 * The backward operator 𝓛f = −∇L·∇f + D:∇∇f is taken along the directions e of Selling's decomposition D = Σ w e eᵀ in
 * units of the grid (the two axes where D is diagonal). Along each of them, with the rise Δφ = ∫D⁻¹∇L·ds to the node
 * that lies e away, the chain jumps there with rate w·Be(Δφ), Be(z) = z/(e^z − 1): exponential fitting. For white noise
 * that is the Scharfetter–Gummel scheme, rate (T/h²)·Be((L_j − L_i)/T), with detailed balance to e^(−L/T). The drift
 * comes out right in every case, Σ w(−e·D⁻¹∇L)e = −∇L, which is Itô's: not −∇L + ∇·D. Every rate is ≥ 0; the error is
 * of order h².
 *
 * Where a way ends at an absorbing boundary, a share s of it away, the leg is shortened (Shortley & Weller, J. Appl.
 * Phys. 9 (1938) 334), so that curved boundaries keep the order h². Ways that lead out of reach are left out:
 * a reflecting boundary.
 *
 * Sources: Scharfetter & Gummel, IEEE Trans. Electron Devices 16 (1969) 64; Fehrenbach & Mirebeau, J. Math. Imaging Vis.
 * 49 (2014) 123.
 */

import type { Point } from '../../landscapes/geometry.ts';
import { sayNumber } from '../../statistics/estimate-text.ts';
import { averageOverCell } from './cell-average.ts';
import { createRises, type Rises } from './force.ts';
import { type Diffusion2d, type Grid2d, positionOf, type Refusal } from './problem.ts';
import { alignGrid, explainGap, nearestPlace, type Reach } from './reach.ts';
import { type Direction, decomposeSelling } from './selling.ts';
import { createLegFinder, type Ending, findStates, type States } from './states.ts';

/** A Markov chain in continuous time. */
export interface Generator2d extends States {
  readonly grid: Grid2d;
  /** The ways out of state i are rowStart[i] … rowStart[i + 1] − 1. */
  readonly rowStart: Int32Array;
  /** Where each of them leads. */
  readonly targets: Int32Array;
  /** Rate ≥ 0 of each of them, per unit of t. */
  readonly rates: Float64Array;
  /** For each ending the rate ≥ 0 at which each state goes there. */
  readonly endings: readonly Float64Array[];
  /** Area of the cell of each state: a probability divided by it is a density. */
  readonly areas: Float64Array;
  /** The first moment of the jumps into endings, Σ rate · displacement, for each state. */
  readonly endingDrift: readonly [x: Float64Array, y: Float64Array];
  /** The state from which the particles start; −1 where that lies in an ending. */
  readonly start: number;
}

/** z/(e^z − 1). */
export function bernoulli(z: number): number {
  if (Math.abs(z) < 1e-5) return 1 - z / 2 + (z * z) / 12;
  return z / Math.expm1(z);
}

/**
 * The generator on a grid of about cells × cells intervals over the reach of the particles, a node at the start.
 *
 * @param endings the parts of the plane in which particles end
 */
export function createGenerator2d(
  process: Diffusion2d,
  reach: Reach,
  cells: number,
  endings: readonly Ending[],
): Generator2d | Refusal {
  const [[left, right], [bottom, top]] = reach.box;
  const spacing = [(right - left) / cells, (top - bottom) / cells] as const;
  const grid = alignGrid(reach.box, process.start, spacing);
  if (!(grid.columns > 2 && grid.rows > 2)) return { reason: 'The grid has too few cells.' };
  const found = findStates(process, reach, grid, endings);
  const { places, states } = found;
  const size = places.length;
  if (size === 0) return { reason: 'Nothing lies between the start and the escape region.' };
  const rowStart = new Int32Array(size + 1);
  const targets: number[] = [];
  const rates: number[] = [];
  const endingRates = endings.map(() => new Float64Array(size));
  const endingDrift = [new Float64Array(size), new Float64Array(size)] as const;
  const areas = new Float64Array(size).fill(spacing[0] * spacing[1]);
  const rises = createRises(process, grid);
  const directionsAt = createDirections(process, grid, rises);
  const findLeg = createLegFinder(grid, found, endings);
  for (let state = 0; state < size; state++) {
    const column = places[state] % grid.columns;
    const row = (places[state] - column) / grid.columns;
    const directions = directionsAt(column, row);
    if (directions === undefined) {
      const [x, y] = positionOf(grid, places[state]).map((z) => sayNumber(z, 4));
      return { reason: `The noise vanishes in some direction near (${x}, ${y}).` };
    }
    for (const { weight, column: e, row: f } of directions) {
      const legs = [findLeg(column, row, e, f), findLeg(column, row, -e, -f)];
      const width = (legs[0].share + legs[1].share) / 2;
      if (e * f === 0) areas[state] *= width;
      legs.forEach(({ share, ending, state: target }, side) => {
        if (ending < 0 && target < 0) return;
        const right = side === 0 ? e : -e;
        const up = side === 0 ? f : -f;
        const rise =
          ending < 0
            ? rises.toNode(column, row, right, up)
            : rises.part(column, row, right, up, share);
        const rate = (weight / (share * width)) * bernoulli(rise);
        if (ending < 0) {
          targets.push(target);
          rates.push(rate);
        } else {
          endingRates[ending][state] += rate;
          endingDrift[0][state] += rate * share * right * spacing[0];
          endingDrift[1][state] += rate * share * up * spacing[1];
        }
      });
    }
    rowStart[state + 1] = targets.length;
  }
  const broken = [rates, ...endingRates].some((each) => each.some((rate) => !(rate < Infinity)));
  if (broken) return explainGap(findBrokenPlace(grid, places, rowStart, rates, endingRates));
  return {
    ...found,
    grid,
    rowStart,
    targets: Int32Array.from(targets),
    rates: Float64Array.from(rates),
    endings: endingRates,
    areas,
    endingDrift,
    start: states[nearestPlace(grid, process.start)],
  };
}

/** The position of the first state that has a rate that is no number. */
function findBrokenPlace(
  grid: Grid2d,
  places: Int32Array,
  rowStart: Int32Array,
  rates: readonly number[],
  endingRates: readonly Float64Array[],
): Point {
  const state = places.findIndex((_, i) => {
    const own = rates.slice(rowStart[i], rowStart[i + 1]);
    return [...own, ...endingRates.map((each) => each[i])].some((rate) => !(rate < Infinity));
  });
  return positionOf(grid, places[state]);
}

/** The decomposition of D, in units of the grid, at each node. */
function createDirections(
  { diffusion }: Diffusion2d,
  { origin, spacing }: Grid2d,
  rises: Rises,
): (column: number, row: number) => Direction[] | undefined {
  const [dx, dy] = spacing;
  if (typeof diffusion === 'number') {
    const axes = decomposeSelling([diffusion / dx ** 2, 0, diffusion / dy ** 2]);
    return () => axes;
  }
  return (column, row) => {
    const [xx, xy, yy] = averageOverCell({
      diffusion: (right, up) =>
        diffusion(origin[0] + (column + right) * dx, origin[1] + (row + up) * dy),
      rise: (right, up) => rises.part(column, row, right, up, 1),
    });
    return decomposeSelling([xx / dx ** 2, xy / (dx * dy), yy / dy ** 2]);
  };
}
