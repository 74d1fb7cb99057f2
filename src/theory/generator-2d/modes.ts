import { computeSlowModes, type SlowModes } from '../slow-modes.ts';
import { eliminateGenerator, solveBackward, solveForward } from './elimination.ts';
import type { System2d } from './system.ts';

/** The two slowest ways in which a population on a grid decays; rates per unit of t. */
export function computeSlowModes2d(system: System2d): SlowModes {
  const { generator, killing, order } = system;
  const { rowStart, rates } = generator;
  const exits = killing.slice();
  for (let state = 0; state < exits.length; state++) {
    for (let way = rowStart[state]; way < rowStart[state + 1]; way++) exits[state] += rates[way];
  }
  return computeSlowModes(
    exits.length,
    exits.reduce((a, b) => Math.max(a, b)),
    (shift) => {
      const eliminated =
        shift === 0
          ? system.eliminated
          : eliminateGenerator(
              generator,
              killing.map((rate) => rate + shift),
              order,
            );
      return {
        backward: (right) => solveBackward(eliminated, right),
        forward: (right) => solveForward(eliminated, right),
      };
    },
  );
}
