import { eliminateGenerator, solveForward } from './elimination.ts';
import type { Generator2d } from './generator.ts';
import {
  type Diffusion2d,
  type Field2d,
  type FirstPassage2d,
  positionOf,
  type Refusal,
} from './problem.ts';
import {
  createErrorCoefficients,
  createStepCoefficients,
  STEP_POLE,
  STEP_POWERS,
} from './rational-steps.ts';
import { findReach, type Reach } from './reach.ts';
import { extrapolate, GRID_SHARES } from './richardson.ts';
import { computeSettledShape, type SettledShape } from './settled-shape.ts';
import { createSystem2d, endingOf, type System2d, toDensity } from './system.ts';

/** How a population that starts together spreads. */
export interface EvolutionOptions {
  /** Grid intervals along each side of the box; 128 where it is not given, 96 for a survival curve. */
  readonly cells?: number;
  /** Standard deviation of the start in x and in y; 0, all at one node, where it is not given. */
  readonly spread?: number;
  /** Largest error of one step, as a share of the population (total variation); 1e-4 where it is not given: S is then good to 1e-5. */
  readonly tolerance?: number;
  /** Whether whoever reaches the escape region is put back at the start at once; false where it is not given. */
  readonly isRestarted?: boolean;
}

/** A population at the times asked for. */
export interface Evolution2d {
  /** Probability per area at each of the times. */
  readonly densities: readonly Field2d[];
  /** S(t): the share that has not escaped, at each of the times. */
  readonly survival: Float64Array;
  /** The largest share, at any of the times, that stands before a reflecting wall, where the loss does not hold the particles in. */
  readonly atWalls: number;
}

/** Extrapolated, so that less will do. */
const SURVIVAL_CELLS = 96;
/** Evolution takes some hundred solves: a coarser grid than elsewhere where none is asked for. */
const EVOLUTION_CELLS = 128;
/** A step shortened or lengthened by more than this is not trusted to its error estimate. */
const MOST_GROWTH = 16;
/** Distance from the settled shape, in total variation, from which on the decay is purely exponential. */
const SETTLED = 1e-6;
const MOST_STEPS = 5000;
/** Whoever is within this share of the grid's width of a wall stands before it. */
const NEAR_WALL = 1 / 32;
/** Steps whose errors are let pass: see firstStep. */
const FREE_STEPS = 6;

/**
 * The Fokker–Planck evolution ∂P/∂t = ∇·(gP) + ∇∇:(DP) of a population from the start (Itô; g = ∇L), absorbed in the escape
 * region if the problem has one.
 *
 * In time by the L-stable steps of rational-steps.ts with error control; once the population has settled, exactly by
 * e^(−λ₁t). In space an error of order h². Without an escape region, and restarted, the total stays 1 to rounding.
 *
 * @param times t ≥ 0, ascending
 */
export function computeEvolution2d(
  problem: Diffusion2d | FirstPassage2d,
  times: readonly number[],
  options: EvolutionOptions = {},
): Evolution2d | Refusal {
  const densities: Field2d[] = [];
  const survival: number[] = [];
  const evolved = evolve(problem, times, options, (generator, masses) => {
    densities.push(toDensity(generator, masses));
    survival.push(total(masses));
  });
  if ('reason' in evolved) return evolved;
  const atWalls = densities.reduce(
    (most, density) => Math.max(most, shareAtWalls(density, evolved.walls)),
    0,
  );
  return { densities, survival: Float64Array.from(survival), atWalls };
}

/** The share of a population within NEAR_WALL of a side that is a wall. */
function shareAtWalls({ columns, rows, values }: Field2d, walls: readonly boolean[]): number {
  if (!walls.some(Boolean)) return 0;
  const [wide, high] = [NEAR_WALL * (columns - 1), NEAR_WALL * (rows - 1)];
  let [near, all] = [0, 0];
  values.forEach((value, place) => {
    if (!(value > 0)) return;
    const column = place % columns;
    const row = (place - column) / columns;
    const distances = [column / wide, (columns - 1 - column) / wide];
    distances.push(row / high, (rows - 1 - row) / high);
    all += value;
    if (distances.some((distance, side) => walls[side] && distance <= 1)) near += value;
  });
  return all > 0 ? near / all : 0;
}

/** S(t), and how far the finer grid is from it. */
export interface Survival2d {
  readonly survival: Float64Array;
  /** A bound on what is missing. */
  readonly error: Float64Array;
}

/**
 * The survival curve: the probability S(t) that a particle has not reached the escape region by t, transient included;
 * extrapolated from grids of spacing h, 4h/3 and 2h.
 *
 * @param times t ≥ 0, ascending
 */
export function computeSurvival2d(
  problem: FirstPassage2d,
  times: readonly number[],
  options: EvolutionOptions = {},
): Survival2d | Refusal {
  const cells = options.cells ?? SURVIVAL_CELLS;
  const curves: number[][] = [];
  for (const share of GRID_SHARES) {
    const curve: number[] = [];
    const evolved = evolve(problem, times, { ...options, cells: share * cells }, (_, masses) => {
      curve.push(total(masses));
    });
    if ('reason' in evolved) return evolved;
    curves.push(curve);
  }
  const estimates = curves[0].map((value, i) => extrapolate(value, curves[1][i], curves[2][i]));
  return {
    survival: Float64Array.from(estimates, ({ value }) => value),
    error: Float64Array.from(estimates, (estimate) => estimate.error),
  };
}

type Observe = (generator: Generator2d, masses: Float64Array) => void;

function evolve(
  problem: Diffusion2d | FirstPassage2d,
  times: readonly number[],
  { cells = EVOLUTION_CELLS, spread = 0, tolerance = 1e-4, isRestarted = false }: EvolutionOptions,
  observe: Observe,
): Reach | Refusal {
  if (times.some((time, i) => !(time >= 0) || time < times[i - 1])) {
    throw new RangeError('times must be ascending and not negative.');
  }
  const hasEnding = 'escape' in problem;
  const reach = findReach(problem, hasEnding ? problem.escape : undefined);
  if ('reason' in reach) return reach;
  const system = createSystem2d(problem, reach, cells, hasEnding ? [endingOf(problem)] : []);
  if ('reason' in system) return system;
  const initial = createInitial(system.generator, problem.start, spread);
  const source = isRestarted && hasEnding ? initial : undefined;
  const refusal = integrate(problem, system, initial, source, times, tolerance, observe);
  return refusal ?? reach;
}

/** All at the start, or normally distributed about it. */
function createInitial(
  { grid, places, areas, start }: Generator2d,
  [x0, y0]: readonly [number, number],
  spread: number,
): Float64Array {
  const masses = new Float64Array(places.length);
  if (spread === 0) {
    masses[start] = 1;
    return masses;
  }
  places.forEach((place, state) => {
    const [x, y] = positionOf(grid, place);
    masses[state] = areas[state] * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * spread ** 2));
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  if (total === 0) masses[start] = 1;
  return total === 0 ? masses : masses.map((mass) => mass / total);
}

function integrate(
  process: Diffusion2d,
  system: System2d,
  initial: Float64Array,
  source: Float64Array | undefined,
  times: readonly number[],
  tolerance: number,
  observe: Observe,
): Refusal | undefined {
  const { generator } = system;
  const whole = createStepCoefficients(1, STEP_POWERS);
  const erring = createErrorCoefficients();
  const settled =
    source === undefined
      ? computeSettledShape(system)
      : { shape: normalize(solveForward(system.eliminated, source)), rate: 0 };
  let masses = initial;
  let time = 0;
  let next = 0;
  let step = firstStep(process, generator, times);
  let solve: ShiftedSolver | undefined;
  for (let count = 0; next < times.length; count++) {
    if (count > MOST_STEPS) return { reason: 'The evolution needs too many steps.' };
    while (next < times.length && times[next] === time) {
      observe(generator, masses);
      next++;
    }
    if (count % 4 === 0 && distanceFrom(settled, masses) < SETTLED) break;
    solve ??= createShiftedSolver(system, step, source);
    const powers = takePowers(solve, masses);
    const error = variation(combine(erring, [masses, ...powers])) / total(masses);
    if (error > tolerance && count >= FREE_STEPS) {
      step /= 2 ** Math.ceil(Math.log2(Math.min(MOST_GROWTH, 1.2 * (error / tolerance) ** 0.2)));
      solve = undefined;
      continue;
    }
    for (; next < times.length && times[next] < time + step; next++) {
      const share = (times[next] - time) / step;
      if (share > 0)
        observe(generator, combine(createStepCoefficients(share, STEP_POWERS + 1), powers));
    }
    masses = combine(whole, powers);
    time += step;
    const growth = Math.min(MOST_GROWTH, 0.8 * (tolerance / Math.max(error, 1e-300)) ** 0.2);
    if (growth >= 2 && count >= FREE_STEPS) {
      step *= 2 ** Math.floor(Math.log2(growth));
      solve = undefined;
    }
  }
  const size = total(masses);
  for (; next < times.length; next++) {
    const now = size * Math.exp(-settled.rate * (times[next] - time));
    observe(
      generator,
      settled.shape.map((share) => now * share),
    );
  }
  return undefined;
}

/**
 * An eighth of the first time asked for, or of the time in which a particle diffuses over a tenth of the grid. What is
 * finer than that has died out after the first few steps, whose errors are therefore let pass.
 */
function firstStep(
  { diffusion, start }: Diffusion2d,
  { grid }: Generator2d,
  times: readonly number[],
): number {
  const matrix = typeof diffusion === 'number' ? undefined : diffusion(start[0], start[1]);
  const diffusions = matrix === undefined ? [diffusion, diffusion] : [matrix[0], matrix[2]];
  const widths = [grid.columns * grid.spacing[0], grid.rows * grid.spacing[1]];
  const across = widths.map((width, axis) => (width / 10) ** 2 / (2 * Number(diffusions[axis])));
  return Math.min(...across, times.find((time) => time > 0) ?? 1) / 8;
}

/** w = (1 − γΔt Qᵀ)⁻¹ applied to a population. */
type ShiftedSolver = (masses: Float64Array) => Float64Array;

/**
 * Eliminates s − Q, s = 1/(γΔt).
 *
 * Putting those who escape back, distributed as `source` (sum 1), adds to Qᵀ the matrix source·killingᵀ of rank 1. With
 * y and u the solutions without it for the masses and for the source, the one with it is
 *   y + u (killing·y)/(1 − killing·u)   (Sherman & Morrison),
 * where 1 − killing·u = s Σu, as s Σu + killing·u = Σsource: nothing is subtracted.
 */
function createShiftedSolver(
  { generator, killing, order }: System2d,
  step: number,
  source: Float64Array | undefined,
): ShiftedSolver {
  const shift = 1 / (STEP_POLE * step);
  const chain = eliminateGenerator(
    generator,
    killing.map((rate) => rate + shift),
    order,
  );
  const absorb = (masses: Float64Array) =>
    solveForward(
      chain,
      masses.map((mass) => shift * mass),
    );
  if (source === undefined) return absorb;
  const fromSource = absorb(source);
  const kept = total(fromSource);
  return (masses) => {
    const absorbed = absorb(masses);
    const lost = absorbed.reduce((sum, mass, state) => sum + mass * killing[state], 0) / shift;
    return absorbed.map((mass, state) => mass + (lost / kept) * fromSource[state]);
  };
}

/** w, w², … applied to a population. */
function takePowers(solve: ShiftedSolver, masses: Float64Array): Float64Array[] {
  const powers: Float64Array[] = [];
  for (let power = 0; power <= STEP_POWERS; power++) {
    powers.push(solve(power === 0 ? masses : powers[power - 1]));
  }
  return powers;
}

function normalize(masses: Float64Array): Float64Array {
  const size = total(masses);
  return masses.map((mass) => mass / size);
}

function combine(coefficients: Float64Array, powers: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(powers[0].length);
  coefficients.forEach((coefficient, j) => {
    const power = powers[j];
    for (let i = 0; i < sum.length; i++) sum[i] += coefficient * power[i];
  });
  return sum;
}

function variation(difference: Float64Array): number {
  return difference.reduce((sum, value) => sum + Math.abs(value), 0);
}

function total(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass, 0);
}

function distanceFrom({ shape }: SettledShape, masses: Float64Array): number {
  const size = total(masses);
  let distance = 0;
  for (let i = 0; i < shape.length; i++) distance += Math.abs(masses[i] / size - shape[i]);
  return distance;
}
