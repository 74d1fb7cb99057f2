import type { PreparedExperiment } from '../experiment/prepare.ts';
import { isEscaped, type Point } from '../landscapes/geometry.ts';

/** What reaching the escape region means for the laws. */
export type EscapeGoal =
  /** The minimum beyond the saddle, or a place on the way down to it: the laws' own time. */
  | { readonly kind: 'far-well'; readonly sentence: string }
  /** The saddle itself: half the laws' time. */
  | { readonly kind: 'saddle'; readonly sentence: string }
  /** Something the laws say nothing about. */
  | { readonly kind: 'elsewhere'; readonly sentence: string };

/** A step of this share of a distance tells which side of an edge a point lies on. */
const NUDGE = 1e-4;

/** Finds out what the escape region of an experiment stands for. */
export function findEscapeGoal(prepared: PreparedExperiment): EscapeGoal {
  const { route, model, landscape } = prepared;
  const { minimum, saddle, target } = route;
  const region = model.escape;
  if (minimum === undefined || saddle === undefined) {
    return elsewhere(route.reason ?? 'There is no saddle on the way out.');
  }
  if (region.kind === 'level' || region.kind === 'outside-disc') {
    return elsewhere(
      'The escape region lies all around the well; the laws count only the way over the saddle.',
    );
  }
  const inside = (point: Point): boolean =>
    isEscaped(region, point, () => landscape.value(point[0], point[1]));
  const [a, b] = [minimum.position, saddle.position];
  if (inside(between(b, a, 0.05))) {
    return elsewhere('The escape region begins before the saddle; the laws are about crossing it.');
  }
  if (inside(between(b, a, -NUDGE))) {
    return { kind: 'saddle', sentence: 'Time to the saddle b, half the time to the far well.' };
  }
  if (target === undefined) {
    return { kind: 'far-well', sentence: 'Time to the far side of the saddle b.' };
  }
  if (inside(between(target.position, b, -NUDGE)) || inside(target.position)) {
    return { kind: 'far-well', sentence: 'Time to the minimum of the far well.' };
  }
  if (inside(between(b, target.position, 0.5))) {
    return { kind: 'far-well', sentence: 'Time to the far side of the saddle b.' };
  }
  return elsewhere(
    'The escape region does not hold the minimum beyond the saddle; the laws end there.',
  );
}

function elsewhere(sentence: string): EscapeGoal {
  return { kind: 'elsewhere', sentence };
}

/** The point a share of the way from one point to another. */
function between(from: Point, to: Point, share: number): Point {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
