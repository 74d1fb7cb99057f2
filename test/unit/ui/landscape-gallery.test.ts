import { expect, test } from 'vitest';
import { LANDSCAPES } from '../../../src/landscapes/catalogue.ts';
import { IdleQueue } from '../../../src/ui/gallery/landscape-gallery-queue.ts';
import { createHeight, paintRelief } from '../../../src/ui/gallery/landscape-gallery-relief.ts';
import { computeScene, type SceneReply } from '../../../src/ui/gallery/landscape-gallery-scene.ts';
import {
  LandscapeScenes,
  type SceneWorker,
} from '../../../src/ui/gallery/landscape-gallery-scenes.ts';
import { chooseLevels, MARGIN, SAMPLES, sampleLoss } from '../../../src/ui/map/map-contours.ts';
import { cividisPalette } from '../../../src/ui/map/palette.ts';

test('heights rise from 0 at the lowest loss to 1 at the highest, by the same amount from level to level', () => {
  const height = createHeight({ minimum: 0, maximum: 1000 }, [1, 10, 100]);
  expect([0, 1, 10, 100, 1000].map(height)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(height(5.5)).toBeCloseTo(0.375, 12);
  expect(height(-1)).toBe(0);
  expect(height(Number.NaN)).toBe(1);
  // Levels outside the range take no part.
  expect(createHeight({ minimum: 0, maximum: 2 }, [-3, 1, 7])(1)).toBe(0.5);
});

test('a level landscape has one colour', () => {
  const flat = sampleLoss([[-1, 1], [-1, 1]], () => 3); // biome-ignore format: a domain reads in one line
  const { pixels } = paintRelief(flat, chooseLevels(flat, undefined), cividisPalette());
  expect(new Set(new Uint32Array(pixels.buffer)).size).toBe(1);
});

test('the bottom of a well is brighter than its walls, above is above, and the slope towards the light is brighter', () => {
  const centre = [0.4, -0.5] as const;
  const sampled = sampleLoss([[-1, 1], [-1, 1]], (x, y) => (x - centre[0]) ** 2 + (y - centre[1]) ** 2); // biome-ignore format: as above
  const levels = chooseLevels(sampled, undefined);
  const { pixels, side } = paintRelief(sampled, levels, cividisPalette());
  expect(side).toBe(SAMPLES + 2 * MARGIN);
  const brightness = (x: number, y: number): number => {
    const column = MARGIN + Math.floor(((x + 1) / 2) * SAMPLES);
    const row = MARGIN + Math.floor(((1 - y) / 2) * SAMPLES);
    const at = 4 * (row * side + column);
    return pixels[at]! + pixels[at + 1]! + pixels[at + 2]!;
  };
  expect(brightness(...centre)).toBeGreaterThan(2 * brightness(-0.95, 0.95));
  expect(brightness(...centre)).toBeGreaterThan(brightness(centre[0], 0.5));
  // At the same height, the side of the bowl that faces the upper left is the lower right one.
  const offset = 0.25;
  expect(brightness(centre[0] + offset, centre[1] - offset)).toBeGreaterThan(
    brightness(centre[0] - offset, centre[1] + offset),
  );
});

test.each(LANDSCAPES.map((definition) => [definition.name, definition] as const))(
  'the picture of %s has levels and a start in sight, and can be sent by a Worker',
  (_, definition) => {
    const scene = computeScene(definition);
    const { loss, well, start } = structuredClone(scene);
    const [[left, right], [bottom, top]] = loss.domain;
    expect(start.at[0]).toBeGreaterThan(left);
    expect(start.at[0]).toBeLessThan(right);
    expect(start.at[1]).toBeGreaterThan(bottom);
    expect(start.at[1]).toBeLessThan(top);
    const visible = chooseLevels(loss, well).filter((level) => level > loss.minimum);
    expect(visible.length).toBeGreaterThan(4);
    const { pixels } = paintRelief(loss, chooseLevels(loss, well), cividisPalette());
    expect(new Set(new Uint32Array(pixels.buffer)).size).toBeGreaterThan(100);
  },
);

test('tasks are done one in each idle slot, a later one in the place of an earlier of its key', () => {
  const slots: (() => void)[] = [];
  const queue = new IdleQueue((callback) => slots.push(callback));
  const done: string[] = [];
  queue.add('a', () => done.push('a, old'));
  queue.add('b', () => done.push('b'));
  queue.add('c', () => done.push('c'));
  queue.add('a', () => done.push('a'));
  queue.drop('b');
  expect(slots).toHaveLength(1);
  slots.shift()?.();
  expect(done).toEqual(['a']);
  slots.shift()?.();
  expect(done).toEqual(['a', 'c']);
  slots.shift()?.();
  expect(slots).toHaveLength(0);
  queue.add('d', () => done.push('d'));
  slots.shift()?.();
  expect(done).toEqual(['a', 'c', 'd']);
});

test('scenes are asked for one after another and once each; a Worker that fails is replaced', () => {
  const workers: (SceneWorker & { readonly asked: string[] })[] = [];
  const replies: SceneReply[] = [];
  const scenes = new LandscapeScenes(
    (reply) => replies.push(reply),
    () => {
      const asked: string[] = [];
      const worker = {
        asked,
        postMessage: (name: string) => asked.push(name),
        terminate: () => {},
        onmessage: null,
        onerror: null,
      };
      workers.push(worker);
      return worker;
    },
  );
  const answer = (data: SceneReply) =>
    workers.at(-1)?.onmessage?.({ data } as MessageEvent<SceneReply>);
  const scene = computeScene(LANDSCAPES[1]!);
  for (const name of ['a', 'b', 'c']) scenes.want(name, true);
  scenes.want('b', false);
  expect(workers[0]!.asked).toEqual(['a']);
  answer({ name: 'a', scene });
  expect(workers[0]!.asked).toEqual(['a', 'c']);
  expect(scenes.get('a')).toEqual({ name: 'a', scene });
  scenes.want('a', true);
  scenes.want('d', true);
  workers[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent);
  expect(replies.at(-1)).toEqual({ name: 'c', error: 'out of memory' });
  expect(workers).toHaveLength(2);
  expect(workers[1]!.asked).toEqual(['d']);
  answer({ name: 'd', scene });
  expect(replies.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
});
