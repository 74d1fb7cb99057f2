import { solveForward } from './elimination.ts';
import type { Generator2d } from './generator.ts';
import {
  DEFAULT_CELLS,
  type Field2d,
  type FirstPassage2d,
  positionOf,
  type Refusal,
  type Resolution,
} from './problem.ts';
import { findReach } from './reach.ts';
import { computeSettledShape } from './settled-shape.ts';
import { createSystem2d, endingOf, toField } from './system.ts';

/** A straight line; its far side is where normal · θ ≥ offset. */
export interface DividingLine {
  readonly normal: readonly [x: number, y: number];
  readonly offset: number;
}

/** Which population flows. */
export type FlowingPopulation =
  /** The settled one: it decays with λ₁ everywhere, and is normalised. */
  | 'quasi-stationary'
  /** The steady one that is kept up by putting back at the start whoever escapes: its outflow is 1/(mean time). */
  | 'restarted';

/** The probability current of an escaping population. */
export interface Current2d {
  /** J = −gP − ∇·(DP), per unit of t and length; 0 in the escape region and out of reach. */
  readonly x: Field2d;
  readonly y: Field2d;
  /** Probability per unit of t that ends in the escape region. */
  readonly outflow: number;
  /** Net probability per unit of t across the dividing line towards its far side; NaN without one. */
  readonly flux: number;
  /** Probability on the near side of the line; NaN without one. */
  readonly nearShare: number;
}

/**
 * The current of a settled or of a restarted population, and its flux across a line, as through a saddle.
 *
 * The current at a node is half the sum of displacement × net flow over its ways, per area: on a rectangular grid the mean of
 * the exponentially fitted flows through opposite faces, so that it is conserved exactly where nothing decays. For the
 * quasi-stationary population flux = λ₁ × the share beyond which it flows away, near of the line.
 */
export function computeCurrent2d(
  problem: FirstPassage2d,
  population: FlowingPopulation,
  line?: DividingLine,
  { cells = DEFAULT_CELLS }: Resolution = {},
): Current2d | Refusal {
  const reach = findReach(problem, problem.escape);
  if ('reason' in reach) return reach;
  const system = createSystem2d(problem, reach, cells, [endingOf(problem)]);
  if ('reason' in system) return system;
  const { generator, eliminated, killing } = system;
  let masses: Float64Array;
  if (population === 'restarted') {
    const source = new Float64Array(eliminated.size);
    source[generator.start] = 1;
    const visits = solveForward(eliminated, source);
    const total = visits.reduce((sum, visit) => sum + visit, 0);
    masses = visits.map((visit) => visit / total);
  } else masses = computeSettledShape(system).shape;
  const outflow = masses.reduce((sum, mass, state) => sum + mass * killing[state], 0);
  return { ...currentOf(generator, masses), outflow, ...fluxAcross(generator, masses, line) };
}

function currentOf(generator: Generator2d, masses: Float64Array) {
  const { grid, places, rowStart, targets, rates, endingDrift, areas } = generator;
  const alongX = masses.map((mass, state) => (mass * endingDrift[0][state]) / 2);
  const alongY = masses.map((mass, state) => (mass * endingDrift[1][state]) / 2);
  for (let state = 0; state < places.length; state++) {
    const [x, y] = positionOf(grid, places[state]);
    for (let way = rowStart[state]; way < rowStart[state + 1]; way++) {
      const target = targets[way];
      const [u, v] = positionOf(grid, places[target]);
      const flow = (masses[state] * rates[way]) / 2;
      // Both ends see the displacement in the same direction.
      alongX[state] += flow * (u - x);
      alongX[target] += flow * (u - x);
      alongY[state] += flow * (v - y);
      alongY[target] += flow * (v - y);
    }
  }
  const perArea = (flow: Float64Array) =>
    toField(
      generator,
      flow.map((value, state) => value / areas[state]),
      [0],
      0,
    );
  return { x: perArea(alongX), y: perArea(alongY) };
}

function fluxAcross(generator: Generator2d, masses: Float64Array, line?: DividingLine) {
  if (line === undefined) return { flux: Number.NaN, nearShare: Number.NaN };
  const { grid, places, rowStart, targets, rates, endings } = generator;
  const isFar = Uint8Array.from(places, (place) => {
    const [x, y] = positionOf(grid, place);
    return line.normal[0] * x + line.normal[1] * y >= line.offset ? 1 : 0;
  });
  let flux = 0;
  let nearShare = 0;
  for (let state = 0; state < places.length; state++) {
    if (!isFar[state]) {
      nearShare += masses[state];
      flux += masses[state] * endings[0][state];
    }
    for (let way = rowStart[state]; way < rowStart[state + 1]; way++) {
      flux += masses[state] * rates[way] * (isFar[targets[way]] - isFar[state]);
    }
  }
  return { flux, nearShare };
}
