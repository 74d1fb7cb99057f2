import { expandSweep, type SweepPoint } from './expand.ts';
import type { PointRow } from './row.ts';
import { type PlannedPoint, planPoint, type RunOptions, runPoint } from './run-point.ts';
import type { Sweep } from './sweep.ts';

/** Where a sweep stands. */
export interface SweepProgress {
  readonly finished: number;
  readonly total: number;
  /** What is being done, for the reader. */
  readonly doing: string;
  /** Steps of single particles made since this run began, and those that are likely still to come. */
  readonly workDone: number;
  readonly workLeft: number;
}

/** What a run of a sweep needs beside the sweep. */
export interface SweepRunOptions extends Omit<RunOptions, 'relativeError'> {
  /** Whether the precision of a quick run will do. */
  readonly isQuick?: boolean;
  /** Rows of an earlier run of the same sweep on the same engine: they are not computed again. */
  readonly finished?: readonly PointRow[];
  /** Is given every row as soon as there is one; the next point waits for it. */
  readonly onRow?: (row: PointRow) => void | Promise<void>;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** Points planned side by side: where theory is solved on several cores, they share the wait. */
const PLANNED_AT_ONCE = 4;

/**
 * Runs all points of a sweep that are not finished yet, cheap ones first: no point waits for a dearer one.
 *
 * Rows are a function of sweep, precision and engine alone, in whatever pieces the sweep is run.
 *
 * @returns all rows by their place in the table; fewer than points where it was interrupted
 * @throws SweepError where an experiment of the sweep is wrong
 */
export async function runSweep(
  sweep: Sweep,
  { isQuick = false, finished = [], onRow, onProgress, ...options }: SweepRunOptions,
): Promise<readonly PointRow[]> {
  const points = expandSweep(sweep);
  const rows = new Map(finished.map((row) => [row.point, row]));
  const relativeError = isQuick ? sweep.precision.quick : sweep.precision.relativeError;
  const run = { ...options, relativeError };
  const planned: PlannedPoint[] = [];
  const left = points.filter(({ index }) => !rows.has(index));
  for (let first = 0; first < left.length; first += PLANNED_AT_ONCE) {
    const together = left.slice(first, first + PLANNED_AT_ONCE);
    onProgress?.({
      finished: rows.size,
      total: points.length,
      doing: `planning ${together.map((point) => describePoint(sweep, point)).join('; ')}`,
      workDone: 0,
      workLeft: planned.reduce(addWork, 0),
    });
    const plans = await Promise.all(together.map((point) => planPoint(sweep, point, run)));
    if (plans.includes(undefined) || options.signal?.aborted) return inOrder(rows);
    planned.push(...plans.filter((plan) => plan !== undefined));
  }
  planned.sort((a, b) => a.plan.expectedWork - b.plan.expectedWork);
  let workDone = 0;
  for (const [place, next] of planned.entries()) {
    const workAhead = planned.slice(place + 1).reduce(addWork, 0);
    const { expectedWork } = next.plan;
    const report = (made: number): void =>
      onProgress?.({
        finished: rows.size,
        total: points.length,
        doing: describePoint(sweep, next.point),
        workDone: workDone + made,
        workLeft: Math.max(0, expectedWork - made) + workAhead,
      });
    report(0);
    const row = await runPoint(sweep, next, run, report);
    if (row === undefined) break;
    workDone += expectedWork;
    rows.set(row.point, row);
    await onRow?.(row);
    if (options.signal?.aborted) break;
  }
  return inOrder(rows);
}

/** A point in words, e.g. "SGD, noise.batchSize 4". */
export function describePoint(sweep: Sweep, { series, varied }: SweepPoint): string {
  const fields = Object.entries(varied).map(([path, value]) => `${path} ${value}`);
  return [...(sweep.series.length > 1 ? [sweep.series[series].label] : []), ...fields].join(', ');
}

function addWork(sum: number, { plan }: PlannedPoint): number {
  return sum + plan.expectedWork;
}

function inOrder(rows: ReadonlyMap<number, PointRow>): PointRow[] {
  return [...rows.values()].sort((a, b) => a.point - b.point);
}
