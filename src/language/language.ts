/**
 * What the page says, in the language that is chosen. English is what the source says; a catalogue of another language
 * maps it, sentence by sentence, and `{0}`, `{1}` … stand for the values in it.
 *
 * Floors below speak English and know nothing of this: the element that shows a text has it said. A sentence that has been
 * put together already is found by the catalogue's pattern, and the values in it are said in turn.
 */

import type { Catalogue } from './catalogue.ts';

/** The languages there are: code as in `?lang=` and in the `lang` attribute, and its name in itself. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'zh-Hans', name: '简体中文' },
] as const;

/** Code of a language. */
export type LanguageCode = (typeof LANGUAGES)[number]['code'];

/** A sentence with values in it, as what is found in it. */
interface Pattern {
  readonly expression: RegExp;
  /** The longest piece without values: what a sentence must hold to be looked at more closely. */
  readonly anchor: string;
  readonly key: string;
}

/** Texts remembered; the live numbers in them make ever new ones. */
const MOST_REMEMBERED = 4000;
/** How deep a sentence is looked for in a sentence. */
const DEEPEST = 4;
/** Longer texts are somebody's formula or data, and no sentence to look for. */
const LONGEST = 1000;

/** Where one sentence ends and the next begins; the piece between them is kept. */
const BOUNDARIES = /((?<=[.!?…][)”]?) (?=[\p{Lu}"“‘(])|\n)/u;
/** A space that stood beside a word which has turned into Chinese, or that stands beside quotes or full-width punctuation. */
const SURPLUS_SPACE =
  /(?<=\p{Script=Han}) (?=[\p{Script=Han}"])|(?<=") (?=\p{Script=Han})|(?<=[，。；：！？、（）“”《》]) | (?=[，。；：！？、（）“”》])/gu;

let current: LanguageCode = 'en';
/** The language that was asked for last; its catalogue may be on its way. */
let wanted: LanguageCode = 'en';
let catalogue: ReadonlyMap<string, string> = new Map();
let patterns: readonly Pattern[] = [];
const remembered = new Map<string, string>();
const listeners = new Set<() => void>();

/** The language that is spoken. */
export function currentLanguage(): LanguageCode {
  return current;
}

/**
 * Turns to a language, loading its catalogue where there is one, and tells those who listen. Where another language is
 * asked for meanwhile, that one is spoken.
 */
export async function setLanguage(code: LanguageCode): Promise<void> {
  wanted = code;
  if (code === 'en') speak(code, {});
  else {
    const { ZH_HANS } = await import('./zh-hans.ts');
    if (wanted === code) speak(code, ZH_HANS);
  }
}

/** Speaks a language from now on, by its catalogue. */
export function speak(code: LanguageCode, translations: Catalogue): void {
  current = code;
  // A map knows no `constructor`, which may well be the name of a column.
  catalogue = new Map(Object.entries(translations));
  patterns = [...catalogue.keys()]
    // What holds no word, as "{0}: {1}", would be found in everything; where it is said as it stands it is known.
    .filter((key) => /\{\d+\}/.test(key) && /[A-Za-z]{2}/.test(key))
    .map(toPattern)
    // What says most by itself is tried first.
    .sort((a, b) => literalLength(b.key) - literalLength(a.key));
  remembered.clear();
  for (const listener of [...listeners]) listener();
}

/** Has a function called whenever the language has changed; the answer ends that. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The code among LANGUAGES that a browser's language tag asks for, e.g. `zh-CN`; undefined for others. */
export function matchLanguage(tag: string): LanguageCode | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return LANGUAGES.find(({ code }) => code.toLowerCase().split('-')[0] === primary)?.code;
}

/**
 * A text in the chosen language: `say('Reset')`, say`Take ${count}`, or a sentence from a floor below. Values are said in
 * turn. What the catalogue does not know stays as it is, so that what has been said already can be said again.
 */
export function say(text: string): string;
export function say(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string;
export function say(
  text: string | TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  if (typeof text === 'string') return translate(text, 0);
  const said = compose(text, ...values).join('');
  return current === 'en' ? said : said.replace(SURPLUS_SPACE, '');
}

/** Sentences of floors below, one after the other. */
export function sayAll(sentences: readonly string[]): string {
  const said = sentences.map((sentence) => say(sentence)).join(' ');
  return current === 'en' ? said : said.replace(SURPLUS_SPACE, '');
}

/** Like `say`, where values are not only text: pieces for a template, in the order of the chosen language. */
export function compose(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
): readonly unknown[] {
  const key = strings.reduce((text, piece, index) => `${text}{${index - 1}}${piece}`);
  const quoted = quotedValues(key);
  return (catalogue.get(key) ?? key).split(/\{(\d+)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = values[Number(piece)];
    return typeof value === 'string' && !quoted.has(Number(piece)) ? say(value) : value;
  });
}

function translate(text: string, depth: number): string {
  if (current === 'en' || depth > DEEPEST || !/[A-Za-z]/.test(text)) return text;
  const known =
    catalogue.get(text) ?? remembered.get(text) ?? catalogue.get(withOtherInitial(text) ?? '');
  if (known !== undefined) return known;
  if (text.length > LONGEST) return text;
  const [found = text] = [search(text, depth), search(withOtherInitial(text), depth)]
    .filter((said) => said !== undefined)
    .sort((a, b) => countWords(a) - countWords(b));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, found);
  return found;
}

/** Of all ways to say a text the one that leaves the fewest English words; undefined where there is none. */
function search(text: string | undefined, depth: number): string | undefined {
  if (text === undefined) return undefined;
  let best = catalogue.get(text) ?? translateSentences(text, depth);
  let fewest = best === undefined ? Number.POSITIVE_INFINITY : countWords(best);
  for (const pattern of patterns) {
    if (fewest === 0) break;
    const said = applyPattern(pattern, text, depth);
    if (said === undefined) continue;
    const left = countWords(said);
    // Of equals the first: it says most by itself.
    if (left < fewest) [best, fewest] = [said, left];
  }
  return best;
}

function countWords(text: string): number {
  return text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
}

/** "learning rate" for "Learning rate" and the other way round; undefined where the text does not begin with a word. */
function withOtherInitial(text: string): string | undefined {
  if (!/^[A-Za-z][a-z]/.test(text)) return undefined;
  const [initial] = text;
  const small = initial.toLowerCase();
  return (initial === small ? initial.toUpperCase() : small) + text.slice(1);
}

function applyPattern(
  { expression, anchor, key }: Pattern,
  text: string,
  depth: number,
): string | undefined {
  if (!text.includes(anchor)) return undefined;
  const values = expression.exec(text)?.slice(1);
  if (values === undefined) return undefined;
  const quoted = quotedValues(key);
  // Placeholders stand in the key in the order 0, 1, 2 …
  return fill(
    catalogue.get(key)!,
    values.map((value, index) => (quoted.has(index) ? value : translate(value, depth + 1))),
  );
}

function fill(pattern: string, values: readonly string[]): string {
  return pattern
    .replace(/\{(\d+)\}/g, (_, index) => values[Number(index)])
    .replace(SURPLUS_SPACE, '');
}

/** Several sentences in a row, each by itself; undefined where there are not several, or none is known. */
function translateSentences(text: string, depth: number): string | undefined {
  const pieces = text.split(BOUNDARIES);
  if (pieces.length === 1) return undefined;
  const said = pieces.map((piece) => translate(piece, depth + 1));
  const isKnown = said.some((one, index) => one !== pieces[index]);
  return isKnown ? said.join('').replace(SURPLUS_SPACE, '') : undefined;
}

/** The numbers of the values that stand in quotes: what somebody typed, to be shown as it is. */
function quotedValues(key: string): ReadonlySet<number> {
  return new Set([...key.matchAll(/["“]\{(\d+)\}["”]/g)].map(([, index]) => Number(index)));
}

function toPattern(key: string): Pattern {
  const pieces = key.split(/\{\d+\}/);
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    expression: new RegExp(`^${escaped.join('([^]*?)')}$`),
    anchor: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest)),
    key,
  };
}

function literalLength(key: string): number {
  return key.replace(/\{\d+\}/g, '').length;
}
