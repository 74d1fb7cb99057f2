/** Panels for the discrete chain: short enough for its kernels, ending wherever drift or noise jump or have a kink. */

import { sayNumber } from '../statistics/estimate-text.ts';
import { type Chain1d, type KilledChain1d, normalAt } from './chain-problem.ts';
import { createGaussLegendre, type QuadratureRule } from './gauss-legendre.ts';
import { explainGap, findNaturalBoundary, hasValueAt } from './quadrature-1d.ts';

/** The rule on every panel. */
export const fine = createGaussLegendre(16);
/** Width of a panel in standard deviations of the narrowest kernel that reaches it: 16 nodes then give 12 digits. */
const panelWidth = 2;
/** More nodes than 1e5 are too many for a matrix. */
const mostPanels = 1e5 / fine.nodes.length;
const tooShort = {
  reason: 'The steps are too short for a grid: use the continuous-time solver.',
} as const;
/** Kernels are cut off at this many standard deviations, a share of 2e-19. */
export const kernelReach = 9;
/** φ above its minimum at which an open side is cut off: with ηH near 1 steps from far up a wall still matter at 50. */
export const naturalRise = 100;

/**
 * The ends of the panels, ascending, or why there can be none.
 *
 * @param rise of φ at which an open side is cut off
 */
export function createPanels(
  problem: KilledChain1d,
  rise = naturalRise,
): number[] | { readonly reason: string } {
  const { learningRate, start, survival, breaks = [] } = problem;
  if (!(start >= survival[0] && start < survival[1])) {
    return { reason: 'The start lies outside the survival set.' };
  }
  const process = {
    gradient: problem.gradient,
    diffusion: (x: number) => problem.variance(x) / (2 * learningRate),
  };
  if (!hasValueAt(process, start)) {
    return {
      reason: `The loss or its noise has no finite value at the start, x = ${start}: no step leads from there.`,
    };
  }
  const step = normalAt(problem, start).deviation;
  if (!(step > 0)) return { reason: `There is no noise at the start, x = ${start}.` };
  const [from, to] = survival.map((end, side) =>
    Number.isFinite(end)
      ? end
      : findNaturalBoundary(
          process,
          start,
          side === 0 ? -step : step,
          rise,
          survival.find(Number.isFinite),
        ),
  );
  if (typeof from === 'object') return from;
  if (typeof to === 'object') return to;
  let samples = Array.from({ length: 1000 }, (_, i) => from + ((i + 0.5) / 1000) * (to - from));
  const gap = samples.find((x) => !hasValueAt(process, x));
  if (gap !== undefined) return explainGap(gap);
  const known = breaks.filter((x) => x > from && x < to).sort((a, b) => a - b);
  const ends = [from, ...known, to];
  const corners = [...ends];
  for (const found of [problem.gradient, problem.variance].flatMap((f) => findBreaks(f, ends))) {
    if (corners.every((corner) => Math.abs(corner - found) > 1e-9 * (to - from)))
      corners.push(found);
  }
  corners.sort((a, b) => a - b);
  let panels = corners;
  // The first pass sees the kernels at evenly spaced positions, the second at the nodes themselves.
  for (let pass = 0; pass < 2; pass++) {
    const widths = computeWidths(problem, samples, from, to);
    if (!Array.isArray(widths)) return widths;
    // No panel is wider than the widths of its cells, so that there are at least so many.
    const least = widths.reduce((sum, width) => sum + (to - from) / widths.length / width, 0);
    if (least > mostPanels) return tooShort;
    panels = splitPanels(problem, corners, widths);
    if (panels.length > mostPanels) return tooShort;
    samples = nodesOf(panels, fine).map(({ x }) => x);
  }
  return panels;
}

/**
 * Positions between the ends where a function jumps or has a kink: where a polynomial of degree 15 does not follow it
 * even over a ten-thousandth of the range.
 */
function findBreaks(f: (x: number) => number, ends: readonly number[]): number[] {
  const range = ends[ends.length - 1] - ends[0];
  const integral = (from: number, to: number) => {
    const half = (to - from) / 2;
    return fine.nodes.reduce(
      (sum, node, i) => sum + fine.weights[i] * half * f(from + half * (1 + node)),
      0,
    );
  };
  const size = ends.slice(1).reduce((sum, end, i) => sum + Math.abs(integral(ends[i], end)), 0);
  // What a cut changes in the integral, beyond rounding. Not cut in the middle: symmetry would hide a jump there.
  const cutOf = (from: number, to: number) => from + 0.45 * (to - from);
  const defect = (from: number, to: number) => {
    const cut = cutOf(from, to);
    const change = Math.abs(integral(from, cut) + integral(cut, to) - integral(from, to));
    return change - size * ((1e-12 * (to - from)) / range + 1e-15);
  };
  const found: number[] = [];
  const search = (from: number, to: number): void => {
    if (defect(from, to) <= 0) return;
    const cut = cutOf(from, to);
    if (to - from > 1e-4 * range) {
      search(from, cut);
      search(cut, to);
    } else {
      found.push(locate(from, to));
    }
  };
  const locate = (from: number, to: number): number => {
    const cut = cutOf(from, to);
    const left = defect(from, cut);
    const right = defect(cut, to);
    if (to - from < 1e-14 * range || Math.max(left, right) <= 0) return (from + to) / 2;
    return left > right ? locate(from, cut) : locate(cut, to);
  };
  for (let i = 1; i < ends.length; i++) search(ends[i - 1], ends[i]);
  return found;
}

/** The panel width allowed in each of 4000 equal cells of [from, to]. */
function computeWidths(
  problem: Chain1d,
  samples: readonly number[],
  from: number,
  to: number,
): number[] | { readonly reason: string } {
  const widths = new Array<number>(4000).fill(to - from);
  const cell = (x: number) =>
    Math.min(
      widths.length - 1,
      Math.max(0, Math.floor(((x - from) / (to - from)) * widths.length)),
    );
  for (const x of samples) {
    const { mean, deviation } = normalAt(problem, x);
    if (!Number.isFinite(mean + deviation)) return explainGap(x);
    if (!(deviation > 0)) {
      return {
        reason: `There is no noise near x = ${sayNumber(x, 6)}: the chain has no density.`,
      };
    }
    const width = panelWidth * deviation;
    widths[cell(x)] = Math.min(widths[cell(x)], width);
    const last = cell(mean + kernelReach * deviation);
    for (let i = cell(mean - kernelReach * deviation); i <= last; i++) {
      if (width < widths[i]) widths[i] = width;
    }
  }
  return widths;
}

/** Bisects until each panel is narrow enough and the noise changes by less than a factor of two within it. */
function splitPanels(
  problem: Chain1d,
  corners: readonly number[],
  widths: readonly number[],
): number[] {
  const from = corners[0];
  const range = corners[corners.length - 1] - from;
  const ends = [from];
  const add = (left: number, right: number): void => {
    const first = Math.floor(((left - from) / range) * widths.length);
    const last = Math.min(widths.length - 1, Math.floor(((right - from) / range) * widths.length));
    let allowed = range;
    for (let i = first; i <= last; i++) allowed = Math.min(allowed, widths[i]);
    const inner = [0.01, 0.25, 0.5, 0.75, 0.99].map((t) =>
      problem.variance(left + t * (right - left)),
    );
    const isEven = Math.max(...inner) <= 4 * Math.min(...inner) || right - left < 1e-6 * range;
    const pieces = Math.ceil((right - left) / allowed);
    if (!isEven) {
      add(left, (left + right) / 2);
      add((left + right) / 2, right);
    } else if (pieces > 4) {
      add(left, (left + right) / 2); // the narrow width may hold in one half only
      add((left + right) / 2, right);
    } else {
      for (let i = 1; i < pieces; i++) ends.push(left + (i / pieces) * (right - left));
      ends.push(right);
    }
  };
  for (let i = 1; i < corners.length; i++) add(corners[i - 1], corners[i]);
  return ends;
}

/** Positions and weights of the rule on every panel, ascending. */
export function nodesOf(
  panels: readonly number[],
  rule: QuadratureRule,
): { x: number; weight: number }[] {
  const list: { x: number; weight: number }[] = [];
  for (let panel = 1; panel < panels.length; panel++) {
    const half = (panels[panel] - panels[panel - 1]) / 2;
    rule.nodes.forEach((node, i) => {
      list.push({ x: panels[panel - 1] + half * (1 + node), weight: half * rule.weights[i] });
    });
  }
  return list;
}
