import { expect, test } from 'vitest';
import { addressOf, PAGES, readPage } from '../../../src/ui/page.ts';

test('every page is found by its own address', () => {
  for (const { name } of PAGES) expect(readPage(addressOf(name))).toBe(name);
  expect(new Set(PAGES.map(({ name }) => addressOf(name))).size).toBe(PAGES.length);
});

test('no hash, a bare # and an unknown one are the laboratory', () => {
  for (const hash of ['', '#', '#nowhere', '#gallery/further']) {
    expect(readPage(hash)).toBe('laboratory');
  }
  expect(readPage('#gallery')).toBe('gallery');
});
