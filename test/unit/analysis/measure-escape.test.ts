import { expect, it } from 'vitest';
import { measureEscape } from '../../../src/analysis/measure-escape.ts';
import type { Simulation, Tally } from '../../../src/engine/engine.ts';

/** One particle of three escapes at each of the first steps. */
function simulationOfThree(): Simulation {
  let step = 0;
  const readTally = async (): Promise<Tally> => {
    const events = Math.min(step, 3);
    return {
      step,
      particleCount: 3,
      events,
      diverged: 0,
      atRisk: 3 - events,
      exposure: 6n,
    } as Tally;
  };
  return {
    get step() {
      return step;
    },
    advance: async (steps: number) => {
      step += steps;
      if (step > 1000) throw new Error('The run does not end.');
    },
    readTally,
    readEscapeTimes: async () => ({ step }),
  } as unknown as Simulation;
}

it.each([
  [{ relativeError: 0.01 }, 'stop', 'all escaped'],
  [{ relativeError: 0.01 }, 'continue', 'all escaped'],
  [{ escapes: 1000 }, 'continue', 'all escaped'],
  [{}, 'continue', 'all escaped'],
  [{ relativeError: 0.01, steps: 200 }, 'continue', 'steps'],
] as const)('until %o with %s ends: %s', async (until, afterEscape, ending) => {
  const measurement = await measureEscape(simulationOfThree(), {
    until,
    afterEscape,
    settlingStep: 0,
  });
  expect(measurement.ending).toBe(ending);
});
