import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import { invert } from './force.ts';

/** A cell about a node; places are counted from the node in units of the spacing, from −½ to ½. */
export interface Cell {
  /** D. */
  diffusion(right: number, up: number): SymmetricMatrix;
  /** How much φ lies above the node's. */
  rise(right: number, up: number): number;
}

/** A relative change of D within half a cell that counts as a jump. */
const JUMP = 0.15;
/** Lines through a cell along which its jumps are located. */
const LINES = 6;
const HALVINGS = 24;
/** Nodes of the two-point Gauss–Legendre rule on (0, 1). */
const GAUSS = [0.5 - Math.sqrt(1 / 12), 0.5 + Math.sqrt(1 / 12)];

/**
 * What stands for D at a node: D itself unless it jumps within the cell.
 *
 * Particles spend a time ∝ e^−φ/D at a place, so where D jumps this is the inverse of the mean of e^−Δφ D⁻¹ over the
 * cell. The jump is found along lines, so that the mean does not depend on how the samples happen to fall.
 */
export function averageOverCell(cell: Cell): SymmetricMatrix {
  const middle = cell.diffusion(0, 0);
  const trace = middle[0] + middle[2];
  const jumps = (value: SymmetricMatrix) => Math.abs(value[0] + value[2] - trace) > JUMP * trace;
  const corners = [-0.5, 0.5].flatMap((up) =>
    [-0.5, 0.5].map((right) => cell.diffusion(right, up)),
  );
  if (!corners.some(jumps)) return middle;
  const [lowLeft, lowRight, highLeft, highRight] = corners.map(([xx, , yy]) => xx + yy);
  const across = Math.abs(lowRight - lowLeft) + Math.abs(highRight - highLeft);
  const up = Math.abs(highLeft - lowLeft) + Math.abs(highRight - lowRight);
  const mean = [0, 0, 0];
  for (let line = 0; line < LINES; line++) {
    const beside = (line + 0.5) / LINES - 0.5;
    const place = (along: number) =>
      across >= up ? ([along, beside] as const) : ([beside, along] as const);
    addLine(cell, place, mean);
  }
  return invert([mean[0], mean[1], mean[2]]);
}

/** Adds the mean of e^−Δφ D⁻¹ along a line, over the number of lines. */
function addLine(
  cell: Cell,
  place: (along: number) => readonly [number, number],
  mean: number[],
): void {
  const jump = findJump((along) => {
    const [xx, , yy] = cell.diffusion(...place(along));
    return xx + yy;
  });
  for (const [from, to] of [
    [-0.5, jump],
    [jump, 0.5],
  ]) {
    for (const node of GAUSS) {
      const at = place(from + node * (to - from));
      // On a slope so steep that e^−Δφ is far from 1 within a cell particles are never seen.
      const climb = Math.max(-1, Math.min(1, cell.rise(...at)));
      const weight = ((to - from) * Math.exp(-climb)) / (2 * LINES);
      invert(cell.diffusion(...at)).forEach((entry, k) => {
        mean[k] += weight * entry;
      });
    }
  }
}

/** Where a function jumps between −½ and ½, by bisection. */
function findJump(value: (along: number) => number): number {
  let [low, high] = [-0.5, 0.5];
  let [below, above] = [value(low), value(high)];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    const here = value(middle);
    if (Math.abs(here - below) < Math.abs(above - here)) {
      low = middle;
      below = here;
    } else {
      high = middle;
      above = here;
    }
  }
  return (low + high) / 2;
}
