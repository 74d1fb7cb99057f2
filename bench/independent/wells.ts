/** Landscapes with one or two wells, by hand. */

import type { Landscape } from './place.ts';

/** (x² − 1)² + c·y², and its two wells, split at x = 0. */
function doubleWell(c: number, reach: number): Landscape {
  return {
    loss: (x, y) => (x * x - 1) ** 2 + c * y * y,
    gradient(x, y, out) {
      out.gx = 4 * x * (x * x - 1);
      out.gy = 2 * c * y;
    },
    hessian(x, _, out) {
      out.hxx = 12 * x * x - 4;
      out.hxy = 0;
      out.hyy = 2 * c;
    },
    start: [-1, 0],
    reach,
    // Outside of the domain |x| < 2.5, |y| < 3 is outside of the basin, too.
    well: (x, y) => (Math.abs(x) > reach || Math.abs(y) > 3 ? -1 : x < 0 ? 0 : 1),
    wells: 2,
    curvatures: { minimum: [8, 2 * c], saddle: [4, 2 * c], at: [-1, 0, 1], barrier: 1 },
    isSum: true,
  };
}

const plain = doubleWell(0.5, 3);

/** The double well drawn together about (−1, 0): L(−1 + √k(x + 1), √k·y). */
function drawnTogether(k: number): Landscape {
  const s = Math.sqrt(k);
  return {
    ...plain,
    loss: (x, y) => plain.loss(-1 + s * (x + 1), s * y),
    gradient(x, y, out) {
      plain.gradient(-1 + s * (x + 1), s * y, out);
      out.gx *= s;
      out.gy *= s;
    },
    // Of the experiment's x ≥ 1, drawn together with all else.
    region: { kind: 'half-plane', normal: [1, 0], offset: -1 + 2 / s },
  };
}

/** The turning point of 4x³ − 4x + 0.2 between the wells. */
function findTiltedTop(): number {
  let x = 0.05;
  for (let round = 0; round < 8; round++) x -= (4 * x ** 3 - 4 * x + 0.2) / (12 * x * x - 4);
  return x;
}
const tiltedTop = findTiltedTop();

/** Sharp bend of the piecewise quadratic: value and slope of x alone. */
function piecewise(ha: number, hb: number, xc: number): Landscape {
  const b = xc * (1 + ha / hb);
  const barrier = (ha / 2) * xc * xc * (1 + ha / hb);
  const along = (x: number) => (x < xc ? (ha / 2) * x * x : barrier - (hb / 2) * (x - b) * (x - b));
  return {
    loss: (x, y) => along(x) + (y * y) / 2,
    gradient(x, y, out) {
      out.gx = x < xc ? ha * x : -hb * (x - b);
      out.gy = y;
    },
    start: [0, 0],
    reach: 1.15 * (2 * b - xc),
    region: { kind: 'half-plane', normal: [1, 0], offset: 2 * b - xc },
    curvatures: {
      minimum: [ha, 1],
      saddle: [hb, 1],
      at: [0, b, Number.POSITIVE_INFINITY],
      barrier,
    },
    isSum: true,
  };
}

const quadratic = (xx: number, xy: number, yy: number, reach: number): Landscape => ({
  loss: (x, y) => xx * x * x + xy * x * y + yy * y * y,
  gradient(x, y, out) {
    out.gx = 2 * xx * x + xy * y;
    out.gy = xy * x + 2 * yy * y;
  },
  start: [0, 0],
  reach,
});

/** By the names that the list of experiments gives them. */
export const WELLS: Readonly<Record<string, Landscape>> = {
  'double-well': {
    ...plain,
    covariance: (x) => [4 + x * x, 0.5 * x, 2],
  },
  'double-well-drawn-together': drawnTogether(2),
  'stiff-valley': doubleWell(1.5, 2.5),
  'steep-sides': doubleWell(2, 2),
  'lifted-double-well': {
    loss: (x, y) => (x * x - 1) ** 2 + 3 * y * y + 0.3,
    gradient(x, y, out) {
      out.gx = 4 * x * (x * x - 1);
      out.gy = 6 * y;
    },
    start: [-1, 0],
    reach: 2,
    curvatures: { minimum: [8, 6], saddle: [4, 6], at: [-1, 0, 1], barrier: 1 },
  },
  'curved-valley': {
    loss: (x, y) => (x * x - 1) ** 2 + 2 * (y - 0.6 * x * x) ** 2,
    gradient(x, y, out) {
      const off = y - 0.6 * x * x;
      out.gx = 4 * x * (x * x - 1) - 4.8 * x * off;
      out.gy = 4 * off;
    },
    hessian(x, y, out) {
      out.hxx = 12 * x * x - 4 - 4.8 * (y - 0.6 * x * x) + 5.76 * x * x;
      out.hxy = -4.8 * x;
      out.hyy = 4;
    },
    start: [-1, 0.6],
    reach: 2.5,
    covariance: (x) => [3, 0, 2 + x * x],
  },
  rotated: {
    loss: (x, y) => ((x + y) ** 2 / 2 - 1) ** 2 + (x - y) ** 2 / 2,
    gradient(x, y, out) {
      const steep = 2 * ((x + y) ** 2 / 2 - 1) * (x + y);
      out.gx = steep + (x - y);
      out.gy = steep - (x - y);
    },
    start: [-Math.SQRT1_2, -Math.SQRT1_2],
    reach: 2,
    well: (x, y) => (Math.abs(x) > 2 || Math.abs(y) > 2 ? -1 : x + y < 0 ? 0 : 1),
    wells: 2,
  },
  tilted: {
    loss: (x, y) => (x * x - 1) ** 2 + 0.2 * x + y * y,
    gradient(x, y, out) {
      out.gx = 4 * x * (x * x - 1) + 0.2;
      out.gy = 2 * y;
    },
    start: [-1.0241322539605686, 0],
    reach: 2,
    well: (x) => (x < tiltedTop ? 0 : 1),
    wells: 2,
    covariance: (_, y) => [5, 1, 1 + y * y],
    isSum: true,
  },
  cubic: {
    loss: (x, y) => (x * x) / 2 - x ** 3 / 3 + y * y,
    gradient(x, y, out) {
      out.gx = x - x * x;
      out.gy = 2 * y;
    },
    start: [0, 0],
    reach: 1.8,
    isSum: true,
  },
  oval: quadratic(2, 0.3, 0.5, 3),
  bowl: quadratic(1, 0, 1, 3),
  trough: {
    loss: (x) => x * x + 0.05,
    gradient(x, _, out) {
      out.gx = 2 * x;
      out.gy = 0;
    },
    start: [0, 0],
    reach: 2,
    curvatures: { minimum: [2, 0], saddle: [0, 0], at: [0, 0, 0], barrier: 0 },
  },
  'piecewise-quadratic-2': piecewise(2, 1, 0.6),
  'piecewise-quadratic-4': piecewise(4, 4, 0.5),
  'maier-stein': {
    loss: (x, y) => x ** 4 / 4 - (x * x) / 2 + (1 + x * x) * y * y,
    gradient(x, y, out) {
      out.gx = x ** 3 - x + 2 * x * y * y;
      out.gy = 2 * (1 + x * x) * y;
    },
    start: [-1, 0],
    reach: 1.8,
  },
};
