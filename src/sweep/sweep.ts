/**
 * A Sweep: an experiment of which one or two numbers are varied, as one JSON value that command line, page and results share.
 */

import * as v from 'valibot';
import { FIELD, finite, numberOf, positive } from '../experiment/fields.ts';
import { PARTICLES, RELATIVE_ERROR, SEED } from '../experiment/parameters.ts';
import type { Parameter } from '../parameter.ts';
import { explainFormula, X_SYMBOLS, Y_SYMBOLS } from './symbols.ts';

/** Another field that goes with a varied one: value = times · varied^power. */
export interface Follower {
  readonly field: string;
  readonly times: number;
  readonly power: number;
}

/** One number of the experiment and the values that it takes. */
export interface Variation {
  /** Path in the Experiment, e.g. `noise.batchSize`. */
  readonly field: string;
  readonly values: readonly number[];
  readonly follow: readonly Follower[];
}

/** A variant of the experiment that is swept beside the others, e.g. another method. */
export interface Series {
  readonly label: string;
  /** Fields by their path, and what they hold here. */
  readonly set: Readonly<Record<string, unknown>>;
  /** In place of `figure.y`. */
  readonly y?: string;
}

/** What is measured at a point: escape times, shares of the wells, or how far particles got from the start. */
export type Measure = 'escape' | 'occupancy' | 'displacement';

/** What a figure says, to be confirmed or refuted by its numbers. */
export type Claim =
  /** y is a straight line in x (in ln x on a logarithmic axis); the slope is known, or is that of theory at the same points. */
  | {
      readonly kind: 'line';
      readonly slope?: number;
      /** Law whose slope is looked at, by its name in results. */
      readonly law?: string;
    }
  /** y is rather a line in one of these functions than in the others; `expected` is the place of one, for each series. */
  | {
      readonly kind: 'better-line';
      readonly candidates: readonly string[];
      readonly expected: readonly number[];
    }
  /** y does not change by more than `spread` while `symbol` is at most `upTo`. */
  | {
      readonly kind: 'constant';
      readonly symbol: string;
      readonly upTo: number;
      readonly spread: number;
    }
  /** Every point agrees with its exact answer. */
  | { readonly kind: 'agreement' };

/** How a sweep is drawn and what it is to show. */
export interface Figure {
  /** Function of the symbols in `symbols.ts`, e.g. "1/k". */
  readonly x: string;
  /** The same with the measured symbols, e.g. "log(tau)". */
  readonly y: string;
  /** Words for the axes where the formulas do not do. */
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly logarithmicX: boolean;
  readonly logarithmicY: boolean;
  readonly claim: Claim;
}

/** A sweep, complete and checked. */
export interface Sweep {
  readonly version: 1;
  /** Kebab-case. */
  readonly name: string;
  readonly title: string;
  /** The experiment as far as it is given; each point of it is completed by itself. */
  readonly experiment: Readonly<Record<string, unknown>>;
  readonly vary: readonly Variation[];
  /** At least one. */
  readonly series: readonly Series[];
  readonly measure: Measure;
  readonly precision: {
    /** Half the 95 % interval, relative to the value. */
    readonly relativeError: number;
    /** The same of a quick run. */
    readonly quick: number;
  };
  /** Most that a point may take. */
  readonly budget: { readonly particleSteps: number; readonly particles: number };
  readonly seed: number;
  readonly figure?: Figure;
}

/** A sweep that cannot be run; every problem is a sentence. */
export class SweepError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SweepError';
    this.problems = problems;
  }
}

/** Most values that one field may take, and most points of a sweep. */
export const MOST_POINTS = 1000;

/** The point's precision is asked for within these bounds: at 1e-3 it takes four million escapes. */
const PRECISION: Parameter = { ...RELATIVE_ERROR, default: 0.02, minimum: 1e-3, maximum: 0.5 };

const PARTICLE_STEPS: Parameter = {
  ...RELATIVE_ERROR,
  label: 'steps of single particles',
  default: 2e9,
  minimum: 1e4,
  maximum: 1e15,
};

/** A quick run is so much less precise where the sweep does not say. */
const QUICKER = 3;

const DEFAULT_PARTICLES = 2 ** 17;

const text = v.pipe(
  v.string(`${FIELD} must be a text.`),
  v.check((words) => words.trim() !== '', `${FIELD} is empty.`),
);
const path = v.custom<string>(
  (value) => typeof value === 'string' && /^[A-Za-z]\w*(\.\w+)+$/.test(value),
  (issue) =>
    `${FIELD} must be the path of a number of the experiment, such as "noise.batchSize"; got ${JSON.stringify(issue.input)}.`,
);
const formulaOf = (symbols: readonly string[]) =>
  v.custom<string>(
    (value) => explainFormula(FIELD, value, symbols) === undefined,
    (issue) => explainFormula(FIELD, issue.input, symbols) ?? '',
  );
const xFormula = formulaOf(X_SYMBOLS);
const yFormula = formulaOf(Y_SYMBOLS);
const listOf = <Item extends v.GenericSchema>(item: Item, what: string, most: number, least = 1) =>
  v.pipe(
    v.array(item, `${FIELD} must be a list of ${what}.`),
    v.check(
      (items) => items.length >= least && items.length <= most,
      `${FIELD} must hold ${least} to ${most} ${what}.`,
    ),
  );

const follow = v.optional(
  listOf(
    v.strictObject({ field: path, times: positive, power: v.optional(finite, 1) }),
    'fields that follow',
    8,
    0,
  ),
);
const listed = v.strictObject({
  field: path,
  values: listOf(finite, 'numbers', MOST_POINTS),
  follow,
});
const ranged = v.pipe(
  v.strictObject({
    field: path,
    from: finite,
    to: finite,
    count: numberOf({ ...PARTICLES, label: 'points', minimum: 2, maximum: MOST_POINTS }),
    scale: v.optional(
      v.picklist(['linear', 'logarithmic'], `${FIELD} must be "linear" or "logarithmic".`),
      'linear',
    ),
    follow,
  }),
  v.check(
    ({ from, to, scale }) => scale === 'linear' || from * to > 0,
    `${FIELD}: a logarithmic range must not hold 0.`,
  ),
);
const claim = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('line'),
      slope: v.optional(finite),
      law: v.optional(text),
    }),
    v.strictObject({
      kind: v.literal('better-line'),
      candidates: listOf(xFormula, 'functions', 4),
      expected: listOf(numberOf({ ...SEED, label: 'place', maximum: 3 }), 'places', 8),
    }),
    v.strictObject({
      kind: v.literal('constant'),
      symbol: xFormula,
      upTo: positive,
      spread: positive,
    }),
    v.strictObject({ kind: v.literal('agreement') }),
  ],
  // The issue has a path of its own where it is the kind that is wrong.
  (issue) =>
    `${FIELD} must be ${issue.path === undefined ? 'an object whose kind is ' : ''}one of line, better-line, constant, agreement; got ${JSON.stringify(issue.input)}.`,
);

const sweepShape = v.strictObject({
  version: v.literal(1, `${FIELD} must be 1, the version of the sweep format.`),
  name: v.custom<string>(
    (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
    (issue) =>
      `${FIELD} must be lower-case words joined by "-"; got ${JSON.stringify(issue.input)}.`,
  ),
  title: v.optional(text),
  experiment: v.record(v.string(), v.unknown(), `${FIELD} must be an experiment, an object.`),
  vary: listOf(
    v.lazy((input) =>
      typeof input === 'object' && input !== null && 'values' in input ? listed : ranged,
    ),
    'fields',
    2,
  ),
  series: v.optional(
    listOf(
      v.strictObject({
        label: text,
        set: v.record(v.string(), v.unknown(), `${FIELD} must be an object of fields.`),
        y: v.optional(yFormula),
      }),
      'series',
      8,
    ),
  ),
  measure: v.optional(
    v.picklist(
      ['escape', 'occupancy', 'displacement'],
      `${FIELD} must be one of escape, occupancy, displacement.`,
    ),
    'escape',
  ),
  precision: v.optional(
    v.strictObject({
      relativeError: v.optional(numberOf(PRECISION), PRECISION.default),
      quick: v.optional(numberOf(PRECISION)),
    }),
    {},
  ),
  budget: v.optional(
    v.strictObject({
      particleSteps: v.optional(numberOf(PARTICLE_STEPS), PARTICLE_STEPS.default),
      particles: v.optional(numberOf(PARTICLES), DEFAULT_PARTICLES),
    }),
    {},
  ),
  seed: v.optional(numberOf(SEED), SEED.default),
  figure: v.optional(
    v.strictObject({
      x: xFormula,
      y: yFormula,
      xTitle: v.optional(text),
      yTitle: v.optional(text),
      logarithmicX: v.optional(v.boolean(`${FIELD} must be true or false.`), false),
      logarithmicY: v.optional(v.boolean(`${FIELD} must be true or false.`), false),
      claim,
    }),
  ),
});

/** A sweep as one may write it: what has a default may be left out. */
export type SweepInput = v.InferInput<typeof sweepShape>;

/**
 * Checks a JSON value and fills in what it leaves out. Whether the experiment of each point is right is `expandSweep`'s affair.
 *
 * @throws SweepError with a sentence for everything that is wrong
 */
export function parseSweep(input: unknown): Sweep {
  const shape = v.safeParse(sweepShape, input);
  if (!shape.success) throw new SweepError(shape.issues.map(describeIssue));
  const { title, vary, series, precision, figure, ...given } = shape.output;
  const { relativeError, quick } = precision;
  const sweep: Sweep = {
    ...given,
    title: title ?? given.name,
    vary: vary.map(({ field, follow: followers = [], ...range }) => ({
      field,
      values: 'values' in range ? range.values : spaceValues(range),
      follow: followers,
    })),
    series: (series ?? [{ label: given.name, set: {} }]).map(({ y, ...rest }) => ({
      ...rest,
      ...(y !== undefined && { y }),
    })),
    precision: {
      relativeError,
      quick: quick ?? Math.min(PRECISION.maximum, QUICKER * relativeError),
    },
    ...(figure && { figure: figure as Figure }),
  };
  const problems = findConflicts(sweep);
  if (problems.length > 0) throw new SweepError(problems);
  return sweep;
}

/** Values from one to another, evenly spaced themselves or in their logarithms. */
function spaceValues({
  from,
  to,
  count,
  scale,
}: {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly scale: 'linear' | 'logarithmic';
}): number[] {
  return Array.from({ length: count }, (_, place) => {
    const share = place / (count - 1);
    const value = scale === 'linear' ? from + (to - from) * share : from * (to / from) ** share;
    // As one would write it: 0.3, not 0.30000000000000004.
    return Number(value.toPrecision(12));
  });
}

function findConflicts({ experiment, vary, series, measure, figure }: Sweep): string[] {
  const problems: string[] = [];
  const reserved =
    measure === 'escape' ? ['ensemble', 'until', 'afterEscape'] : ['ensemble', 'afterEscape'];
  const fields = [
    ...Object.keys(experiment).map((field) => ['experiment', field]),
    ...vary.flatMap(({ field, follow: followers }, place) => [
      [`vary.${place}.field`, field],
      ...followers.map((one, at) => [`vary.${place}.follow.${at}.field`, one.field]),
    ]),
    ...series.flatMap(({ set }, place) =>
      Object.keys(set).map((field) => [`series.${place}.set`, field]),
    ),
  ];
  for (const [at, field] of fields) {
    const head = field.split('.')[0];
    if (!reserved.includes(head)) continue;
    problems.push(
      `${at}: ${field} does not belong into a sweep, whose precision, budget and seed say how a point is run; remove it.`,
    );
  }
  const [first, second] = vary;
  if (second !== undefined && first.field === second.field) {
    problems.push(`vary.1.field: ${second.field} is varied twice.`);
  }
  const count = series.length * vary.reduce((points, { values }) => points * values.length, 1);
  if (count > MOST_POINTS) {
    problems.push(`vary makes ${count} points; at most ${MOST_POINTS} are allowed.`);
  }
  const labels = series.map(({ label }) => label);
  const twice = labels.find((label, place) => labels.indexOf(label) !== place);
  if (twice !== undefined) problems.push(`series: two of them are called "${twice}".`);
  if (figure?.claim.kind === 'better-line') {
    const { candidates, expected } = figure.claim;
    if (expected.length !== series.length || expected.some((place) => place >= candidates.length)) {
      problems.push(
        `figure.claim.expected must hold the place of a candidate, 0 to ${candidates.length - 1}, for each of the ${series.length} series; got ${JSON.stringify(expected)}.`,
      );
    }
  }
  return problems;
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'the sweep';
  if (issue.expected === 'never') {
    return `${field} is not a field of a sweep; remove it or check its spelling.`;
  }
  if (issue.input === undefined) return `${field} is missing.`;
  if (issue.message.includes(FIELD)) return issue.message.replaceAll(FIELD, field);
  return `${field} must be ${issue.expected ?? 'something else'}; got ${JSON.stringify(issue.input)}.`;
}
