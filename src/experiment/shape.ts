/** What an Experiment looks like as JSON, and sentences for what does not. */

import * as v from 'valibot';
import { LEARNING_RATE } from '../dynamics/method.ts';
import { METHOD_NAMES } from '../dynamics/methods.ts';
import { BATCH_SIZE, TEMPERATURE } from '../dynamics/noise.ts';
import { NOISE_NAMES } from '../dynamics/noise-models.ts';
import { LANDSCAPES } from '../landscapes/catalogue.ts';
import type { DataTable } from '../landscapes/mean/data-table.ts';
import { explainInvalidTable } from './explain-table.ts';
import { FIELD, finite, numberOf, positive } from './fields.ts';
import {
  ESCAPES,
  PARTICLES,
  RELATIVE_ERROR,
  SEED,
  SHARPNESS,
  SPREAD,
  STEPS,
} from './parameters.ts';
import type { Problem } from './problem.ts';

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
    v.strictObject({ kind: v.literal('leave-basin') }),
  ],
  // The issue has a path of its own where it is the kind that is wrong.
  (issue) =>
    `${FIELD} must be ${issue.path === undefined ? 'an object whose kind is ' : ''}one of half-plane, disc, outside-disc, level, leave-basin; got ${JSON.stringify(issue.input)}.`,
);

const namedLandscape = v.strictObject({
  name: oneOf(LANDSCAPES.map((landscape) => landscape.name)),
  parameters: v.optional(numbers, {}),
  sharpness: v.optional(numberOf(SHARPNESS), SHARPNESS.default),
});

const formulaText = (example: string, names: string) =>
  v.pipe(
    v.string(`${FIELD} must be a text such as "${example}".`),
    v.check((text) => text.trim() !== '', `${FIELD} is empty; type a formula in ${names}.`),
  );

const formulaLandscape = v.strictObject({
  formula: formulaText('(x^2-1)^2 + 2*y^2', 'x and y'),
  parameters: v.optional(numbers, {}),
  domain: v.tuple([interval, interval], `${FIELD} must be [[xMin, xMax], [yMin, yMax]].`),
  sharpness: v.optional(numberOf(SHARPNESS), SHARPNESS.default),
});

const table = v.custom<DataTable>(
  (value) => explainInvalidTable(FIELD, value) === undefined,
  (issue) => explainInvalidTable(FIELD, issue.input) ?? '',
);

const dataLandscape = v.strictObject({
  rowLoss: formulaText('0.5*(x + y*a - b)^2', 'x, y and the columns of the data'),
  data: table,
  parameters: v.optional(numbers, {}),
  domain: v.tuple([interval, interval], `${FIELD} must be [[xMin, xMax], [yMin, yMax]].`),
  sharpness: v.optional(numberOf(SHARPNESS), SHARPNESS.default),
});

/** The shape of an Experiment: which fields there are, and what each may hold by itself. */
export const experimentShape = v.strictObject({
  version: v.literal(1, `${FIELD} must be 1, the version of the experiment format.`),
  landscape: v.lazy((input) => {
    const isObject = typeof input === 'object' && input !== null;
    if (isObject && 'formula' in input) return formulaLandscape;
    return isObject && 'rowLoss' in input ? dataLandscape : namedLandscape;
  }),
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
      c11: v.optional(formulaText('1 + x^2', 'x and y')),
      c12: v.optional(formulaText('0', 'x and y')),
      c22: v.optional(formulaText('1 + x^2', 'x and y')),
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
export function describeIssue(issue: v.BaseIssue<unknown>): Problem {
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
