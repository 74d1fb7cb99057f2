import type { LandscapeDefinition } from '../landscape.ts';
import { TRANSVERSE_CURVATURE } from './transverse-curvature.ts';

/**
 * A well and a barrier, each exactly quadratic, joined with equal value and slope at x = x_c.
 *
 * L = ½H_a x² for x < x_c, else ΔL − ½H_b(x − b)², plus ½κy² everywhere; b = x_c(1 + H_a/H_b) and
 * ΔL = ½H_a x_c²(1 + H_a/H_b) follow. Minimum (0, 0), saddle (b, 0). Beyond the saddle L falls without end: the escape region
 * x ≥ 2b − x_c lies as far below the saddle as x_c. On it the two-temperature picture of SGD noise is exact, with
 * s = H_b/(H_a + H_b) and exponent (B/η)[x_c² + (b − x_c)²].
 */
export const piecewiseQuadratic: LandscapeDefinition = {
  name: 'piecewise-quadratic',
  title: 'Piecewise quadratic',
  description: 'A parabola up, a parabola over the top: where the theory of SGD noise is exact.',
  formula: '(x < xc ? Ha/2*x^2 : barrier - Hb/2*(x - b)^2) + kappa/2*y^2',
  where: {
    b: 'xc*(1 + Ha/Hb)',
    barrier: 'Ha/2*xc^2*(1 + Ha/Hb)',
  },
  parameters: {
    Ha: {
      label: 'curvature of the well',
      symbol: 'H_a',
      unit: '',
      default: 4,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.25, to: 16 },
      help: 'Second derivative at the minimum, along the way out.',
    },
    Hb: {
      label: 'curvature of the barrier',
      symbol: '|H_b|',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.25, to: 16 },
      help: 'Size of the negative second derivative at the saddle.',
    },
    xc: {
      label: 'joint',
      symbol: 'x_c',
      unit: '',
      default: 0.5,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 100,
      slider: { scale: 'linear', from: 0.1, to: 2 },
      help: 'Where the parabola of the well meets that of the barrier.',
    },
    kappa: TRANSVERSE_CURVATURE,
  },
  geometry: ({ Ha, Hb, xc }) => {
    const saddle = xc * (1 + Ha / Hb);
    const target = 2 * saddle - xc;
    const half = target / 2;
    return {
      domain: [
        [-saddle, 1.15 * target],
        [-half, half],
      ],
      start: [0, 0],
      escape: { kind: 'half-plane', normal: [1, 0], offset: target },
    };
  },
};
