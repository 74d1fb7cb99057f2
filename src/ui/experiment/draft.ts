/**
 * The experiment as the user is typing it: the JSON of an Experiment in which any number may still be wrong text.
 * `parseExperiment` is the only judge; nothing here throws the user's typing away.
 */

import { METHODS, type MethodName } from '../../dynamics/methods.ts';
import { BATCH_SIZE, type NoiseModel, TEMPERATURE } from '../../dynamics/noise.ts';
import { NOISE_MODELS, type NoiseName } from '../../dynamics/noise-models.ts';
import { findLandscape, LANDSCAPES } from '../../landscapes/catalogue.ts';
import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';
import { defaultParameters, type LandscapeDefinition } from '../../landscapes/landscape.ts';

/** Any JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** An experiment being typed. */
export type Draft = { readonly [field: string]: Json };

/** The choices in the landscape list that stand for a formula, and for data, of the user's own. */
export const OWN_FORMULA = 'formula';
export const OWN_DATA = 'rowLoss';

/** Rows of the data with which a landscape of the user's own begins. */
const FIRST_ROWS = 512;

/** What the numbers of a new choice start from: where things are in the landscape at present. */
export interface Surroundings {
  readonly domain: Domain;
  readonly start: Point;
  readonly escape: EscapeRegion;
  /** Position and value of the saddle, and the minimum beyond, where they are known. */
  readonly saddle?: { readonly position: Point; readonly value: number } | undefined;
  readonly target?: Point | undefined;
}

/** The experiment with which the page opens, but for its number of particles. */
export const OPENING_DRAFT: Draft = {
  version: 1,
  landscape: { name: 'sharp-flat', parameters: {}, sharpness: 1 },
  method: { name: 'sgd', learningRate: 0.02, parameters: {} },
  noise: { name: 'two-temperature', batchSize: 8, parameters: { scale: 8 } },
  start: { spread: 0 },
  afterEscape: 'continue',
  ensemble: { seed: 1 },
};

/** The value at a path such as `start.at.0`, or nothing. */
export function readField(draft: Json | undefined, field: string): Json | undefined {
  let value: Json | undefined = draft;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as { readonly [name: string]: Json })[name];
  }
  return value;
}

/** The draft with the value at a path replaced; with `undefined` the field is removed. */
export function writeField(draft: Draft, field: string, value: Json | undefined): Draft {
  return write(draft, field.split('.'), value) as Draft;
}

function write(into: Json | undefined, path: readonly string[], value: Json | undefined): Json {
  const [name, ...rest] = path as [string, ...string[]];
  const isObject = typeof into === 'object' && into !== null;
  if (isObject && Array.isArray(into)) {
    return (into as readonly Json[]).map((old, index) =>
      String(index) === name ? (rest.length > 0 ? write(old, rest, value) : (value ?? null)) : old,
    );
  }
  const whole = (isObject ? into : {}) as { readonly [name: string]: Json };
  const { [name]: old, ...others } = whole;
  // A field keeps its place: what has been put back is, as text too, what it was, and starts no new run.
  if (rest.length > 0) return { ...whole, [name]: write(old, rest, value) };
  return value === undefined ? others : { ...whole, [name]: value };
}

/** What a typed text stands for: its number, or the text itself for `parseExperiment` to complain about. */
export function readTyped(text: string): number | string {
  const plain = text
    .trim()
    .replaceAll('\u2212', '-')
    .replace(/(?<=\d)[\u202f\u00a0 ](?=\d{3})/g, '')
    // A decimal comma; "1,000" may be a thousand and is asked about.
    .replace(/^(-?(?:0|\d+(?=,(?!\d{3}$)))),(\d+)$/, '$1.$2');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? text.trim() : value;
}

/** The catalogue's landscape that a draft names, or nothing for a formula. */
export function landscapeOf(draft: Draft): LandscapeDefinition | undefined {
  const name = readField(draft, 'landscape.name');
  return LANDSCAPES.find((landscape) => landscape.name === name);
}

/** Where things are in a draft's landscape when its own fields do not say so. */
export function geometryOf(draft: Draft): Surroundings | undefined {
  const definition = landscapeOf(draft);
  if (definition === undefined) return undefined;
  const given = (readField(draft, 'landscape.parameters') ?? {}) as Record<string, Json>;
  const parameters = defaultParameters(definition);
  for (const name of Object.keys(parameters)) {
    const value = given[name];
    if (typeof value === 'number') parameters[name] = value;
  }
  return definition.geometry(parameters);
}

/** Changes one field and what hangs on it: a new landscape brings its own start, a new noise its own strength. */
export function editDraft(
  draft: Draft,
  field: string,
  value: Json,
  surroundings: Surroundings,
): Draft {
  switch (field) {
    case 'landscape.name':
      return chooseLandscape(draft, String(value));
    case 'method.name':
      return chooseMethod(draft, value as MethodName);
    case 'noise.name':
      return chooseNoise(draft, value as NoiseName);
    case 'escape.kind':
      return writeField(
        draft,
        'escape',
        regionOfKind(value as EscapeRegion['kind'], surroundings) as unknown as Json,
      );
  }
  // The first change to a region or a point that the landscape had supplied makes it the user's own.
  for (const group of ['escape', 'start.at'] as const) {
    if (field.startsWith(`${group}.`) && readField(draft, group) === undefined) {
      const supplied = group === 'escape' ? surroundings.escape : surroundings.start;
      return writeField(writeField(draft, group, supplied as unknown as Json), field, value);
    }
  }
  return writeField(draft, field, value);
}

function chooseLandscape(draft: Draft, name: string): Draft {
  return withFittingNoise(withLandscape(draft, name));
}

function withLandscape(draft: Draft, name: string): Draft {
  const sharpness = 1;
  const spread = readField(draft, 'start.spread') ?? 0;
  if (name === OWN_FORMULA) {
    return {
      ...draft,
      landscape: {
        formula: '(x^2 - 1)^2 + 2*(y - 0.5*x^2)^2',
        parameters: {},
        domain: [
          [-2, 2],
          [-1.5, 2.5],
        ],
        sharpness,
      },
      start: { at: [-1, 0.5], spread },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    };
  }
  if (name === OWN_DATA) return withFirstData(draft, spread);
  const landscape = { name, parameters: {}, sharpness };
  const bare = writeField(writeField(draft, 'escape', undefined), 'start.at', undefined);
  return { ...bare, landscape };
}

/** A data landscape to change: the loss, a few rows and the geometry of phase retrieval. */
function withFirstData(draft: Draft, spread: Json): Draft {
  const definition = findLandscape('phase-retrieval');
  const parameters = { ...defaultParameters(definition), rows: FIRST_ROWS };
  const { domain, start, escape: region } = definition.geometry(parameters);
  return {
    ...draft,
    landscape: {
      rowLoss: definition.formula,
      data: definition.data?.(parameters) as unknown as Json,
      parameters: {},
      domain,
      sharpness: 1,
    },
    start: { at: start, spread },
    escape: region as unknown as Json,
  };
}

/** Whether the landscape of a draft is the mean over rows of data, of which batches can be drawn. */
export function hasData(draft: Draft): boolean {
  return (
    readField(draft, 'landscape.rowLoss') !== undefined || landscapeOf(draft)?.data !== undefined
  );
}

/** The noises that a method takes on the landscape of a draft: batches need data. */
export function noisesFor(draft: Draft, method: MethodName): readonly NoiseName[] {
  const { noises } = METHODS[method];
  return hasData(draft) ? noises : noises.filter((noise) => noise !== 'minibatch');
}

/** Batches where there are data to draw them from; where there are none any more, a noise that needs none. */
function withFittingNoise(draft: Draft): Draft {
  const noises = noisesFor(draft, readField(draft, 'method.name') as MethodName);
  const noise = readField(draft, 'noise.name') as NoiseName;
  if (noises.includes('minibatch')) return chooseNoise(draft, 'minibatch');
  return noises.includes(noise) ? draft : chooseNoise(draft, noises[0]);
}

function chooseMethod(draft: Draft, name: MethodName): Draft {
  const chosen = writeField(writeField(draft, 'method.name', name), 'method.parameters', {});
  const noise = readField(draft, 'noise.name') as NoiseName;
  const noises = noisesFor(draft, name);
  const first = noises.includes('minibatch') ? 'minibatch' : noises[0];
  const fits = noises.includes(noise);
  // Gradient descent takes no noise at all; coming back from it, noise is what one wants.
  const comesBack = readField(draft, 'method.name') === 'gradient-descent';
  return fits && !comesBack ? chosen : chooseNoise(chosen, first);
}

/** The draft with another noise, of the strength it had where it had one of that kind. */
export function chooseNoise(draft: Draft, name: NoiseName): Draft {
  const { strength, parameters } = NOISE_MODELS[name] as NoiseModel;
  // σ of gradient noise is one number for all its models; that of heavy tails is another.
  const hasScale = strength === 'batchSize' && 'scale' in parameters;
  const kept = draft.noise as { readonly [name: string]: Json };
  const scale = readField(draft, 'noise.parameters.scale');
  return {
    ...draft,
    noise: {
      name,
      ...(strength === 'temperature' && { temperature: kept.temperature ?? TEMPERATURE.default }),
      ...(strength === 'batchSize' && { batchSize: keptBatch(name, kept.batchSize) }),
      ...(name === 'formula' && { c11: '1', c12: '0', c22: '1' }),
      parameters: hasScale && scale !== undefined ? { scale } : {},
    },
  };
}

/** The batch size goes on from one noise to the next; rows of data are drawn in whole numbers. */
function keptBatch(name: NoiseName, kept: Json | undefined): Json {
  const size = kept ?? BATCH_SIZE.default;
  return name === 'minibatch' && typeof size === 'number' ? Math.max(1, Math.round(size)) : size;
}

function regionOfKind(kind: EscapeRegion['kind'], surroundings: Surroundings): EscapeRegion {
  const { domain, start, saddle, target } = surroundings;
  const [[left, right]] = domain;
  const goal = target ?? start;
  const beyond: Point = target === undefined ? [1, 0] : direction(start, target);
  switch (kind) {
    case 'half-plane': {
      const end = target ?? [right, start[1]];
      return { kind, normal: beyond, offset: tidy(beyond[0] * end[0] + beyond[1] * end[1]) };
    }
    case 'disc':
      return { kind, center: [tidy(goal[0]), tidy(goal[1])], radius: tidy((right - left) / 20) };
    case 'outside-disc': {
      const end = saddle?.position ?? target ?? [right, start[1]];
      const radius = Math.hypot(end[0] - start[0], end[1] - start[1]);
      return { kind, center: [tidy(start[0]), tidy(start[1])], radius: tidy(radius) };
    }
    case 'level':
      return { kind, value: tidy(saddle?.value ?? 1) };
    case 'leave-basin':
      return { kind };
  }
}

/** The axis along which the target lies, as a normal that reads well. */
function direction(from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return Math.abs(dx) >= Math.abs(dy) ? [Math.sign(dx), 0] : [0, Math.sign(dy)];
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
