import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = ⅛k(x, y)(r² − 1)², k = ½(k_s + k_f) − ½(k_s − k_f)u, u = 2x/(1 + r²): a ring of minima, sharp on the left and flat on the right.
 *
 * Every point of the circle r = 1 is a minimum with L = 0; at the angle φ the curvature is k(φ) = ½(k_s + k_f) − ½(k_s − k_f) cos φ across the
 * ring and 0 along it: k_s at the start (−1, 0), k_f at (1, 0). As |u| ≤ 1, k stays between the two. Inside there is one maximum;
 * for k_s = 16, k_f = 1 it is (−0.245806, 0) with L 1.321677. Nothing pushes a resting particle along the ring, but the jitter
 * across it does: averaged over ρ = r − 1, the tangential force is −½k′(φ)⟨ρ²⟩. White noise has ⟨ρ²⟩ = T/k, hence the free energy (T/2) ln k; SGD
 * noise with C = H has ⟨ρ²⟩ = η/2B, hence (η/4B)k: both drive towards the flat part (Blanc et al., COLT 2020; Wei and Schwab 2019). The
 * escape is to x ≥ 0.8, the flat end.
 */
export const ring: LandscapeDefinition = {
  name: 'ring',
  title: 'Ring of minima',
  description:
    'A circle of equally deep minima, sharp on the left and flat on the right: noise alone carries particles to the flat part.',
  formula: 'k/8*(x^2 + y^2 - 1)^2',
  where: {
    u: '2*x/(1 + x^2 + y^2)',
    k: '(sharp + flat)/2 - (sharp - flat)/2*u',
  },
  parameters: {
    sharp: {
      label: 'curvature at the sharp end',
      symbol: 'k_s',
      unit: '',
      default: 16,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 1, to: 100 },
      help: 'Curvature across the ring where particles start, at the left.',
    },
    flat: {
      label: 'curvature at the flat end',
      symbol: 'k_f',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.1, to: 10 },
      help: 'Curvature across the ring where particles escape, at the right.',
    },
  },
  opening: { learningRate: 0.012, temperature: 0.1, noiseScale: 5 },
  geometry: () => ({
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    start: [-1, 0],
    escape: { kind: 'half-plane', normal: [1, 0], offset: 0.8 },
  }),
};
