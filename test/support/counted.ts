import type { EscapeTimes, Tally } from '../../src/engine/engine.ts';
import { binOfStep, stepBinCount } from '../../src/statistics/step-bins.ts';

/** What an engine counts of particles that start together and escape after so many steps each, watched up to a step. */
export function countUntil(
  steps: readonly number[],
  end: number,
): { readonly tally: Tally; readonly times: EscapeTimes } {
  const times = emptyTimes(end);
  let [events, exposure] = [0, 0];
  for (const step of steps) {
    if (step <= end) {
      times.events[binOfStep(step)]++;
      events++;
    } else times.atRisk[binOfStep(end)]++;
    exposure += Math.min(step, end);
  }
  return { tally: tallyOf(end, steps.length, events, steps.length - events, exposure), times };
}

/** The same of particles that start again after every escape; `draw` gives the steps until the next. */
export function countRestarted(
  particleCount: number,
  end: number,
  draw: () => number,
): { readonly tally: Tally; readonly times: EscapeTimes } {
  const times = emptyTimes(end);
  let events = 0;
  for (let particle = 0; particle < particleCount; particle++) {
    let step = 0;
    for (;;) {
      const life = draw();
      if (step + life > end) break;
      step += life;
      times.events[binOfStep(life)]++;
      events++;
    }
    times.atRisk[binOfStep(end - step)]++;
  }
  const tally = tallyOf(end, particleCount, events, particleCount, particleCount * end);
  return { tally, times };
}

function emptyTimes(step: number): EscapeTimes {
  const counts = () => new Float64Array(stepBinCount);
  return { step, events: counts(), diverged: counts(), atRisk: counts() };
}

function tallyOf(
  step: number,
  particleCount: number,
  events: number,
  atRisk: number,
  exposure: number,
): Tally {
  return {
    step,
    particleCount,
    events,
    atRisk,
    absorbed: particleCount - atRisk,
    diverged: 0,
    exposure: BigInt(exposure),
  };
}

/** Uniforms in (0, 1): SplitMix64. */
export function createUniform(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return (Number((z ^ (z >> 31n)) >> 12n) + 0.5) / 2 ** 52;
  };
}
