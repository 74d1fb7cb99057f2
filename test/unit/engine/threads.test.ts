import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildCommandLine } from '../../../bin/build.js';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { createThreadedEngine } from '../../../src/engine/cpu/threaded-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Model } from '../../../src/experiment/model.ts';
import { describeEngine } from '../../contract/engine.ts';
import { modelOf } from '../../support/models.ts';

const open = async (threadCount: number): Promise<Engine> =>
  createThreadedEngine({
    script: new URL('thread.js', pathToFileURL(`${await buildCommandLine()}/`)),
    threadCount,
  });

describe('CPU engine on three threads', () => describeEngine(() => open(3)));

/** Everything that can be read of a run. */
async function readAll(engine: Engine, model: Model) {
  const simulation = await engine.createSimulation(model);
  await simulation.advance(300);
  const readings = {
    tally: await simulation.readTally(),
    escapeTimes: await simulation.readEscapeTimes(),
    passages: await simulation.readPassages(),
    positions: await simulation.readPositions(),
    density: await simulation.readDensity(),
  };
  simulation.destroy();
  engine.destroy();
  return readings;
}

it.each(['stop', 'restart', 'continue'])(
  'any number of threads gives the same bits: %s',
  async (afterEscape) => {
    const model = modelOf(
      {
        landscape: { name: 'quartic' },
        method: { name: 'langevin', learningRate: 0.02 },
        noise: { name: 'white', temperature: 0.8 },
        start: { spread: 0.1 },
        afterEscape,
      },
      1001,
    );
    const inline = await readAll(createCpuEngine(), model);
    expect(inline.tally.events).toBeGreaterThan(100);
    for (const threadCount of [1, 2, 5]) {
      expect(await readAll(await open(threadCount), model)).toEqual(inline);
    }
  },
);

it('fewer particles than threads', async () => {
  const model = modelOf({ landscape: { name: 'quartic' }, method: { name: 'langevin' } }, 2);
  const { positions } = await readAll(await open(3), model);
  expect(positions).toHaveLength(4);
});

it('rejects what is asked of a destroyed simulation', async () => {
  const engine = await open(2);
  const model = modelOf({ landscape: { name: 'quartic' }, method: { name: 'langevin' } }, 10);
  const simulation = await engine.createSimulation(model);
  simulation.destroy();
  await expect(simulation.readTally()).rejects.toThrow('destroyed');
});
