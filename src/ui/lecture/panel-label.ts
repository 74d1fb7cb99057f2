import type { Experiment } from '../../experiment/experiment.ts';
import type { ScenePanel, SceneSlider } from '../../lecture/scene.ts';
import { type Draft, readField } from '../experiment/draft.ts';
import { parameterOf } from '../experiment/parameter-of.ts';

/**
 * What tells a panel from the others, with the numbers that it runs with: a label that says `B = 8` says `B = 16` once the
 * slider stands there.
 *
 * @param index the panel's number in its scene
 * @param experiment what runs
 */
export function labelPanel(
  { label, experiment: given }: ScenePanel,
  index: number,
  sliders: readonly SceneSlider[],
  experiment: Experiment,
): string {
  return sliders
    .filter(({ panels }) => panels?.includes(index) !== false)
    .reduce((text, { field }) => {
      const before = readField(given as Draft, field);
      const now = readField(experiment as unknown as Draft, field);
      if (typeof before !== 'number' || typeof now !== 'number' || before === now) return text;
      const { symbol } = parameterOf(field, experiment, now);
      const [said, says] = [before, now].map((value) => `${symbol} = ${value}`);
      // Up to the end of the number: B = 8 is not the beginning of B = 80.
      const at = `${text},`.indexOf(`${said},`);
      return symbol === '' || at < 0
        ? text
        : text.slice(0, at) + says + text.slice(at + said.length);
    }, label);
}
