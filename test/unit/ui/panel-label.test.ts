import { expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { SCENES } from '../../../src/lecture/scenes.ts';
import { writeField } from '../../../src/sweep/field.ts';
import { labelPanel } from '../../../src/ui/lecture/panel-label.ts';

it.each([
  ['kramers', 0, {}, 'white noise, T = 0.25'],
  ['kramers', 0, { 'noise.temperature': 0.4 }, 'white noise, T = 0.4'],
  ['large-batches', 0, { 'method.learningRate': 0.06 }, 'B = 8, η = 0.06'],
  // A slider that is not this panel's, one that the label does not speak of.
  ['large-batches', 3, { 'method.learningRate': 0.06 }, 'B = 512, η = 0.64'],
  ['large-batches', 1, { 'noise.parameters.scale': 60 }, 'B = 64, η = 0.01'],
] as const)('a panel of %s, %i with %o, is called %s', (key, index, turned, label) => {
  const { panels, sliders } = SCENES.find((scene) => scene.key === key)!;
  const own = sliders.filter((slider) => slider.panels?.includes(index) !== false);
  const experiment = Object.entries(turned)
    .filter(([field]) => own.some((slider) => slider.field === field))
    .reduce((value, [field, number]) => writeField(value, field, number), panels[index].experiment);
  expect(labelPanel(panels[index], index, sliders, parseExperiment(experiment))).toBe(label);
});
