import { expect, it } from 'vitest';
import { keyOf } from '../../../src/analysis/escape-reading.ts';
import { questionKeyOf } from '../../../src/analysis/exact-client.ts';
import { type Experiment, parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import {
  isPreparing,
  type LaboratoryState,
  withOwnNumbers,
} from '../../../src/ui/run/laboratory-state.ts';
import { NO_THEORY } from '../../../src/ui/run/theory-desk.ts';

const experimentOf = (temperature: number, seed = 1): Experiment =>
  parseExperiment({
    version: 1,
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 0.01 },
    noise: { name: 'white', temperature },
    ensemble: { particles: 64, seed },
  });

/** A state in which everything was found for one experiment, while another may be wanted. */
function stateOf(found: Experiment, wanted: Experiment | undefined): LaboratoryState {
  const key = keyOf(found);
  // Only what is asked for here; the rest of a state does not matter to it.
  const state: Partial<LaboratoryState> = {
    wanted,
    prepared: prepareExperiment(found),
    reading: { key } as LaboratoryState['reading'],
    density: { key } as LaboratoryState['density'],
    exhibit: { key, picture: undefined, caption: 'χ² = 12' },
    theory: { ...NO_THEORY, key: questionKeyOf(found), committor: { reason: 'none' } },
  };
  return state as LaboratoryState;
}

it('keeps the numbers of the experiment that is wanted', () => {
  const state = stateOf(experimentOf(0.5), experimentOf(0.5));
  expect(isPreparing(state)).toBe(false);
  expect(withOwnNumbers(state)).toEqual(state);
});

it.each([
  ['another temperature', experimentOf(0.4)],
  ['another seed', experimentOf(0.5, 2)],
  ['nothing', undefined],
])('drops all numbers where %s is wanted', (_, wanted) => {
  const state = stateOf(experimentOf(0.5), wanted);
  expect(isPreparing(state)).toBe(true);
  expect(withOwnNumbers(state)).toMatchObject({
    reading: undefined,
    density: undefined,
    exhibit: undefined,
    theory: NO_THEORY,
  });
});

it('takes what solvers have said of any number of particles, once those run', () => {
  const state = stateOf(experimentOf(0.5), experimentOf(0.5, 2));
  const running = { ...state, prepared: prepareExperiment(experimentOf(0.5, 2)) };
  const own = withOwnNumbers(running);
  expect(own.theory).toBe(state.theory);
  expect(own.reading).toBeUndefined();
});
