import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = Σ A exp(a(x − x₀)² + b(x − x₀)(y − y₀) + c(y − y₀)²), four terms (Müller and Brown, Theoret. Chim. Acta 53, 75, 1979).
 *
 * Minima (−0.558224, 1.441726) with L −146.700, (−0.050011, 0.466694) with −80.768, (0.623499, 0.028038) with −108.167;
 * saddles (−0.822002, 0.624313) with −40.665 and (0.212487, 0.292988) with −72.249. The way from the deepest minimum to the
 * target, a disc about the third, is bent and passes both saddles. The loss has units of its own: temperatures of 10 to 20
 * are usual.
 */
export const mullerBrown: LandscapeDefinition = {
  name: 'muller-brown',
  title: 'Müller–Brown',
  description:
    'A bent valley with three wells in a row: the standard test of reaction-path theory.',
  formula: [
    '-200*exp(-(x - 1)^2 - 10*y^2)',
    '- 100*exp(-x^2 - 10*(y - 0.5)^2)',
    '- 170*exp(-6.5*(x + 0.5)^2 + 11*(x + 0.5)*(y - 1.5) - 6.5*(y - 1.5)^2)',
    '+ 15*exp(0.7*(x + 1)^2 + 0.6*(x + 1)*(y - 1) + 0.7*(y - 1)^2)',
  ].join(' '),
  parameters: {},
  geometry: () => ({
    domain: [
      [-1.6, 1.2],
      [-0.5, 2.1],
    ],
    start: [-0.558224, 1.441726],
    escape: { kind: 'disc', center: [0.623499, 0.028038], radius: 0.1 },
  }),
};
