import { expect, test } from 'vitest';
import { actionOf, BINDINGS, type KeyPress } from '../../../src/ui/address/keys.ts';

/** A key pressed while an element of this kind has the focus; `matches` knows nothing but names. */
function press(key: string, focus = 'body', modifiers: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    matches: (selector) => selector.split(',').includes(focus),
    ...modifiers,
  };
}

test.each([
  [' ', 'toggle'],
  ['.', 'step'],
  ['r', 'reset'],
  ['R', 'reset'],
  ['h', 'panels'],
  ['3', undefined],
  ['f', 'full-screen'],
  ['p', 'presenter'],
  ['s', 'share'],
  ['?', 'help'],
  ['ArrowRight', 'next'],
  ['PageUp', 'previous'],
  ['Escape', 'leave'],
  ['x', undefined],
])('in the lecture %s asks for %s', (key, action) => {
  expect(actionOf(press(key), 'lecture')).toBe(action);
});

test('never with Ctrl, Cmd or Alt, nor when somebody has taken the key already', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'defaultPrevented'] as const) {
    for (const { keys } of BINDINGS) {
      expect(actionOf(press(keys[0], 'body', { [modifier]: true }), 'lecture')).toBeUndefined();
    }
  }
});

test('not while one types; buttons keep the space bar, sliders and the map the arrows', () => {
  for (const focus of ['input:not([type=range])', 'textarea', 'select']) {
    expect(actionOf(press('r', focus), 'lecture')).toBeUndefined();
  }
  expect(actionOf(press(' ', 'button'), 'lecture')).toBeUndefined();
  expect(actionOf(press('r', 'button'), 'lecture')).toBe('reset');
  expect(actionOf(press('ArrowRight', 'input[type=range]'), 'lecture')).toBeUndefined();
  expect(actionOf(press('ArrowRight', '[role=application]'), 'lecture')).toBeUndefined();
});

test('the laboratory has no scenes to turn to, the gallery nothing to run', () => {
  expect(actionOf(press('ArrowRight'), 'laboratory')).toBeUndefined();
  expect(actionOf(press(' '), 'gallery')).toBeUndefined();
  expect(actionOf(press('?'), 'gallery')).toBe('help');
});

test('no key has two meanings on a page', () => {
  for (const page of ['laboratory', 'lecture', 'figures', 'gallery'] as const) {
    const keys = BINDINGS.filter(({ pages }) => pages.includes(page)).flatMap((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
