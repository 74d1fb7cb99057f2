import { expect, test } from 'vitest';
import { shortenShader, shortenStyles } from '../../../build/short-text.ts';

test('styles lose comments and layout, and keep what a blank means', () => {
  const styles = `
    /* Why. */
    :host([wide]) input[type='text'],
    .stack :is(p, .note) {
      grid-template-areas: 'map side' 'strip strip';
      margin: calc(-1 * var(--gap)) 0;
    }
  `;
  expect(shortenStyles(styles)).toBe(
    ":host([wide]) input[type='text'],.stack :is(p,.note){grid-template-areas:'map side' 'strip strip';margin:calc(-1 * var(--gap)) 0;}",
  );
});

test('shaders lose comments and keep their lines', () => {
  expect(
    shortenShader('/// What.\nfn f() {\n\n  let a = 1.0; // why\n  return a / 2.0;\n}\n'),
  ).toBe('\nfn f() {\nlet a = 1.0;\nreturn a / 2.0;\n}\n');
});
