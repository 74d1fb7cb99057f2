/**
 * Exact answers for the one-dimensional diffusion dx = −L′(x) dt + √(2D(x)) dW (Itô), by quadrature.
 *
 * With φ = ∫ L′/D, the mean first-passage time from x₀ to c, reflected at l, is
 *   τ = ∫_{x₀}^{c} J(y) dy,  J(y) = e^{φ(y)} ∫_l^y e^{−φ(z)}/D(z) dz,
 * and the stationary density is ∝ e^{−φ}/D (Gardiner, Handbook of Stochastic Methods, section 5.2.7). J is carried
 * from panel to panel with its logarithm beside it and only differences of φ within a panel are ever exponentiated,
 * so φ may reach thousands. Every term is positive: no digits are lost.
 */

import { sayNumber } from '../statistics/estimate-text.ts';
import {
  createGaussLegendre,
  createRunningIntegral,
  type QuadratureRule,
} from './gauss-legendre.ts';

/** A one-dimensional diffusion. Positions and L are dimensionless, D is position² per unit of t = η · steps. */
export interface Diffusion1d {
  /** L′(x). */
  readonly gradient: (x: number) => number;
  /** D(x) > 0: the temperature for white noise, ηC(x)/2B for SGD noise. */
  readonly diffusion: (x: number) => number;
  /** Where L′ or D jump or have a kink. Those left out are found by bisection, at some cost. */
  readonly breaks?: readonly number[];
}

/** A first-passage problem; the target may lie on either side of the start. */
export interface FirstPassage1d extends Diffusion1d {
  readonly start: number;
  /** c, where the particle is absorbed. */
  readonly target: number;
  /**
   * l, a reflecting wall on the other side of the start. Without it there is none: the loss itself must hold the
   * particles, and the integral begins where φ has risen by 100: what lies behind such a barrier is left out.
   */
  readonly wall?: number;
}

/** The mean first-passage time, or why there is none. */
export type MeanFirstPassage =
  | {
      /** τ in t = η · steps; Infinity above 1e308. */
      readonly meanTime: number;
      /** ln τ, always finite. */
      readonly logMeanTime: number;
      /** Relative error, from a second rule of lower order on the same panels. */
      readonly relativeError: number;
    }
  | { readonly reason: string };

/** Samples on one panel, at its Gauss–Legendre nodes. */
export interface Panel {
  readonly from: number;
  readonly to: number;
  /** φ(node) − φ(from), with φ(to) − φ(from) as the last entry. */
  readonly potential: Float64Array;
  /** 1/D at the nodes. */
  readonly inverse: Float64Array;
}

interface Rule extends QuadratureRule {
  readonly running: Float64Array;
}

/** The rule on every panel. */
export const fine = createRule(16);
const coarse = createRule(12);

/** φ may change by this much within a panel: the polynomial of degree 15 then holds e^φ to 1e-14. */
const largestRise = 2;
/** φ above its minimum at which a natural boundary is cut off. */
const naturalRise = 100;
/** An edge of the loss so much higher than the way to the target is met before it with probability e^-30, 1e-13. */
const EDGE_MARGIN = 30;
/** A diffusion this much smaller than elsewhere, where panels no longer resolve it, counts as zero. */
const vanishingDiffusion = 1e-9;
/** Where panels are cut. Not in the middle: there a jump would hide behind the symmetry of the rule. */
const unevenHalf = 0.45;
/** Shares of the first step down to which the end of a loss is approached. */
const NEAREST = 1e-9;
/** Some seconds of work; reached where φ changes by more than about 2e5. */
const mostPanels = 2e5;

/**
 * The exact mean first-passage time of a diffusion, to about 10 digits; takes milliseconds.
 *
 * Valid for any D > 0. Where D vanishes the continuous process stops there for good, and the answer is the reason.
 */
export function computeMeanFirstPassageTime(problem: FirstPassage1d): MeanFirstPassage {
  const passage = dividePassage(problem);
  if ('reason' in passage) return passage;
  const { panels, process, start } = passage;
  const logMeanTime = integrate(panels, start, fine);
  const check = createPanelsOfRule(process, panels, coarse);
  const relativeError = Math.abs(Math.expm1(integrate(check, start, coarse) - logMeanTime)) + 1e-14;
  return { meanTime: Math.exp(logMeanTime), logMeanTime, relativeError };
}

/** A passage to the right, cut into panels. */
export interface DividedPassage {
  readonly process: Diffusion1d;
  readonly start: number;
  /** From where the particles turn back, or the wall, to the target. */
  readonly panels: readonly Panel[];
}

/** Cuts a first-passage problem into panels, mirrored where its target lies to the left. */
export function dividePassage(
  problem: FirstPassage1d,
): DividedPassage | { readonly reason: string } {
  const { start, target, wall } = problem;
  if (target < start) return dividePassage(mirror(problem));
  if (target === start) return { reason: 'The start lies on the target.' };
  if (wall !== undefined && wall > start) {
    return {
      reason: `The reflecting wall (${sayNumber(wall)}) lies between the start and the target.`,
    };
  }
  const step = (start - target) / 16;
  const from = wall ?? findNaturalBoundary(problem, start, step, naturalRise, target);
  if (typeof from === 'object') return from;
  const panels = createPanels(problem, from, target, [start]);
  return Array.isArray(panels) ? { process: problem, start, panels } : panels;
}

/**
 * The exact stationary probabilities of the intervals between consecutive edges, with reflecting walls at the first
 * and the last edge (far out, where the density is nothing, they change nothing). They sum to 1.
 *
 * @param edges ascending positions, at least two
 */
export function computeStationaryShares(
  process: Diffusion1d,
  edges: readonly number[],
): { readonly shares: Float64Array } | { readonly reason: string } {
  const panels = createPanels(process, edges[0], edges[edges.length - 1], edges);
  if (!Array.isArray(panels)) return panels;
  const logShares = new Float64Array(edges.length - 1).fill(Number.NEGATIVE_INFINITY);
  let potential = 0;
  let interval = 0;
  for (const panel of panels) {
    while (panel.from >= edges[interval + 1]) interval++;
    let sum = 0;
    for (let i = 0; i < fine.nodes.length; i++) {
      sum += fine.weights[i] * Math.exp(-panel.potential[i]) * panel.inverse[i];
    }
    const logMass = Math.log((sum * (panel.to - panel.from)) / 2) - potential;
    logShares[interval] = addLogs(logShares[interval], logMass);
    potential += panel.potential[fine.nodes.length];
  }
  const total = logShares.reduce(addLogs);
  return { shares: logShares.map((share) => Math.exp(share - total)) };
}

/** ln τ: carries J across the panels and sums it from the start on. */
function integrate(panels: readonly Panel[], start: number, rule: Rule): number {
  const order = rule.nodes.length;
  let flux = 0; // J at the left end of the panel, in units of e^scale
  let scale = 0;
  let logTotal = Number.NEGATIVE_INFINITY;
  for (const { from, to, potential, inverse } of panels) {
    const half = (to - from) / 2;
    const unit = half * Math.exp(-scale);
    const source = inverse.map((value, i) => unit * Math.exp(-potential[i]) * value);
    if (from >= start) {
      let sum = 0;
      for (let i = 0; i < order; i++) {
        let inner = flux;
        for (let j = 0; j < order; j++) inner += rule.running[i * order + j] * source[j];
        sum += rule.weights[i] * Math.exp(potential[i]) * inner;
      }
      logTotal = addLogs(logTotal, Math.log(half * sum) + scale);
    }
    let inner = flux;
    for (let j = 0; j < order; j++) inner += rule.weights[j] * source[j];
    flux = Math.exp(potential[order]) * inner;
    if (flux > 1e100 || flux < 1e-100) {
      scale += Math.log(flux);
      flux = 1;
    }
  }
  return logTotal;
}

/** Panels from a to b, ends at the wanted positions, each short enough for its polynomial. */
function createPanels(
  process: Diffusion1d,
  from: number,
  to: number,
  ends: readonly number[],
): Panel[] | { readonly reason: string } {
  const inside = [...ends, ...(process.breaks ?? [])].filter((x) => x > from && x < to);
  const corners = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  const panels: Panel[] = [];
  // Depth-first, right half pushed first, so that panels come out from left to right.
  const waiting: Panel[] = [];
  for (let corner = corners.length - 2; corner >= 0; corner--) {
    const pieces = 8;
    const width = (corners[corner + 1] - corners[corner]) / pieces;
    for (let piece = pieces - 1; piece >= 0; piece--) {
      const left = corners[corner] + piece * width;
      const right = piece === pieces - 1 ? corners[corner + 1] : left + width;
      waiting.push(samplePanel(process, left, right, fine));
    }
  }
  const marks = [from, ...ends.filter((x) => x > from && x < to), to].sort((a, b) => a - b);
  const scale = Math.min(...marks.slice(1).map((mark, i) => mark - marks[i]));
  const leastInverse = Math.min(...waiting.map(({ inverse }) => Math.min(...inverse)));
  for (let panel = waiting.pop(); panel !== undefined; panel = waiting.pop()) {
    const gap = findGap(process, panel);
    if (gap !== undefined) return gap;
    if (panel.inverse.some((value) => !(value > 0 && Number.isFinite(value)))) {
      return explainVanishing(panel);
    }
    const middle = panel.from + unevenHalf * (panel.to - panel.from);
    const left = samplePanel(process, panel.from, middle, fine);
    const right = samplePanel(process, middle, panel.to, fine);
    // Not held to the whole width: noise that grows outwards may put the natural boundary 1e22 away from the well.
    const isShortest = panel.to - panel.from < 1e-13 * (scale + Math.abs(panel.from));
    if (isShortest && panel.inverse.some((value) => value * vanishingDiffusion > leastInverse)) {
      return explainVanishing(panel);
    }
    if (isShortest || isResolved(panel, left, right)) panels.push(panel);
    else waiting.push(right, left);
    if (panels.length > mostPanels) {
      return {
        reason: `The loss rises too steeply for its noise near x = ${sayNumber(panel.from)}.`,
      };
    }
  }
  return panels;
}

/** Why a panel has no φ, if so: a node of it at which slope or noise are no numbers. */
function findGap(process: Diffusion1d, panel: Panel): { readonly reason: string } | undefined {
  if (Number.isFinite(panel.potential[fine.nodes.length])) return undefined;
  for (const node of fine.nodes) {
    const x = panel.from + ((panel.to - panel.from) / 2) * (1 + node);
    if (!hasValueAt(process, x)) return explainGap(x);
  }
  return undefined;
}

/** Whether slope and noise are finite numbers at a place. */
export function hasValueAt(process: Diffusion1d, x: number): boolean {
  return Number.isFinite(process.gradient(x)) && Number.isFinite(process.diffusion(x));
}

/** Why there is no answer where particles get to a place at which the loss has no slope. */
export function explainGap(x: number): { readonly reason: string } {
  const place = sayNumber(x, 6);
  return {
    reason: `The loss or its noise has no finite value near x = ${place}, within reach of the particles: one that gets there has not escaped.`,
  };
}

function explainVanishing({ from, to }: Panel): { readonly reason: string } {
  const x = sayNumber((from + to) / 2, 6);
  return { reason: `The noise vanishes near x = ${x}: the continuous process cannot cross there.` };
}

/** Whether two part panels say the same as the whole one. */
function isResolved(panel: Panel, left: Panel, right: Panel): boolean {
  const order = fine.nodes.length;
  // Positions are rounded: what varies over a width w is only known to ulp(x)/w.
  const tolerance =
    1e-13 + (1e-15 * Math.max(Math.abs(panel.from), Math.abs(panel.to))) / (panel.to - panel.from);
  const halves = left.potential[order] + right.potential[order];
  const rise = panel.potential.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (rise > largestRise) return false;
  if (Math.abs(halves - panel.potential[order]) > tolerance) return false;
  const whole = meanOf(panel.inverse);
  const parts = unevenHalf * meanOf(left.inverse) + (1 - unevenHalf) * meanOf(right.inverse);
  return Math.abs(parts - whole) <= tolerance * whole;
}

function meanOf(samples: Float64Array): number {
  return samples.reduce((sum, value, i) => sum + (fine.weights[i] * value) / 2, 0);
}

/** Samples a process on an interval. */
export function samplePanel(process: Diffusion1d, from: number, to: number, rule: Rule): Panel {
  const order = rule.nodes.length;
  const half = (to - from) / 2;
  const inverse = new Float64Array(order);
  const slope = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    const x = from + half * (1 + rule.nodes[i]);
    inverse[i] = 1 / process.diffusion(x);
    slope[i] = process.gradient(x) * inverse[i] * half;
  }
  const potential = new Float64Array(order + 1);
  for (let j = 0; j < order; j++) {
    for (let i = 0; i < order; i++) potential[i] += rule.running[i * order + j] * slope[j];
    potential[order] += rule.weights[j] * slope[j];
  }
  return { from, to, potential, inverse };
}

function createPanelsOfRule(process: Diffusion1d, panels: readonly Panel[], rule: Rule): Panel[] {
  return panels.map(({ from, to }) => samplePanel(process, from, to, rule));
}

function createRule(order: number): Rule {
  const rule = createGaussLegendre(order);
  return { ...rule, running: createRunningIntegral(rule) };
}

/** So far away nobody has been turned back, nor will be: losses and noises overflow before long. */
const FARTHEST = 1e80;
/** The loss falls there, or its noise grows as fast as it rises. */
const NOTHING_TURNS_BACK =
  'Nothing turns particles back on one side: the loss falls there, or rises no faster than its noise.';

/**
 * A position beyond which nothing is missed: on the way there from the start φ has risen by `rise` above its minimum,
 * and the force points back; or the reason why there is none. Where the loss ends before, its end serves if hardly any particle
 * meets it before the target: of a diffusion the share ∫e^φ from start to target over ∫e^φ from the edge to the target.
 *
 * @param step length and direction of the first step tried
 * @param target where particles end on the other side; without it every end of the loss is met some day
 */
export function findNaturalBoundary(
  process: Diffusion1d,
  start: number,
  step: number,
  rise: number,
  target?: number,
): number | { readonly reason: string } {
  let x = start;
  let length = step;
  let potential = 0;
  let lowest = 0;
  for (let count = 0; count < 1e5; count++) {
    const change = samplePanel(process, x, x + length, coarse).potential[coarse.nodes.length];
    if (!(Math.abs(change) < 2 * largestRise)) {
      if (Math.abs(length) < NEAREST * Math.abs(step) && !hasValueAt(process, x + 4 * length)) {
        const isMet =
          target === undefined || !(potential > EDGE_MARGIN + climbTo(process, start, target));
        return isMet ? explainGap(x) : x;
      }
      length /= 2;
      continue;
    }
    x += length;
    potential += change;
    lowest = Math.min(lowest, potential);
    if (potential - lowest > rise && process.gradient(x) * step > 0) return x;
    length *= 1.5;
    if (Math.abs(x - start) > FARTHEST) return { reason: NOTHING_TURNS_BACK };
  }
  if (process.gradient(x) * step < 0) return { reason: NOTHING_TURNS_BACK };
  return {
    reason:
      'The loss is so steep for its noise on the way to where particles turn back that the solver would take too many pieces.',
  };
}

/** The highest φ − φ(start) on the way, to a few tenths; NaN where the loss has no value on it. */
function climbTo(process: Diffusion1d, start: number, target: number): number {
  const pieces = 200;
  const width = (target - start) / pieces;
  let [potential, highest] = [0, 0];
  for (let piece = 0; piece < pieces; piece++) {
    const from = start + piece * width;
    potential += samplePanel(process, from, from + width, coarse).potential[coarse.nodes.length];
    highest = Math.max(highest, potential);
  }
  return Number.isNaN(potential) ? potential : highest;
}

function mirror(problem: FirstPassage1d): FirstPassage1d {
  const { wall, breaks } = problem;
  return {
    gradient: (x) => -problem.gradient(-x),
    diffusion: (x) => problem.diffusion(-x),
    start: -problem.start,
    target: -problem.target,
    ...(wall === undefined ? {} : { wall: -wall }),
    ...(breaks === undefined ? {} : { breaks: breaks.map((x) => -x) }),
  };
}

/** ln(eᵃ + eᵇ). */
function addLogs(a: number, b: number): number {
  const high = Math.max(a, b);
  if (high === Number.NEGATIVE_INFINITY) return high;
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
