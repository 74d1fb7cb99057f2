import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { directionInto, isEscaped } from '../landscapes/escape-region.ts';
import type { Point } from '../landscapes/geometry.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import { computeBoundaryShare } from '../theory/boundary-share.ts';
import type { LawResult } from '../theory/law.ts';
import type { CriticalPoint } from '../topography/critical-points.ts';
import { diffusionAt, explainNoParabola } from './parabola.ts';

/** What reaching the escape region means for the laws. */
export type EscapeGoal =
  /** The minimum beyond the saddle, or a place on the way down to it: the laws' own time. */
  | { readonly kind: 'far-well'; readonly sentence: string; readonly share: number }
  /** The saddle or a place near it: a share of the laws' time, half of it at the saddle. */
  | { readonly kind: 'saddle'; readonly sentence: string; readonly share: number }
  /** Something the laws say nothing about. */
  | { readonly kind: 'elsewhere'; readonly sentence: string };

/** A step of this share of a distance tells which side of an edge a point lies on. */
const NUDGE = 1e-4;

/** Shares of the far well's time above this one are not worth a word. */
const WHOLE = 0.99;

/** Shares above this one are taken for 1: what is left is far less than the laws err by. */
const NEARLY_WHOLE = 0.999;

/** Before the saddle by more than this share of its distance from the minimum, a region is on the slope. */
const BEFORE = 0.05;

/** A border that leans less than this from lying across the way out lies across it. */
const STRAIGHT = 1e-6;

/** Noise is correlated between two directions where its coefficient of correlation is larger. */
const CORRELATED = 0.1;

/** Places looked at on the way from a saddle to the edge of the region. */
const PLACES = 400;

/** Finds out what the escape region of an experiment stands for. */
export function findEscapeGoal(prepared: PreparedExperiment): EscapeGoal {
  const { route, model } = prepared;
  const { minimum, saddle, target, furtherSaddles, deeper } = route;
  const region = model.escape;
  if (minimum === undefined || saddle === undefined) {
    return elsewhere(route.reason ?? 'There is no saddle on the way out.');
  }
  if (region.kind === 'level' || region.kind === 'outside-disc') {
    return elsewhere(
      'The escape region lies all around the well; the laws count only the way over the saddle.',
    );
  }
  if (deeper !== undefined) return elsewhere(explainDeeper(deeper, minimum));
  const shares = [saddle, ...furtherSaddles].map((pass) => findShare(prepared, pass));
  const [nearest] = shares;
  for (const found of shares) if ('reason' in found) return elsewhere(found.reason);
  if ('reason' in nearest) return elsewhere(nearest.reason);
  const share = nearest.value;
  if (share < WHOLE && hasInertia(prepared)) {
    return elsewhere(
      'The escape region begins near the saddle, where inertia carries most particles across: the laws are for the far well.',
    );
  }
  if (share < WHOLE) {
    const reason = explainNoParabola(prepared, { minimum, saddle }, false);
    if (reason !== undefined) return elsewhere(reason);
    return { kind: 'saddle', sentence: describeShare(prepared, saddle, share), share };
  }
  const inside = insideOf(prepared);
  const b = saddle.position;
  const beyond = 'Time to the far side of the saddle b.';
  if (target === undefined || inside(between(b, target.position, 0.5))) {
    return { kind: 'far-well', sentence: beyond, share };
  }
  const d = target.position;
  if (inside(d) || inside(between(d, b, -NUDGE))) {
    const isWide = inside(between(d, b, BEFORE));
    return {
      kind: 'far-well',
      sentence: isWide ? beyond : 'Time to the minimum of the far well.',
      share,
    };
  }
  return elsewhere(
    'The escape region does not hold the minimum beyond the saddle; the laws end there.',
  );
}

/**
 * Whether particles go on where they were going, so that few of those on the saddle turn back. In (x² − 1)² at T = 0.2 the time to the
 * saddle is 0.91 of that to the far well at friction 1, 0.72 at 4 and 0.56 at 20, from 2000 particles each; ½ without inertia.
 */
function hasInertia({ experiment: { method } }: PreparedExperiment): boolean {
  if (method.name === 'momentum') return method.parameters.beta1 > 0;
  return method.name === 'underdamped' || method.name === 'adam';
}

/**
 * The mean time over one saddle as a share of that to the far well beyond it; where there is none to be had, the reason.
 *
 * @param timeStep how often a particle is looked at: η, or 0 for the process in continuous time
 */
export function findShare(
  prepared: PreparedExperiment,
  saddle: CriticalPoint,
  timeStep: number = prepared.experiment.method.learningRate,
): LawResult {
  const shares = knownShares.get(prepared) ?? new Map<string, LawResult>();
  knownShares.set(prepared, shares);
  const key = `${saddle.position} ${timeStep}`;
  const share = shares.get(key) ?? computeShare(prepared, saddle, timeStep);
  shares.set(key, share);
  return share;
}

/** A border at an angle takes 50 ms, and is asked for several times. */
const knownShares = new WeakMap<PreparedExperiment, Map<string, LawResult>>();

function computeShare(
  prepared: PreparedExperiment,
  saddle: CriticalPoint,
  timeStep: number,
): LawResult {
  const distance = distanceBeyond(prepared, saddle);
  if (distance === undefined) {
    return {
      reason: 'The escape region begins before the saddle; the laws are about crossing it.',
    };
  }
  const noise = diffusionAt(prepared, saddle);
  const share = computeBoundaryShare({
    distance,
    saddleCurvature: Math.abs(saddle.eigenvalues[0]),
    diffusion: noise.along,
    learningRate: timeStep,
    inclination: {
      tangent: inclinationOf(prepared, saddle, distance),
      stableCurvature: saddle.eigenvalues[1],
      // Noise that is correlated between the two directions is not that of the share.
      stableDiffusion:
        Math.abs(noise.mixed) > CORRELATED * Math.sqrt(noise.along * noise.across)
          ? Number.POSITIVE_INFINITY
          : noise.across,
    },
  });
  if (share === undefined) {
    return {
      reason:
        'The border of the escape region lies at such an angle across the saddle that no law says how long it takes to get there.',
    };
  }
  // So far beyond the saddle the loss is not the parabola that the share is computed for, and nothing is left to correct.
  return { value: share > NEARLY_WHOLE ? 1 : share };
}

/** tan of the angle from the direction into the region to the unstable direction of the saddle, where that meets its border. */
function inclinationOf(
  { model }: PreparedExperiment,
  { position: [x, y], eigenvectors: [[ex, ey]] }: CriticalPoint,
  distance: number,
): number {
  if (distance === Number.POSITIVE_INFINITY) return 0;
  const normal = directionInto(model.escape, [x + distance * ex, y + distance * ey]);
  if (normal === undefined) return 0;
  const along = normal[0] * ex + normal[1] * ey;
  const across = Math.abs(normal[0] * ey - normal[1] * ex);
  if (along <= 0) return Number.POSITIVE_INFINITY;
  return across < STRAIGHT ? 0 : across / along;
}

/** How far beyond a saddle, along its unstable direction, the region begins: Infinity where that never meets it. */
function distanceBeyond(prepared: PreparedExperiment, saddle: CriticalPoint): number | undefined {
  const { minimum } = prepared.route;
  if (minimum === undefined) return undefined;
  const inside = insideOf(prepared);
  const [x, y] = saddle.position;
  const [ex, ey] = saddle.eigenvectors[0];
  const [u, v] = minimum.position;
  const reach = Math.hypot(x - u, y - v);
  const isIn = (distance: number): boolean => inside([x + distance * ex, y + distance * ey]);
  const first = -BEFORE * reach;
  if (isIn(first)) return undefined;
  const step = (reach - first) / PLACES;
  for (let place = 1; place <= PLACES; place++) {
    const to = first + place * step;
    if (isIn(to)) return bisect(isIn, to - step, to);
  }
  return Number.POSITIVE_INFINITY;
}

/** Where a predicate changes from false to true. */
function bisect(predicate: (x: number) => boolean, no: number, yes: number): number {
  let [low, high] = [no, yes];
  for (let count = 0; count < 50; count++) {
    const middle = (low + high) / 2;
    if (predicate(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function insideOf({ model, landscape }: PreparedExperiment): (point: Point) => boolean {
  return (point) => isEscaped(model.escape, point, () => landscape.value(point[0], point[1]));
}

function describeShare(prepared: PreparedExperiment, saddle: CriticalPoint, share: number): string {
  const distance = distanceBeyond(prepared, saddle) ?? 0;
  const [x, y] = saddle.position;
  const [u, v] = prepared.route.minimum?.position ?? saddle.position;
  const isAt = Math.abs(distance) <= NUDGE * Math.hypot(x - u, y - v);
  const beside = distance > 0 ? 'just past the saddle b' : 'just before the saddle b';
  const isInclined = inclinationOf(prepared, saddle, distance) > 0;
  const place = isInclined
    ? 'a border at an angle across the saddle b'
    : isAt
      ? 'the saddle b'
      : beside;
  if (Math.abs(share - 0.5) < 0.005 && !isInclined) {
    return `Time to ${place}: half the time to the far well.`;
  }
  return isAt && !isInclined
    ? `Time to ${place}: ${sayNumber(share)} of the time to the far well (half of it if steps were infinitely short).`
    : `Time to ${place}: ${sayNumber(share)} of the time to the far well.`;
}

function explainDeeper(deeper: CriticalPoint, minimum: CriticalPoint): string {
  const [x, y] = deeper.position.map((value) => sayNumber(value));
  const isDeeper = minimum.value - deeper.value > 1e-9 * Math.abs(minimum.value) + 1e-9;
  return isDeeper
    ? `A deeper minimum at (${x}, ${y}) is reached first; the laws do not hold from here.`
    : `Another minimum, just as deep, at (${x}, ${y}) is reached first; the laws do not hold from here.`;
}

function elsewhere(sentence: string): EscapeGoal {
  return { kind: 'elsewhere', sentence };
}

/** The point a share of the way from one point to another. */
function between(from: Point, to: Point, share: number): Point {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
