/** Functions of the plane that have no value at single points or on lines, as 0/0 at the tip of a cone. */

import type { Domain, Point } from '../landscapes/geometry.ts';

/** How far beside a gap a function is looked at, as a share of the domain's width. */
const BESIDE = 1e-7;
/** Four directions a right angle apart, along no line that a formula is likely to have. */
const DIRECTIONS = [0, 1, 2, 3].map((quarter) => {
  const angle = 0.4 + (quarter * Math.PI) / 2;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

/**
 * The same function with its gaps of no area bridged: where it is no number at a point but is one on every side of it, its mean
 * over four places close by. A diffusion in continuous time spends no time on such points. Where it is no number on some
 * side, nothing is bridged.
 */
export function bridgeGaps<Values extends readonly number[]>(
  f: (x: number, y: number) => Values,
  [[left, right], [bottom, top]]: Domain,
): (x: number, y: number) => Values {
  const reach: Point = [BESIDE * (right - left), BESIDE * (top - bottom)];
  return (x, y) => {
    const here = f(x, y);
    if (!here.some(Number.isNaN)) return here;
    const around = DIRECTIONS.map(([u, v]) => f(x + u * reach[0], y + v * reach[1]));
    if (!around.every((values) => values.every(Number.isFinite))) return here;
    return here.map(
      (_, i) => around.reduce((sum, values) => sum + values[i], 0) / around.length,
    ) as readonly number[] as Values;
  };
}
