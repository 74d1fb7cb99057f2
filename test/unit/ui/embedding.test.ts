import { expect, it } from 'vitest';
import { embedSnippet, readEmbedding } from '../../../src/ui/address/embedding.ts';

it.each([
  ['', 'full', true],
  ['?ui=full&autoplay=1', 'full', true],
  ['?ui=min', 'min', true],
  ['?lang=en&ui=none&autoplay=0', 'none', false],
  ['?ui=everything', 'full', true],
] as const)('reads %s', (search, ui, autoplay) => {
  expect(readEmbedding(search)).toEqual({ ui, autoplay });
});

it('writes a frame whose address is whole', () => {
  const snippet = embedSnippet('https://example.org/lab/', '#s=1.ab-_', 'Escapement');
  expect(snippet).toContain('src="https://example.org/lab/?ui=min&amp;autoplay=1#s=1.ab-_"');
});
