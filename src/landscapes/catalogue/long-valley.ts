import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = ½h₂x² + ½h₁y², h₁ ≫ h₂: a straight valley, soft along x and stiff along y, with its minimum at (0, 0).
 *
 * H = diag(h₂, h₁) everywhere. From the minimum, SGD noise (C = H) moves particles by ⟨y²⟩/⟨x²⟩ = h₁/h₂ early on, white noise by 1;
 * at rest SGD noise gives both directions the same variance η/2B (to first order in ηH), white noise T/h. The escape is at
 * distance 2, where L = 2h₂ along the valley; there is no saddle.
 */
export const longValley: LandscapeDefinition = {
  name: 'long-valley',
  title: 'Long valley',
  description:
    'A straight valley, stiff across and soft along: white noise spreads along it, the noise of SGD moves almost only across.',
  formula: 'h2/2*x^2 + h1/2*y^2',
  parameters: {
    h1: {
      label: 'curvature across the valley',
      symbol: 'h₁',
      unit: '',
      default: 50,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 10_000,
      slider: { scale: 'logarithmic', from: 1, to: 1000 },
      help: 'Second derivative of the loss along y, the stiff direction.',
    },
    h2: {
      label: 'curvature along the valley',
      symbol: 'h₂',
      unit: '',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 10_000,
      slider: { scale: 'logarithmic', from: 0.01, to: 10 },
      help: 'Second derivative of the loss along x, the soft direction.',
    },
  },
  opening: { learningRate: 0.01, temperature: 0.6, noiseScale: 17 },
  geometry: () => ({
    domain: [
      [-2.5, 2.5],
      [-1.25, 1.25],
    ],
    start: [0, 0],
    escape: { kind: 'outside-disc', center: [0, 0], radius: 2 },
  }),
};
