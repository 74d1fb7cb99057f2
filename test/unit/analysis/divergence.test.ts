import { expect, it } from 'vitest';
import { adviseOnDivergence, explainDiverged, readLost } from '../../../src/analysis/divergence.ts';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

const SQUARE = [
  [-2, 2],
  [-2, 2],
];
const base = {
  version: 1,
  start: { at: [-1, 0] },
  escape: { kind: 'half-plane', normal: [1, 0], offset: 2.5 },
  ensemble: { particles: 50, seed: 3 },
};
const WELLS = '(x^2-1)^2 + y^2/2';

it.each([
  [
    'through a formula without a value',
    {
      landscape: { formula: `${WELLS} + sqrt(x+1.5)`, domain: SQUARE },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.4 },
    },
    1000,
    /^√\(x \+ 1\.5\) has no value at x = −1\.\d+, and no learning rate keeps them from there$/,
  ],
  [
    'by overshooting',
    {
      landscape: { name: 'quartic' },
      method: { name: 'langevin', learningRate: 0.4 },
      noise: { name: 'white', temperature: 0.2 },
    },
    200,
    /^a smaller learning rate keeps them$/,
  ],
  [
    'by jumps',
    {
      landscape: { name: 'quartic' },
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'heavy-tailed', parameters: { alpha: 1, scale: 1 } },
      start: { at: [-1, 0] },
    },
    5000,
    /^jumps of heavy-tailed noise carry them out, /,
  ],
  [
    'down a loss that falls on and on',
    {
      landscape: { formula: 'x^3/3 - x + y^2/2', domain: SQUARE },
      method: { name: 'langevin', learningRate: 0.02 },
      noise: { name: 'white', temperature: 0.5 },
      start: { at: [1, 0] },
    },
    5000,
    /^the loss falls without end beyond the domain, and no learning rate keeps them$/,
  ],
] as const)('the advice knows particles that diverge %s', async (_, experiment, steps, advice) => {
  const prepared = prepareExperiment(parseExperiment({ ...base, ...experiment }));
  const engine = await createCpuEngine();
  const simulation = await engine.createSimulation(prepared.model);
  await simulation.advance(steps);
  const tally = await simulation.readTally();
  const lost = await readLost(simulation);
  engine.destroy();
  expect(tally.diverged).toBeGreaterThan(0);
  expect(lost.withoutPosition + lost.positions.length).toBe(tally.diverged);
  expect(adviseOnDivergence(prepared, lost)).toMatch(advice);
  const [sentence, ...others] = explainDiverged(prepared, tally, lost);
  expect(others).toEqual([]);
  expect(sentence).toBe(
    `${tally.diverged} of 50 particles diverged: each counts as not yet escaped until then, and not at all afterwards; ${adviseOnDivergence(prepared, lost)}.`,
  );
  for (const [afterEscape, counted] of [
    ['restart', 'the time and the escapes of each count until then, and nothing afterwards'],
    [
      'continue',
      'one that had escaped before keeps its escape, any other counts as not yet escaped until then',
    ],
  ] as const) {
    const other = prepareExperiment(parseExperiment({ ...base, ...experiment, afterEscape }));
    expect(other.model.afterEscape).toBe(afterEscape);
    expect(explainDiverged(other, tally, lost)[0]).toContain(counted);
  }
  // What can be said before they are looked at is the same.
  expect(adviseOnDivergence(prepared)).toBe(adviseOnDivergence(prepared, lost));
  expect(explainDiverged(prepared, { ...tally, diverged: 0 })).toEqual([]);
});
