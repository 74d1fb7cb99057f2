/** Problems in the plane that fall apart into two in one dimension. */

import { differentiate } from '../formula/derivative.ts';
import type { Expression } from '../formula/expression.ts';
import type { EscapeRegion } from '../landscapes/escape-region.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import type { FirstPassage1d } from './quadrature-1d.ts';

/** A first-passage problem in the plane. A Landscape brings loss, gradient, domain. */
export interface FormulaPassage2d {
  /** L as a formula; undefined where there is none, as for a mean over data: then nothing is known to fall apart. */
  readonly loss: Expression | undefined;
  readonly gradient: (x: number, y: number) => Point;
  /** D: a number for white noise, else the matrix D(x, y). */
  readonly diffusion: number | ((x: number, y: number) => SymmetricMatrix);
  readonly domain: Domain;
  readonly start: Point;
  readonly escape: EscapeRegion;
}

/** Places along each side of the domain at which a noise is looked at. */
const SAMPLES = 23;

/** Whether a loss is a function of x plus a function of y: ∂²L/∂x∂y is identically 0. */
export function isSeparable(loss: Expression | undefined): boolean {
  if (loss === undefined) return false;
  const mixed = differentiate(differentiate(loss, 'x'), 'y');
  return mixed.kind === 'number' && mixed.value === 0;
}

/**
 * The one-dimensional problem that has the same first-passage time, for quadrature-1d.ts, or undefined where there is none.
 *
 * There is one where the loss is separable, the escape region is a half-plane along x or along y, and D is diagonal with
 * its element along that axis a function of that coordinate only (looked at on a grid of places over the domain). Where the loss has
 * no value somewhere across, particles can be lost there, and that coordinate takes part after all.
 */
export function reduceToOneDimension(problem: FormulaPassage2d): FirstPassage1d | undefined {
  const { loss, gradient, diffusion, start, escape: region } = problem;
  if (region.kind !== 'half-plane') return undefined;
  const [normalX, normalY] = region.normal;
  if ((normalX === 0) === (normalY === 0) || !isSeparable(loss)) return undefined;
  const axis = normalY === 0 ? 0 : 1;
  const normal = region.normal[axis];
  const target = region.offset / normal;
  if ((start[axis] - target) * normal >= 0) return undefined;
  const at = (along: number): Point => (axis === 0 ? [along, start[1]] : [start[0], along]);
  const element = axis === 0 ? 0 : 2;
  if (typeof diffusion !== 'number' && !respectsAxis(problem, diffusion, axis)) return undefined;
  if (!hasLossAcross(problem, axis)) return undefined;
  return {
    gradient: (along) => gradient(...at(along))[axis],
    diffusion: (along) =>
      typeof diffusion === 'number' ? diffusion : diffusion(...at(along))[element],
    start: start[axis],
    target,
  };
}

/** Whether the gradient is finite all across the domain, at the start's place along an axis. */
function hasLossAcross({ domain, gradient, start }: FormulaPassage2d, axis: 0 | 1): boolean {
  const [from, to] = domain[axis === 0 ? 1 : 0];
  for (let index = 0; index < SAMPLES; index++) {
    const across = from + ((to - from) * (index + 0.5)) / SAMPLES;
    const place: Point = axis === 0 ? [start[0], across] : [across, start[1]];
    if (!gradient(...place).every(Number.isFinite)) return false;
  }
  return true;
}

/** Whether a noise is diagonal and does not change across an axis. */
function respectsAxis(
  { domain, start }: FormulaPassage2d,
  diffusion: (x: number, y: number) => SymmetricMatrix,
  axis: 0 | 1,
): boolean {
  const element = axis === 0 ? 0 : 2;
  const share = (range: readonly [number, number], index: number) =>
    range[0] + ((range[1] - range[0]) * (index + 0.5)) / SAMPLES;
  for (let i = 0; i < SAMPLES; i++) {
    for (let j = 0; j < SAMPLES; j++) {
      const [x, y] = [share(domain[0], i), share(domain[1], j)];
      const here = diffusion(x, y);
      const beside = axis === 0 ? diffusion(x, start[1]) : diffusion(start[0], y);
      const tolerance = 1e-12 * Math.max(Math.abs(here[0]), Math.abs(here[2]));
      if (Math.abs(here[1]) > tolerance) return false;
      if (Math.abs(here[element] - beside[element]) > tolerance) return false;
    }
  }
  return true;
}
