/** Runs works on an engine, in Node and in a page alike. */

import { DIVERGED, type Engine, type Simulation } from '../src/engine/engine.ts';
import { summarize } from '../src/statistics/moments.ts';
import type { Passages, Task, Timing } from './competitor.ts';
import { findWork, modelOfWork, type Work } from './works.ts';

/** A task that can be posted to a page. */
export type PlainTask = Omit<Task, 'work'> & { readonly work: Work['id'] };

/** Steps before any time is taken: dispatches find their shape, and the adapter its speed. */
const WARM_UP_STEPS = 32;

export interface EngineRunner {
  readonly adapterName: string;
  time(task: PlainTask): Promise<Omit<Timing, 'processorSeconds'>>;
  follow(task: Omit<PlainTask, 'steps'>): Promise<Passages>;
  /** Escapes and exposure, in steps, of an ensemble in which whoever escapes begins anew. */
  countEscapes(
    task: PlainTask & { readonly temperature: number },
  ): Promise<{ readonly events: number; readonly exposure: number; readonly seconds: number }>;
  destroy(): void;
}

export function createEngineRunner(engine: Engine): EngineRunner {
  /** The ensemble of the last work, kept for the next repeat of it. */
  let kept: { readonly key: string; readonly simulation: Simulation } | undefined;

  async function keep({ work, particles, seed }: PlainTask): Promise<Simulation> {
    const key = `${work} ${particles} ${seed}`;
    if (kept?.key === key) return kept.simulation;
    kept?.simulation.destroy();
    kept = undefined;
    const { passages } = findWork(work);
    const simulation = await engine.createSimulation(
      modelOfWork(findWork(work), particles, seed, passages),
    );
    await simulation.advance(WARM_UP_STEPS);
    kept = { key, simulation };
    return simulation;
  }

  return {
    adapterName: engine.adapterName,
    async time(task) {
      const simulation = await keep(task);
      const before = (await simulation.readTally()).exposure;
      const begin = performance.now();
      await simulation.advance(task.steps);
      const seconds = (performance.now() - begin) / 1000;
      const after = (await simulation.readTally()).exposure;
      return { seconds, particleSteps: Number(after - before) };
    },
    async follow({ work, particles, seed }) {
      const { typicalSteps } = findWork(work);
      const simulation = await engine.createSimulation(
        modelOfWork(findWork(work), particles, seed, true),
      );
      do await simulation.advance(Math.ceil(typicalSteps / 2));
      while ((await simulation.readTally()).atRisk > 0);
      const passages = (await simulation.readPassages()).filter((step) => step < DIVERGED);
      simulation.destroy();
      const { count, mean, variance = 0 } = summarize(Float64Array.from(passages));
      return { passed: count, meanSteps: mean, deviation: Math.sqrt(variance) };
    },
    async countEscapes({ work, particles, steps, seed, temperature }) {
      const rule = findWork(work);
      const noise = { ...(rule.experiment.noise as object), temperature };
      const experiment = { ...rule.experiment, noise };
      const model = modelOfWork({ ...rule, experiment }, particles, seed, true);
      const simulation = await engine.createSimulation({ ...model, afterEscape: 'restart' });
      const begin = performance.now();
      await simulation.advance(steps);
      const { events, exposure } = await simulation.readTally();
      const seconds = (performance.now() - begin) / 1000;
      simulation.destroy();
      return { events, exposure: Number(exposure), seconds };
    },
    destroy() {
      kept?.simulation.destroy();
      kept = undefined;
      engine.destroy();
    },
  };
}
