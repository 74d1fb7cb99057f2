import { isEscaped } from '../../landscapes/escape-region.ts';
import {
  type EliminatedGenerator,
  type EliminationOrder,
  eliminateGenerator,
  orderElimination,
} from './elimination.ts';
import { createGenerator2d, type Generator2d } from './generator.ts';
import type { Diffusion2d, Field2d, FirstPassage2d, Refusal } from './problem.ts';
import type { Reach } from './reach.ts';
import { AT_ENDING, type Ending } from './states.ts';

/** A generator with its states eliminated: what every answer about an escape is drawn from. */
export interface System2d {
  readonly generator: Generator2d;
  readonly order: EliminationOrder;
  /** Rate at which each state is left for good. */
  readonly killing: Float64Array;
  readonly eliminated: EliminatedGenerator;
}

/** The escape region as the end of all ways that lead there. */
export function endingOf({ escape: region, value }: FirstPassage2d): Ending {
  return { contains: (x, y) => isEscaped(region, [x, y], () => value(x, y)) };
}

/** Sets up and eliminates the chain on a grid of so many cells along each side of the reach. */
export function createSystem2d(
  process: Diffusion2d,
  reach: Reach,
  cells: number,
  endings: readonly Ending[],
): System2d | Refusal {
  const generator = createGenerator2d(process, reach, cells, endings);
  if ('reason' in generator) return generator;
  const killing = new Float64Array(generator.places.length);
  for (const rates of generator.endings) {
    for (let state = 0; state < rates.length; state++) killing[state] += rates[state];
  }
  if (endings.length > 0 && !killing.some((rate) => rate > 0)) {
    return {
      reason:
        'No way leads from the start into the escape region, or a cell of the grid is larger.',
    };
  }
  const order = orderElimination(generator);
  return { generator, order, killing, eliminated: eliminateGenerator(generator, killing, order) };
}

/**
 * Values of the states as a field on the grid.
 *
 * @param atEndings the value in each of the endings; NaN stands out of reach
 */
export function toField(
  { grid, kinds, states }: Generator2d,
  values: Float64Array,
  atEndings: readonly number[],
  outOfReach: number = Number.NaN,
): Field2d {
  const field = new Float64Array(kinds.length);
  for (let place = 0; place < field.length; place++) {
    const kind = kinds[place];
    if (states[place] >= 0) field[place] = values[states[place]];
    else field[place] = kind >= AT_ENDING ? atEndings[kind - AT_ENDING] : outOfReach;
  }
  return { ...grid, values: field };
}

/** Probabilities of the states as a density: 0 in endings and out of reach. */
export function toDensity(generator: Generator2d, masses: Float64Array): Field2d {
  const { areas, endings } = generator;
  const density = masses.map((mass, state) => mass / areas[state]);
  return toField(
    generator,
    density,
    endings.map(() => 0),
    0,
  );
}
