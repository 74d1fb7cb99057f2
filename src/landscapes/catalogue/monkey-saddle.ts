import type { LandscapeDefinition } from '../landscape.ts';

/** Distance from the origin of the wells of the docstring below. */
function wellDistance(unfolding: number): number {
  return 1 + Math.sqrt(1 - (2 / 3) * unfolding);
}

/**
 * L = x³ − 3xy² + ⅜r⁴ + ½εr², r² = x² + y²: three wells around a saddle for two legs and a tail.
 *
 * In polar coordinates L = r³ cos 3φ + ⅜r⁴ + ½εr². Minima at cos 3φ = −1, r = ρ = 1 + √(1 − ⅔ε), with radial curvature
 * 3ρ(ρ − 1) and 9ρ across; L = ρ²(ρ²·3/8 − ρ + ε/2). For ε = 0: r = 2, L = −2, curvatures 6 and 18, and the only other critical point is
 * (0, 0), where L = 0 and all of H vanishes. ε unfolds it: (0, 0) with H = ε·1 becomes a minimum (ε > 0) or
 * a maximum (ε < 0) and three ordinary saddles part from it to r = |1 − √(1 − ⅔ε)|, towards the wells or away
 * from them. Any ε < 3/2 has three wells. The escape is from the well at φ = π into those at ±π/3.
 */
export const monkeySaddle: LandscapeDefinition = {
  name: 'monkey-saddle',
  title: 'Monkey saddle',
  description:
    'Three wells meet at a point without any curvature, where the laws of escape have nothing to say; ε splits it into three ordinary saddles.',
  formula: 'x^3 - 3*x*y^2 + 3/8*(x^2 + y^2)^2 + epsilon/2*(x^2 + y^2)',
  parameters: {
    epsilon: {
      label: 'unfolding',
      symbol: 'ε',
      unit: '',
      default: 0,
      minimum: -10,
      maximum: 1.4,
      slider: { scale: 'linear', from: -1.4, to: 1.4 },
      help: 'Curvature at the centre: 0 is the monkey saddle, below 0 it is a hilltop, above 0 a fourth well, among three saddles.',
    },
  },
  opening: { learningRate: 0.011, temperature: 0.5, noiseScale: 14 },
  geometry: ({ epsilon }) => {
    const distance = wellDistance(epsilon);
    const half = 1.5 * Math.max(distance, 2);
    return {
      domain: [
        [-half, half],
        [-half, half],
      ],
      start: [-distance, 0],
      escape: { kind: 'half-plane', normal: [1, 0], offset: distance / 2 },
    };
  },
};
