/** How particles are spread within a well that they hardly leave, seen along the minimum-energy path. */

import type { MethodName } from '../dynamics/methods.ts';
import { DENSITY_SIZE } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { curvatureAlong } from '../landscapes/symmetric-matrix.ts';
import type { Refusal } from '../theory/generator-2d/problem.ts';
import { reduceToOneDimension } from '../theory/separable.ts';
import { findBasins } from '../topography/basins.ts';
import { type CriticalPoint, findCriticalPoints } from '../topography/critical-points.ts';
import type { PathPoint } from '../topography/minimum-energy-path.ts';
import { type ProfileMap, projectCells, shareOut } from './profile.ts';

/** The equilibrium of each well of a path by itself. */
export interface QuasiEquilibrium {
  /** Shares by bin of the wells on the path: that of a₁ and, where there is one, that of a₂. */
  readonly shapes: readonly Float64Array[];
  /** Place in `shapes` of each cell's well; larger numbers for other wells. */
  readonly wellOf: Uint16Array;
}

/** Number of the well of cells that belong to none. */
const NO_WELL = 0xffff;
/** Pieces between two points of the path in which a density is integrated. */
const PARTS = 8;
/** Update rules whose positions settle to e^{−L/T} under white noise, up to terms of order η. */
const BOLTZMANN_METHODS: readonly MethodName[] = ['langevin', 'sgd', 'underdamped'];
/** Update rules that are one noisy gradient step. */
const PLAIN_METHODS: readonly MethodName[] = ['langevin', 'sgd'];
/** A path deviates by no more than this from an axis, as a share of its length, where it lies along it. */
const STRAIGHT = 1e-6;

/**
 * The quasi-equilibrium of the wells of a path, or why it is not known.
 *
 * White noise: e^{−L/T} within the basin of each minimum, cell by cell, projected as the particles are (Kramers, Physica 7
 * (1940) 284). Gradient noise, where motion along a straight path is independent of that across it: p(s) ∝ e^{−φ}/D with
 * φ = ∫ L′/D ds, the equilibrium of the Itô diffusion in one dimension (Gardiner, section 5.2.7). Elsewhere such noise has no
 * potential, and no density in closed form.
 */
export function findQuasiEquilibrium(
  prepared: PreparedExperiment,
  map: ProfileMap,
): QuasiEquilibrium | Refusal {
  const { landscape, route } = prepared;
  const { minimum, target } = route;
  if (minimum === undefined) return { reason: 'There is no well at the start.' };
  const reason = findObstacle(prepared, map);
  if (reason !== undefined) return { reason };
  const minima = target === undefined ? [minimum] : [minimum, target];
  const wellOf = basinsOf(landscape, minima, map);
  const { temperature } = prepared.experiment.noise;
  return {
    wellOf,
    shapes: minima.map(({ value }, well) =>
      temperature === undefined
        ? shapeAlongPath(prepared, map, well)
        : shapeByLoss(landscape, map, (cell) => wellOf[cell] === well, value, temperature),
    ),
  };
}

/** What is expected in each bin of as many particles as are counted in each well. */
export function expectQuasiEquilibrium(
  { wellOf, shapes }: QuasiEquilibrium,
  cells: ArrayLike<number>,
): Float64Array {
  const counts = shapes.map(() => 0);
  for (let cell = 0; cell < cells.length; cell++) {
    if (wellOf[cell] < counts.length) counts[wellOf[cell]] += cells[cell];
  }
  return shapes[0].map((_, bin) =>
    shapes.reduce((sum, shape, well) => sum + counts[well] * shape[bin], 0),
  );
}

function findObstacle(prepared: PreparedExperiment, map: ProfileMap): string | undefined {
  const { method, noise } = prepared.experiment;
  if (noise.name === 'none' || noise.temperature === 0) return 'Without noise nothing spreads.';
  if (noise.name === 'heavy-tailed') {
    return 'Heavy-tailed noise has no equilibrium in closed form: it jumps.';
  }
  const known = noise.temperature === undefined ? PLAIN_METHODS : BOLTZMANN_METHODS;
  if (!known.includes(method.name)) {
    return `No equilibrium in closed form is known of ${method.name} with this noise.`;
  }
  if (noise.temperature !== undefined || isIndependentAlong(prepared, map)) return undefined;
  return 'This noise ties motion along the path to that across it, so that there is no equilibrium in closed form.';
}

/** Whether the path lies along an axis, motion along which is independent of the other coordinate. */
function isIndependentAlong(prepared: PreparedExperiment, { path }: ProfileMap): boolean {
  const { landscape, experiment, model } = prepared;
  const covariance = stepCovariance(prepared);
  const half = experiment.method.learningRate / 2;
  const reduced = reduceToOneDimension({
    ...landscape,
    diffusion: (x, y) => {
      const [xx, xy, yy] = covariance(x, y);
      return [half * xx, half * xy, half * yy];
    },
    start: model.start.at,
    escape: model.escape,
  });
  if (reduced === undefined || model.escape.kind !== 'half-plane') return false;
  const across = model.escape.normal[0] === 0 ? 0 : 1;
  const { points } = path;
  const length = points[points.length - 1].s - points[0].s;
  const level = points[0].position[across];
  return points.every(({ position }) => Math.abs(position[across] - level) <= STRAIGHT * length);
}

/** Basins do not change with the noise. */
const knownBasins = new WeakMap<ProfileMap, Uint16Array>();

/** The well of each cell: those on the path first, then the other minima of the landscape. */
function basinsOf(
  landscape: Landscape,
  minima: readonly CriticalPoint[],
  map: ProfileMap,
): Uint16Array {
  const known = knownBasins.get(map);
  if (known !== undefined) return known;
  const others = findCriticalPoints(landscape).filter(({ kind }) => kind === 'minimum');
  const wells = [...minima, ...others].map(({ position }) => position);
  const wellOf = findBasins(landscape, DENSITY_SIZE, wells);
  if (minima.length === 1) leaveOutBeyond(map, wellOf);
  knownBasins.set(map, wellOf);
  return wellOf;
}

/** Takes away from a well what lies beyond the saddle, where the loss falls on and on. */
function leaveOutBeyond({ path, from, width, places }: ProfileMap, wellOf: Uint16Array): void {
  const pass = (path.saddle.s - from) / width;
  for (let cell = 0; cell < wellOf.length; cell++) if (places[cell] > pass) wellOf[cell] = NO_WELL;
}

/** e^{−L/T} over the cells of one well, by bin; with what lies beyond the path's ends the sum is 1. */
function shapeByLoss(
  landscape: Landscape,
  map: ProfileMap,
  isInWell: (cell: number) => boolean,
  bottom: number,
  temperature: number,
): Float64Array {
  const [[left, right], [low, high]] = landscape.domain;
  const weights = Float64Array.from({ length: DENSITY_SIZE * DENSITY_SIZE }, (_, cell) => {
    if (!isInWell(cell)) return 0;
    const x = left + ((right - left) * ((cell % DENSITY_SIZE) + 0.5)) / DENSITY_SIZE;
    const y = low + ((high - low) * (Math.floor(cell / DENSITY_SIZE) + 0.5)) / DENSITY_SIZE;
    const weight = Math.exp((bottom - landscape.value(x, y)) / temperature);
    return Number.isFinite(weight) ? weight : 0;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return projectCells(map, weights).bins.map((held) => (total > 0 ? held / total : 0));
}

/** e^{−φ}/D along the path on one side of the saddle, by bin; the sum is 1. */
function shapeAlongPath(prepared: PreparedExperiment, map: ProfileMap, well: number): Float64Array {
  const { points, saddle } = map.path;
  const side = points.filter(({ s }) => (well === 0 ? s <= saddle.s : s >= saddle.s));
  const { diffusions, forces } = followSide(prepared, side);
  const logs = new Float64Array(side.length);
  let potential = 0;
  side.forEach(({ s }, index) => {
    if (index > 0) potential += ((forces[index - 1] + forces[index]) / 2) * (s - side[index - 1].s);
    logs[index] = -potential - Math.log(diffusions[index]);
  });
  const highest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const bins = new Float64Array(map.binCount);
  let total = 0;
  for (let index = 1; index < side.length; index++) {
    const [from, to] = [side[index - 1].s, side[index].s].map((s) => (s - map.from) / map.width);
    const part = (to - from) / PARTS;
    for (let count = 0; count < PARTS; count++) {
      const share = (count + 0.5) / PARTS;
      const log = logs[index - 1] + share * (logs[index] - logs[index - 1]) - highest;
      const weight = part * Math.exp(log);
      shareOut(bins, from + count * part, from + (count + 1) * part, weight);
      total += weight;
    }
  }
  return bins.map((weight) => weight / total);
}

/** D along the tangent and L′/D at each of some points of a path. */
function followSide(prepared: PreparedExperiment, side: readonly PathPoint[]) {
  const { landscape, experiment } = prepared;
  const covariance = stepCovariance(prepared);
  const half = experiment.method.learningRate / 2;
  const diffusions: number[] = [];
  const forces: number[] = [];
  side.forEach(({ position }, index) => {
    const before = side[Math.max(0, index - 1)];
    const after = side[Math.min(side.length - 1, index + 1)];
    const reach = after.s - before.s;
    const tx = (after.position[0] - before.position[0]) / reach;
    const ty = (after.position[1] - before.position[1]) / reach;
    const diffusion = half * curvatureAlong(covariance(...position), [tx, ty]);
    const [gx, gy] = landscape.gradient(...position);
    diffusions.push(diffusion);
    forces.push((gx * tx + gy * ty) / diffusion);
  });
  return { diffusions, forces };
}
