import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parseExperiment } from '../experiment/experiment.ts';
import { EVIDENCE } from '../lecture/evidence.ts';
import type { Scene } from '../lecture/scene.ts';
import { SCENES } from '../lecture/scenes.ts';

/** A scene in the list of the lecture. */
export interface ShelfEntry {
  readonly scene: Scene;
  readonly isHidden: boolean;
  /** Made by the lecturer, not one of the twelve. */
  readonly isOwn: boolean;
}

const STORAGE_KEY = 'escapement-lecture';
const TWELVE: readonly ShelfEntry[] = SCENES.map((scene) => ({
  scene,
  isHidden: false,
  isOwn: false,
}));

/** The lecture as the lecturer has set it up: order, what is left out, own scenes. Kept in the browser. */
export class LectureShelf implements ReactiveController {
  entries: readonly ShelfEntry[] = TWELVE;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    this.entries = readStored() ?? TWELVE;
  }

  hostConnected(): void {}

  /** The scenes that are told, in order. */
  get shown(): readonly Scene[] {
    return this.entries.filter(({ isHidden }) => !isHidden).map(({ scene }) => scene);
  }

  /** Whether anything differs from the twelve. */
  get isOwn(): boolean {
    return (
      this.entries.length !== TWELVE.length ||
      this.entries.some(({ scene, isHidden }, index) => isHidden || scene !== TWELVE[index].scene)
    );
  }

  /** A scene of the lecture, a hidden one too. */
  find(key: string): Scene | undefined {
    return this.entries.find(({ scene }) => scene.key === key)?.scene;
  }

  /** Puts a scene at another place, counted from 0. */
  move(key: string, to: number): void {
    const entry = this.entries.find(({ scene }) => scene.key === key);
    if (entry === undefined) return;
    const others = this.entries.filter((one) => one !== entry);
    const place = Math.min(Math.max(to, 0), others.length);
    this.#set([...others.slice(0, place), entry, ...others.slice(place)]);
  }

  hide(key: string, isHidden: boolean): void {
    this.#set(
      this.entries.map((entry) => (entry.scene.key === key ? { ...entry, isHidden } : entry)),
    );
  }

  /** Adds a scene of one's own at the end, under a key of its own. */
  add(scene: Scene): string {
    const key = this.#freeKey(scene.key);
    this.#set([...this.entries, { scene: { ...scene, key }, isHidden: false, isOwn: true }]);
    return key;
  }

  /** Takes out a scene of one's own. */
  remove(key: string): void {
    this.#set(this.entries.filter(({ scene, isOwn }) => !isOwn || scene.key !== key));
  }

  /** Back to the twelve, in their order; own scenes go. */
  reset(): void {
    this.#set(TWELVE);
  }

  /** The lecture as a JSON value. */
  toJson(): unknown {
    return {
      version: 1,
      scenes: this.entries.map(({ scene, isHidden, isOwn }) => ({
        ...(isOwn ? { scene } : { key: scene.key }),
        ...(isHidden && { hidden: true }),
      })),
    };
  }

  /**
   * Takes a lecture in place of the one that is here.
   *
   * @throws Error with a sentence where it is none
   */
  load(lecture: unknown): void {
    this.#set(parseShelf(lecture));
  }

  #freeKey(wished: string): string {
    const isFree = (key: string) => this.find(key) === undefined;
    if (isFree(wished)) return wished;
    let number = 2;
    while (!isFree(`${wished}-${number}`)) number++;
    return `${wished}-${number}`;
  }

  #set(entries: readonly ShelfEntry[]): void {
    this.entries = entries;
    try {
      if (this.isOwn) localStorage.setItem(STORAGE_KEY, JSON.stringify(this.toJson()));
      else localStorage.removeItem(STORAGE_KEY);
    } catch {
      // Storage is forbidden or full: the lecture lasts as long as the page.
    }
    this.#host.requestUpdate();
  }
}

/** The lecture that was kept here; one that cannot be read any more is left alone. */
function readStored(): readonly ShelfEntry[] | undefined {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null ? undefined : parseShelf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type Fields = { readonly [name: string]: unknown };

/** Reads a lecture: an older one has the scenes that have come since at its end. */
function parseShelf(lecture: unknown): readonly ShelfEntry[] {
  const { version, scenes } = fieldsOf(lecture, 'The lecture');
  if (version !== 1) {
    throw new Error(`version must be 1; got ${JSON.stringify(version)}. Is this a lecture?`);
  }
  if (!Array.isArray(scenes) || scenes.length === 0) {
    throw new Error('scenes must be a list of at least one scene.');
  }
  const entries = scenes.map((entry: unknown, index) => parseEntry(entry, `scenes.${index}`));
  const keys = entries.map(({ scene }) => scene.key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`scenes: ${twice} stands in the lecture twice.`);
  return [...entries, ...TWELVE.filter(({ scene }) => !keys.includes(scene.key))];
}

function parseEntry(entry: unknown, place: string): ShelfEntry {
  const { key, scene, hidden } = fieldsOf(entry, place);
  const isHidden = hidden === true;
  if (scene !== undefined)
    return { scene: parseScene(scene, `${place}.scene`), isHidden, isOwn: true };
  const known = SCENES.find((one) => one.key === key);
  if (known === undefined) {
    throw new Error(`${place}.key must name a scene of the lecture; got ${JSON.stringify(key)}.`);
  }
  return { scene: known, isHidden, isOwn: false };
}

/** Most panels of a scene, seen or not. */
const MOST_PANELS = 12;
const MOST_SEEN = 4;

function parseScene(value: unknown, place: string): Scene {
  const given = fieldsOf(value, place);
  const text = (name: string) => {
    const content = given[name];
    if (typeof content === 'string') return content;
    throw new Error(`${place}.${name} must be a text; got ${JSON.stringify(content)}.`);
  };
  const key = text('key');
  if (!/^[a-z0-9-]+$/.test(key)) {
    throw new Error(
      `${place}.key must be lower-case words joined by "-"; got ${JSON.stringify(key)}.`,
    );
  }
  const evidence = text('evidence');
  if (!Object.hasOwn(EVIDENCE, evidence)) {
    throw new Error(
      `${place}.evidence must be one of ${Object.keys(EVIDENCE).join(', ')}; got ${JSON.stringify(evidence)}.`,
    );
  }
  const { panels, sliders, speed } = given;
  if (!Array.isArray(panels) || panels.length === 0 || panels.length > MOST_PANELS) {
    throw new Error(`${place}.panels must be a list of 1 to ${MOST_PANELS} panels.`);
  }
  if (typeof speed !== 'number' || !(speed > 0)) {
    throw new Error(`${place}.speed must be a number above 0; got ${JSON.stringify(speed)}.`);
  }
  const scene: Scene = {
    key,
    title: text('title'),
    caption: text('caption'),
    look: text('look'),
    panels: panels.map((panel: unknown, index) => parsePanel(panel, `${place}.panels.${index}`)),
    sliders: Array.isArray(sliders) ? (sliders as Scene['sliders']) : [],
    speed,
    evidence,
  };
  const seen = scene.panels.filter(({ isShown }) => isShown).length;
  if (seen === 0 || seen > MOST_SEEN) {
    throw new Error(`${place}.panels must have 1 to ${MOST_SEEN} that are shown; got ${seen}.`);
  }
  return scene;
}

function parsePanel(value: unknown, place: string): Scene['panels'][number] {
  const { label, experiment, isShown, view } = fieldsOf(value, place);
  if (typeof label !== 'string') throw new Error(`${place}.label must be a text.`);
  // Throws where it is none, with the field's name.
  parseExperiment(experiment);
  return {
    label,
    experiment,
    isShown: isShown !== false,
    ...(typeof view === 'object' && view !== null && { view }),
  };
}

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Error(`${place} must be an object; got ${JSON.stringify(value)?.slice(0, 40)}.`);
}
