import type { LandscapeDefinition } from '../landscape.ts';

/**
 * L = 3e^{−x²−(y−⅓)²} − 3e^{−x²−(y−5/3)²} − 5e^{−(x−1)²−y²} − 5e^{−(x+1)²−y²} + (x⁴ + (y − ⅓)⁴)/5
 * (Park, Sener, Lu and Schulten, J. Chem. Phys. 119, 1313, 2003; Metzner, Schütte and Vanden-Eijnden, ibid. 125, 084110,
 * 2006): two deep wells, joined by a direct way and by one through a third, shallow well.
 *
 * Minima (±1.048055, −0.042094) with L −3.994861 and H eigenvalues 8.472212, 13.557740; (0, 1.537082) with −2.172154. Saddles of
 * the detour (±0.617272, 1.102735) with −1.646687, of the direct way (0, −0.315827) with −1.384587. Maximum
 * (0, 0.519187) with −0.715230. The detour climbs 2.348173, the direct way 2.610274: cold particles go round, hot ones
 * straight, because the detour takes two crossings.
 */
export const threeHole: LandscapeDefinition = {
  name: 'three-hole',
  title: 'Three holes',
  description:
    'A high direct pass, or a detour through a shallow well over two lower ones: cold particles go round, hot ones straight.',
  formula: [
    '3*exp(-x^2 - (y - 1/3)^2) - 3*exp(-x^2 - (y - 5/3)^2)',
    '- 5*exp(-(x - 1)^2 - y^2) - 5*exp(-(x + 1)^2 - y^2)',
    '+ (x^4 + (y - 1/3)^4)/5',
  ].join(' '),
  parameters: {},
  geometry: () => ({
    domain: [
      [-2, 2],
      [-1.5, 2.5],
    ],
    start: [-1.0480549928242, -0.0420936663066783],
    escape: { kind: 'disc', center: [1.0480549928242, -0.0420936663066783], radius: 0.3 },
  }),
};
