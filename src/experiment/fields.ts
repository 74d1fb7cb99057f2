/** Numbers as fields of a JSON value, with the sentence where they are wrong; experiments and sweeps are made of them. */

import * as v from 'valibot';
import { explainInvalid, type Parameter } from '../parameter.ts';

/** Stands for a field's path in a message, until that is known. */
export const FIELD = '{field}';

/** A number within the range of a parameter. */
export const numberOf = (parameter: Parameter) =>
  v.custom<number>(
    (value) => explainInvalid(FIELD, value, parameter) === undefined,
    (issue) => explainInvalid(FIELD, issue.input, parameter) ?? '',
  );

/** Any finite number. */
export const finite = v.custom<number>(
  (value) => Number.isFinite(value),
  (issue) => `${FIELD} must be a finite number; got ${JSON.stringify(issue.input)}.`,
);

/** Any finite number above 0. */
export const positive = v.custom<number>(
  (value) => Number.isFinite(value) && Number(value) > 0,
  (issue) => `${FIELD} must be a number greater than 0; got ${JSON.stringify(issue.input)}.`,
);
