/** A Lecture: which scenes are shown in which order, those of the program and a lecturer's own, as one JSON value. */

import * as v from 'valibot';
import { parseExperiment } from '../experiment/experiment.ts';
import { ExperimentError } from '../experiment/problem.ts';
import { EVIDENCE } from './evidence.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes.ts';

/** A lecture, complete and checked. */
export interface Lecture {
  readonly version: 1;
  readonly title: string;
  /** In the order in which they are told: the key of a scene of the program, or a scene of one's own. */
  readonly scenes: readonly (string | Scene)[];
  /** Keys of scenes that are passed over. */
  readonly hidden: readonly string[];
}

/** A lecture that cannot be shown; every problem is a sentence that names scene and field. */
export class LectureError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'LectureError';
    this.problems = problems;
  }
}

/** Scenes that a lecture may have. */
export const MOST_SCENES = 60;
/** Words of a caption. */
export const MOST_WORDS = 60;
/** Panels that are seen side by side. */
export const MOST_SHOWN = 4;
/** Panels of a scene, those that run along included. */
export const MOST_PANELS = 24;
/** Sliders of a scene. */
export const MOST_SLIDERS = 3;

/** The twelve scenes, in their order. */
export const OWN_LECTURE: Lecture = {
  version: 1,
  title: 'Why noise is what makes training work',
  scenes: SCENES.map(({ key }) => key),
  hidden: [],
};

const FIELD = '{field}';
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const text = v.pipe(
  v.string(`${FIELD} must be a text.`),
  v.check((words) => words.trim() !== '', `${FIELD} is empty.`),
);
const key = v.pipe(
  v.string(`${FIELD} must be a text.`),
  v.regex(KEY, (issue) => `${FIELD} must be lower-case words joined by "-"; got "${issue.input}".`),
);
const whole = (most: number) =>
  v.custom<number>(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < most,
    `${FIELD} must be the number of a panel, counted from 0.`,
  );

const panelView = v.strictObject({
  mapMode: v.optional(
    v.picklist(
      ['cloud', 'fokker-planck', 'difference'],
      `${FIELD} must be one of cloud, fokker-planck, difference.`,
    ),
  ),
  overlays: v.optional(
    v.array(
      v.picklist(
        ['committor', 'current', 'noise'],
        `${FIELD} must be one of committor, current, noise.`,
      ),
    ),
  ),
});

const panel = v.strictObject({
  label: text,
  experiment: v.unknown(),
  isShown: v.boolean(`${FIELD} must be true or false.`),
  view: v.optional(panelView),
});

const scene = v.strictObject({
  key,
  title: text,
  caption: v.pipe(
    v.string(`${FIELD} must be a text.`),
    v.check(
      (words) => countWords(words) <= MOST_WORDS,
      (issue) =>
        `${FIELD} must have at most ${MOST_WORDS} words; it has ${countWords(String(issue.input))}.`,
    ),
  ),
  look: v.string(`${FIELD} must be a text.`),
  panels: v.pipe(
    v.array(panel, `${FIELD} must be a list of panels.`),
    v.check(
      (panels) => panels.length <= MOST_PANELS,
      `${FIELD} must be at most ${MOST_PANELS} panels.`,
    ),
    v.check((panels) => {
      const shown = panels.filter(({ isShown }) => isShown).length;
      return shown >= 1 && shown <= MOST_SHOWN;
    }, `${FIELD} must have one to ${MOST_SHOWN} panels that are shown.`),
  ),
  sliders: v.pipe(
    v.array(
      v.strictObject({
        field: v.pipe(
          v.string(`${FIELD} must be a text.`),
          v.regex(
            /^[A-Za-z]\w*(\.\w+)+$/,
            `${FIELD} must be the path of a number, such as "noise.batchSize".`,
          ),
        ),
        panels: v.optional(v.array(whole(MOST_PANELS))),
      }),
      `${FIELD} must be a list of sliders.`,
    ),
    v.check(
      (sliders) => sliders.length <= MOST_SLIDERS,
      `${FIELD} must be at most ${MOST_SLIDERS} sliders.`,
    ),
  ),
  speed: v.custom<number>(
    (value) => Number.isFinite(value) && Number(value) > 0,
    `${FIELD} must be a number of steps per second above 0.`,
  ),
  evidence: v.custom<string>(
    (value) => typeof value === 'string' && Object.hasOwn(EVIDENCE, value),
    (issue) =>
      `${FIELD} must be one of ${Object.keys(EVIDENCE).join(', ')}; got ${JSON.stringify(issue.input)}.`,
  ),
});

const lecture = v.strictObject({
  version: v.literal(1, `${FIELD} must be 1, the version of the lecture format.`),
  title: text,
  scenes: v.pipe(
    v.array(
      v.lazy((input) => (typeof input === 'string' ? key : scene)),
      `${FIELD} must be a list of scenes.`,
    ),
    v.check((scenes) => scenes.length >= 1, `${FIELD} is empty; a lecture needs a scene.`),
    v.check(
      (scenes) => scenes.length <= MOST_SCENES,
      `${FIELD} must be at most ${MOST_SCENES} scenes.`,
    ),
  ),
  hidden: v.optional(v.array(key), []),
});

/** Words of a text, as a reader counts them. */
export function countWords(words: string): number {
  return words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The key of an entry of a lecture. */
export function keyOf(entry: string | Scene): string {
  return typeof entry === 'string' ? entry : entry.key;
}

/**
 * Checks a JSON value.
 *
 * @param input anything, usually the result of JSON.parse
 * @throws LectureError with a sentence for every problem
 */
export function parseLecture(input: unknown): Lecture {
  const shape = v.safeParse(lecture, input);
  if (!shape.success) throw new LectureError(shape.issues.map((issue) => describe(issue, input)));
  const { scenes, hidden } = shape.output;
  const given = scenes as readonly (string | Scene)[];
  const keys = given.map(keyOf);
  const problems = [
    ...given.flatMap(findProblems),
    ...[...new Set(keys)]
      .filter((name) => keys.indexOf(name) !== keys.lastIndexOf(name))
      .map((name) => `The scene "${name}" stands in the lecture twice; give one another key.`),
    ...hidden
      .filter((name) => !keys.includes(name))
      .map((name) => `hidden: there is no scene "${name}" in this lecture.`),
  ];
  if (problems.length > 0) throw new LectureError(problems);
  return { version: 1, title: shape.output.title, scenes: given, hidden };
}

function findProblems(entry: string | Scene): string[] {
  if (typeof entry === 'string') {
    if (SCENES.some(({ key }) => key === entry)) return [];
    const known = SCENES.map(({ key }) => key).join(', ');
    return [`There is no scene "${entry}"; known are ${known}.`];
  }
  const seeds = new Set<number>();
  const problems = entry.panels.flatMap(({ experiment }, number): string[] => {
    try {
      seeds.add(parseExperiment(experiment).ensemble.seed);
      return [];
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      return error.problems.map(
        ({ message }) => `In the scene "${entry.key}", panel ${number + 1}: ${message}`,
      );
    }
  });
  if (seeds.size > 1) {
    problems.push(
      `In the scene "${entry.key}" all panels must have the same ensemble.seed, the same noise; got ${[...seeds].join(', ')}.`,
    );
  }
  for (const { field, panels = [] } of entry.sliders) {
    for (const number of panels) {
      if (number < entry.panels.length) continue;
      problems.push(
        `In the scene "${entry.key}" the slider ${field} names panel ${number}, counted from 0; there are ${entry.panels.length}.`,
      );
    }
  }
  return problems;
}

/** A sentence that names the scene by its key, where it has one, and the field within it. */
function describe(issue: v.BaseIssue<unknown>, input: unknown): string {
  const path = v.getDotPath(issue) ?? 'lecture';
  const [, number, rest] = /^scenes\.(\d+)\.?(.*)$/.exec(path) ?? [];
  const entry = number === undefined ? undefined : entryOf(input, Number(number));
  const name = entry ?? (number === undefined ? undefined : `number ${Number(number) + 1}`);
  const field = name === undefined ? path : `In the scene "${name}", ${rest || 'the whole of it'}`;
  if (issue.expected === 'never')
    return `${field} is not a field; remove it or check its spelling.`;
  if (issue.input === undefined) return `${field} is missing.`;
  if (issue.message.includes(FIELD)) return issue.message.replaceAll(FIELD, field);
  return `${field} must be ${issue.expected ?? 'something else'}; got ${JSON.stringify(issue.input)}.`;
}

function entryOf(input: unknown, number: number): string | undefined {
  const scenes = (input as { scenes?: unknown }).scenes;
  const entry = Array.isArray(scenes) ? scenes[number] : undefined;
  const name = (entry as { key?: unknown } | undefined)?.key;
  return typeof name === 'string' ? name : undefined;
}

/** The scenes of a lecture as they are told, without those that are hidden. */
export function shownScenes({ scenes, hidden }: Lecture): readonly Scene[] {
  return scenes.flatMap((entry) => {
    if (hidden.includes(keyOf(entry))) return [];
    const found = typeof entry === 'string' ? SCENES.find(({ key }) => key === entry) : entry;
    return found === undefined ? [] : [found];
  });
}

/** The lecture with the scene at one place moved to another; places are those of all scenes, hidden ones included. */
export function moveScene(from: Lecture, place: number, target: number): Lecture {
  const scenes = [...from.scenes];
  const [moved] = scenes.splice(place, 1);
  if (moved === undefined) return from;
  scenes.splice(Math.min(Math.max(target, 0), scenes.length), 0, moved);
  return { ...from, scenes };
}

/** The lecture with a scene passed over, or told again. */
export function hideScene(from: Lecture, name: string, isHidden: boolean): Lecture {
  const others = from.hidden.filter((key) => key !== name);
  return { ...from, hidden: isHidden ? [...others, name] : others };
}

/**
 * The lecture with a scene of one's own added at a place, at the end where none is given.
 *
 * @throws LectureError where the scene is wrong or there are too many
 */
export function addScene(from: Lecture, added: Scene, place: number = from.scenes.length): Lecture {
  return parseLecture({ ...from, scenes: from.scenes.toSpliced(place, 0, added) });
}

/** The lecture without a scene. */
export function removeScene(from: Lecture, name: string): Lecture {
  return {
    ...from,
    scenes: from.scenes.filter((entry) => keyOf(entry) !== name),
    hidden: from.hidden.filter((key) => key !== name),
  };
}
