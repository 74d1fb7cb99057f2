/** Landscapes with several wells, by hand. */

import type { Landscape, Scratch } from './place.ts';

/** A sum of exponentials of quadratic forms: weight, centre, and coefficients of (x − p)², (x − p)(y − q), (y − q)². */
type Bump = readonly [weight: number, p: number, q: number, xx: number, xy: number, yy: number];

function sumOf(
  bumps: readonly Bump[],
  rest: (x: number, y: number) => number,
  restGradient: (x: number, y: number, out: Scratch) => void,
): Pick<Landscape, 'loss' | 'gradient'> {
  const height = ([weight, p, q, xx, xy, yy]: Bump, x: number, y: number): number =>
    weight * Math.exp(xx * (x - p) * (x - p) + xy * (x - p) * (y - q) + yy * (y - q) * (y - q));
  return {
    loss: (x, y) => bumps.reduce((sum, bump) => sum + height(bump, x, y), rest(x, y)),
    gradient(x, y, out) {
      restGradient(x, y, out);
      for (const bump of bumps) {
        const value = height(bump, x, y);
        const [, p, q, xx, xy, yy] = bump;
        out.gx += value * (2 * xx * (x - p) + xy * (y - q));
        out.gy += value * (xy * (x - p) + 2 * yy * (y - q));
      }
    },
  };
}

const nothing = (_x: number, _y: number, out: Scratch): void => {
  out.gx = 0;
  out.gy = 0;
};

/** By the names that the list of experiments gives them. */
export const MANY_WELLS: Readonly<Record<string, Landscape>> = {
  triple: {
    loss: (x, y) => 0.12 * x * x * (x * x - 3) ** 2 + y * y,
    gradient(x, y, out) {
      // d/dx of 0.12(x⁶ − 6x⁴ + 9x²).
      out.gx = 0.12 * (6 * x ** 5 - 24 * x ** 3 + 18 * x);
      out.gy = 2 * y;
    },
    start: [-Math.sqrt(3), 0],
    reach: 2.4,
    isSum: true,
  },
  'two-dents': {
    ...sumOf(
      [
        [-1.5, -1.5, 0, -4, 0, 0],
        [-1, 0, 0, -4, 0, 0],
      ],
      (x, y) => 0.05 * x * x + 0.5 * y * y,
      (x, y, out) => {
        out.gx = 0.1 * x;
        out.gy = y;
      },
    ),
    start: [0, 0],
    reach: 3,
    isSum: true,
  },
  'four-wells': {
    loss: (x, y) => (x * x - 1) ** 2 + (y * y - 1) ** 2,
    gradient(x, y, out) {
      out.gx = 4 * x * (x * x - 1);
      out.gy = 4 * y * (y * y - 1);
    },
    start: [-1, -1],
    reach: 2,
    well: (x, y) => (x < 0 ? 0 : 1) + (y < 0 ? 0 : 2),
    wells: 4,
    isSum: true,
  },
  'styblinski-tang': {
    loss: (x, y) => 0.5 * (x ** 4 - 16 * x * x + 5 * x + y ** 4 - 16 * y * y + 5 * y),
    gradient(x, y, out) {
      out.gx = 2 * x ** 3 - 16 * x + 2.5;
      out.gy = 2 * y ** 3 - 16 * y + 2.5;
    },
    start: [-2.903534027771177, -2.903534027771177],
    reach: 4.5,
    region: { kind: 'half-plane', normal: [1, 0], offset: 2.7468027709908367 },
    isSum: true,
  },
  'muller-brown': {
    ...sumOf(
      [
        [-200, 1, 0, -1, 0, -10],
        [-100, 0, 0.5, -1, 0, -10],
        [-170, -0.5, 1.5, -6.5, 11, -6.5],
        [15, -1, 1, 0.7, 0.6, 0.7],
      ],
      () => 0,
      nothing,
    ),
    start: [-0.558224, 1.441726],
    reach: 2.1,
    region: { kind: 'disc', center: [0.623499, 0.028038], radius: 0.1 },
  },
  'three-hole': {
    ...sumOf(
      [
        [3, 0, 1 / 3, -1, 0, -1],
        [-3, 0, 5 / 3, -1, 0, -1],
        [-5, 1, 0, -1, 0, -1],
        [-5, -1, 0, -1, 0, -1],
      ],
      (x, y) => 0.2 * x ** 4 + 0.2 * (y - 1 / 3) ** 4,
      (x, y, out) => {
        out.gx = 0.8 * x ** 3;
        out.gy = 0.8 * (y - 1 / 3) ** 3;
      },
    ),
    start: [-1.0480549928242, -0.0420936663066783],
    reach: 2.5,
    region: { kind: 'disc', center: [1.0480549928242, -0.0420936663066783], radius: 0.3 },
  },
  himmelblau: {
    loss: (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    gradient(x, y, out) {
      const p = x * x + y - 11;
      const q = x + y * y - 7;
      out.gx = 4 * x * p + 2 * q;
      out.gy = 2 * p + 4 * y * q;
    },
    start: [3.584428340330492, -1.8481265269644034],
    reach: 5.5,
    region: { kind: 'half-plane', normal: [0, 1], offset: 2 },
  },
  ripples: {
    loss: (x, y) => 0.5 * (1 - Math.cos(3 * x)) + 0.02 * x * x + 0.5 * y * y,
    gradient(x, y, out) {
      out.gx = 1.5 * Math.sin(3 * x) + 0.04 * x;
      out.gy = y;
    },
    start: [0, 0],
    reach: 4,
  },
  'six-hump-camel': {
    loss: (x, y) => 4 * x * x - 2.1 * x ** 4 + x ** 6 / 3 + x * y + 4 * y ** 4 - 4 * y * y,
    gradient(x, y, out) {
      out.gx = 8 * x - 8.4 * x ** 3 + 2 * x ** 5 + y;
      out.gy = x + 16 * y ** 3 - 8 * y;
    },
    start: [0.0898420131003181, -0.7126564030207396],
    reach: 2.2,
    region: { kind: 'half-plane', normal: [0, 1], offset: 0.7126564030207396 },
  },
  rastrigin: {
    loss: (x, y) => x * x + y * y + 2 - Math.cos(2 * Math.PI * x) - Math.cos(2 * Math.PI * y),
    gradient(x, y, out) {
      out.gx = 2 * x + 2 * Math.PI * Math.sin(2 * Math.PI * x);
      out.gy = 2 * y + 2 * Math.PI * Math.sin(2 * Math.PI * y);
    },
    start: [1.9015606, 0],
    reach: 2.45,
    region: { kind: 'disc', center: [0, 0], radius: 0.25 },
  },
};
