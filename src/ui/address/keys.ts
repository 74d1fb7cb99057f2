/** The keys of the page, stated once: the handler and the help both follow from this table. */

import type { PageName } from './page.ts';

/** What a key asks for. */
export type KeyAction =
  | 'toggle'
  | 'step'
  | 'reset'
  | 'previous'
  | 'next'
  | 'panels'
  | 'view'
  | 'full-screen'
  | 'presenter'
  | 'pointer'
  | 'share'
  | 'help'
  | 'leave';

/** One line of the table. */
interface Binding {
  readonly action: KeyAction;
  /** Values of `KeyboardEvent.key`, in lower case. */
  readonly keys: readonly string[];
  /** The keys as the help shows them. */
  readonly caps: readonly string[];
  readonly help: string;
  readonly pages: readonly PageName[];
}

const RUNS: readonly PageName[] = ['laboratory', 'lecture'];
const LECTURE: readonly PageName[] = ['lecture'];
const ANYWHERE: readonly PageName[] = ['laboratory', 'lecture', 'figures', 'gallery'];

/** All keys, in the order of the help. The page keys are those of a presenter's remote control. */
export const BINDINGS: readonly Binding[] = [
  { action: 'toggle', keys: [' '], caps: ['Space'], help: 'Run or pause', pages: RUNS },
  { action: 'step', keys: ['.'], caps: ['.'], help: 'One step', pages: RUNS },
  {
    action: 'reset',
    keys: ['r'],
    caps: ['r'],
    help: 'All particles back to the start',
    pages: RUNS,
  },
  {
    action: 'previous',
    keys: ['arrowleft', 'pageup'],
    caps: ['←', 'Page up'],
    help: 'Previous scene',
    pages: LECTURE,
  },
  {
    action: 'next',
    keys: ['arrowright', 'pagedown'],
    caps: ['→', 'Page down'],
    help: 'Next scene',
    pages: LECTURE,
  },
  { action: 'panels', keys: ['h'], caps: ['h'], help: 'Hide or show the panels', pages: RUNS },
  { action: 'view', keys: ['3'], caps: ['3'], help: 'Map or surface', pages: ['laboratory'] },
  {
    action: 'full-screen',
    keys: ['f'],
    caps: ['f'],
    help: 'Full screen, and back',
    pages: ANYWHERE,
  },
  { action: 'presenter', keys: ['p'], caps: ['p'], help: 'Present, and stop', pages: RUNS },
  { action: 'pointer', keys: ['l'], caps: ['l'], help: 'Pointer dot on or off', pages: RUNS },
  { action: 'share', keys: ['s'], caps: ['s'], help: 'Share', pages: RUNS },
  { action: 'help', keys: ['?'], caps: ['?'], help: 'These keys', pages: ANYWHERE },
  { action: 'leave', keys: ['escape'], caps: ['Esc'], help: 'Stop presenting', pages: RUNS },
];

/** Elements that take every key for themselves: text is typed, or an item chosen by its letters. */
const TYPING = ['input:not([type=range])', 'select', 'textarea', '[contenteditable]'].join();
/** Elements that take the space bar. */
const PRESSED = ['button', 'summary', 'a', '[role=button]', 'input[type=range]'].join();
/** Elements that take the arrow and page keys. */
const MOVED = ['input[type=range]', '[role=application]'].join();
const MOVES = /^(arrow|page)/;

/** What the page knows of a key press. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  /** Whether the element that has the focus matches a selector. */
  matches(selector: string): boolean;
}

/** The action of a key press on a page; none where the key belongs to what is being typed or to the control itself. */
export function actionOf(press: KeyPress, page: PageName): KeyAction | undefined {
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) return undefined;
  if (press.matches(TYPING)) return undefined;
  if (key === ' ' && press.matches(PRESSED)) return undefined;
  if (MOVES.test(key) && press.matches(MOVED)) return undefined;
  return BINDINGS.find(({ keys, pages }) => keys.includes(key) && pages.includes(page))?.action;
}

/** A keyboard event as a key press; the element is the innermost one, through all shadow roots. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const [target] = event.composedPath();
  const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  return {
    key,
    ctrlKey,
    metaKey,
    altKey,
    defaultPrevented,
    matches: (selector) => target instanceof Element && target.matches(selector),
  };
}
