import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  compose,
  currentLanguage,
  matchLanguage,
  onLanguageChange,
  say,
  sayAll,
  setLanguage,
  speak,
} from '../../../src/language/language.ts';

/** A small catalogue of its own, so that these tests do not hang on the wording of the page. */
const TRANSLATIONS = {
  Reset: '重置',
  formula: '公式',
  'Learning rate': '学习率',
  'empty field': '空栏',
  'the field is {0}': '该栏为 {0}',
  '{0} must be at most {1}; got {2}.': '{0} 至多为 {1}；现为 {2}。',
  '{0} must be at most {1}.': '{0} 至多为 {1}。',
  'Write it without a comma.': '请去掉逗号。',
  'Take {0}': '取 {0}',
  '{0} of {1} particles': '{1} 个粒子中的 {0} 个',
  '{0} Starting again.': '{0} 正在重新开始。',
  'The device was lost.': '设备已丢失。',
  'The run goes on with {0}.': '运行继续使用 {0}。',
  'There is no "{0}"; take “{1}”.': '没有 "{0}"；请用 “{1}”。',
  '{0}: {1}': '{0}：{1}',
  'as many as the {0} has (f(x) = [{1}])?': '与 {0} 所有的一样多（f(x) = [{1}]）？',
  '{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9} and {10}':
    '{10}；{0}、{1}、{2}、{3}、{4}、{5}、{6}、{7}、{8}、{9}',
};

beforeEach(() => speak('zh-Hans', TRANSLATIONS));
afterEach(() => speak('en', {}));

test('a text that is known is said, another one stays', () => {
  expect(say('Reset')).toBe('重置');
  expect(say('SGD')).toBe('SGD');
  expect(say('')).toBe('');
});

test('in English everything stays as it is written', () => {
  speak('en', {});
  expect(say('Reset')).toBe('Reset');
  expect(say`Take ${4}`).toBe('Take 4');
  expect(compose`${1} of ${2} particles`.join('')).toBe('1 of 2 particles');
});

test('a template is said with its values where the language wants them', () => {
  expect(say`Take ${1024}`).toBe('取 1024');
  expect(say`${3} of ${8} particles`).toBe('8 个粒子中的 3 个');
  expect(say`The run goes on with ${'formula'}.`).toBe('运行继续使用公式。');
});

test('pieces that are no text keep their place and their identity', () => {
  const symbol = { typeset: 'η' };
  const pieces = compose`${symbol} of ${'formula'} particles`;
  expect(pieces.filter((piece) => piece !== '')).toEqual(['公式', ' 个粒子中的 ', symbol, ' 个']);
  expect(pieces).toContain(symbol);
});

test('a sentence that a floor below has put together is found, and its values are said', () => {
  expect(say('Learning rate must be at most 1; got “abc”.')).toBe('学习率至多为 1；现为“abc”。');
  expect(say('the field is empty field')).toBe('该栏为空栏');
  expect(say('η must be at most 0.5; got 3.')).toBe('η 至多为 0.5；现为 3。');
});

test('what is special in an expression is plain in a text', () => {
  expect(say('as many as the formula has (f(x) = [x*y + $1])?')).toBe(
    '与公式所有的一样多（f(x) = [x*y + $1]）？',
  );
  expect(say('The run goes on with $& and $1.')).toBe('运行继续使用 $& and $1。');
});

test('values may run over lines and hold anything', () => {
  expect(say('The run goes on with x^2\n+ y^2.')).toBe('运行继续使用 x^2\n+ y^2。');
});

test('several sentences are said one by one, also where a pattern would swallow the second', () => {
  expect(say('Learning rate must be at most 1; got “1,5”. Write it without a comma.')).toBe(
    '学习率至多为 1；现为“1,5”。请去掉逗号。',
  );
  expect(say('The device was lost. Starting again.')).toBe('设备已丢失。正在重新开始。');
  expect(say('Unknown to us. Write it without a comma.')).toBe('Unknown to us. 请去掉逗号。');
});

test('of two patterns that fit the one that says more is taken', () => {
  expect(say('Learning rate must be at most 2; got 3.')).toBe('学习率至多为 2；现为 3。');
  expect(say('Learning rate must be at most 2.')).toBe('学习率至多为 2。');
});

test('more than ten values keep their numbers', () => {
  expect(say('a, b, c, d, e, f, g, h, i, j and k')).toBe('k；a、b、c、d、e、f、g、h、i、j');
});

test('what has been said can be said again', () => {
  for (const text of [
    'Reset',
    'Learning rate must be at most 1; got “1,5”. Write it without a comma.',
    'The device was lost. Starting again.',
    'Take 3',
  ]) {
    expect(say(say(text))).toBe(say(text));
  }
});

test('a word is found whether or not it begins a sentence', () => {
  expect(say('learning rate')).toBe('学习率');
  expect(say('reset')).toBe('重置');
  expect(say('take 3')).toBe('取 3');
  expect(say('SReset')).toBe('SReset');
});

test('what stands in quotes is somebody’s own and is not said', () => {
  expect(say('There is no "formula"; take “Reset”.')).toBe('没有"formula"；请用“Reset”。');
  expect(say`There is no "${'formula'}"; take “${'Reset'}”.`).toBe('没有"formula"；请用“Reset”。');
});

test('a pattern without words is used where it is said, and nowhere else', () => {
  expect(say`${'formula'}: ${'Reset'}`).toBe('公式：重置');
  expect(say('x < 0 ? a: b')).toBe('x < 0 ? a: b');
});

test('sentences in a row have no space between them where the language has none', () => {
  const sentences = ['Write it without a comma.', 'The device was lost.'];
  expect(sayAll(sentences)).toBe('请去掉逗号。设备已丢失。');
  speak('en', {});
  expect(sayAll(sentences)).toBe('Write it without a comma. The device was lost.');
});

test('names that every object has are no translations', () => {
  for (const name of ['constructor', 'toString', '__proto__']) expect(say(name)).toBe(name);
});

test('a very long text is somebody’s own and stays', () => {
  const formula = 'x + '.repeat(1000);
  expect(say(`The run goes on with ${formula}.`)).toContain('x + x');
  expect(say(`The run goes on with ${formula}.`)).toMatch(/^The run/);
});

test('the language can be changed and is told to those who listen, until they stop', async () => {
  const heard: string[] = [];
  const stop = onLanguageChange(() => heard.push(currentLanguage()));
  await setLanguage('zh-Hans');
  await setLanguage('en');
  stop();
  await setLanguage('zh-Hans');
  expect(heard).toEqual(['zh-Hans', 'en']);
  expect(currentLanguage()).toBe('zh-Hans');
});

test('of two wishes in a row the last is spoken, however long the first takes to load', async () => {
  const first = setLanguage('zh-Hans');
  const second = setLanguage('en');
  await Promise.all([first, second]);
  expect(currentLanguage()).toBe('en');
});

test('language tags of browsers find their language', () => {
  expect(['en', 'en-GB', 'EN-us'].map(matchLanguage)).toEqual(['en', 'en', 'en']);
  expect(['zh', 'zh-CN', 'zh-Hans', 'zh-Hans-CN'].map(matchLanguage)).toEqual(
    Array(4).fill('zh-Hans'),
  );
  expect(['de', '', 'zhx', 'x'].map(matchLanguage)).toEqual(Array(4).fill(undefined));
});
