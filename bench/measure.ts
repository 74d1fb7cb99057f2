/** Takes the times and the first passages of all competitors, in turn. */

import { type Competitor, isUnavailable, median, type Task, type Timing } from './competitor.ts';
import type { Accuracy, Line, Machine, Missing, Speed } from './results.ts';
import { computeExactSteps, findWork, type Work } from './works.ts';

/** How much is measured. */
export interface Extent {
  readonly works: readonly Work['id'][];
  readonly particleCounts: readonly number[];
  /** Runs of every competitor on every work, in turn; the median counts. */
  readonly repeats: number;
  /** Seconds that a run is meant to take. */
  readonly seconds: number;
  /** Particles followed to their first passage. */
  readonly followed: number;
  readonly seed: number;
}

/** What `npm run bench` measures. */
export const FULL: Extent = {
  works: ['A', 'B', 'C', 'D', 'E'],
  particleCounts: [2 ** 20, 2 ** 23],
  repeats: 5,
  seconds: 1,
  followed: 2 ** 14,
  seed: 1,
};

/** Half a minute and more, to see that everything runs. */
export const SMALL: Extent = {
  ...FULL,
  particleCounts: [2 ** 13],
  repeats: 3,
  seconds: 0.05,
  followed: 2 ** 11,
};

/** Steps of the first run, from which the others take their length. */
const FIRST_STEPS = 16;
const LEAST_STEPS = 16;
const MOST_STEPS = 2 ** 14;
/** With first passages: so that no more than a tenth has passed at the end, and hardly anybody waits for anybody. */
const MOST_STEPS_WITH_PASSAGES = 256;

/** Only the double well is measured on ensembles beyond the first size. */
const SIZES_FOR: readonly Work['id'][] = ['A', 'B'];

type Report = (line: Line) => void;

interface Run {
  readonly run: string;
  readonly machine: Machine;
}

function commonOf({ run, machine }: Run, { name, isOurs, remark }: Competitor) {
  return { run, machine, program: name, isOurs, remark };
}

/** Steps that take about so many seconds, a power of two. */
function chooseSteps({ seconds, particleSteps }: Timing, task: Task, wanted: number): number {
  const steps = (wanted * particleSteps) / Math.max(seconds, 1e-6) / task.particles;
  const most = task.work.passages ? MOST_STEPS_WITH_PASSAGES : MOST_STEPS;
  return Math.min(most, Math.max(LEAST_STEPS, 2 ** Math.round(Math.log2(steps))));
}

/** Speed of all competitors on one work: A B C A B C … */
async function measureSpeed(
  competitors: readonly Competitor[],
  work: Work,
  particles: number,
  extent: Extent,
  run: Run,
  report: Report,
): Promise<void> {
  const running: { competitor: Competitor; task: Task; timings: Timing[] }[] = [];
  const miss = (competitor: Competitor, reason: string) =>
    report({
      ...commonOf(run, competitor),
      kind: 'missing',
      work: work.id,
      reason,
    } satisfies Missing);
  for (const competitor of competitors) {
    const first: Task = { work, particles, steps: FIRST_STEPS, seed: extent.seed };
    const timing = await competitor.time(first);
    if (isUnavailable(timing)) miss(competitor, timing.unavailable);
    else {
      const steps = chooseSteps(timing, first, extent.seconds);
      running.push({ competitor, task: { ...first, steps }, timings: [] });
    }
  }
  for (let repeat = 0; repeat < extent.repeats; repeat++) {
    for (const { competitor, task, timings } of running) {
      const timing = await competitor.time(task);
      if (isUnavailable(timing)) miss(competitor, timing.unavailable);
      else timings.push(timing);
    }
  }
  for (const { competitor, task, timings } of running) {
    if (timings.length === 0) continue;
    report({
      ...commonOf(run, competitor),
      kind: 'speed',
      work: work.id,
      particles,
      steps: task.steps,
      repeats: timings,
      rate: median(timings.map(({ particleSteps, seconds }) => particleSteps / seconds)),
    } satisfies Speed);
  }
}

/** Mean first passage of all competitors on one work. */
export async function measureAccuracy(
  competitors: readonly Competitor[],
  work: Work,
  extent: Pick<Extent, 'followed' | 'seed'>,
  run: Run,
  report: Report,
): Promise<void> {
  const answer = computeExactSteps(work);
  const exact = answer === undefined ? null : { value: answer.value, error: answer.error };
  for (const competitor of competitors) {
    const passages = await competitor.follow({
      work,
      particles: extent.followed,
      seed: extent.seed,
    });
    const common = commonOf(run, competitor);
    if (isUnavailable(passages)) {
      report({
        ...common,
        kind: 'missing',
        work: work.id,
        reason: passages.unavailable,
      } satisfies Missing);
      continue;
    }
    const { passed, meanSteps, deviation } = passages;
    const standardError = deviation / Math.sqrt(passed);
    report({
      ...common,
      kind: 'accuracy',
      work: work.id,
      particles: extent.followed,
      passed,
      meanSteps,
      standardError,
      exact,
    } satisfies Accuracy);
  }
}

/** Everything: speed and accuracy of all works. */
export async function measureAll(
  competitors: readonly Competitor[],
  extent: Extent,
  run: Run,
  report: Report,
): Promise<void> {
  for (const id of extent.works) {
    const work = findWork(id);
    const counts = SIZES_FOR.includes(id)
      ? extent.particleCounts
      : extent.particleCounts.slice(0, 1);
    for (const particles of counts) {
      await measureSpeed(competitors, work, particles, extent, run, report);
    }
    // Work A is B but for what is recorded.
    if (work.accuracyOf === id) await measureAccuracy(competitors, work, extent, run, report);
  }
}
