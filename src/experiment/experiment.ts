/**
 * The Experiment: one JSON value that the page, the link, the command line and the results share.
 */

import * as v from 'valibot';
import type { Method } from '../dynamics/method.ts';
import { METHODS, type MethodName } from '../dynamics/methods.ts';
import { BATCH_SIZE, type NoiseModel, TEMPERATURE } from '../dynamics/noise.ts';
import { NOISE_MODELS, type NoiseName } from '../dynamics/noise-models.ts';
import { findLandscape } from '../landscapes/catalogue.ts';
import type { EscapeRegion } from '../landscapes/escape-region.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';
import type { LandscapeGeometry } from '../landscapes/landscape.ts';
import type { DataTable } from '../landscapes/mean/data-table.ts';
import { explainInvalid, type Parameter } from '../parameter.ts';
import type { AfterEscape } from './model.ts';
import { MOST_DRAWN, SPREAD } from './parameters.ts';
import { ExperimentError, type Problem } from './problem.ts';
import { describeIssue, experimentShape } from './shape.ts';

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

/** A landscape that is the mean of a loss over the rows of a table. */
export interface DataLandscape {
  /** The loss of one row, in x, y, the parameters and the columns. */
  readonly rowLoss: string;
  readonly data: DataTable;
  readonly parameters: Readonly<Record<string, number>>;
  readonly domain: Domain;
  readonly sharpness: number;
}

/** An experiment, complete and checked. Positions are those of the landscape at sharpness 1. */
export interface Experiment {
  readonly version: 1;
  readonly landscape: NamedLandscape | FormulaLandscape | DataLandscape;
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
    /** Elements of the covariance of one sample, in x, y and the landscape's parameters; present for formula noise only. */
    readonly c11?: string;
    readonly c12?: string;
    readonly c22?: string;
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
    const path = `${field}.${name}`;
    problems.push({ field: path, message: `${path} is not a parameter; ${allowed}.` });
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

type GivenNoise = NonNullable<v.InferOutput<typeof experimentShape>['noise']>;

/** The covariance that a formula noise has where it is not given: that of one sample of unit noise. */
const UNIT_COVARIANCE = { c11: '1', c12: '0', c22: '1' } as const;

/** Fills in what a noise leaves out, and checks that it goes with the method and the landscape. */
function completeNoise(
  given: GivenNoise | undefined,
  rule: Method,
  hasData: boolean,
  problems: Problem[],
): Experiment['noise'] {
  const allowed = rule.noises.filter((name) => hasData || name !== 'minibatch');
  const usual = hasData && allowed.includes('minibatch') ? 'minibatch' : allowed[0];
  const name = given?.name ?? usual;
  if (!allowed.includes(name)) {
    const needsData = name === 'minibatch' && rule.noises.includes(name);
    const field = 'noise.name';
    const names = allowed.join(', ');
    const message = needsData
      ? `noise.name: minibatch noise needs a landscape with data ("rowLoss" and "data", or a named one); here it may be ${names}.`
      : allowed.length > 1
        ? `${field} must be one of ${names} for the method ${rule.name}; got "${name}".`
        : `${field} must be ${names} for the method ${rule.name}; got "${name}".`;
    problems.push({ field, message });
  }
  const model: NoiseModel = NOISE_MODELS[name];
  const refuseForeign = (field: keyof GivenNoise, belongs: boolean): void => {
    if (given?.[field] === undefined || belongs) return;
    const path = `noise.${field}`;
    problems.push({
      field: path,
      message: `${path} does not belong to the noise "${name}"; remove it.`,
    });
  };
  refuseForeign('temperature', model.strength === 'temperature');
  refuseForeign('batchSize', model.strength === 'batchSize');
  for (const element of ['c11', 'c12', 'c22'] as const) refuseForeign(element, name === 'formula');
  const batchSize = given?.batchSize ?? BATCH_SIZE.default;
  if (name === 'minibatch' && !(Number.isInteger(batchSize) && batchSize <= MOST_DRAWN)) {
    const field = 'noise.batchSize';
    const drawn = `a whole number from 1 to ${MOST_DRAWN} where rows are drawn`;
    problems.push({
      field,
      message: `${field} (${BATCH_SIZE.label}) must be ${drawn}; got ${batchSize}.`,
    });
  }
  return {
    name,
    ...(model.strength === 'temperature' && {
      temperature: given?.temperature ?? TEMPERATURE.default,
    }),
    ...(model.strength === 'batchSize' && { batchSize }),
    ...(name === 'formula' && {
      c11: given?.c11 ?? UNIT_COVARIANCE.c11,
      c12: given?.c12 ?? UNIT_COVARIANCE.c12,
      c22: given?.c22 ?? UNIT_COVARIANCE.c22,
    }),
    parameters: completeParameters(
      'noise.parameters',
      given?.parameters ?? {},
      model.parameters,
      problems,
    ),
  };
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
  let hasData = 'rowLoss' in landscape;
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
    hasData = definition.data !== undefined;
  }

  const rule: Method = METHODS[given.method.name];
  const method = {
    ...given.method,
    parameters: completeParameters(
      'method.parameters',
      given.method.parameters,
      rule.parameters,
      problems,
    ),
  };
  const noise = completeNoise(given.noise, rule, hasData, problems);

  const at = given.start?.at ?? geometry?.start;
  if (at === undefined) {
    problems.push({
      field: 'start.at',
      message: 'start.at is missing: a landscape without a name needs a start [x, y].',
    });
  }
  const region = given.escape ?? geometry?.escape;
  if (region === undefined) {
    problems.push({
      field: 'escape',
      message: 'escape is missing: a landscape without a name needs an escape region.',
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
