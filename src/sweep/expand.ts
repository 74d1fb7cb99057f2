import { type Experiment, parseExperiment } from '../experiment/experiment.ts';
import { ExperimentError } from '../experiment/problem.ts';
import { readField, writeField } from './field.ts';
import { type Sweep, SweepError } from './sweep.ts';

/** One experiment of a sweep. Its ensemble and its `until` are settled when it is planned. */
export interface SweepPoint {
  /** Place in the table, from 0. */
  readonly index: number;
  readonly series: number;
  /** The varied fields and those that follow, by their path. */
  readonly varied: Readonly<Record<string, number>>;
  readonly experiment: Experiment;
  /** An unsigned 32-bit integer, another one for every point. */
  readonly seed: number;
}

/** 2³² over the golden ratio, odd: multiples of it come back only after 2³² points. */
const SEED_STRIDE = 0x9e3779b1;

/**
 * All points of a sweep: one series after the other, the second field fastest.
 *
 * @throws SweepError with a sentence for everything that is wrong with the experiments
 */
export function expandSweep(sweep: Sweep): SweepPoint[] {
  const problems = new Set<string>();
  const points: SweepPoint[] = [];
  for (const [series, { set }] of sweep.series.entries()) {
    const base = Object.entries(set).reduce<unknown>(
      (experiment, [path, value]) => writeField(experiment, path, value),
      { version: 1, ...sweep.experiment },
    );
    for (const varied of combine(sweep)) {
      const given = Object.entries(varied).reduce(
        (experiment, [path, value]) => writeField(experiment, path, value),
        base,
      );
      const experiment = parsePoint(given, varied, sweep, problems);
      const index = points.length;
      const seed = (sweep.seed + Math.imul(index, SEED_STRIDE)) >>> 0;
      if (experiment !== undefined) points.push({ index, series, varied, experiment, seed });
    }
  }
  if (problems.size > 0) throw new SweepError([...problems]);
  return points;
}

/** Every combination of the varied values, with the fields that follow them. */
function combine({ vary }: Sweep): Readonly<Record<string, number>>[] {
  return vary.reduce<Readonly<Record<string, number>>[]>(
    (combinations, { field, values, follow }) =>
      combinations.flatMap((fixed) =>
        values.map((value) => ({
          ...fixed,
          [field]: value,
          ...Object.fromEntries(
            follow.map(({ field: follower, times, power }) => [
              follower,
              Number((times * value ** power).toPrecision(12)),
            ]),
          ),
        })),
      ),
    [{}],
  );
}

function parsePoint(
  given: unknown,
  varied: Readonly<Record<string, number>>,
  sweep: Sweep,
  problems: Set<string>,
): Experiment | undefined {
  try {
    const experiment = parseExperiment(given);
    for (const path of Object.keys(varied)) {
      if (typeof readField(experiment, path) === 'number') continue;
      problems.add(
        `vary: ${path} is not a number of this experiment; "noise.batchSize" or "landscape.sharpness" would be one.`,
      );
    }
    if (sweep.measure !== 'escape' && experiment.until.steps === undefined) {
      problems.add(
        `experiment.until.steps is missing: ${sweep.measure} is measured after so many steps.`,
      );
    }
    return experiment;
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    for (const { field, message } of error.problems) {
      const isVaried = Object.keys(varied).some((path) => path === field);
      problems.add(isVaried ? `vary: ${message}` : `experiment: ${message}`);
    }
    return undefined;
  }
}
