import { expect, it } from 'vitest';
import { PARTS, ZH_HANS } from '../../src/language/zh-hans.ts';
import { findSpokenTexts } from '../support/spoken-text.ts';

/** What is the same in every language, and what no user reads although it looks like text. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set([
  'Escapement',
  'Adam',
  'SGD',
  'SGLD',
  'dv = −g dt − γv dt + √(2γT) dW,  dθ = v dt',
  'escapement sweep',
  // Selectors, a font, a key, and how the covariance is called in a message.
  'input, select, textarea, button, [contenteditable]',
  'button, input[type=range]',
  'italic {0}px {1}',
  'Enter',
  'Home',
  'End',
  ', c12 and c22',
  ', C₁₂ and C₂₂',
]);

const texts = findSpokenTexts().filter(({ text }) => !SAME_EVERYWHERE.has(text.trim()));
const list = (found: readonly { file: string; text: string }[]) =>
  found.map(({ file, text }) => `${file}: ${text}`);

it('has everything said that a template of the page shows', () => {
  expect(list(texts.filter(({ isUnsaid }) => isUnsaid))).toEqual([]);
});

it('has a Chinese text for everything that is said', () => {
  expect(list(texts.filter(({ text, isUnsaid }) => !isUnsaid && !(text in ZH_HANS)))).toEqual([]);
});

it('translates nothing that is not said any more', () => {
  const said = new Set(texts.map(({ text }) => text));
  expect(Object.keys(ZH_HANS).filter((key) => !said.has(key))).toEqual([]);
});

it('keeps every value of a sentence, and says something in Chinese', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort().join();
  const wrong = Object.entries(ZH_HANS).filter(
    ([english, chinese]) =>
      placeholders(english) !== placeholders(chinese) || chinese.trim() === '',
  );
  expect(wrong).toEqual([]);
});

it('states each translation once', () => {
  const keys = PARTS.flatMap((part) => Object.keys(part));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
