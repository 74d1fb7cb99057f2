import type { LandscapeDefinition } from '../landscape.ts';

/** ω of the bend below; it sets how gradually the sharp side passes into the flat one. */
const BEND_WIDTH = 3 / 4;

/** √(1 + ω²) and its distance from ω, both exact for ω = ¾. */
const BEND_REACH = 5 / 4;
const BEND_SHIFT = BEND_REACH - BEND_WIDTH;

/** β and the scale σ of the docstring below. */
function bend(ratio: number): { beta: number; scale: number } {
  const rho = Math.sqrt(ratio);
  const beta = (BEND_REACH * (rho - 1)) / (rho + 1);
  return { beta, scale: 1 / (1 - BEND_SHIFT * beta) };
}

/** The position x at which u(x) has a value. */
function positionOf(u: number, ratio: number): number {
  const { beta, scale } = bend(ratio);
  return scale * (u + beta * (Math.hypot(u, BEND_WIDTH) - BEND_WIDTH));
}

/**
 * L = (u² − 1)² + ½κ(y·u′)², u(x) a smooth monotone bend of x: two wells of equal depth, one sharp and one flat.
 *
 * u is defined by its inverse, a hyperbola: x(u) = σ(u + β(√(u² + ω²) − ω)), ω = ¾, β < 1. It is strictly monotone and straight
 * far out, so that L grows like x⁴ on both sides. With ρ = √r, r the ratio of curvatures, β is chosen so that
 * u′ at the sharp minimum is ρ times u′ at the flat one, and σ puts the sharp minimum at x = −1:
 * β = (5/4)(ρ − 1)/(ρ + 1), σ = 1/(1 − β/2). Solved for u, with X = x/σ + βω and R = √(X² + (1 − β²)ω²):
 * u = (X − βR)/(1 − β²), u′ = (1 − βX/R)/((1 − β²)σ).
 *
 * Critical points, all on y = 0: sharp minimum a = (−1, 0), saddle b = (0, 0) with L = 1, flat minimum d; L(a) = L(d) = 0 exactly.
 * Hessians are diagonal: (8, κ)u′² at a and d, (−4, κ)u′² at b. For κ = 8 both wells are round. At the default r = 4, κ = 8:
 * β = 5/12, σ = 24/19; d = (29/19, 0); H_a = 361/32 = 11.28, H_d = 361/128 = 2.820, H_b = −361/144 = −2.507 along x and
 * 361/72 = 5.014 along y.
 */
export const sharpFlat: LandscapeDefinition = {
  name: 'sharp-flat',
  title: 'Sharp and flat',
  description:
    'Two wells of equal depth, a sharp one on the left and a flat one on the right: which one does the noise prefer?',
  formula: '(u^2 - 1)^2 + kappa/2*(y*v)^2',
  where: {
    rho: 'sqrt(ratio)',
    beta: '5/4*(rho - 1)/(rho + 1)',
    sigma: '1/(1 - beta/2)',
    X: 'x/sigma + 3/4*beta',
    R: 'sqrt(X^2 + 9/16*(1 - beta^2))',
    u: '(X - beta*R)/(1 - beta^2)',
    v: '(1 - beta*X/R)/((1 - beta^2)*sigma)',
  },
  parameters: {
    ratio: {
      label: 'ratio of curvatures',
      symbol: 'r',
      unit: '',
      default: 4,
      minimum: 1,
      maximum: 25,
      slider: { scale: 'linear', from: 1, to: 16 },
      help: 'How many times the curvature of the sharp minimum exceeds that of the flat one; 1 makes the wells equal.',
    },
    kappa: {
      label: 'transverse curvature',
      symbol: 'κ',
      unit: '',
      default: 8,
      minimum: 0,
      maximum: 1000,
      slider: { scale: 'linear', from: 0, to: 32 },
      help: 'Curvature across the valley, in the same measure as the 8 along it: at 8 both wells are round.',
    },
  },
  geometry: ({ ratio }) => {
    const flat = positionOf(1, ratio);
    const left = positionOf(-1.7, ratio);
    const right = positionOf(1.7, ratio);
    const half = 0.42 * (right - left);
    return {
      domain: [
        [left, right],
        [-half, half],
      ],
      start: [-1, 0],
      escape: { kind: 'half-plane', normal: [1, 0], offset: flat },
    };
  },
};
