import { describe, expect, it, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ZH_HANS } from '../../../src/language/zh-hans.ts';
import { EVIDENCE } from '../../../src/lecture/evidence.ts';
import {
  countWords,
  MOST_PANELS,
  MOST_SHOWN,
  MOST_WORDS,
  parseLecture,
} from '../../../src/lecture/lecture.ts';
import { REFERENCES, referencesOf } from '../../../src/lecture/references.ts';
import { SCENES } from '../../../src/lecture/scenes.ts';
import { readField } from '../../../src/sweep/field.ts';

/** Chinese characters that take as long to read as 60 English words. */
const MOST_CHARACTERS = 120;

const keys = SCENES.map(({ key }) => key);
const chinese = (text: string): string => (ZH_HANS as Record<string, string>)[text] ?? '';

it('has twelve scenes, each with a key of its own', () => {
  expect(SCENES).toHaveLength(12);
  expect(new Set(keys).size).toBe(12);
});

describe.each(SCENES.map((scene) => [scene.key, scene] as const))('%s', (key, scene) => {
  const experiments = scene.panels.map(({ experiment }) => parseExperiment(experiment));

  it('can be prepared, all panels with the same seed', () => {
    for (const experiment of experiments) {
      expect(prepareExperiment(experiment).model.seed).toBe(experiments[0].ensemble.seed);
    }
  });

  it('shows one to four panels', () => {
    const shown = scene.panels.filter(({ isShown }) => isShown).length;
    expect(shown).toBeGreaterThanOrEqual(1);
    expect(shown).toBeLessThanOrEqual(MOST_SHOWN);
    expect(scene.panels.length).toBeLessThanOrEqual(MOST_PANELS);
  });

  it('can be read in English and in Chinese', () => {
    expect(countWords(scene.caption)).toBeLessThanOrEqual(MOST_WORDS);
    expect(countWords(scene.caption)).toBeGreaterThan(30);
    const characters = [...chinese(scene.caption)].filter((letter) =>
      /\p{Script=Han}/u.test(letter),
    );
    expect(characters.length).toBeGreaterThan(50);
    expect(characters.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(chinese(scene.title)).toMatch(/\p{Script=Han}/u);
    expect(chinese(scene.look)).toMatch(/\p{Script=Han}/u);
  });

  it('has two or three sliders, whose fields are numbers of the panels they act on', () => {
    expect([2, 3]).toContain(scene.sliders.length);
    for (const { field, panels = experiments.map((_, number) => number) } of scene.sliders) {
      for (const number of panels)
        expect(readField(experiments[number], field)).toBeTypeOf('number');
    }
  });

  it('is measured by something that exists, and takes no more steps a second than software rendering has', () => {
    expect(Object.keys(EVIDENCE)).toContain(scene.evidence);
    const particles = experiments.reduce((sum, { ensemble }) => sum + ensemble.particles, 0);
    expect(particles * scene.speed).toBeLessThanOrEqual(2e7);
  });

  it('is a scene of one’s own as well', () => {
    const own = { version: 1, title: 'A copy', scenes: [{ ...scene, key: `my-${key}` }] };
    expect(parseLecture(JSON.parse(JSON.stringify(own))).scenes).toEqual(own.scenes);
  });
});

test('every kind of evidence serves a scene, or those of a lecturer’s own', () => {
  const used = new Set([...SCENES.map(({ evidence }) => evidence), 'escape-time']);
  expect(Object.keys(EVIDENCE).filter((name) => !used.has(name))).toEqual([]);
});

test('papers are cited by scenes that exist', () => {
  expect(REFERENCES.flatMap(({ scenes }) => scenes).filter((key) => !keys.includes(key))).toEqual(
    [],
  );
  expect(new Set(REFERENCES.map(({ key }) => key)).size).toBe(REFERENCES.length);
  expect(keys.filter((key) => referencesOf(key).length === 0)).toEqual([]);
});
