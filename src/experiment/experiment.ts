/**
 * The Experiment: one JSON value that the page, the link, the command line and the results share.
 */

import * as v from 'valibot';
import { LEARNING_RATE } from '../dynamics/method.ts';
import { METHOD_NAMES, METHODS, type MethodName } from '../dynamics/methods.ts';
import { BATCH_SIZE, TEMPERATURE } from '../dynamics/noise.ts';
import { NOISE_MODELS, NOISE_NAMES, type NoiseName } from '../dynamics/noise-models.ts';
import { findLandscape, LANDSCAPES } from '../landscapes/catalogue.ts';
import type { Domain, EscapeRegion, Point } from '../landscapes/geometry.ts';
import type { LandscapeGeometry } from '../landscapes/landscape.ts';
import { explainInvalid, type Parameter } from '../parameter.ts';
import type { AfterEscape } from './model.ts';
import {
  ESCAPES,
  PARTICLES,
  RELATIVE_ERROR,
  SEED,
  SHARPNESS,
  SPREAD,
  STEPS,
} from './parameters.ts';

/** A landscape of the catalogue. */
export interface NamedLandscape {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly sharpness: number;
}

/** A landscape typed by the user. */
export interface FormulaLandscape {
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly domain: Domain;
  readonly sharpness: number;
}

/** An experiment, complete and checked. Positions are those of the landscape at sharpness 1. */
export interface Experiment {
  readonly version: 1;
  readonly landscape: NamedLandscape | FormulaLandscape;
  readonly method: {
    readonly name: MethodName;
    readonly learningRate: number;
    readonly parameters: Readonly<Record<string, number>>;
  };
  readonly noise: {
    readonly name: NoiseName;
    /** Present for white noise only. */
    readonly temperature?: number;
    /** Present for gradient noise only. */
    readonly batchSize?: number;
    readonly parameters: Readonly<Record<string, number>>;
  };
  readonly start: { readonly at: Point; readonly spread: number };
  readonly escape: EscapeRegion;
  readonly afterEscape: AfterEscape;
  readonly ensemble: { readonly particles: number; readonly seed: number };
  readonly until: {
    readonly steps?: number;
    readonly escapes?: number;
    readonly relativeError?: number;
  };
}

/** What is wrong with one field, as a sentence. */
export interface Problem {
  /** Path of the field, e.g. `method.learningRate`. */
  readonly field: string;
  readonly message: string;
}

/** An experiment that cannot be run; every wrong field is listed. */
export class ExperimentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'ExperimentError';
    this.problems = problems;
  }
}

const FIELD = '{field}';

/** A number within the range of a parameter; its message has FIELD in place of the path. */
const numberOf = (parameter: Parameter) =>
  v.custom<number>(
    (value) => explainInvalid(FIELD, value, parameter) === undefined,
    (issue) => explainInvalid(FIELD, issue.input, parameter) ?? '',
  );

const finite = v.custom<number>(
  (value) => Number.isFinite(value),
  (issue) => `${FIELD} must be a finite number; got ${JSON.stringify(issue.input)}.`,
);
const positive = v.custom<number>(
  (value) => Number.isFinite(value) && (value as number) > 0,
  (issue) => `${FIELD} must be a number greater than 0; got ${JSON.stringify(issue.input)}.`,
);
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(
    names,
    (issue) => `${FIELD} must be one of ${names.join(', ')}; got ${JSON.stringify(issue.input)}.`,
  );
const point = v.tuple([finite, finite], `${FIELD} must be a point [x, y].`);
const numbers = v.record(v.string(), finite, `${FIELD} must be an object of numbers.`);
const interval = v.pipe(
  v.tuple([finite, finite], `${FIELD} must be an interval [from, to].`),
  v.check(([from, to]) => from < to, `${FIELD} must be an interval [from, to] with from < to.`),
);

const escapeRegion = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('half-plane'),
      normal: v.pipe(
        point,
        v.check(([x, y]) => x !== 0 || y !== 0, `${FIELD} must not be [0, 0].`),
      ),
      offset: finite,
    }),
    v.strictObject({ kind: v.literal('disc'), center: point, radius: positive }),
    v.strictObject({ kind: v.literal('outside-disc'), center: point, radius: positive }),
    v.strictObject({ kind: v.literal('level'), value: finite }),
  ],
  (issue) =>
    `${FIELD} must be an object whose kind is one of half-plane, disc, outside-disc, level; got ${JSON.stringify(issue.input)}.`,
);

const namedLandscape = v.strictObject({
  name: oneOf(LANDSCAPES.map((landscape) => landscape.name)),
  parameters: v.optional(numbers, {}),
  sharpness: v.optional(numberOf(SHARPNESS), SHARPNESS.default),
});

const formulaLandscape = v.strictObject({
  formula: v.pipe(
    v.string(`${FIELD} must be a text such as "(x^2-1)^2 + 2*y^2".`),
    v.check((text) => text.trim() !== '', `${FIELD} is empty; type a formula in x and y.`),
  ),
  parameters: v.optional(numbers, {}),
  domain: v.tuple([interval, interval], `${FIELD} must be [[xMin, xMax], [yMin, yMax]].`),
  sharpness: v.optional(numberOf(SHARPNESS), SHARPNESS.default),
});

const experimentShape = v.strictObject({
  version: v.literal(1, `${FIELD} must be 1, the version of the experiment format.`),
  landscape: v.lazy((input) =>
    typeof input === 'object' && input !== null && 'formula' in input
      ? formulaLandscape
      : namedLandscape,
  ),
  method: v.strictObject({
    name: oneOf(METHOD_NAMES),
    learningRate: v.optional(numberOf(LEARNING_RATE), LEARNING_RATE.default),
    parameters: v.optional(numbers, {}),
  }),
  noise: v.optional(
    v.strictObject({
      name: oneOf(NOISE_NAMES),
      temperature: v.optional(numberOf(TEMPERATURE)),
      batchSize: v.optional(numberOf(BATCH_SIZE)),
      parameters: v.optional(numbers, {}),
    }),
  ),
  start: v.optional(
    v.strictObject({
      at: v.optional(point),
      spread: v.optional(numberOf(SPREAD), SPREAD.default),
    }),
  ),
  escape: v.optional(escapeRegion),
  afterEscape: v.optional(oneOf(['stop', 'restart', 'continue']), 'stop'),
  ensemble: v.optional(
    v.strictObject({
      particles: v.optional(numberOf(PARTICLES), PARTICLES.default),
      seed: v.optional(numberOf(SEED), SEED.default),
    }),
    {},
  ),
  until: v.optional(
    v.strictObject({
      steps: v.optional(numberOf(STEPS)),
      escapes: v.optional(numberOf(ESCAPES)),
      relativeError: v.optional(numberOf(RELATIVE_ERROR)),
    }),
    {},
  ),
});

/** Sentences for what valibot found. */
function describeIssue(issue: v.BaseIssue<unknown>): Problem {
  const field = v.getDotPath(issue) ?? 'experiment';
  if (issue.expected === 'never') {
    return {
      field,
      message: `${field} is not a field of an experiment; remove it or check its spelling.`,
    };
  }
  if (issue.input === undefined) return { field, message: `${field} is missing.` };
  if (issue.message.includes(FIELD)) {
    return { field, message: issue.message.replaceAll(FIELD, field) };
  }
  return {
    field,
    message: `${field} must be ${issue.expected ?? 'something else'}; got ${JSON.stringify(issue.input)}.`,
  };
}

/** Fills in defaults and checks the numbers that a name brings with it. */
function completeParameters(
  field: string,
  given: Readonly<Record<string, number>>,
  parameters: Readonly<Record<string, Parameter>>,
  problems: Problem[],
): Record<string, number> {
  for (const name of Object.keys(given)) {
    if (name in parameters) continue;
    const known = Object.keys(parameters);
    const allowed = known.length === 0 ? 'there are none here' : `known: ${known.join(', ')}`;
    problems.push({
      field: `${field}.${name}`,
      message: `${field}.${name} is not a parameter; ${allowed}.`,
    });
  }
  const complete: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = given[name] ?? parameter.default;
    const problem = explainInvalid(`${field}.${name}`, value, parameter);
    if (problem !== undefined) problems.push({ field: `${field}.${name}`, message: problem });
    complete[name] = value;
  }
  return complete;
}

/**
 * Checks a JSON value and fills in what it leaves out.
 *
 * @param input anything, usually the result of JSON.parse
 * @throws ExperimentError naming every wrong field, its value and what is allowed
 */
export function parseExperiment(input: unknown): Experiment {
  const shape = v.safeParse(experimentShape, input);
  if (!shape.success) throw new ExperimentError(shape.issues.map(describeIssue));
  const given = shape.output;
  const problems: Problem[] = [];

  let { landscape } = given;
  let geometry: LandscapeGeometry | undefined;
  if ('name' in landscape) {
    const definition = findLandscape(landscape.name);
    const parameters = completeParameters(
      'landscape.parameters',
      landscape.parameters,
      definition.parameters,
      problems,
    );
    if (problems.length > 0) throw new ExperimentError(problems);
    landscape = { ...landscape, parameters };
    geometry = definition.geometry(parameters);
  }

  const method = {
    ...given.method,
    parameters: completeParameters('method.parameters', given.method.parameters, {}, problems),
  };

  const noiseName = given.noise?.name ?? METHODS[method.name].noises[0];
  if (!(METHODS[method.name].noises as readonly NoiseName[]).includes(noiseName)) {
    const allowed = METHODS[method.name].noises.join(', ');
    problems.push({
      field: 'noise.name',
      message: `noise.name must be one of ${allowed} for the method ${method.name}; got "${noiseName}".`,
    });
  }
  const model = NOISE_MODELS[noiseName];
  for (const [name, strength] of [
    ['temperature', 'temperature'],
    ['batchSize', 'batchSize'],
  ] as const) {
    if (given.noise?.[name] !== undefined && model.strength !== strength) {
      problems.push({
        field: `noise.${name}`,
        message: `noise.${name} does not belong to the noise "${noiseName}"; remove it.`,
      });
    }
  }
  const noise = {
    name: noiseName,
    ...(model.strength === 'temperature' && {
      temperature: given.noise?.temperature ?? TEMPERATURE.default,
    }),
    ...(model.strength === 'batchSize' && {
      batchSize: given.noise?.batchSize ?? BATCH_SIZE.default,
    }),
    parameters: completeParameters(
      'noise.parameters',
      given.noise?.parameters ?? {},
      model.parameters,
      problems,
    ),
  };

  const at = given.start?.at ?? geometry?.start;
  if (at === undefined) {
    problems.push({
      field: 'start.at',
      message: 'start.at is missing: a formula landscape needs a start [x, y].',
    });
  }
  const region = given.escape ?? geometry?.escape;
  if (region === undefined) {
    problems.push({
      field: 'escape',
      message: 'escape is missing: a formula landscape needs an escape region.',
    });
  }
  if (at === undefined || region === undefined || problems.length > 0) {
    throw new ExperimentError(problems);
  }
  const { steps, escapes, relativeError } = given.until;
  return {
    version: 1,
    landscape,
    method,
    noise,
    start: { at, spread: given.start?.spread ?? SPREAD.default },
    escape: region,
    afterEscape: given.afterEscape,
    ensemble: given.ensemble as Experiment['ensemble'],
    until: {
      ...(steps !== undefined && { steps }),
      ...(escapes !== undefined && { escapes }),
      ...(relativeError !== undefined && { relativeError }),
    },
  };
}
