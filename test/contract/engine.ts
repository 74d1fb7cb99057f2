import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIVERGED, type Engine, NOT_PASSED, type Simulation } from '../../src/engine/engine.ts';
import type { Model } from '../../src/experiment/model.ts';
import { binOfStep, lowerEdge } from '../../src/statistics/step-bins.ts';
import { bowl, DYNAMICS, modelOf } from '../support/models.ts';

/** Some thousand particles that mostly escape within some hundred steps. */
const QUICK_ESCAPE = {
  landscape: { name: 'quartic' },
  method: { name: 'langevin', learningRate: 0.02 },
  noise: { name: 'white', temperature: 0.8 },
};
const PARTICLES = 3000;

/** What every engine must do, exactly: no statistics here. */
export function describeEngine(createEngine: () => Promise<Engine>): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  let failure: string | undefined;
  beforeAll(() => {
    engine.lost.then((sentence) => {
      failure = sentence;
    });
  });
  afterAll(() => {
    expect(failure).toBeUndefined();
    engine.destroy();
  });

  const run = async (model: Model, steps: readonly number[]): Promise<Simulation> => {
    const simulation = await engine.createSimulation(model);
    for (const count of steps) await simulation.advance(count);
    return simulation;
  };

  it.each(DYNAMICS)(
    '$method.name with $noise.name noise: a run in pieces is the same run',
    async ({ method, noise }) => {
      const model = modelOf(
        { landscape: { name: 'quartic' }, method: { ...method, learningRate: 0.02 }, noise },
        PARTICLES,
      );
      const whole = await run(model, [300]);
      const pieces = await run(model, [1, 7, 292]);
      expect(await pieces.readPositions()).toEqual(await whole.readPositions());
      const few = await whole.readPositions(7);
      expect(few).toEqual((await whole.readPositions()).slice(0, 14));
      expect(await whole.readPositions(PARTICLES + 1)).toEqual(await whole.readPositions());
      expect(await pieces.readTally()).toEqual(await whole.readTally());
      whole.destroy();
      pieces.destroy();
    },
  );

  it('restarts a particle with its memory: the second life is like a first', async () => {
    // Undamped, the ball would escape again at once if its velocity were kept.
    const model = modelOf(
      {
        ...bowl(0.1, 0.1),
        method: { name: 'momentum', learningRate: 0.1 },
        noise: { name: 'none' },
        start: { at: [1, 0], spread: 0 },
        escape: { kind: 'half-plane', normal: [-1, 0], offset: -0.5 },
        afterEscape: 'restart',
      },
      3,
    );
    const simulation = await run(model, [400]);
    const [first] = await simulation.readPassages();
    expect((await simulation.readTally()).events).toBe(3 * Math.floor(400 / first));
    simulation.destroy();
  });

  it('gives another run for another seed', async () => {
    const one = await run(modelOf(QUICK_ESCAPE, 64, 1), [1]);
    const other = await run(modelOf(QUICK_ESCAPE, 64, 2), [1]);
    expect(await one.readPositions()).not.toEqual(await other.readPositions());
  });

  it('starts where it is told, spread included', async () => {
    const model = modelOf({ ...QUICK_ESCAPE, start: { at: [-0.9, 0.1], spread: 0 } }, 10);
    const at = await (await run(model, [])).readPositions();
    expect([...at]).toEqual(Array.from({ length: 20 }, (_, i) => Math.fround([-0.9, 0.1][i % 2])));
    const cloud = modelOf({ ...QUICK_ESCAPE, start: { at: [-0.9, 0.1], spread: 0.2 } }, 10);
    expect(new Set(await (await run(cloud, [])).readPositions()).size).toBe(20);
  });

  describe('after an escape', () => {
    it('stop: counts, exposure, histogram and density follow from the first passages', async () => {
      const simulation = await run(modelOf(QUICK_ESCAPE, PARTICLES), [200, 200]);
      const passages = await simulation.readPassages();
      const tally = await simulation.readTally();
      const times = await simulation.readEscapeTimes();
      const density = await simulation.readDensity();
      const passed = passages.filter((passage) => passage !== NOT_PASSED);
      expect(passed.length).toBeGreaterThan(PARTICLES / 10);
      expect(passed.length).toBeLessThan(PARTICLES);
      const waited = passages.reduce((sum, at) => sum + Math.min(at, 400), 0);
      expect(tally).toEqual({
        step: 400,
        particleCount: PARTICLES,
        events: passed.length,
        atRisk: PARTICLES - passed.length,
        absorbed: passed.length,
        diverged: 0,
        exposure: BigInt(waited),
      });
      const bins = new Float64Array(times.events.length);
      for (const at of passed) bins[binOfStep(at)]++;
      expect(times.events).toEqual(bins);
      expect(times.atRisk[binOfStep(400)]).toBe(tally.atRisk);
      expect(sum(times.atRisk)).toBe(tally.atRisk);
      expect(sum(density.cells) + density.outside + density.absorbed).toBe(PARTICLES);
      // A particle at rest stays where it escaped.
      const positions = await simulation.readPositions();
      passages.forEach((at, particle) => {
        if (at !== NOT_PASSED) expect(positions[2 * particle]).toBeGreaterThanOrEqual(1);
      });
    });

    it('restart: everybody stays at risk, every escape counts', async () => {
      const model = modelOf({ ...QUICK_ESCAPE, afterEscape: 'restart' }, PARTICLES);
      const simulation = await run(model, [900, 100]);
      const tally = await simulation.readTally();
      const times = await simulation.readEscapeTimes();
      expect(tally).toMatchObject({ atRisk: PARTICLES, absorbed: 0, diverged: 0 });
      expect(tally.exposure).toBe(BigInt(PARTICLES) * 1000n);
      expect(sum(times.events)).toBe(tally.events);
      expect(sum(times.atRisk)).toBe(PARTICLES);
      // Completed and present sojourns together fill the time: bins hold it within their width.
      const lowest = filled(times.events, 0) + filled(times.atRisk, 0);
      const highest = filled(times.events, 1) + filled(times.atRisk, 1);
      expect(lowest).toBeLessThanOrEqual(PARTICLES * 1000);
      expect(highest).toBeGreaterThanOrEqual(PARTICLES * 1000);
      // The first escapes are those of a run that stops.
      const stopped = await run(modelOf(QUICK_ESCAPE, PARTICLES), [1000]);
      expect(await simulation.readPassages()).toEqual(await stopped.readPassages());
      const density = await simulation.readDensity();
      expect(sum(density.cells) + density.outside).toBe(PARTICLES);
    });

    it('continue: first passages are recorded, nobody is held', async () => {
      const model = modelOf({ ...QUICK_ESCAPE, afterEscape: 'continue' }, PARTICLES);
      const simulation = await run(model, [400]);
      const stopped = await run(modelOf(QUICK_ESCAPE, PARTICLES), [400]);
      expect(await simulation.readPassages()).toEqual(await stopped.readPassages());
      const tally = await simulation.readTally();
      expect({ ...tally, absorbed: tally.events }).toEqual(await stopped.readTally());
      const density = await simulation.readDensity();
      expect(sum(density.cells) + density.outside).toBe(PARTICLES);
    });
  });

  it('counts diverged particles apart; they were at risk until they diverged', async () => {
    // ηH = 2.5 > 2: the noise-free chain grows 1.5-fold a step and passes the bound of 200.
    const experiment = {
      ...bowl(2.5, 0.1),
      method: { name: 'sgd', learningRate: 1 },
      noise: { name: 'none' },
      start: { at: [0, 0], spread: 0.01 },
      escape: { kind: 'outside-disc', center: [0, 0], radius: 1e30 },
    };
    for (const afterEscape of ['stop', 'restart', 'continue']) {
      const simulation = await run(modelOf({ ...experiment, afterEscape }, 500), [20, 80]);
      const times = await simulation.readEscapeTimes();
      expect(sum(times.diverged)).toBe(500);
      expect(await simulation.readTally()).toEqual({
        step: 100,
        particleCount: 500,
        events: 0,
        atRisk: 0,
        absorbed: 0,
        diverged: 500,
        // Times this short have bins of their own, so that the exposure is exactly what they add up to.
        exposure: BigInt(filled(times.diverged, 0)),
      });
      expect([...(await simulation.readPassages())]).toEqual(new Array(500).fill(DIVERGED));
      expect(await simulation.readDensity()).toMatchObject({ outside: 0, diverged: 500 });
    }
  });

  it('keeps the escapes and the time of a particle that diverges later', async () => {
    // Restarted at |θ| ≥ 1 until the noise, once in a while, throws it beyond the bound at one stroke.
    const model: Model = {
      ...modelOf(
        {
          ...bowl(0.1, 0.1),
          method: { name: 'langevin', learningRate: 1 },
          noise: { name: 'white', temperature: 1 },
          escape: { kind: 'outside-disc', center: [0, 0], radius: 1 },
          afterEscape: 'restart',
        },
        2000,
      ),
      divergenceBound: 4,
    };
    const simulation = await run(model, [100]);
    const tally = await simulation.readTally();
    expect(tally.diverged).toBeGreaterThan(100);
    expect(tally.atRisk).toBe(2000 - tally.diverged);
    expect(tally.exposure).toBeGreaterThan(BigInt(tally.atRisk) * 100n);
    expect(tally.exposure).toBeLessThan(200_000n);
    const times = await simulation.readEscapeTimes();
    expect(sum(times.events)).toBe(tally.events);
    expect(sum(times.atRisk)).toBe(tally.atRisk);
    // Sojourns this short have bins of their own, so that the exposure is exactly what they add up to.
    expect(sum(times.diverged)).toBe(tally.diverged);
    expect(
      BigInt(filled(times.events, 0) + filled(times.diverged, 0) + filled(times.atRisk, 0)),
    ).toBe(tally.exposure);
  });

  it.each([
    { kind: 'half-plane', normal: [1, 1], offset: 0.3 },
    { kind: 'disc', center: [0.3, 0.3], radius: 0.1 },
    { kind: 'outside-disc', center: [0, 0], radius: 0.4 },
    { kind: 'level', value: 0.1 },
  ])('escapes where it should: $kind', async (region) => {
    const model = modelOf(
      {
        ...bowl(1, 2),
        method: { name: 'langevin', learningRate: 0.05 },
        noise: { name: 'white', temperature: 0.1 },
        escape: region,
      },
      PARTICLES,
    );
    const simulation = await run(model, [200]);
    const passages = await simulation.readPassages();
    const positions = await simulation.readPositions();
    let escaped = 0;
    passages.forEach((passage, particle) => {
      const [x, y] = [positions[2 * particle], positions[2 * particle + 1]];
      const margin = {
        'half-plane': x + y - 0.3,
        disc: 0.1 - Math.hypot(x - 0.3, y - 0.3),
        'outside-disc': Math.hypot(x, y) - 0.4,
        level: x ** 2 / 2 + y ** 2 - 0.1,
      }[region.kind];
      // Positive where escaped, up to round-off on the edge.
      if (passage === NOT_PASSED) expect(margin).toBeLessThan(1e-6);
      else expect(margin).toBeGreaterThan(-1e-6);
      if (passage !== NOT_PASSED) escaped++;
    });
    expect(escaped).toBeGreaterThan(100);
  });

  it('leaves a basin where the cells of its domain say so', async () => {
    // Of the symmetric double well the basin ends at x = 0, an edge between cells; nobody comes to the edge of the domain.
    const domain = [
      [-4, 4],
      [-4, 4],
    ];
    const landscape = { formula: '(x^2 - 1)^2 + 10*y^2', domain };
    const narrow = { ...QUICK_ESCAPE, landscape, start: { at: [-1, 0] } };
    const left = await run(
      modelOf({ ...narrow, escape: { kind: 'leave-basin' } }, PARTICLES),
      [300],
    );
    const line = { kind: 'half-plane', normal: [1, 0], offset: 0 };
    const crossed = await run(modelOf({ ...narrow, escape: line }, PARTICLES), [300]);
    const passages = await left.readPassages();
    expect(passages.filter((passage) => passage !== NOT_PASSED).length).toBeGreaterThan(100);
    expect(passages).toEqual(await crossed.readPassages());
  });

  it('refuses steps beyond 32 bits, where random numbers would repeat', async () => {
    const simulation = await run(modelOf(QUICK_ESCAPE, 4), []);
    await expect(simulation.advance(2 ** 32)).rejects.toThrow(/at most 4294967293 steps/);
  });

  it('refuses more particles than it can hold, in a sentence', async () => {
    const model = modelOf(QUICK_ESCAPE, 10);
    await expect(
      engine.createSimulation({ ...model, particleCount: engine.maximumParticleCount + 1 }),
    ).rejects.toThrow(/ensemble\.particles must be at most \d+/);
  });
}

function sum(counts: Uint32Array | Float64Array): number {
  return Array.from(counts).reduce((total, count) => total + count, 0);
}

/** Steps that binned sojourns fill: `share` 0 counts each at the lower edge of its bin, 1 at the upper. */
function filled(counts: Float64Array, share: 0 | 1): number {
  return counts.reduce((total, count, bin) => total + count * lowerEdge(bin + share), 0);
}
