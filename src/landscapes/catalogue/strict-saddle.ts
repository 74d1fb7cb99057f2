import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = (h/16)(x² − 4)² + ½κy²: two wells and, between them, a ridge that leads down to a strict saddle.
 *
 * Saddle (0, 0) with L = h and H = diag(−h, κ); minima (±2, 0) with L = 0 and H = diag(2h, κ). On the ridge, x = 0, the
 * gradient points along it: gradient descent from the start (0, 1) ends on the saddle and stays. Noise of variance 2Dη per
 * step takes x from there to ⟨x²⟩ = (D/h)(e^{2ht} − 1) while |x| ≪ 2, so that the time to leave goes as ln(h/D)/2h. Escape is at 3/2
 * from the saddle, on the way down to either minimum.
 */
export const strictSaddle: LandscapeDefinition = {
  name: 'strict-saddle',
  title: 'Strict saddle',
  description:
    'A start on the ridge between two wells: gradient descent walks onto the saddle and stops there; any noise gets it off.',
  formula: 'h/16*(x^2 - 4)^2 + kappa/2*y^2',
  parameters: {
    h: {
      label: 'curvature of the saddle',
      symbol: 'h',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.1, to: 10 },
      help: 'Size of the negative second derivative at the saddle: particles leave it as fast as e^{ht}.',
    },
    kappa: {
      label: 'curvature along the ridge',
      symbol: 'κ',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1000,
      slider: { scale: 'logarithmic', from: 0.1, to: 10 },
      help: 'How fast particles slide down the ridge onto the saddle.',
    },
  },
  opening: { learningRate: 0.005, temperature: 0.001, noiseScale: 1 },
  geometry: () => ({
    domain: [
      [-3, 3],
      [-2, 2],
    ],
    start: [0, 1],
    escape: { kind: 'outside-disc', center: [0, 0], radius: 1.5 },
  }),
};
