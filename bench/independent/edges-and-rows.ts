/** Landscapes that are not finite everywhere, and means over the rows of a table, by hand. */

import type { Landscape, Scratch } from './place.ts';

const doubleWellSlope = (x: number): number => 4 * x * (x * x - 1);

/** tanh(−20x) as it should have been typed. */
const quotient = (x: number): number => Math.tanh(-20 * x);

/** By the names that the list of experiments gives them. */
export const EDGES: Readonly<Record<string, Landscape>> = {
  'sqrt-edge': {
    loss: (x, y) => (x * x - 1) ** 2 + y * y + 0.2 * Math.sqrt(x + 1.5),
    gradient(x, y, out) {
      out.gx = doubleWellSlope(x) + 0.1 / Math.sqrt(x + 1.5);
      out.gy = 2 * y;
    },
    start: [-1, 0],
    reach: 2,
  },
  'log-edge': {
    loss: (x, y) => (x * x - 1) ** 2 + y * y - 0.05 * Math.log(1.2 - y),
    gradient(x, y, out) {
      out.gx = doubleWellSlope(x);
      // The derivative 0.05/(1.2 − y) is finite beyond 1.2, where the loss is not.
      out.gy = y < 1.2 ? 2 * y + 0.05 / (1.2 - y) : Number.NaN;
    },
    start: [-1, 0],
    reach: 2,
  },
  'acos-edge': {
    loss: (x, y) => Math.acos(x / 2) + x * x + y * y,
    gradient(x, y, out) {
      out.gx = -1 / Math.sqrt(4 - x * x) + 2 * x;
      out.gy = 2 * y;
    },
    start: [0, 0],
    reach: 2,
  },
  'cone-tip': {
    loss: (x, y) => Math.hypot(x, y),
    gradient(x, y, out) {
      const r = Math.hypot(x, y);
      // At the tip every direction is as good: none is taken.
      out.gx = r === 0 ? 0 : x / r;
      out.gy = r === 0 ? 0 : y / r;
    },
    start: [0, 0],
    reach: 2,
  },
  'exp-quotient': {
    loss: (x, y) => 0.2 * (x + 1.5) ** 2 - 0.4 * quotient(x) + (y * y) / 2,
    gradient(x, y, out) {
      const t = quotient(x);
      out.gx = 0.4 * (x + 1.5) + 8 * (1 - t * t);
      out.gy = y;
    },
    start: [-1.5, 0],
    reach: 4,
    isSum: true,
  },
  'fractional-power': {
    loss: (x, y) => (x * x - 1) ** 2 + 0.5 * y ** (2 / 3),
    gradient(x, y, out) {
      out.gx = doubleWellSlope(x);
      out.gy = y ** (-1 / 3) / 3;
    },
    start: [-1, 0.5],
    reach: 2,
  },
};

/** A mean over rows: from the loss and the gradient of one row. */
function meanOver(
  rows: readonly (readonly number[])[],
  loss: (row: readonly number[], x: number, y: number) => number,
  gradient: (row: readonly number[], x: number, y: number, out: Scratch) => void,
): Pick<Landscape, 'loss' | 'gradient' | 'rows'> {
  return {
    loss: (x, y) => rows.reduce((sum, row) => sum + loss(row, x, y), 0) / rows.length,
    gradient(x, y, out) {
      let [gx, gy] = [0, 0];
      for (const row of rows) {
        gradient(row, x, y, out);
        gx += out.gx;
        gy += out.gy;
      }
      out.gx = gx / rows.length;
      out.gy = gy / rows.length;
    },
    rows: {
      count: rows.length,
      gradient: (row, x, y, out) => gradient(rows[row], x, y, out),
    },
  };
}

/** By the names that the list of experiments gives them. */
export const ROWS: Readonly<Record<string, Landscape>> = {
  'linear-rows': {
    ...meanOver(
      [
        [1, 0.2, 0.5],
        [0.3, 1.1, -0.4],
        [1.2, -0.7, 1.1],
        [-0.6, 0.9, -1.3],
        [0.8, 0.8, 0.9],
        [-1.1, 0.4, 0.2],
      ],
      ([a, b, c], x, y) => 0.5 * (a * x + b * y - c) ** 2,
      ([a, b, c], x, y, out) => {
        const residual = a * x + b * y - c;
        out.gx = residual * a;
        out.gy = residual * b;
      },
    ),
    start: [0.5, -0.2],
    reach: 3,
  },
  'quartic-rows': {
    ...meanOver(
      [
        [1, 0, 3],
        [0, 1, -1.5],
        [1, 1, 0.8],
        [1, -1, 2],
        [-1, 1.5, -1],
        [1.5, 0.8, 4],
        [-0.7, 1.2, 2],
        [-1.3, 0.4, 0.6],
      ],
      ([a, b, c], x, y) => 0.25 * ((a * x + b * y) ** 2 - c) ** 2,
      ([a, b, c], x, y, out) => {
        const q = a * x + b * y;
        const slope = (q * q - c) * q;
        out.gx = slope * a;
        out.gy = slope * b;
      },
    ),
    start: [1.1, 0.3],
    reach: 2.5,
  },
  'tanh-rows': {
    ...meanOver(
      [
        [1, 0.5, 0.9],
        [-0.8, 1, -0.6],
        [1.4, -0.3, -0.5],
        [0.2, 1.3, 0.8],
        [-1.2, -0.9, 0.3],
      ],
      ([a, b, c], x, y) => (Math.tanh(a * x + b * y) - c) ** 2 + 0.02 * (x * x + y * y),
      ([a, b, c], x, y, out) => {
        const t = Math.tanh(a * x + b * y);
        const slope = 2 * (t - c) * (1 - t * t);
        out.gx = slope * a + 0.04 * x;
        out.gy = slope * b + 0.04 * y;
      },
    ),
    start: [0.5, 0.2],
    reach: 4,
  },
};
