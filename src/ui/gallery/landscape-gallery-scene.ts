import { parseExperiment } from '../../experiment/experiment.ts';
import { prepareExperiment } from '../../experiment/prepare.ts';
import type { LandscapeDefinition } from '../../landscapes/landscape.ts';
import type { OverlayScene } from '../map/map-overlay.ts';
import { createScene } from '../map/map-scene.ts';

/** What the Worker says of a landscape. */
export type SceneReply =
  | { readonly name: string; readonly scene: OverlayScene }
  | { readonly name: string; readonly error: string };

/** Contour samples and marks of a landscape as it stands in the catalogue, with its own start and escape region. */
export function computeScene({ name }: LandscapeDefinition): OverlayScene {
  // Nothing in the picture depends on the noise: there is none, which suits every landscape.
  const still = {
    version: 1,
    landscape: { name, parameters: {}, sharpness: 1 },
    method: { name: 'gradient-descent', learningRate: 0.01, parameters: {} },
    noise: { name: 'none', parameters: {} },
    start: { spread: 0 },
    afterEscape: 'stop',
    ensemble: { particles: 1, seed: 1 },
  };
  return createScene(prepareExperiment(parseExperiment(still)));
}
