/** What follows when a formula of the user's own is typed: a domain, a start, a region and numbers that suit it. */

import { NOISE_MODELS, type NoiseName } from '../../dynamics/noise-models.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { FormulaError } from '../../formula/formula-error.ts';
import type { Domain, Point } from '../../landscapes/geometry.ts';
import { findCriticalPoints } from '../../topography/critical-points.ts';
import type { EscapeRoute } from '../../topography/escape-route.ts';
import {
  type FoundDomain,
  findDomain,
  suggestEscape,
  type TypedFormula,
} from '../../topography/find-domain.ts';
import { type Draft, type Json, readField, writeField } from './draft.ts';
import {
  fitLearningRate,
  followMinimum,
  prepareStill,
  type Suggestion,
  suggestSettings,
} from './suggest.ts';

/** A domain so many times as wide as the one found shows too little of the landscape. */
const TOO_WIDE = 4;
/** Exponents of the escape law with which there is something to see: below 3 no law applies, above 8 one waits for hours. */
const SUITING_EXPONENTS = [3, 8] as const;
/** A learning rate so many times smaller than the suggested one is idle. */
const IDLE = 30;

/** A draft's formula and those of its parameters that are numbers; nothing for a landscape of the catalogue. */
export function typedFormula(draft: Draft): TypedFormula | undefined {
  const formula = readField(draft, 'landscape.formula');
  if (typeof formula !== 'string') return undefined;
  const given = readField(draft, 'landscape.parameters') ?? {};
  const numbers = Object.entries(given as Record<string, Json>).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { formula, parameters: Object.fromEntries(numbers) };
}

/** The box that holds what is worth seeing of a draft's formula; nothing where it cannot be read. */
export function findDomainOf(draft: Draft): FoundDomain | undefined {
  const typed = typedFormula(draft);
  if (typed === undefined) return undefined;
  try {
    return findDomain(typed);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

/**
 * A draft whose formula, parameters or domain have just been changed, with what no longer suits it put right.
 *
 * A new formula keeps what still makes sense: a domain that shows its minima and saddles, a start that rolls into one of
 * them, a region behind a barrier, numbers with which escapes are seen. A parameter that is moved takes start and region along.
 *
 * @param before the experiment that runs
 */
export function settleFormula(draft: Draft, before: PreparedExperiment | undefined): Draft {
  const landscape = before?.experiment.landscape;
  const running = landscape !== undefined && 'formula' in landscape ? landscape : undefined;
  const isNew = running?.formula !== readField(draft, 'landscape.formula');
  const shown = readField(draft, 'landscape.domain');
  const isSame = JSON.stringify(shown) === JSON.stringify(running?.domain);
  if (!isNew && isSame) return followTarget(followMinimum(draft, before), before);
  const found = findDomainOf(draft);
  if (found === undefined) return draft;
  const isShown = !found.isFound || showsAll(shown, found);
  let settled = isShown
    ? followMinimum(draft, before)
    : writeField(draft, 'landscape.domain', found.domain as unknown as Json);
  if (!isShown || !isWayOut(prepareStill(settled)?.route, found)) {
    settled = withEscape(settled, found);
  }
  return withSuitingNumbers(settled);
}

/** Whether a domain shows all that was found, and not from too far away. */
function showsAll(domain: Json | undefined, found: FoundDomain): boolean {
  const isNumber = (value: Json | undefined): value is number => typeof value === 'number';
  return [0, 1].every((axis) => {
    const from = readField(domain, `${axis}.0`);
    const to = readField(domain, `${axis}.1`);
    // A bound that is being typed is the user's own.
    if (!isNumber(from) || !isNumber(to)) return true;
    const [low, high] = found.domain[axis];
    const isIn = [...found.minima, ...found.saddles].every(
      (point) => point[axis] >= from && point[axis] <= to,
    );
    return isIn && to - from <= TOO_WIDE * (high - low);
  });
}

/** Whether the way to the region leads over a saddle or, where there is nothing to cross, at least uphill. */
function isWayOut(route: EscapeRoute | undefined, { minima, saddles }: FoundDomain): boolean {
  if (route?.minimum === undefined) return false;
  const hasPasses = minima.length > 1 || saddles.length > 0;
  return hasPasses ? route.saddle !== undefined : (route.barrier ?? 0) > 0;
}

/** The draft with start and region moved to neighbouring minima. */
function withEscape(draft: Draft, found: FoundDomain): Draft {
  const [x, y] = [readField(draft, 'start.at.0'), readField(draft, 'start.at.1')];
  const near: Point = typeof x === 'number' && typeof y === 'number' ? [x, y] : [0, 0];
  const suggested = suggestEscape(found, near);
  if (suggested === undefined) return draft;
  const started = writeField(draft, 'start.at', suggested.start as unknown as Json);
  return writeField(started, 'escape', suggested.escape as unknown as Json);
}

/** A region behind the line through the minimum beyond stays there when a parameter moves that minimum. */
function followTarget(draft: Draft, before: PreparedExperiment | undefined): Draft {
  const region = before?.experiment.escape;
  const old = before?.route.target?.position;
  if (region?.kind !== 'half-plane' || old === undefined) return draft;
  if (before?.experiment.landscape.sharpness !== 1) return draft;
  const along = ([x, y]: Point): number => region.normal[0] * x + region.normal[1] * y;
  const size = extentOf(before.landscape.domain);
  if (Math.abs(along(old) - region.offset) > 1e-3 * size) return draft;
  const after = prepareStill(draft);
  const start = after?.route.minimum?.position;
  if (after === undefined || start === undefined) return draft;
  const distance = ([x, y]: Point, [u, v]: Point): number => Math.hypot(x - u, y - v);
  const [goal] = findCriticalPoints(after.landscape)
    .filter(({ kind, position }) => kind === 'minimum' && distance(position, start) > 1e-3 * size)
    .map(({ position }) => position)
    .filter((position) => along(position) > along(start))
    .sort((p, q) => distance(p, old) - distance(q, old));
  if (goal === undefined) return draft;
  return writeField(draft, 'escape.offset', Number(along(goal).toPrecision(6)));
}

function extentOf([[left, right], [bottom, top]]: Domain): number {
  return Math.max(right - left, top - bottom);
}

/** New values for η, T, B and σ where particles would overshoot, leave at once or never leave. */
function withSuitingNumbers(draft: Draft): Draft {
  const route = prepareStill(draft)?.route;
  if (route === undefined) return draft;
  const learningRate = readField(draft, 'method.learningRate');
  if (typeof learningRate !== 'number') return draft;
  // Where the loss falls on and on beyond the saddle, nothing would come to rest there.
  const after = route.target === undefined ? 'stop' : 'continue';
  const restarts = draft.afterEscape === 'restart';
  const changed = restarts ? draft : writeField(draft, 'afterEscape', after);
  const suggestion = suggestSettings(route);
  const isIdle = suggestion !== undefined && learningRate < suggestion.learningRate / IDLE;
  const suiting = isIdle ? suggestion.learningRate : fitLearningRate(learningRate, route);
  const stepped = writeField(changed, 'method.learningRate', suiting);
  const exponent = suggestion && exponentOf(stepped, route, suggestion);
  if (exponent === undefined || suits(exponent)) return stepped;
  return suggestion === undefined ? stepped : withNoise(stepped, suggestion);
}

/** The exponent of the escape law that a draft's numbers give; nothing where its noise has no scale that could be set. */
function exponentOf(
  draft: Draft,
  { barrier }: EscapeRoute,
  suggestion: Suggestion,
): number | undefined {
  const [learningRate, temperature, batchSize, scale = 1] = [
    'method.learningRate',
    'noise.temperature',
    'noise.batchSize',
    'noise.parameters.scale',
  ].map((field) => readField(draft, field));
  if (typeof temperature === 'number') return (barrier ?? 0) / temperature;
  const { parameters } = NOISE_MODELS[readField(draft, 'noise.name') as NoiseName];
  if (typeof batchSize !== 'number' || typeof scale !== 'number') return undefined;
  if (!('scale' in parameters)) return undefined;
  // It goes with B/ησ², and is known for the suggested numbers.
  const strength = batchSize / (Number(learningRate) * scale ** 2);
  const { learningRate: eta, batchSize: B, noiseScale: sigma } = suggestion;
  return (suggestion.exponent * strength * eta * sigma ** 2) / B;
}

function withNoise(draft: Draft, suggestion: Suggestion): Draft {
  if (readField(draft, 'noise.temperature') !== undefined) {
    return writeField(draft, 'noise.temperature', suggestion.temperature);
  }
  // The three belong together.
  const stepped = writeField(draft, 'method.learningRate', suggestion.learningRate);
  const sized = writeField(stepped, 'noise.batchSize', suggestion.batchSize);
  return writeField(sized, 'noise.parameters.scale', suggestion.noiseScale);
}

function suits(exponent: number): boolean {
  return exponent >= SUITING_EXPONENTS[0] && exponent <= SUITING_EXPONENTS[1];
}
