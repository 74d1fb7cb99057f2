import { expect, test } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { LANDSCAPES } from '../../src/landscapes/catalogue.ts';
import {
  editDraft,
  geometryOf,
  OPENING_DRAFT,
  type Surroundings,
  writeField,
} from '../../src/ui/experiment/draft.ts';
import { withSuggestion } from '../../src/ui/experiment/suggest.ts';

const PARTICLES = 1000;
/** Ten seconds of the page at its opening speed. */
const STEPS = 4000;

const cases = LANDSCAPES.filter(({ opening }) => opening !== undefined).flatMap(({ name }) =>
  (['sgd', 'langevin'] as const).map((method) => [name, method] as const),
);

// A fixed seed: of 1000 particles at least nine are expected to escape, of the many of the page at least thousands.
test.each(cases)(
  'opened in the page, %s lets particles of %s escape, not all of them at once',
  async (name, method) => {
    const here = geometryOf(OPENING_DRAFT) as Surroundings;
    const before = withSuggestion(
      editDraft(OPENING_DRAFT, 'method.name', method, here),
      OPENING_DRAFT,
    );
    const chosen = withSuggestion(editDraft(before, 'landscape.name', name, here));
    const draft = writeField(chosen, 'ensemble.particles', PARTICLES);
    const { model } = prepareExperiment(parseExperiment(draft));
    const simulation = await createCpuEngine().createSimulation(model);
    await simulation.advance(200);
    expect((await simulation.readTally()).events).toBeLessThan(0.5 * PARTICLES);
    await simulation.advance(STEPS - 200);
    const { events, diverged } = await simulation.readTally();
    expect(events).toBeGreaterThan(0);
    expect(diverged).toBeLessThan(0.1 * PARTICLES);
    simulation.destroy();
  },
);
