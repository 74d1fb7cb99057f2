/** How far up a process has to climb to get somewhere: what decides whether particles are seen there. */

import { isEscaped } from '../landscapes/escape-region.ts';
import type { Point } from '../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import { findCheapestWays } from '../topography/cheapest-ways.ts';
import { type Noisy, stepCovariance } from './step-covariance.ts';

/** Places on a rectangular grid, row by row, with the loss at each. */
export interface LossGrid {
  readonly columns: number;
  readonly rows: number;
  readonly spacing: Point;
  readonly places: readonly Point[];
  readonly losses: Float64Array;
  /** ∂L/∂x and ∂L/∂y; of a mean over rows they are not known. */
  readonly slopes?: readonly [Float64Array, Float64Array];
}

/** The climb to every place of a grid, in units of the noise: a place is seen with a weight of about e^−climb. */
export interface Climbs {
  readonly fromStart: Float64Array;
  /** What is higher than this is hardly ever seen before the escape. */
  readonly highest: number;
  /** D(θ) along a direction: the noise that a climb there is measured by. */
  diffusionAlong(place: Point, direction: Point): number;
}

/**
 * Places so far above the climb of the escape itself are still within reach: less than one particle in e^7, about a thousand,
 * gets there before it escapes.
 */
const MARGIN = 7;

/** A diffusion against which every climb is nothing. */
const BEYOND_ALL = 1e200;

/** Where nothing says how far up the escape is: a weight of 1e-11. */
const WITHOUT_ESCAPE = 25;

/**
 * The climb to every place, ∫ max(0, dL)/D along the cheapest way (the quasi-potential of Freidlin and Wentzell where noise is
 * isotropic, an estimate of it elsewhere). Ways end in the escape region, unless particles go on from there; places without a loss are on none.
 */
export function climbFromStart(prepared: Noisy, grid: LossGrid): Climbs {
  const { model } = prepared;
  const { places, losses, spacing } = grid;
  const { start, escape: region } = model;
  const diffusion = diffusionOf(prepared);
  const known = new Array<SymmetricMatrix | undefined>(places.length);
  const along = ([xx, xy, yy]: SymmetricMatrix, [u, v]: Point): number =>
    (xx * u * u + 2 * xy * u * v + yy * v * v) / (u * u + v * v);
  const at = (place: number): SymmetricMatrix => {
    known[place] ??= diffusion(...places[place]);
    return known[place];
  };
  const cost = (from: number, to: number): number => {
    const rise = losses[to] - losses[from];
    if (!(rise > 0)) return Number.isNaN(rise) ? rise : 0;
    const way: Point = [places[to][0] - places[from][0], places[to][1] - places[from][1]];
    return (2 * rise) / (along(at(from), way) + along(at(to), way));
  };
  const isTarget = places.map(
    (place, index) =>
      model.afterEscape !== 'continue' && isEscaped(region, place, () => losses[index]),
  );
  const around = Math.max(2 * start.spread, Math.hypot(...spacing));
  const sources = places.flatMap(([x, y], place) =>
    Math.hypot(x - start.at[0], y - start.at[1]) <= around ? [place] : [],
  );
  const fromStart = findCheapestWays(grid, sources, cost, (place) => isTarget[place]);
  return {
    fromStart,
    highest: heightOfEscape(prepared, grid, fromStart, cost),
    diffusionAlong: (place, direction) => along(diffusion(...place), direction) || 0,
  };
}

/** How high the escape is: the depth, below the region, of the deepest of the places that are seen before it. */
function heightOfEscape(
  { model }: Noisy,
  grid: LossGrid,
  fromStart: Float64Array,
  cost: (from: number, to: number) => number,
): number {
  const targets = grid.places.flatMap((place, index) =>
    isEscaped(model.escape, place, () => grid.losses[index]) ? [index] : [],
  );
  const backwards = (from: number, to: number): number => cost(to, from);
  const toTarget = findCheapestWays(grid, targets, backwards, () => false);
  let deepest = Number.NEGATIVE_INFINITY;
  fromStart.forEach((climb, place) => {
    if (toTarget[place] < Infinity) deepest = Math.max(deepest, toTarget[place] - climb);
  });
  return deepest < 0 ? WITHOUT_ESCAPE : deepest + MARGIN;
}

/**
 * D of the diffusion that a method's steps approach, as an estimate: ηC/2B for plain steps, more by β₃/(1 − β₁) with momentum;
 * for Adam, whose steps are divided by the size of the gradient's noise, η√(C/B)/2 along each axis.
 */
function diffusionOf({
  experiment,
  ...prepared
}: Noisy): (x: number, y: number) => SymmetricMatrix {
  const { method, noise } = experiment;
  if (noise.temperature !== undefined) {
    const { temperature } = noise;
    return () => [temperature, 0, temperature];
  }
  // A jump of heavy-tailed noise crosses any barrier.
  if (noise.name === 'heavy-tailed' && noise.parameters.alpha < 2)
    return () => [BEYOND_ALL, 0, BEYOND_ALL];
  const covariance = stepCovariance({ experiment, ...prepared });
  const half = method.learningRate / 2;
  if (method.name === 'adam') {
    return (x, y) => {
      const [xx, , yy] = covariance(x, y);
      return [half * Math.sqrt(xx), 0, half * Math.sqrt(yy)];
    };
  }
  const { beta1 = 0, beta3 = 1 } = method.parameters;
  const factor = (half * beta3) / (1 - beta1);
  return (x, y) => {
    const [xx, xy, yy] = covariance(x, y);
    return [factor * xx, factor * xy, factor * yy];
  };
}
