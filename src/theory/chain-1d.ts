/**
 * Exact answers for the one-dimensional discrete chain x′ = x − ηL′(x) + √V(x) z: what SGD and Langevin steps are.
 *
 * The mean number of steps until the chain leaves the survival set solves (I − K)τ = 1 with the normal kernel
 * K(x→y) = N(y; x − ηL′(x), V(x)) on that set. Nyström's method on Gauss–Legendre panels no wider than two standard
 * deviations turns it into a banded Markov chain, solved without subtractions (banded.ts). There is no time-step
 * error: particles are held to these numbers.
 *
 * Source: Atkinson, The Numerical Solution of Integral Equations of the Second Kind, chapter 4.
 */

import { normalCdf } from '../statistics/normal.ts';
import {
  type BandedMatrix,
  createBandedMatrix,
  type EliminatedChain,
  eliminateChain,
  multiplyBanded,
  solveKilledChain,
  solveKilledPopulation,
  solveStationaryChain,
} from './banded.ts';
import { createPanels, fine, kernelReach, naturalRise, nodesOf } from './chain-panels.ts';
import { type Chain1d, type KilledChain1d, type Normal, normalAt } from './chain-problem.ts';
import { createGaussLegendre, type QuadratureRule } from './gauss-legendre.ts';
import { type SlowRates, slowRatesFrom } from './hazard.ts';
import { explainGap } from './quadrature-1d.ts';
import { computeSlowModes, type SlowModes } from './slow-modes.ts';

/** The number of steps until the chain leaves its survival set, or why it cannot be told. */
export type FirstPassageSteps =
  | {
      readonly meanSteps: number;
      readonly standardDeviation: number;
      /** Relative error of the mean, from a second rule of lower order on the same panels. */
      readonly relativeError: number;
      /** How a population settles, per unit of t. */
      readonly slowRates: SlowRates;
    }
  | { readonly reason: string };

/** The chain on its grid. */
interface Grid {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** p_ij = w_j K(x_i → x_j), the diagonal such that each row and its killing sum to 1. */
  readonly transitions: BandedMatrix;
  readonly killing: Float64Array;
  readonly eliminated: EliminatedChain;
}

const coarse = createGaussLegendre(12);

/** Steps after which a swing that takes longest is all that is left. */
const SWINGS = 200;

/** About 200 MB of matrix. */
const mostEntries = 2.5e7;
/** About 20 s of work. */
const mostMultiplications = 2e10;

/**
 * Mean and standard deviation of the number of steps until first passage, from the start; multiply by η for times.
 *
 * Valid for V > 0. To about 10 digits however rare the passage; takes well under a second for ηH ≳ 0.01.
 */
export function computeFirstPassageSteps(problem: KilledChain1d): FirstPassageSteps {
  const held = createHeldGrid(problem);
  if ('reason' in held) return held;
  const { grid, panels, lost } = held;
  const check = createGrid(problem, panels, coarse);
  if ('reason' in check) return check;
  const { meanSteps, meanSquare } = computeMoments(problem, grid);
  const difference = Math.abs(computeMoments(problem, check).meanSteps / meanSteps - 1);
  const relativeError = difference + lost + 1e-13;
  const standardDeviation = Math.sqrt(Math.max(0, meanSquare - meanSteps ** 2));
  const slowRates = computeSlowRates(problem, check);
  return { meanSteps, standardDeviation, relativeError, slowRates };
}

/**
 * Rises of φ at which open sides are cut off, one after the other, until a grid serves: where noise grows with the loss, e^−φ falls
 * like a power of the position, and a rise of 100 lies beyond all measure.
 */
const RISES = [naturalRise, 40, 20] as const;

/** A grid beyond whose open ends hardly any particle ever gets before it escapes. */
interface HeldGrid {
  readonly grid: Grid;
  readonly panels: readonly number[];
  /** The chance to get there. */
  readonly lost: number;
}

function createHeldGrid(problem: KilledChain1d): HeldGrid | { readonly reason: string } {
  const isOpen = problem.survival.some((end) => !Number.isFinite(end));
  const refusals: { readonly reason: string }[] = [];
  for (const rise of isOpen ? RISES : [naturalRise]) {
    const held = tryGrid(problem, rise);
    if (!('reason' in held)) return held;
    refusals.push(held);
  }
  return refusals[0];
}

function tryGrid(problem: KilledChain1d, rise: number): HeldGrid | { readonly reason: string } {
  const panels = createPanels(problem, rise);
  if (!Array.isArray(panels)) return panels;
  const grid = createGrid(problem, panels, fine);
  if ('reason' in grid) return grid;
  if (!holdsStart(problem, grid)) return { reason: TOO_FAR_OUT };
  const { chance, end } = chanceOverEnd(problem, grid, panels);
  if (chance <= LOST) return { grid, panels, lost: chance };
  const width = panels[panels.length - 1] - panels[0];
  const beyond = normalAt(problem, end + PAST_END * width * Math.sign(end - problem.start));
  return Number.isFinite(beyond.mean + beyond.deviation)
    ? { reason: TOO_FAR_OUT }
    : explainGap(end);
}

const TOO_FAR_OUT =
  'Steps lead so far out that the grid of the discrete chain would have to reach too far to see single ones.';

/** A step from the start leads to the places of a grid or out of the survival set: to this share. */
const HELD = 1e-6;

/** Whether a grid is fine enough about the start: where noise grows with the loss it may reach so far that it is not. */
function holdsStart(problem: KilledChain1d, grid: Grid): boolean {
  const step = normalAt(problem, problem.start);
  const staying = kernelRow(grid, step).reduce((sum, share) => sum + share, 0);
  const [from, to] = problem.survival;
  const leaving =
    normalCdf((step.mean - to) / step.deviation) + normalCdf((from - step.mean) / step.deviation);
  return Math.abs(staying + leaving - 1) < HELD;
}

/** The chance to step over an open end of the grid before the target that is put up with. */
const LOST = 1e-6;
/** How far past its end a loss is asked for a value, as a share of the grid. */
const PAST_END = 1e-6;

/**
 * The chance to step over an open end of the grid, or of the loss, before the target is reached, from ℓ = (chance of one step) + Kℓ:
 * long steps lead over what a diffusion would never climb.
 */
function chanceOverEnd(
  problem: KilledChain1d,
  grid: Grid,
  panels: readonly number[],
): { readonly chance: number; readonly end: number } {
  const ends = [panels[0], panels[panels.length - 1]];
  const first = normalAt(problem, problem.start);
  const found = ends.map((end, side) => {
    if (Number.isFinite(problem.survival[side])) return { chance: 0, end };
    const outwards = side === 0 ? -1 : 1;
    const over = ({ mean, deviation }: Normal) => normalCdf((outwards * (mean - end)) / deviation);
    const chances = solveKilledChain(
      grid.eliminated,
      grid.nodes.map((x) => over(normalAt(problem, x))),
    );
    return { chance: over(first) + dot(kernelRow(grid, first), chances), end };
  });
  return found[0].chance > found[1].chance ? found[0] : found[1];
}

/** The two slowest modes of K in the measure of t: of an eigenvalue κ of K, per unit of t, the rate −ln|κ|/η. */
function computeSlowRates(problem: KilledChain1d, grid: Grid): SlowRates {
  const { nodes, transitions, killing } = grid;
  const modes = computeSlowModes(nodes.length, 1, (shift) => {
    const eliminated =
      shift === 0
        ? grid.eliminated
        : eliminateChain(
            transitions,
            killing.map((share) => share + shift),
          );
    return {
      backward: (right) => solveKilledChain(eliminated, right),
      forward: (right) => solveKilledPopulation(eliminated, right),
    };
  });
  const fromStart = kernelRow(grid, normalAt(problem, problem.start));
  const rates = slowRatesFrom(modes, (state) => fromStart[state]);
  const swing = computeSwing(transitions, modes);
  const perTime = (perStep: number) => -Math.log1p(-perStep) / problem.learningRate;
  return {
    escapeRate: perTime(rates.escapeRate),
    secondRate: perTime(Math.min(rates.secondRate, 1 - swing)),
    excess: rates.excess,
  };
}

/**
 * −κ of the eigenvalue κ < 0 that is larger than any other but the first, 0 where there is none: where steps are long, ηH > 1,
 * particles swing from side to side of a well, and that may take longest. Kⁿ of any vector turns to it, the first mode projected
 * out, and its quotient is then negative.
 */
function computeSwing(transitions: BandedMatrix, { settled, prospects }: SlowModes): number {
  const overlap = dot(settled, prospects);
  const product = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, i) => sum + settled[i] * value * b[i], 0);
  let x: Float64Array = settled.map((_, i) => Math.sin(12.9898 * (i + 1)));
  let quotient = 0;
  for (let pass = 0; pass < SWINGS; pass++) {
    const next = multiplyBanded(transitions, x);
    const part = dot(settled, next) / overlap;
    const rest = next.map((value, i) => value - part * prospects[i]);
    quotient = product(x, rest) / product(x, x);
    const length = Math.sqrt(product(rest, rest));
    x = rest.map((value) => value / length);
  }
  return Math.max(0, -quotient);
}

/**
 * The exact survival curve: the probability S(n) that the first n steps from the start all stay in the survival set.
 *
 * Steps one by one until the distribution has settled, then S falls by a constant factor: cost grows with the
 * relaxation time within the survival set, not with n.
 *
 * @param steps ascending whole numbers
 */
export function computeSurvivalCurve(
  problem: KilledChain1d,
  steps: readonly number[],
): { readonly survival: Float64Array } | { readonly reason: string } {
  const held = createHeldGrid(problem);
  if ('reason' in held) return held;
  const { grid } = held;
  const { shape, hazard } = computeSlowestMode(grid);
  const fromStart = kernelRow(grid, normalAt(problem, problem.start));
  const survival = new Float64Array(steps.length);
  let alive: Float64Array = new Float64Array(grid.nodes.length).fill(1);
  let now = 1; // S(step) from the start
  let step = 0;
  let isSettled = false;
  for (let index = 0; index < steps.length; index++) {
    while (step < steps[index] && !isSettled) {
      now = dot(fromStart, alive);
      alive = multiplyBanded(grid.transitions, alive);
      step++;
      isSettled = step % 16 === 0 && spreadOfRatio(alive, shape) < 1e-10;
      if (step * grid.transitions.entries.length > mostMultiplications) {
        return { reason: `The distribution has not settled after ${step} steps.` };
      }
    }
    survival[index] = now * Math.exp((steps[index] - step) * Math.log1p(-hazard));
  }
  return { survival };
}

/**
 * The exact stationary probabilities of the intervals between consecutive edges, for a chain that is never killed and
 * held by the loss on both sides. What lies outside the edges is left out of the sum.
 *
 * @param edges ascending positions; the first and the last may be infinite
 */
export function computeStationaryChainShares(
  chain: Chain1d,
  edges: readonly number[],
): { readonly shares: Float64Array } | { readonly reason: string } {
  const problem = { ...chain, survival: [-Infinity, Infinity] as const };
  const panels = createPanels(problem);
  if (!Array.isArray(panels)) return panels;
  const grid = createGrid(problem, panels, fine);
  if ('reason' in grid) return grid;
  const masses = solveStationaryChain(grid.eliminated);
  const shares = new Float64Array(edges.length - 1);
  masses.forEach((mass, i) => {
    const { mean, deviation } = normalAt(chain, grid.nodes[i]);
    const below = edges.map((edge) => normalCdf((edge - mean) / deviation));
    for (let bin = 0; bin < shares.length; bin++)
      shares[bin] += mass * (below[bin + 1] - below[bin]);
  });
  return { shares };
}

/** E N and E N² from the start: (I − K)τ = 1 and (I − K)m = 1 + 2Kτ = 2τ − 1. */
function computeMoments(problem: KilledChain1d, grid: Grid) {
  const fromStart = kernelRow(grid, normalAt(problem, problem.start));
  const means = solveKilledChain(grid.eliminated, new Float64Array(grid.nodes.length).fill(1));
  const squares = solveKilledChain(
    grid.eliminated,
    means.map((mean) => 2 * mean - 1),
  );
  const meanSteps = 1 + dot(fromStart, means);
  return { meanSteps, meanSquare: 2 * meanSteps - 1 + dot(fromStart, squares) };
}

/**
 * The survival function's final shape and the escape probability per step, by inverse iteration. The ratio of two
 * iterates encloses the answer (Collatz–Wielandt).
 */
function computeSlowestMode(grid: Grid): { shape: Float64Array; hazard: number } {
  let shape: Float64Array = new Float64Array(grid.nodes.length).fill(1);
  let hazard = 1;
  for (let pass = 0; pass < 1000; pass++) {
    const next = solveKilledChain(grid.eliminated, shape);
    const spread = spreadOfRatio(next, shape);
    const largest = next.reduce((a, b) => Math.max(a, b));
    hazard = shape.reduce((a, b) => Math.max(a, b)) / largest;
    shape = next.map((value) => value / largest);
    if (spread < 1e-13) break;
  }
  return { shape, hazard };
}

/** max(a/b) / min(a/b) − 1. */
function spreadOfRatio(a: Float64Array, b: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < a.length; i++) {
    const ratio = a[i] / b[i];
    if (ratio < low) low = ratio;
    if (ratio > high) high = ratio;
  }
  return high / low - 1;
}

function createGrid(
  problem: KilledChain1d,
  panels: readonly number[],
  rule: QuadratureRule,
): Grid | { readonly reason: string } {
  const list = nodesOf(panels, rule);
  const nodes = Float64Array.from(list, ({ x }) => x);
  const weights = Float64Array.from(list, ({ weight }) => weight);
  const kernels = list.map(({ x }) => normalAt(problem, x));
  const ranges = kernels.map((kernel) => reachOf(nodes, kernel));
  let lower = 0;
  let upper = 0;
  ranges.forEach(([first, end], i) => {
    lower = Math.max(lower, i - first);
    upper = Math.max(upper, end - 1 - i);
  });
  const size = nodes.length;
  if (size * (lower + upper + 1) > mostEntries || size * lower * upper > mostMultiplications) {
    return { reason: `The chain needs ${size} states: too many. Use the continuous-time solver.` };
  }
  const transitions = createBandedMatrix(size, lower, upper);
  const { entries } = transitions;
  const killing = new Float64Array(size);
  const [from, to] = problem.survival;
  kernels.forEach(({ mean, deviation }, i) => {
    killing[i] = normalCdf((mean - to) / deviation) + normalCdf((from - mean) / deviation);
    const row = i * (lower + upper + 1) + lower - i;
    const [first, end] = ranges[i];
    let leaving = killing[i];
    for (let j = first; j < end; j++) {
      if (j === i) continue;
      entries[row + j] = weights[j] * normalDensity(nodes[j], mean, deviation);
      leaving += entries[row + j];
    }
    entries[row + i] = 1 - leaving;
  });
  const eliminated = eliminateChain(transitions, killing);
  return { nodes, weights, transitions, killing, eliminated };
}

/** The nodes within reach of a kernel, from the first to one past the last. */
function reachOf(nodes: Float64Array, { mean, deviation }: Normal): readonly [number, number] {
  const first = countBelow(nodes, mean - kernelReach * deviation);
  return [first, Math.max(first, countBelow(nodes, mean + kernelReach * deviation))];
}

function countBelow(nodes: Float64Array, x: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** w_j K(x → x_j) for all nodes. */
function kernelRow(grid: Grid, { mean, deviation }: Normal): Float64Array {
  return grid.nodes.map((y, j) => grid.weights[j] * normalDensity(y, mean, deviation));
}

function normalDensity(y: number, mean: number, deviation: number): number {
  const z = (y - mean) / deviation;
  return Math.exp((-z * z) / 2) / (Math.sqrt(2 * Math.PI) * deviation);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
