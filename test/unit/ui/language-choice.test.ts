import { expect, test } from 'vitest';
import { decideLanguage } from '../../../src/ui/site/language-choice.ts';

const nothing = { search: '', saved: null, browser: [] };

test('the address is asked first, then the choice that was saved, then the browser', () => {
  const browser = ['zh-CN', 'en'];
  expect(decideLanguage({ search: '?lang=en', saved: 'zh-Hans', browser })).toBe('en');
  expect(decideLanguage({ search: '?lang=zh', saved: 'en', browser: ['en'] })).toBe('zh-Hans');
  expect(decideLanguage({ search: '', saved: 'en', browser })).toBe('en');
  expect(decideLanguage({ search: '', saved: null, browser })).toBe('zh-Hans');
});

test('a language that is not ours is passed over, and English is the last resort', () => {
  expect(decideLanguage({ search: '?lang=de', saved: 'xx', browser: ['fr', 'zh-TW'] })).toBe(
    'zh-Hans',
  );
  expect(decideLanguage({ ...nothing, browser: ['fr'] })).toBe('en');
  expect(decideLanguage(nothing)).toBe('en');
});

test('other fields of the address do not disturb', () => {
  for (const tag of ['zh', 'zh-CN', 'zh-Hans']) {
    expect(decideLanguage({ ...nothing, search: `?a=1&lang=${tag}&b=2` })).toBe('zh-Hans');
  }
});
