import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  addScene,
  hideScene,
  keyOf,
  type Lecture,
  moveScene,
  OWN_LECTURE,
  parseLecture,
  removeScene,
  shownScenes,
} from '../../lecture/lecture.ts';
import type { Scene } from '../../lecture/scene.ts';
import { SCENES } from '../../lecture/scenes.ts';

/** A scene in the list of the lecture. */
export interface ShelfEntry {
  readonly scene: Scene;
  readonly isHidden: boolean;
  /** Made by the lecturer, not one of the twelve. */
  readonly isOwn: boolean;
}

const STORAGE_KEY = 'escapement-lecture';

/** The lecture as the lecturer has set it up: order, what is left out, own scenes. Kept in the browser. */
export class LectureShelf implements ReactiveController {
  #lecture: Lecture;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    this.#lecture = readStored() ?? OWN_LECTURE;
  }

  hostConnected(): void {}

  /** The lecture as a JSON value, for a file or a link. */
  get lecture(): Lecture {
    return this.#lecture;
  }

  /** All scenes, those that are left out as well. */
  get entries(): readonly ShelfEntry[] {
    const { scenes, hidden } = this.#lecture;
    return scenes.flatMap((entry) => {
      const key = keyOf(entry);
      const scene = typeof entry === 'string' ? SCENES.find((one) => one.key === entry) : entry;
      if (scene === undefined) return [];
      return [{ scene, isHidden: hidden.includes(key), isOwn: typeof entry !== 'string' }];
    });
  }

  /** The scenes that are told, in order. */
  get shown(): readonly Scene[] {
    return shownScenes(this.#lecture);
  }

  /** Whether anything differs from the twelve. */
  get isOwn(): boolean {
    return JSON.stringify(this.#lecture) !== JSON.stringify(OWN_LECTURE);
  }

  /** A scene of the lecture, or of the twelve, that is left out or was taken out as well. */
  find(key: string): Scene | undefined {
    const entry = this.entries.find(({ scene }) => scene.key === key);
    return entry?.scene ?? SCENES.find((scene) => scene.key === key);
  }

  /** Puts a scene at another place, counted from 0 over all entries. */
  move(key: string, to: number): void {
    const place = this.#lecture.scenes.findIndex((entry) => keyOf(entry) === key);
    if (place >= 0) this.#set(moveScene(this.#lecture, place, to));
  }

  hide(key: string, isHidden: boolean): void {
    this.#set(hideScene(this.#lecture, key, isHidden));
  }

  /**
   * Adds a scene of one's own at the end, under a key of its own.
   *
   * @throws LectureError where it is none
   */
  add(scene: Scene): void {
    this.#set(addScene(this.#lecture, { ...scene, key: this.#freeKey(scene.key) }));
  }

  /** Takes out a scene of one's own. */
  remove(key: string): void {
    this.#set(removeScene(this.#lecture, key));
  }

  /** Back to the twelve, in their order; own scenes go. */
  reset(): void {
    this.#set(OWN_LECTURE);
  }

  /**
   * Takes a lecture in place of the one that is here.
   *
   * @throws LectureError where it is none
   */
  load(lecture: unknown): void {
    this.#set(parseLecture(lecture));
  }

  #freeKey(wished: string): string {
    let key = wished;
    for (let number = 2; this.find(key) !== undefined; number++) key = `${wished}-${number}`;
    return key;
  }

  #set(lecture: Lecture): void {
    this.#lecture = lecture;
    try {
      if (this.isOwn) localStorage.setItem(STORAGE_KEY, JSON.stringify(lecture));
      else localStorage.removeItem(STORAGE_KEY);
    } catch {
      // Storage is forbidden or full: the lecture lasts as long as the page.
    }
    this.#host.requestUpdate();
  }
}

/** The lecture that was kept here; one that cannot be read any more is left alone. */
function readStored(): Lecture | undefined {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null ? undefined : parseLecture(JSON.parse(text));
  } catch {
    return undefined;
  }
}
