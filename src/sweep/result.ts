/** The results of a sweep as one JSON file: what the command line writes, and what the page keeps, opens and exports. */

import * as v from 'valibot';
import type { Provenance } from '../analysis/rate-report.ts';
import { expandSweep } from './expand.ts';
import type { PointRow } from './row.ts';
import { parseSweep, type Sweep, SweepError } from './sweep.ts';
import { type Cell, tabulate, toRecords } from './table.ts';

/** All that rows follow from, and where they come from: `sweep.json`. */
export interface SweepRecord {
  readonly sweep: Sweep;
  readonly isQuick: boolean;
  /** `date` is that of the first start. */
  readonly provenance: Provenance;
}

/** `table.json`: a record with its rows, and the same numbers as a table for those who read no rows. */
export interface SweepResult extends SweepRecord {
  readonly columns: readonly string[];
  readonly table: readonly Readonly<Record<string, Cell>>[];
  /** By their place in the table; fewer than the sweep has points where it is not finished. */
  readonly points: readonly PointRow[];
}

/** What a file holds, whichever of the three it is: a sweep, a record or a result. */
export interface OpenedSweep {
  readonly sweep: Sweep;
  readonly isQuick: boolean;
  /** Undefined for a sweep that has not been started. */
  readonly provenance: Provenance | undefined;
  readonly points: readonly PointRow[];
}

/** Puts the file together from a record and its rows. */
export function composeResult(record: SweepRecord, rows: readonly PointRow[]): SweepResult {
  const columns = tabulate(record.sweep, rows);
  return {
    ...record,
    columns: columns.map(({ name }) => name),
    table: toRecords(columns),
    points: rows,
  };
}

/**
 * Says whose rows a record is about, where they would not make one table with those that are wanted; nothing where they would.
 *
 * @returns the end of a sentence, e.g. "this sweep by version 0.1.0"
 */
export function explainOther(found: SweepRecord, wanted: SweepRecord): string | undefined {
  if (JSON.stringify(found.sweep) !== JSON.stringify(wanted.sweep)) {
    return `another sweep, ${found.sweep?.name ?? 'without a name'}, or the same with other numbers`;
  }
  if (found.isQuick !== wanted.isQuick) {
    return found.isQuick ? 'this sweep with --quick' : 'this sweep without --quick';
  }
  const [then, now] = [found.provenance, wanted.provenance];
  if (then.version !== now.version) return `this sweep by version ${then.version}`;
  // On the CPU results are the same bits on any number of threads.
  const isSame =
    then.engine === now.engine && (now.engine === 'cpu' || then.adapter === now.adapter);
  return isSame
    ? undefined
    : `this sweep computed by ${then.engine}, ${then.adapter}; this is ${now.engine}, ${now.adapter}`;
}

/**
 * Reads the value of a JSON file: a sweep to be run, the record of one (`sweep.json`), or its results (`table.json`).
 *
 * @throws SweepError with a sentence for everything that is wrong
 */
export function parseSweepFile(input: unknown): OpenedSweep {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new SweepError([
      'This is no sweep: a sweep is a JSON object with a name and an experiment.',
    ]);
  }
  if ('verdicts' in input && !('points' in input)) {
    throw new SweepError([
      'This is the fit of a sweep, which cannot be drawn by itself; open the table.json beside it.',
    ]);
  }
  if (!('sweep' in input)) {
    const sweep = parseSweep(input);
    expandSweep(sweep);
    return { sweep, isQuick: false, provenance: undefined, points: [] };
  }
  const shape = v.safeParse(recordShape, input);
  if (!shape.success) throw new SweepError(shape.issues.map(describeIssue));
  const { isQuick, provenance, points } = shape.output;
  const sweep = parseSweep(shape.output.sweep);
  const rows = points.map(reviveRow);
  const problems = findStrangers(sweep, rows);
  if (problems.length > 0) throw new SweepError(problems);
  return { sweep, isQuick, provenance, points: rows.sort((a, b) => a.point - b.point) };
}

/** Rows that are of another sweep, or twice there. */
function findStrangers(sweep: Sweep, rows: readonly PointRow[]): string[] {
  const points = expandSweep(sweep);
  const seen = new Set<number>();
  return rows.flatMap(({ point, series, varied, seed }, place) => {
    const own = points[point];
    const at = `points.${place}`;
    if (own === undefined) {
      return `${at}.point is ${point}, but the sweep has ${points.length} points, from 0; it belongs to another sweep.`;
    }
    const isTwice = seen.has(point);
    seen.add(point);
    if (isTwice) return `${at}.point: point ${point} is there twice; remove one.`;
    const isOwn =
      series === sweep.series[own.series].label &&
      seed === own.seed &&
      Object.entries(own.varied).every(([path, value]) => varied[path] === value);
    return isOwn
      ? []
      : `${at} is not point ${point} of this sweep: its series, varied values or seed are others; it belongs to another sweep.`;
  });
}

/** A row as it was before JSON wrote null for a number that is none. */
function reviveRow(row: PointRow): PointRow {
  const { displacement } = row;
  if (displacement === undefined) return row;
  const revive = ([x, y]: readonly [number | null, number | null]) =>
    [x ?? Number.NaN, y ?? Number.NaN] as const;
  return {
    ...row,
    displacement: {
      ...displacement,
      meanSquare: revive(displacement.meanSquare),
      standardErrors: revive(displacement.standardErrors),
    },
  };
}

const FIELD = '{field}';

const number = v.custom<number>(
  (value) => Number.isFinite(value),
  (issue) => `${FIELD} must be a number; got ${JSON.stringify(issue.input)}.`,
);
const count = v.custom<number>(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  (issue) => `${FIELD} must be a whole number, at least 0; got ${JSON.stringify(issue.input)}.`,
);
const text = v.string(`${FIELD} must be a text.`);
const truth = v.boolean(`${FIELD} must be true or false.`);
const numberOrNull = v.nullable(number);
const numbers = v.record(v.string(), number, `${FIELD} must be an object of numbers.`);
const interval = v.tuple([numberOrNull, numberOrNull], `${FIELD} must be an interval [low, high].`);
const pair = v.tuple([numberOrNull, numberOrNull], `${FIELD} must be two numbers [x, y].`);
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.array(item, `${FIELD} must be a list.`);

const rowShape = v.looseObject({
  point: count,
  series: text,
  varied: numbers,
  settings: v.looseObject({
    learningRate: number,
    batchSize: numberOrNull,
    temperature: numberOrNull,
    sharpness: number,
    curvature: numberOrNull,
    landscape: numbers,
  }),
  seed: count,
  particles: count,
  steps: count,
  ended: text,
  diverged: count,
  escapes: v.optional(
    v.looseObject({
      afterEscape: v.picklist(['stop', 'restart'], `${FIELD} must be "stop" or "restart".`),
      events: count,
      exposure: number,
      censored: count,
      // Rows of earlier versions have none.
      state: v.exactOptional(
        v.picklist(
          ['waiting', 'settling', 'measured'],
          `${FIELD} must be "waiting", "settling" or "measured".`,
        ),
      ),
      settled: v.nullable(v.looseObject({ after: number, events: count, exposure: number })),
      meanEscapeTime: numberOrNull,
      meanEscapeTimeInterval95: interval,
      rate: numberOrNull,
      rateInterval95: interval,
      isBound: truth,
      theory: v.looseObject({
        exact: v.nullable(v.looseObject({ value: number, method: text, error: numberOrNull })),
      }),
      isExactDiscrete: v.nullable(truth),
    }),
  ),
  occupancy: v.optional(
    v.looseObject({
      wells: list(pair),
      shares: list(number),
      intervals: list(v.tuple([number, number], `${FIELD} must be an interval [low, high].`)),
      exact: v.nullable(list(number)),
    }),
  ),
  displacement: v.optional(
    v.looseObject({ meanSquare: pair, standardErrors: pair, exact: v.nullable(pair) }),
  ),
  warnings: list(text),
});

/** The rows themselves go on as they were given: nothing in them has a default. */
const row = v.pipe(
  v.unknown(),
  v.rawCheck<unknown>(({ dataset, addIssue }) => {
    const checked = v.safeParse(rowShape, dataset.value);
    for (const issue of checked.issues ?? []) {
      const inner = v.getDotPath(issue);
      addIssue({ message: messageOf(issue, inner === null ? FIELD : `${FIELD}.${inner}`) });
    }
  }),
  v.transform((given) => given as PointRow),
);

const recordShape = v.looseObject({
  sweep: v.unknown(),
  isQuick: truth,
  provenance: v.object({
    program: v.literal('escapement', `${FIELD} must be "escapement".`),
    version: text,
    engine: v.picklist(['webgpu', 'cpu'], `${FIELD} must be "webgpu" or "cpu".`),
    adapter: text,
    seed: count,
    date: v.pipe(
      text,
      v.check((date) => !Number.isNaN(Date.parse(date)), `${FIELD} must be a date (ISO 8601).`),
    ),
    node: v.exactOptional(text),
    browser: v.exactOptional(text),
  }),
  points: v.optional(list(row), []),
});

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return messageOf(issue, v.getDotPath(issue) ?? 'the file');
}

function messageOf(issue: v.BaseIssue<unknown>, field: string): string {
  if (issue.message.includes(FIELD)) return issue.message.replaceAll(FIELD, field);
  if (issue.input === undefined) return `${field} is missing.`;
  return `${field} must be ${issue.expected ?? 'something else'}; got ${JSON.stringify(issue.input)}.`;
}
