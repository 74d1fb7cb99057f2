/** The pages of the site and which of them is shown: the part of the address after #. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onLanguageChange, say } from '../../language/language.ts';

/** The pages that exist, in the order of the top bar; `hash` is what follows # in the address. */
export const PAGES = [
  { name: 'laboratory', hash: '', title: 'Laboratory' },
  { name: 'lecture', hash: 'lecture', title: 'Lecture' },
  { name: 'figures', hash: 'figures', title: 'Figures' },
  { name: 'gallery', hash: 'gallery', title: 'Gallery' },
] as const;

/** What an address has behind its page where it holds a whole state; see link.ts. */
export const LINK_BEGINNING = '#s=';

/** Whether the part of an address from # on is a state, readable or not. */
export function isLink(hash: string): boolean {
  return hash.startsWith(LINK_BEGINNING);
}

/** Name of a page. */
export type PageName = (typeof PAGES)[number]['name'];

/** The page that an address asks for, by its part from # on; the laboratory where there is no such page. */
export function readPage(hash: string): PageName {
  // Only the lecture has places: `#lecture/KEY` is a scene.
  const wanted = hash.replace(/^#/, '').replace(/^lecture\/.*/s, 'lecture');
  return (PAGES.find((page) => page.hash === wanted) ?? PAGES[0]).name;
}

/** The place on a page that an address asks for: what follows the page's name and a slash, or nothing. */
export function readPlace(hash: string): string {
  if (!hash.includes('/')) return '';
  const place = hash.slice(hash.indexOf('/') + 1);
  try {
    return decodeURIComponent(place);
  } catch {
    // A per cent sign that stands for nothing: no link of ours.
    return place;
  }
}

/** The address of a page, for links: # and its hash; with a place on it, e.g. a scene of the lecture. */
export function addressOf(name: PageName, place = ''): string {
  const { hash } = PAGES.find((page) => page.name === name)!;
  return place === '' ? `#${hash}` : `#${hash}/${encodeURIComponent(place)}`;
}

/** Keeps the page that is shown in step with the address, and every page where one had scrolled to. */
export class PageController implements ReactiveController {
  /** The page that is shown. */
  page: PageName = readPage(location.hash);
  /** The place on it, e.g. the key of a scene; empty where the address names none. */
  place = readPlace(location.hash);

  readonly #host: ReactiveControllerHost;
  readonly #onChange: (page: PageName) => void;
  readonly #scrolled = new Map<PageName, number>();
  #stopListening = (): void => {};

  /** @param onChange called when another page is about to be shown, and once at the beginning */
  constructor(host: ReactiveControllerHost, onChange: (page: PageName) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    // The browser would scroll before the other page has taken the place of this one.
    history.scrollRestoration = 'manual';
    addEventListener('popstate', this.#follow);
    this.#onChange(this.page);
    this.#nameDocument();
    this.#stopListening = onLanguageChange(() => this.#nameDocument());
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
    this.#stopListening();
  }

  /** Turns to a page, as a link to it does. */
  open(name: PageName): void {
    if (name === this.page) return;
    // Unlike a change of location.hash this leaves the place on the page alone.
    history.pushState(null, '', addressOf(name));
    this.#follow();
  }

  /** Names another place on the page that is shown; the page does not change, nor does one go back through places. */
  moveTo(place: string): void {
    if (place === this.place) return;
    this.place = place;
    history.replaceState(history.state, '', addressOf(this.page, place));
    this.#host.requestUpdate();
  }

  /** For the `click` of a link to a page; one that asks for a new tab or window is the browser's. */
  follow(event: MouseEvent, name: PageName): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    this.open(name);
  }

  readonly #follow = (): void => {
    // A link says by itself which page it is about, once it has been read.
    if (isLink(location.hash)) return;
    const place = readPlace(location.hash);
    if (place !== this.place) {
      this.place = place;
      this.#host.requestUpdate();
    }
    this.show(readPage(location.hash));
  };

  /** Shows a page and leaves the address as it is. */
  show(next: PageName): void {
    if (next === this.page) return;
    this.#scrolled.set(this.page, scrollY);
    this.page = next;
    this.#onChange(next);
    this.#nameDocument();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => scrollTo(0, this.#scrolled.get(next) ?? 0));
  }

  #nameDocument(): void {
    const { title } = PAGES.find(({ name }) => name === this.page)!;
    document.title = this.page === 'laboratory' ? 'Escapement' : `${say(title)} · Escapement`;
  }
}
