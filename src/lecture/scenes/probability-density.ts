import type { PanelView, Scene, ScenePanel } from '../scene.ts';

function panel(label: string, view: PanelView): ScenePanel {
  return {
    label,
    experiment: {
      version: 1,
      landscape: { name: 'quartic', parameters: { kappa: 4 } },
      method: { name: 'langevin', learningRate: 0.0025 },
      noise: { name: 'white', temperature: 0.3 },
      afterEscape: 'restart',
      ensemble: { particles: 4096, seed: 1 },
    },
    isShown: true,
    view,
  };
}

/** Particles and their equation, and what is left between the two. */
export const probabilityDensity: Scene = {
  key: 'probability-density',
  title: 'The cloud is a probability density',
  caption:
    'Left, thousands of particles; in the middle, one equation without any particle: the Fokker–Planck equation for their density. On the right, the difference in units of its sampling noise: mere speckle, if both are the same. The arrows are the probability current. Whoever arrives begins anew, and so the current never dries up.',
  look: 'Compare left and middle, then search the right for any pattern: there must be none.',
  panels: [
    panel('particles', { mapMode: 'cloud', overlays: ['current'] }),
    panel('Fokker–Planck', { mapMode: 'fokker-planck', overlays: ['current'] }),
    panel('the difference', { mapMode: 'difference' }),
  ],
  sliders: [{ field: 'noise.temperature' }, { field: 'landscape.parameters.kappa' }],
  speed: 1000,
  evidence: 'density',
};
