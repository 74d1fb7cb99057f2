import { describe, expect, it } from 'vitest';
import {
  explainField,
  planFilm,
  presentStepsPerFrame,
  secondsForAll,
  stepOfFrame,
} from '../../../src/ui/keep/film-plan.ts';
import { FASTEST } from '../../../src/ui/run/pacing.ts';

describe('a film', () => {
  it.each([
    [10, 2, 20],
    [30, 10, 300],
    [24, 1.5, 36],
    // 0.07 s of 30 frames per second are 2.1 frames.
    [30, 0.07, 2],
    [1, 0.1, 1],
  ])('of %i frames per second and %d s has %i frames', (framesPerSecond, seconds, frameCount) => {
    expect(planFilm(framesPerSecond, seconds, 5, 1000).frameCount).toBe(frameCount);
  });

  it('shows the start first, then every so many steps, and stands still at the last step', () => {
    const plan = planFilm(10, 0.5, 40, 100);
    expect([0, 1, 2, 3, 4].map((frame) => stepOfFrame(plan, frame))).toEqual([0, 40, 80, 100, 100]);
  });

  it.each([
    [100, 40],
    [120, 40],
    [1, 7],
  ])(
    'as long as %i steps, %i a frame, ends with the last step and no frame later',
    (steps, each) => {
      const plan = planFilm(25, secondsForAll(25, each, steps), each, steps);
      expect(stepOfFrame(plan, plan.frameCount - 1)).toBe(steps);
      expect(stepOfFrame(plan, plan.frameCount - 2)).toBeLessThan(steps);
    },
  );
});

describe('steps per frame', () => {
  it('follow the speed of the page', () => {
    expect(presentStepsPerFrame(400, 37, 30)).toBe(13);
    expect(presentStepsPerFrame(FASTEST, 3700, 30)).toBe(123);
    // However slow the page is, a film moves.
    expect(presentStepsPerFrame(FASTEST, 0, 30)).toBe(1);
    expect(presentStepsPerFrame(400, 37, Number.NaN)).toBe(1);
  });
});

describe('a wrong number', () => {
  it('is named with what is allowed', () => {
    expect(explainField('width', 63, false)).toContain('at least 64 and at most 8192; got 63');
    expect(explainField('framesPerSecond', 2.5, true)).toContain('must be a whole number');
    expect(explainField('seconds', 0, true)).toContain('greater than 0');
    expect(explainField('stepsPerFrame', 'many', true)).toContain('got "many"');
  });

  it('is an odd side for a film, not for a picture', () => {
    expect(explainField('height', 241, true)).toBe(
      'Height must be even for a film; got 241, take 242.',
    );
    expect(explainField('height', 241, false)).toBe('');
    expect(explainField('height', 240, true)).toBe('');
  });
});
