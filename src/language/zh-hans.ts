/** Simplified Chinese: all of the page, part by part. */

import type { Catalogue } from './catalogue.ts';
import { FACES } from './zh-hans/faces.ts';
import { FIGURES } from './zh-hans/figures.ts';
import { FINITENESS } from './zh-hans/finiteness.ts';
import { LABORATORY } from './zh-hans/laboratory.ts';
import { LANDSCAPES } from './zh-hans/landscapes.ts';
import { LAWS } from './zh-hans/laws.ts';
import { LECTURE } from './zh-hans/lecture.ts';
import { MEASUREMENT } from './zh-hans/measurement.ts';
import { SENTENCES } from './zh-hans/sentences.ts';
import { SHARING } from './zh-hans/sharing.ts';
import { SOLVER } from './zh-hans/solver.ts';
import { TYPED } from './zh-hans/typed.ts';
import { VIEWS } from './zh-hans/views.ts';

/** The parts; no text stands in two of them: a test holds that. */
export const PARTS: readonly Catalogue[] = [
  LANDSCAPES,
  SENTENCES,
  LABORATORY,
  MEASUREMENT,
  FACES,
  FIGURES,
  FINITENESS,
  LAWS,
  LECTURE,
  VIEWS,
  SHARING,
  TYPED,
  SOLVER,
];

/** The catalogue. */
export const ZH_HANS: Catalogue = Object.assign({}, ...PARTS);
