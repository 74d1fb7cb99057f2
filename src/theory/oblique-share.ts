import { normalCdf } from '../statistics/normal.ts';
import { createBandedMatrix, eliminateChain, solveKilledChain } from './banded.ts';
import { bernoulli } from './generator-2d/generator.ts';

/** A straight boundary near a saddle, in units in which the saddle's loss over its noise is (w² − s²)/2. */
export interface ObliqueBoundary {
  /** Where it meets the unstable direction, in widths √(D/|H_b|): s at w = 0. */
  readonly distance: number;
  /** b ≥ 0: the boundary is s = distance − b·w. */
  readonly slope: number;
  /** ρ > 0: how fast the stable direction relaxes, in units of the unstable one. */
  readonly stiffness: number;
}

/** b above which the loss hardly rises along the boundary away from the saddle, or falls: particles then pass far from the saddle. */
export const STEEPEST_SLOPE = 0.9;

/** Below this b the grid would be too fine; the share is even in b, and goes on as a parabola to Φ(distance) at b = 0. */
const LEAST_SLOPE = 0.15;

/** How many widths from the saddle, and from where the boundary is passed, the density is followed: 1e-5 of it lies beyond. */
const REACH = 4.5;
/** Steps to a width across the way out. */
const FINENESS = 4;

/**
 * The mean time to a boundary that lies at an angle across a saddle, as a share of the time to the far well: the capacity between
 * the well and the far side, over that between the well and the boundary.
 *
 * In the scaled coordinates the process is ds = s dt + √2 dW, dw = −ρw dt + √(2ρ) dW. The chance q of returning to the well before
 * the boundary is met solves q_ss + s q_s + ρ(q_ww − w q_w) = 0, q = 0 on the boundary and 1 in the well; for b = 0 it is
 * 1 − Φ(s)/Φ(distance), which makes the share Φ(distance) (`computeBoundaryShare`). For b > 0 there is no closed form: it is solved on a
 * grid whose rows all end on the boundary exactly, with rates D/h²·Be(Δ), the flux onto the boundary summed. Within 0.5 %.
 *
 * Valid for b ≤ 0.9 (`STEEPEST_SLOPE`), as T → 0: with (x² − 1)² + 4y² and the normal (1, 1) the exact share is 0.235 at T = 0.15 and
 * 0.2145 in the limit.
 */
export function computeObliqueShare(boundary: ObliqueBoundary): number {
  const { distance, slope } = boundary;
  if (slope >= LEAST_SLOPE) return solveShare(boundary);
  const across = normalCdf(distance);
  if (slope === 0) return across;
  const tilted = solveShare({ ...boundary, slope: LEAST_SLOPE });
  return across + (tilted - across) * (slope / LEAST_SLOPE) ** 2;
}

function solveShare({ distance, slope, stiffness }: ObliqueBoundary): number {
  const spread = 1 / Math.sqrt(1 - slope * slope);
  // The boundary is passed where the loss on it is least, over a width of `spread`.
  const centre = (-slope * distance) / (1 - slope * slope);
  const low = Math.min(-REACH, centre - REACH * spread);
  const high = Math.max(REACH, centre + REACH * spread);
  const rowCount = Math.ceil((high - low) * FINENESS) + 1;
  const rowStep = (high - low) / (rowCount - 1);
  // From row to row the boundary moves by a whole number of steps along s.
  const shift = Math.max(1, Math.round(slope * rowStep * FINENESS));
  const step = (slope * rowStep) / shift;
  const last = distance - slope * low;
  const columnCount = Math.ceil((last + REACH) / step);
  const size = rowCount * columnCount;
  const transitions = createBandedMatrix(size, rowCount, rowCount);
  const killing = new Float64Array(size);
  const toWell = new Float64Array(size);
  const toBoundary = new Float64Array(size);
  const width = 2 * rowCount + 1;
  const s = (column: number) => last - (columnCount - column) * step;
  const w = (row: number) => low + row * rowStep;
  // The last live column of a row lies one step before its boundary.
  const isLive = (column: number, row: number) => column < columnCount - shift * row;
  for (let column = 0; column < columnCount; column++) {
    for (let row = 0; row < rowCount; row++) {
      const state = column * rowCount + row;
      if (!isLive(column, row)) {
        killing[state] = 1;
        continue;
      }
      const go = (toColumn: number, toRow: number, rate: number): void => {
        if (toRow < 0 || toRow >= rowCount) return;
        if (toColumn < 0) toWell[state] += rate;
        else if (toColumn >= columnCount || !isLive(toColumn, toRow)) toBoundary[state] += rate;
        else {
          const target = toColumn * rowCount + toRow;
          transitions.entries[state * width + target - state + rowCount] = rate;
        }
      };
      const along = (to: number) => bernoulli((s(column) ** 2 - s(to) ** 2) / 2) / step ** 2;
      const across = (to: number) =>
        (stiffness * bernoulli((w(to) ** 2 - w(row) ** 2) / 2)) / rowStep ** 2;
      go(column - 1, row, along(column - 1));
      go(column + 1, row, along(column + 1));
      go(column, row - 1, across(row - 1));
      go(column, row + 1, across(row + 1));
      killing[state] = toWell[state] + toBoundary[state];
    }
  }
  const toReturn = solveKilledChain(eliminateChain(transitions, killing), toWell);
  let flux = 0;
  for (let state = 0; state < size; state++) {
    if (toBoundary[state] === 0) continue;
    const [column, row] = [Math.floor(state / rowCount), state % rowCount];
    const weight = Math.exp((s(column) ** 2 - w(row) ** 2) / 2);
    flux += weight * toReturn[state] * toBoundary[state];
  }
  // Without a boundary the flux of the density e^{(s² − w²)/2} is ∫e^{−w²/2} dw / ∫e^{−s²/2} ds = 1.
  return 1 / (flux * step * rowStep);
}
