/** Keys that act on the page as a whole. */

/** Elements that take nothing but the space bar and Enter for themselves. */
const PRESSED = ['button', 'summary', 'a', 'input[type=range]', 'input[type=checkbox]'].join();
/** Elements in which a key belongs to the text being typed, or to the control itself. */
const TYPING = ['input', 'select', 'textarea', '[contenteditable]', PRESSED].join();

/** The key that is meant for the page: not with Ctrl, Cmd or Alt, not while typing, not what an element has taken. */
export function pageKey(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.matches(TYPING)) {
    if (!target.matches(PRESSED) || event.key === ' ' || event.key === 'Enter') return undefined;
  }
  return event.key;
}
