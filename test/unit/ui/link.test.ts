import { expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';
import { decodeLink, encodeLink, LinkError } from '../../../src/ui/address/link.ts';
import { commandsFor, describeState, type Shareable } from '../../../src/ui/address/share-state.ts';
import {
  type Draft,
  OPENING_DRAFT,
  readField,
  writeField,
} from '../../../src/ui/experiment/draft.ts';
import { findRunnable } from '../../../src/ui/experiment/runnable.ts';
import known from '../../data/links-version-1.json' with { type: 'json' };

const OVERLAYS = { committor: false, current: false, noise: false };
const LAB: Shareable = {
  draft: writeField(OPENING_DRAFT, 'ensemble.particles', 16384),
  problems: [],
  prepared: undefined,
  speed: 400,
  mapMode: 'cloud',
  overlays: OVERLAYS,
  instrument: 'times',
  marginals: false,
};

it.each(known.links)('opens a link of version 1: $name', async ({ link, opens }) => {
  const state = await decodeLink(`https://example.org/lab/?lang=en${link}`);
  expect(state).toEqual(opens);
  if (state.experiment === undefined) return;
  // What it holds can be run, as it is or with what it brings for that.
  const prepare = (draft: Draft) => prepareExperiment(parseExperiment(draft));
  const { problems } = findRunnable(state.experiment, state.runs, prepare);
  expect(problems.map(({ field }) => field)).toEqual(
    state.runs === undefined ? [] : ['method.learningRate'],
  );
});

it('keeps what is typed, wrong or not, in any script', async () => {
  const draft = writeField(LAB.draft, 'method.learningRate', '0,0,2 ≈ 𝜂 很小');
  const state = describeState({ ...LAB, draft }, 'figures', undefined);
  const link = await encodeLink(state);
  expect(link).toMatch(/^#s=1\.[\w-]+$/);
  expect(await decodeLink(link)).toEqual(state);
  expect(state.view.page).toBe('figures');
});

it('keeps how the experiment is looked at', async () => {
  const overlays = { ...OVERLAYS, committor: true };
  const lab: Shareable = {
    ...LAB,
    speed: 60,
    mapMode: 'difference',
    overlays,
    instrument: 'profile',
    marginals: true,
  };
  const { view } = await decodeLink(await encodeLink(describeState(lab, 'laboratory', undefined)));
  expect(commandsFor({ v: 1, view }, LAB)).toEqual([
    { kind: 'speed', stepsPerSecond: 60 },
    { kind: 'show', mode: 'difference' },
    { kind: 'overlay', field: 'committor', isShown: true },
    { kind: 'instrument', instrument: 'profile' },
    { kind: 'marginals', areShown: true },
  ]);
});

it('gives along what runs where something is wrong', () => {
  const prepared = prepareExperiment(parseExperiment(LAB.draft));
  const problems = [{ field: 'noise.batchSize', message: 'noise.batchSize is wrong.' }];
  const { experiment, runs } = describeState({ ...LAB, prepared, problems }, 'laboratory', 1);
  expect(experiment).toEqual(LAB.draft);
  expect(runs).toEqual(prepared.experiment);
});

it('leaves to every machine how many particles it takes, unless they were chosen', () => {
  const usual = describeState(LAB, 'laboratory', 16384).experiment;
  const chosen = describeState(LAB, 'laboratory', 1_048_576).experiment;
  expect(readField(usual, 'ensemble')).toEqual({ seed: 1 });
  expect(readField(chosen, 'ensemble.particles')).toBe(16384);
});

it('says what the laboratory has to do, overlays of before included', async () => {
  const [, formula] = known.links;
  const overlays = { ...OVERLAYS, current: true, noise: true };
  const commands = commandsFor(await decodeLink(formula.link), { ...LAB, overlays });
  expect(commands).toEqual([
    { kind: 'open', draft: formula.opens.experiment, runs: undefined },
    { kind: 'speed', stepsPerSecond: 1e6 },
    { kind: 'show', mode: 'fokker-planck' },
    { kind: 'overlay', field: 'committor', isShown: true },
    { kind: 'overlay', field: 'current', isShown: false },
  ]);
});

it('refuses every link that has lost its end, and opens nothing else instead', async () => {
  const [{ link }] = known.links;
  for (let length = '#s='.length; length < link.length; length++) {
    await expect(decodeLink(link.slice(0, length))).rejects.toThrow(LinkError);
  }
});

it.each([
  ['#s=1.', 'damaged'],
  ['#s=1.%%%', 'damaged'],
  ['#s=hello', 'damaged'],
  ['#s=2.abc', 'version 2'],
  ['https://example.org/', 'no link to an experiment'],
])('says what is wrong with %s', async (link, word) => {
  await expect(decodeLink(link)).rejects.toThrow(word);
});

it('refuses a state of another shape', async () => {
  for (const state of [null, 3, [], {}, { v: 2 }, { v: 1, experiment: 'x' }, { v: 1, runs: [] }]) {
    const link = await encodeLink(state as never);
    await expect(decodeLink(link)).rejects.toThrow(LinkError);
  }
});

it('takes no way of looking that does not exist', async () => {
  const view = { page: 'cellar', speed: 'fast', mapMode: 'x-ray', overlays: ['noise', 'ghosts'] };
  const state = await decodeLink(await encodeLink({ v: 1, view } as never));
  expect(state.view).toEqual({ overlays: ['noise'] });
});

it.each([
  ['landscape.name', 'nowhere'],
  ['method.name', 'hope'],
  ['noise.name', 7],
  ['landscape', null],
  ['escape', { kind: 'tunnel' }],
  ['version', 2],
  ['afterEscape', 'party'],
] as const)('refuses an experiment whose %s is no choice of the page', (field, value) => {
  const experiment = writeField(LAB.draft, field, value);
  expect(() => parseExperiment(experiment)).toThrow(ExperimentError);
  expect(() => commandsFor({ v: 1, experiment, view: {} }, LAB)).toThrow(LinkError);
  expect(() => commandsFor({ v: 1, experiment, view: {} }, LAB)).toThrow(field.split('.')[0]);
});
