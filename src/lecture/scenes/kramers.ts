import type { Scene } from '../scene.ts';

const TEMPERATURE = 0.25;

/** The oldest problem: thermal noise over one barrier. */
export const kramers: Scene = {
  key: 'kramers',
  title: 'Kramers’ problem',
  caption:
    'In 1940 Kramers asked two things of a particle in a well: how long until heat carries it over the barrier, and where many such particles end up. Everybody starts in a₁, the shallower well. The cloud leaks over b into a₂; in the end the depths decide, and the way no longer matters.',
  look: 'Follow the thin stream over the saddle b, and the shares of the wells until they no longer change.',
  panels: [
    {
      label: `white noise, T = ${TEMPERATURE}`,
      experiment: {
        version: 1,
        landscape: {
          formula: '(x^2 - 1)^2 - tilt*x + 2*y^2',
          parameters: { tilt: 0.1 },
          domain: [
            [-2, 2],
            [-1.6, 1.6],
          ],
        },
        method: { name: 'langevin', learningRate: 0.01 },
        noise: { name: 'white', temperature: TEMPERATURE },
        start: { at: [-0.98722, 0] },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
        afterEscape: 'continue',
        ensemble: { particles: 4096, seed: 1 },
      },
      isShown: true,
    },
  ],
  sliders: [{ field: 'noise.temperature' }, { field: 'landscape.parameters.tilt' }],
  speed: 2500,
  evidence: 'kramers',
};
