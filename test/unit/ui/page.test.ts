import { expect, test } from 'vitest';
import { addressOf, PAGES, readPage, readPlace } from '../../../src/ui/address/page.ts';

test('every page is found by its own address', () => {
  for (const { name } of PAGES) expect(readPage(addressOf(name))).toBe(name);
  expect(new Set(PAGES.map(({ name }) => addressOf(name))).size).toBe(PAGES.length);
});

test('no hash, a bare # and an unknown one are the laboratory', () => {
  for (const hash of ['', '#', '#nowhere', '#gallery/further']) {
    expect(readPage(hash)).toBe('laboratory');
  }
  expect(readPage('#gallery')).toBe('gallery');
  expect(readPage('#lectures')).toBe('laboratory');
});

test('a scene of the lecture is a place of its page', () => {
  expect(readPage('#lecture/kramers')).toBe('lecture');
  expect(readPlace('#lecture/kramers')).toBe('kramers');
  expect(readPlace('#lecture')).toBe('');
  expect(addressOf('lecture', 'my scene')).toBe('#lecture/my%20scene');
  expect(readPlace('#lecture/my%20scene')).toBe('my scene');
  // A per cent sign that stands for nothing.
  expect(readPlace('#lecture/50%')).toBe('50%');
});
