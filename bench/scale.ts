/** What a particle-step costs against particles and steps, and an escape rate against the height of the barrier. */

import { computeExactAnswers } from '../src/analysis/exact.ts';
import { isUnavailable } from './competitor.ts';
import type { EngineRunner } from './engine-runner.ts';
import type { OwnEngine } from './ours.ts';
import type { Line, Machine } from './results.ts';
import { findWork, prepareWork } from './works.ts';

/** Escapes that make a rate known to one per cent: its relative error is 1/√escapes. */
export const ESCAPES_FOR_ONE_PER_CENT = 10_000;

/** Ensembles, and the particles with which steps are varied. */
const PARTICLE_EXPONENTS = { least: 10, most: 24 };
const FEW_PARTICLES = 2 ** 10;
const STEP_EXPONENTS = [3, 4, 5, 6, 7];

/** ΔL/T: measured where a processor can, solved exactly everywhere. */
const MEASURED_HEIGHTS = [2, 3, 4, 5, 6, 7];
const HEIGHTS = [...MEASURED_HEIGHTS, 8, 9, 10, 11, 12, 13, 14, 15, 16];

/** Longer runs are left to faster machines, in seconds. */
const LONGEST = 60;
const SEED = 1;

interface Run {
  readonly run: string;
  readonly machine: Machine;
}

/** @param isSmall one short run of each kind, to see that they run */
export async function measureScale(
  engines: readonly OwnEngine[],
  isSmall: boolean,
  run: Run,
  report: (line: Line) => void,
): Promise<void> {
  for (const engine of engines) {
    const runner = await engine.open();
    const common = { ...run, program: engine.name, isOurs: true, remark: engine.remark };
    if (isUnavailable(runner)) {
      report({ ...common, kind: 'missing', work: 'A', reason: runner.unavailable });
      continue;
    }
    await measureCost(runner, isSmall, (point) => report({ ...common, kind: 'scale', ...point }));
    await measureBarriers(runner, isSmall, (point) =>
      report({ ...common, kind: 'barrier', ...point }),
    );
  }
}

interface CostPoint {
  readonly against: 'particles' | 'steps';
  readonly particles: number;
  readonly steps: number;
  readonly seconds: number;
}

async function measureCost(
  runner: EngineRunner,
  isSmall: boolean,
  report: (point: CostPoint) => void,
): Promise<void> {
  /** Particle-steps per second of the run before: says how long the next may be. */
  let rate = 1e6;
  const measure = async (against: CostPoint['against'], particles: number, steps: number) => {
    const { seconds } = await runner.time({ work: 'A', particles, steps, seed: SEED });
    rate = (particles * steps) / seconds;
    report({ against, particles, steps, seconds });
  };
  const most = isSmall ? PARTICLE_EXPONENTS.least + 2 : PARTICLE_EXPONENTS.most;
  const wanted = isSmall ? 0.02 : 1;
  for (let exponent = PARTICLE_EXPONENTS.least; exponent <= most; exponent++) {
    const particles = 2 ** exponent;
    // Once unseen, to learn the rate and warm everything up.
    const first = { work: 'A', particles, steps: 64, seed: SEED } as const;
    try {
      const { seconds } = await runner.time(first);
      rate = (particles * 64) / seconds;
      await measure('particles', particles, Math.max(32, Math.round((wanted * rate) / particles)));
    } catch {
      // More than the adapter or the engine holds.
      break;
    }
  }
  for (const exponent of isSmall ? STEP_EXPONENTS.slice(0, 2) : STEP_EXPONENTS) {
    const steps = 10 ** exponent;
    if ((FEW_PARTICLES * steps) / rate > LONGEST) break;
    await measure('steps', FEW_PARTICLES, steps);
  }
}

interface Barrier {
  readonly height: number;
  readonly exactSteps: number;
  readonly measuredSteps: number | null;
  readonly escapes: number | null;
}

async function measureBarriers(
  runner: EngineRunner,
  isSmall: boolean,
  report: (point: Barrier) => void,
): Promise<void> {
  for (const height of isSmall ? HEIGHTS.slice(0, 2) : HEIGHTS) {
    const temperature = 1 / height;
    const exactSteps = exactStepsAt(temperature);
    const isMeasured = MEASURED_HEIGHTS.includes(height);
    // Few particles and ten mean times each, so that what comes before the rate is constant hardly counts.
    const particles = ESCAPES_FOR_ONE_PER_CENT / 10;
    const steps = Math.ceil((isSmall ? 1 : 10) * exactSteps);
    const counted = isMeasured
      ? await runner.countEscapes({ work: 'B', particles, steps, seed: SEED, temperature })
      : undefined;
    report({
      height,
      exactSteps,
      measuredSteps: counted === undefined ? null : counted.exposure / counted.events,
      escapes: counted?.events ?? null,
    });
  }
}

/** Mean steps of an escape of the double well at a temperature: the discrete chain, exact. */
function exactStepsAt(temperature: number): number {
  const work = findWork('B');
  const noise = { name: 'white', temperature };
  const prepared = prepareWork({ ...work, experiment: { ...work.experiment, noise } }, 1, SEED);
  const answer = computeExactAnswers(prepared).answers.find(({ isDiscrete }) => isDiscrete);
  if (answer === undefined) throw new Error(`No exact answer at temperature ${temperature}.`);
  return answer.value / prepared.experiment.method.learningRate;
}
