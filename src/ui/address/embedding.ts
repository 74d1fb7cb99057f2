/** How much of the page is shown, and whether it begins to run by itself: for pages inside other pages. */

/** All of it; the map with a thin strip below it; the map alone. */
export const EMBEDDINGS = ['full', 'min', 'none'] as const;
export type Embedding = (typeof EMBEDDINGS)[number];

/** What the part of an address from ? on says of it. */
export interface EmbeddingWishes {
  readonly ui: Embedding;
  readonly autoplay: boolean;
}

/** Reads `?ui=min&autoplay=0`; all of the page, running, where nothing else is asked for. */
export function readEmbedding(search: string): EmbeddingWishes {
  const fields = new URLSearchParams(search);
  return { ui: toEmbedding(fields.get('ui')), autoplay: fields.get('autoplay') !== '0' };
}

/** What a word asks for; all where it is none of ours. */
export function toEmbedding(word: string | null): Embedding {
  return EMBEDDINGS.find((name) => name === word) ?? 'full';
}

/**
 * The lines of HTML that show a state within another page.
 *
 * @param site the page's own address, without what follows ? or #
 * @param hash the state, as encodeLink writes it
 */
export function embedSnippet(site: string, hash: string, title: string): string {
  const attributes = {
    src: `${site}?ui=min&amp;autoplay=1${hash}`,
    title,
    width: '640',
    height: '420',
    style: 'border: 0',
    allow: 'fullscreen',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `${['<iframe', ...text].join(' ')}></iframe>`;
}
