/** Which language the page speaks: by the address, by an earlier choice, or by the browser; and the change to another. */

import { LitElement } from 'lit';
import {
  currentLanguage,
  type LanguageCode,
  matchLanguage,
  onLanguageChange,
  setLanguage,
} from '../../language/language.ts';

const STORAGE_KEY = 'escapement-language';
/** The field of the address that asks for a language: `?lang=zh-Hans`. */
const FIELD = 'lang';

/** Where a language may be asked for, the first that names one of ours being taken. */
export interface Wishes {
  /** The part of the address from ? on. */
  readonly search: string;
  /** What was chosen here before. */
  readonly saved: string | null;
  /** The browser's languages, the preferred one first. */
  readonly browser: readonly string[];
}

/** The language to begin with; English where nothing asks for another. */
export function decideLanguage({ search, saved, browser }: Wishes): LanguageCode {
  const asked = [new URLSearchParams(search).get(FIELD), saved, ...browser];
  for (const tag of asked) {
    const code = tag === null ? undefined : matchLanguage(tag);
    if (code !== undefined) return code;
  }
  return 'en';
}

/** Resolves once the page's language can be spoken; before, nothing is to be shown. Where it cannot be loaded, English. */
export function startLanguage(): Promise<void> {
  const { search } = location;
  const code = decideLanguage({ search, saved: readSaved(), browser: navigator.languages });
  onLanguageChange(showLanguage);
  if (code === 'en') {
    showLanguage();
    return Promise.resolve();
  }
  return setLanguage(code).catch(showLanguage);
}

/** Turns to a language and remembers it. An address that asks for one asks for this one from now on. */
export async function chooseLanguage(code: LanguageCode): Promise<void> {
  await setLanguage(code);
  if (currentLanguage() !== code) return;
  try {
    localStorage.setItem(STORAGE_KEY, code);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
  const address = new URL(location.href);
  if (!address.searchParams.has(FIELD)) return;
  address.searchParams.set(FIELD, code);
  history.replaceState(history.state, '', address);
}

function readSaved(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Tells the browser which language is shown, and has every element say its texts anew. */
function showLanguage(): void {
  document.documentElement.lang = currentLanguage();
  renderAnew(document);
}

/** Has every element within say its texts anew. */
export function renderAnew(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate();
    if (element.shadowRoot !== null) renderAnew(element.shadowRoot);
  }
}
