import { expect, it } from 'vitest';
import type { Simulation } from '../../../src/engine/engine.ts';
import {
  isWay,
  TRAIL_COUNT,
  TRAIL_LENGTH,
  TrailRecorder,
} from '../../../src/ui/map/trail-recorder.ts';

const DOMAIN = [
  [-2, 2],
  [-2, 2],
] as const;

/** A simulation of which only positions are read; every answer is the number of the question. */
function createStandIn() {
  const asked: number[] = [];
  const stand = {
    step: 0,
    asked,
    readPositions: async (count: number) => {
      asked.push(count);
      return new Float32Array(2 * count).fill(asked.length);
    },
  };
  return stand as typeof stand & Simulation;
}

it('keeps the last positions of a few particles, and asks again only when they have moved', async () => {
  const simulation = createStandIn();
  const recorder = new TrailRecorder();
  for (let frame = 1; frame <= TRAIL_LENGTH + 10; frame++) {
    simulation.step = frame;
    recorder.record(simulation, frame);
    // While an answer is on its way, and while nothing moves, nothing is asked.
    recorder.record(simulation, frame);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    recorder.record(simulation, frame);
  }
  expect(simulation.asked).toEqual(new Array(TRAIL_LENGTH + 10).fill(TRAIL_COUNT));
  expect(recorder.positions.map(([x]) => x)).toEqual(
    Array.from({ length: TRAIL_LENGTH }, (_, i) => i + 11),
  );
});

it('begins anew with another simulation, and drops an answer of the last one', async () => {
  const [one, other] = [createStandIn(), createStandIn()];
  const recorder = new TrailRecorder();
  one.step = 1;
  recorder.record(one, 1);
  other.step = 1;
  recorder.record(other, 2);
  await new Promise((resolve) => setTimeout(resolve));
  expect(recorder.positions).toEqual([]);
  recorder.record(other, 3);
  await new Promise((resolve) => setTimeout(resolve));
  expect(recorder.positions).toHaveLength(1);
});

it('tells of new positions no more often than is wanted, and loses none of them', async () => {
  const simulation = createStandIn();
  const recorder = new TrailRecorder();
  let told = 0;
  recorder.onChange(() => told++);
  for (let frame = 1; frame <= 10; frame++) {
    simulation.step = frame;
    recorder.record(simulation, 100 * frame, 500);
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(recorder.positions).toHaveLength(10);
  expect(told).toBe(2);
});

it('draws a way, and no line from an escape back to the start', () => {
  const restart = { at: [-1, 0] } as const;
  expect(isWay([0, 0], [0.2, 0.1], DOMAIN, restart)).toBe(true);
  // A long step of heavy-tailed noise leads away from the start.
  expect(isWay([-1, 0], [1.5, 0], DOMAIN, restart)).toBe(true);
  expect(isWay([1.5, 0], [-1, 0.1], DOMAIN, restart)).toBe(false);
  expect(isWay([1.5, 0], [-1, 0.1], DOMAIN, undefined)).toBe(true);
  expect(isWay([0, 0], [Number.NaN, 0], DOMAIN, undefined)).toBe(false);
});
