/** The papers that the lecture stands on, and which scene leans on which. */

import references from './references.json';

/** One paper. */
export interface Reference {
  /** Lower-case words joined by "-". */
  readonly key: string;
  readonly authors: string;
  readonly year: number;
  /** What it is called; not translated. */
  readonly work: string;
  /** Journal or conference, volume and page. */
  readonly place: string;
  readonly address: string;
  /** Keys of the scenes that cite it. */
  readonly scenes: readonly string[];
}

/** Their titles are those of the papers, in every language. */
export const REFERENCES: readonly Reference[] = references;

/** The papers that a scene cites, oldest first. */
export function referencesOf(scene: string): readonly Reference[] {
  return REFERENCES.filter(({ scenes }) => scenes.includes(scene)).sort((a, b) => a.year - b.year);
}
