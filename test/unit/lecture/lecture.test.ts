import { describe, expect, it } from 'vitest';
import {
  addScene,
  hideScene,
  LectureError,
  MOST_SCENES,
  moveScene,
  OWN_LECTURE,
  parseLecture,
  removeScene,
  shownScenes,
} from '../../../src/lecture/lecture.ts';
import type { Scene } from '../../../src/lecture/scene.ts';
import { SCENES } from '../../../src/lecture/scenes.ts';

const OWN: Scene = { ...SCENES[2], key: 'my-own', title: 'My own' };

function problemsOf(input: unknown): readonly string[] {
  try {
    parseLecture(input);
  } catch (error) {
    if (error instanceof LectureError) return error.problems;
    throw error;
  }
  return [];
}

const lectureOf = (...scenes: unknown[]) => ({ version: 1, title: 'Noise', scenes });

describe('a lecture', () => {
  it('comes back from JSON as it was', () => {
    const lecture = hideScene(addScene(OWN_LECTURE, OWN, 1), 'limits', true);
    expect(parseLecture(JSON.parse(JSON.stringify(lecture)))).toEqual(lecture);
  });

  it('is told in its order, without what is hidden', () => {
    const lecture = hideScene(moveScene(OWN_LECTURE, 0, 2), 'kramers', true);
    expect(shownScenes(lecture).map(({ key }) => key)).toEqual([
      'noise-leaves-saddles',
      'gradient-descent',
      ...SCENES.slice(3).map(({ key }) => key),
    ]);
    expect(shownScenes(hideScene(lecture, 'kramers', false))).toHaveLength(12);
  });

  it('moves a scene to either end, and stays as it is where there is none to move', () => {
    expect(moveScene(OWN_LECTURE, 3, -5).scenes[0]).toBe(SCENES[3].key);
    expect(moveScene(OWN_LECTURE, 3, 99).scenes[11]).toBe(SCENES[3].key);
    expect(moveScene(OWN_LECTURE, 12, 0)).toBe(OWN_LECTURE);
  });

  it('takes a scene of one’s own and gives it back', () => {
    const added = addScene(OWN_LECTURE, OWN);
    expect(shownScenes(added).at(-1)).toEqual(OWN);
    expect(removeScene(hideScene(added, OWN.key, true), OWN.key)).toEqual(OWN_LECTURE);
    expect(() => addScene(added, OWN)).toThrow('stands in the lecture twice');
  });
});

describe('what is wrong is said with scene and field', () => {
  it.each([
    [lectureOf('nobody'), 'There is no scene "nobody"; known are gradient-descent'],
    [
      { ...lectureOf('kramers'), hidden: ['limits'] },
      'hidden: there is no scene "limits" in this lecture.',
    ],
    [lectureOf(), 'scenes is empty; a lecture needs a scene.'],
    [
      { ...lectureOf('kramers'), version: 2 },
      'version must be 1, the version of the lecture format.',
    ],
    [
      lectureOf({ ...OWN, caption: 'word '.repeat(61) }),
      'In the scene "my-own", caption must have at most 60 words; it has 61.',
    ],
    [
      lectureOf({ ...OWN, evidence: 'faith' }),
      'In the scene "my-own", evidence must be one of descent',
    ],
    [
      lectureOf({ ...OWN, colour: 'red' }),
      'In the scene "my-own", colour is not a field; remove it or check its spelling.',
    ],
    [
      lectureOf({ ...OWN, panels: [] }),
      'In the scene "my-own", panels must have one to 4 panels that are shown.',
    ],
    [
      lectureOf({ ...OWN, speed: 0 }),
      'In the scene "my-own", speed must be a number of steps per second above 0.',
    ],
    [
      lectureOf({ ...OWN, sliders: [{ field: 'noise.temperature', panels: [3] }] }),
      'In the scene "my-own" the slider noise.temperature names panel 3, counted from 0; there are 1.',
    ],
    [lectureOf({ title: 'no key' }), 'In the scene "number 1", key is missing.'],
  ])('%#: %s', (input, sentence) => {
    expect(problemsOf(input).join('\n')).toContain(sentence);
  });

  it('says what is wrong with an experiment', () => {
    const panels = [
      {
        label: 'hot',
        experiment: {
          version: 1,
          landscape: { name: 'quartic' },
          method: { name: 'langevin', learningRate: -1 },
        },
        isShown: true,
      },
    ];
    expect(problemsOf(lectureOf({ ...OWN, panels }))[0]).toMatch(
      /^In the scene "my-own", panel 1: method\.learningRate \(learning rate\) must be/,
    );
  });

  it('wants the same noise in all panels', () => {
    const [panel] = OWN.panels;
    const other = {
      ...panel,
      experiment: { ...(panel.experiment as object), ensemble: { seed: 2 } },
    };
    expect(problemsOf(lectureOf({ ...OWN, panels: [panel, other] }))[0]).toContain(
      'the same noise; got 1, 2.',
    );
  });

  it('takes a limited number of scenes', () => {
    const scenes = Array.from({ length: MOST_SCENES + 1 }, (_, i) => ({ ...OWN, key: `my-${i}` }));
    expect(problemsOf(lectureOf(...scenes))).toEqual([
      `scenes must be at most ${MOST_SCENES} scenes.`,
    ]);
  });
});
