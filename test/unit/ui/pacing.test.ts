import { expect, test } from 'vitest';
import { FASTEST, Pacer } from '../../../src/ui/run/pacing.ts';

/** Runs frames whose work takes overhead + steps · cost milliseconds; returns steps per frame near the end. */
function settle(pacer: Pacer, overhead: number, cost: number, speed: number): number {
  let made = 0;
  let counted = 0;
  for (let frame = 0; frame < 400; frame++) {
    const steps = pacer.next(Math.max(16.7, overhead), speed);
    if (steps > 0) pacer.finished(steps, overhead + steps * cost);
    if (frame >= 300) {
      made += steps;
      counted++;
    }
  }
  return made / counted;
}

test('as fast as possible fills the budget and no more', () => {
  const steps = settle(new Pacer(10), 1, 0.01, FASTEST);
  expect(steps).toBeGreaterThan(700);
  expect(steps).toBeLessThan(950);
});

test('slow painting does not pass for slow steps', () => {
  // Painting takes longer than the whole budget, yet steps keep their share of it.
  expect(settle(new Pacer(24), 50, 0.5, FASTEST)).toBeGreaterThan(60);
});

test('a single slow frame does not slow down those that follow', () => {
  const pacer = new Pacer(10);
  const asked = 400;
  let made = 0;
  for (let frame = 0; frame < 600; frame++) {
    const steps = pacer.next(40, asked);
    if (steps > 0) pacer.finished(steps, 25 + steps * 0.5 + (frame % 50 === 7 ? 300 : 0));
    made += steps;
  }
  expect(made / (600 * 0.04)).toBeGreaterThan(0.9 * asked);
});

test('recovers from a spell in which something else had the machine', () => {
  const pacer = new Pacer(40);
  let made = 0;
  for (let frame = 0; frame < 300; frame++) {
    const steps = pacer.next(90, 400);
    const isBusy = frame > 40 && frame < 80;
    if (steps > 0) pacer.finished(steps, isBusy ? 600 : 60 + steps * 0.4);
    if (frame >= 120) made += steps;
  }
  expect(made / (180 * 0.09)).toBeGreaterThan(0.9 * 400);
});

test('makes very long steps one at a time', () => {
  const pacer = new Pacer(40);
  expect(settle(pacer, 5, 1, FASTEST)).toBeGreaterThan(20);
  pacer.rescale(256);
  expect(pacer.stepDuration).toBeGreaterThan(200);
  for (let frame = 0; frame < 50; frame++) {
    const steps = pacer.next(260, FASTEST);
    expect(steps).toBe(1);
    pacer.finished(steps, 5 + 256 * steps);
  }
});

test('keeps to the wished speed where it can', () => {
  expect(settle(new Pacer(10), 1, 0.01, 600)).toBeCloseTo(10, 0);
});

test('makes whole steps now and then at a very slow speed', () => {
  expect(settle(new Pacer(10), 1, 0.01, 6)).toBeCloseTo(0.1, 1);
});
