import type { Scene, SceneSlider } from '../../lecture/scene.ts';
import { type Draft, readField } from '../experiment/draft.ts';

/** Steps per second to begin with. */
const SPEED = 400;
/** Fields that get a slider where the experiment has them. */
const SLIDERS = [
  'method.learningRate',
  'noise.batchSize',
  'noise.temperature',
  'landscape.sharpness',
];
const MOST_SLIDERS = 3;

/** A scene of the experiment that is open in the laboratory. */
export function ownScene(draft: Draft, title: string, caption: string, look: string): Scene {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['own-scene'];
  const sliders: SceneSlider[] = SLIDERS.filter(
    (field) => typeof readField(draft, field) === 'number',
  )
    .slice(0, MOST_SLIDERS)
    .map((field) => ({ field }));
  return {
    key: words.join('-'),
    title,
    caption,
    look,
    panels: [{ label: title, experiment: draft, isShown: true }],
    sliders,
    speed: SPEED,
    evidence: 'escape-time',
  };
}
