/** What a particle-step costs against particles and steps, and an escape rate against the height of the barrier. */

import { computeExactAnswers } from '../src/analysis/exact.ts';
import { isUnavailable, median, type Timing } from './competitor.ts';
import type { EngineRunner } from './engine-runner.ts';
import type { OwnEngine } from './ours.ts';
import type { Line, Machine, ScalePoint } from './results.ts';
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

/** Runs of every ensemble; the median counts. */
const REPEATS = 3;
/** Enough that what is done once a run does not count, and no fewer than a large ensemble fuses. */
const LEAST_STEPS = 64;

/** Longer runs are left to faster machines, in seconds: one, and one of those that are repeated. */
const LONGEST = 120;
const LONGEST_REPEAT = 6;
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
    await measureCost(engine, isSmall, (point) => report({ ...common, kind: 'scale', ...point }));
    // The mean times are the same on every engine; the first, which is the fastest, counts them.
    if (engine !== engines[0]) continue;
    await measureBarriers(runner, isSmall, (point) =>
      report({ ...common, kind: 'barrier', ...point }),
    );
  }
}

type CostPoint = Pick<
  ScalePoint,
  'against' | 'particles' | 'steps' | 'seconds' | 'processorSeconds'
>;

async function measureCost(
  engine: OwnEngine,
  isSmall: boolean,
  report: (point: CostPoint) => void,
): Promise<void> {
  const work = findWork('A');
  /** One point, the median of repeats; its particle-steps per second, or undefined where the engine cannot hold it. */
  const measure = async (
    against: CostPoint['against'],
    particles: number,
    steps: number,
    repeats: number,
  ): Promise<number | undefined> => {
    const timings: Timing[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const timing = await engine.time({ work, particles, steps, seed: SEED });
      if (isUnavailable(timing)) return undefined;
      timings.push(timing);
    }
    const seconds = median(timings.map((timing) => timing.seconds));
    const processor = timings.flatMap(({ processorSeconds = [] }) => processorSeconds);
    const processorSeconds = processor.length > 0 ? median(processor) : undefined;
    report({ against, particles, steps, seconds, processorSeconds });
    return (particles * steps) / seconds;
  };
  const most = isSmall ? PARTICLE_EXPONENTS.least + 2 : PARTICLE_EXPONENTS.most;
  const wanted = isSmall ? 0.02 : 0.5;
  for (let exponent = PARTICLE_EXPONENTS.least; exponent <= most; exponent++) {
    const particles = 2 ** exponent;
    // Once unseen, to learn the rate and warm everything up.
    const first = await engine.time({ work, particles, steps: LEAST_STEPS, seed: SEED });
    if (isUnavailable(first)) break;
    const steps = Math.round((wanted * LEAST_STEPS) / first.seconds);
    const rate = await measure('particles', particles, Math.max(LEAST_STEPS, steps), REPEATS);
    if (rate === undefined) break;
    // A processor takes minutes over what a card does at once.
    if ((2 * particles * LEAST_STEPS) / rate > LONGEST_REPEAT) break;
  }
  let rate: number | undefined = Number.POSITIVE_INFINITY;
  for (const exponent of isSmall ? STEP_EXPONENTS.slice(0, 2) : STEP_EXPONENTS) {
    const steps = 10 ** exponent;
    if (rate === undefined || (FEW_PARTICLES * steps) / rate > LONGEST) break;
    rate = await measure('steps', FEW_PARTICLES, steps, exponent < 6 ? REPEATS : 1);
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
    // Each height with random numbers of its own, so that their errors have nothing to do with one another.
    // Few particles and ten mean times each, so that what comes before the rate is constant hardly counts.
    const particles = ESCAPES_FOR_ONE_PER_CENT / 10;
    const steps = Math.ceil((isSmall ? 1 : 10) * exactSteps);
    const counted = isMeasured
      ? await runner.countEscapes({ work: 'B', particles, steps, seed: SEED + height, temperature })
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
