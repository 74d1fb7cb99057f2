/** Numbers that suit a landscape, and what of a draft to change so that it shows an escape. */

import { computeNoiseShape } from '../../analysis/noise-shape.ts';
import { switchLevel } from '../../dynamics/noise/two-temperature.ts';
import type { NoiseModel } from '../../dynamics/noise.ts';
import { NOISE_MODELS, type NoiseName } from '../../dynamics/noise-models.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { prepareExperiment } from '../../experiment/prepare.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { ExperimentError } from '../../experiment/problem.ts';
import type { Point } from '../../landscapes/geometry.ts';
import type { OpeningNumbers } from '../../landscapes/landscape.ts';
import { curvatureAlong } from '../../landscapes/symmetric-matrix.ts';
import { computeSgdExponents } from '../../theory/gradient-noise-laws.ts';
import { type CriticalPoint, findCriticalPoints } from '../../topography/critical-points.ts';
import type { EscapeRoute } from '../../topography/escape-route.ts';
import { chooseNoise, type Draft, landscapeOf, readField, writeField } from './draft.ts';

/** Numbers with which a landscape shows an escape within a few thousand steps. */
export interface Suggestion {
  readonly learningRate: number;
  readonly temperature: number;
  readonly batchSize: number;
  /** σ, with which that batch size makes the right noise. */
  readonly noiseScale: number;
  /** The exponent of the escape law that these numbers give, about: where the way out has one. */
  readonly exponent: number;
}

/** ηH at the stiffest direction: small steps, yet not idle ones. */
const STEP_FACTOR = 0.2;
/** ηH above which steps overshoot the bottom of the well. */
const OVERSHOOTING = 1;
/** ΔL/T, and the exponent of the SGD law: high enough for the laws, low enough to watch. */
const EXPONENT = 4;
/** A batch size of deep learning, with room to both sides. */
const BATCH = 8;

/**
 * Chooses η, T, B and σ: those of the landscape's own file, else from the curvatures and the barrier on the way out;
 * nothing where there is no saddle.
 */
export function suggestSettings(
  { minimum, saddle, barrier }: EscapeRoute,
  opening?: OpeningNumbers,
): Suggestion | undefined {
  if (opening !== undefined) return { ...opening, batchSize: BATCH, exponent: EXPONENT };
  if (minimum === undefined || saddle === undefined || barrier === undefined) return undefined;
  const stiffest = Math.max(...minimum.eigenvalues, ...saddle.eigenvalues.map(Math.abs));
  const learningRate = round(STEP_FACTOR / stiffest);
  const minimumCurvature = curvatureAlong(minimum.hessian, saddle.eigenvectors[0]);
  const saddleCurvature = Math.abs(saddle.eigenvalues[0]);
  const { atMinimum, atSaddle } = computeSgdExponents({
    minimumCurvature,
    saddleCurvature,
    barrier,
    noiseSplit: switchLevel({}, minimumCurvature, saddleCurvature),
    learningRate,
    batchSize: 1,
  });
  return {
    learningRate,
    temperature: round(barrier / EXPONENT),
    batchSize: BATCH,
    noiseScale: round(Math.sqrt((BATCH * (atMinimum + atSaddle)) / EXPONENT)),
    exponent: EXPONENT,
  };
}

/** Gives a newly chosen landscape, or noise of another kind than `before`, numbers with which it shows an escape. */
export function withSuggestion(draft: Draft, before?: Draft): Draft {
  const still = prepareStill(draft);
  if (still === undefined) return draft;
  const { route } = still;
  // Two temperatures change at the saddle; where there is none, the curvature on the spot does instead.
  const lacksSaddle =
    route.saddle === undefined && readField(draft, 'noise.name') === 'two-temperature';
  let changed = before === undefined && lacksSaddle ? chooseNoise(draft, 'local-hessian') : draft;
  if (before === undefined && draft.afterEscape !== 'restart') {
    // Where the loss falls on and on beyond the saddle, nothing would come to rest there.
    const after = route.target === undefined ? 'stop' : 'continue';
    changed = writeField(changed, 'afterEscape', after);
  }
  const suggestion = suggestSettings(route, landscapeOf(draft)?.opening);
  if (suggestion === undefined) {
    const wished = readField(draft, 'method.learningRate');
    if (before !== undefined || typeof wished !== 'number') return changed;
    return writeField(changed, 'method.learningRate', fitLearningRate(wished, route));
  }
  if (before === undefined) {
    changed = writeField(changed, 'method.learningRate', suggestion.learningRate);
  }
  const { strength, parameters }: NoiseModel =
    NOISE_MODELS[readField(changed, 'noise.name') as NoiseName];
  const isTyped = readField(changed, 'noise.name') === 'formula';
  const isNew = (field: string) => before === undefined || readField(before, field) === undefined;
  if (strength === 'temperature' && isNew('noise.temperature')) {
    changed = writeField(changed, 'noise.temperature', suggestion.temperature);
  }
  if (strength === 'batchSize' && isNew('noise.batchSize')) {
    const hasScale = 'scale' in parameters;
    const batchSize = hasScale || isTyped ? suggestion.batchSize : suggestBatch(still, suggestion);
    changed = writeField(changed, 'noise.batchSize', batchSize);
    if (hasScale) changed = writeField(changed, 'noise.parameters.scale', suggestion.noiseScale);
  }
  // What the user has typed stays, on another landscape too.
  if (isTyped && before !== undefined && isNew('noise.c11')) {
    changed = withCovarianceOf(changed, suggestion);
  }
  return changed;
}

/** The batch of real data whose noise is as strong as that of the suggested B and σ: C ≈ cH at the minimum, B/c = B/σ². */
function suggestBatch(prepared: PreparedExperiment, suggestion: Suggestion): number {
  const { minimum } = prepared.route;
  const shape = minimum && computeNoiseShape(prepared, minimum.position);
  const factor = shape?.factor ?? 1;
  return Math.max(1, Math.round((factor * suggestion.batchSize) / suggestion.noiseScale ** 2));
}

/** The same noise in every direction to begin with, of the temperature that suits: C = (2BT/η)·1. */
function withCovarianceOf(draft: Draft, { temperature }: Suggestion): Draft {
  const learningRate = readField(draft, 'method.learningRate');
  const batchSize = readField(draft, 'noise.batchSize');
  if (typeof learningRate !== 'number' || typeof batchSize !== 'number') return draft;
  if (!(learningRate > 0 && batchSize > 0)) return draft;
  const variance = String(round((2 * batchSize * temperature) / learningRate));
  return writeField(writeField(draft, 'noise.c11', variance), 'noise.c22', variance);
}

/**
 * The learning rate for a landscape that has become stiffer: the wished one, or where its steps would overshoot the
 * well, one that fits.
 */
export function fitLearningRate(wished: number, { minimum, saddle }: EscapeRoute): number {
  const stiffest = Math.max(
    0,
    ...(minimum?.eigenvalues ?? []),
    ...(saddle?.eigenvalues ?? []).map(Math.abs),
  );
  return wished * stiffest > OVERSHOOTING ? round(STEP_FACTOR / stiffest) : wished;
}

/**
 * The minimum at or nearest to the start of an experiment, in the coordinates in which the draft states it; nothing where
 * the start lies there already, or where there is no minimum.
 */
export function nearestMinimum(prepared: PreparedExperiment): Point | undefined {
  const { landscape, model, route, experiment } = prepared;
  const distance = ({ position: [x, y] }: Pick<CriticalPoint, 'position'>): number =>
    Math.hypot(x - model.start.at[0], y - model.start.at[1]);
  const [nearest] =
    route.minimum !== undefined
      ? [route.minimum]
      : findCriticalPoints(landscape)
          .filter(({ kind }) => kind === 'minimum')
          .sort((p, q) => distance(p) - distance(q));
  const [[left, right]] = landscape.domain;
  if (nearest === undefined || distance(nearest) < 1e-3 * (right - left)) return undefined;
  const root = Math.sqrt(landscape.sharpness);
  const [ax, ay] = landscape.anchor;
  const tidy = (value: number): number => Number(value.toFixed(6));
  const [x, y] = nearest.position;
  return experiment.landscape.sharpness === 1
    ? [tidy(x), tidy(y)]
    : [tidy(ax + root * (x - ax)), tidy(ay + root * (y - ay))];
}

/** A changed formula moves the minimum; particles that started in it before start in it again. */
export function followMinimum(draft: Draft, before: PreparedExperiment | undefined): Draft {
  if (before === undefined || nearestMinimum(before) !== undefined) return draft;
  const after = prepareStill(draft);
  const minimum = after && nearestMinimum(after);
  return minimum === undefined ? draft : writeField(draft, 'start.at', minimum);
}

/** The experiment without its noise, which may not suit the landscape; nothing where it cannot be prepared. */
export function prepareStill(draft: Draft): PreparedExperiment | undefined {
  try {
    const still = { ...draft, method: { name: 'gradient-descent' }, noise: { name: 'none' } };
    return prepareExperiment(parseExperiment(still));
  } catch (error) {
    if (error instanceof ExperimentError) return undefined;
    throw error;
  }
}

function round(value: number): number {
  return Number(value.toPrecision(value.toExponential()[0] === '1' ? 2 : 1));
}
