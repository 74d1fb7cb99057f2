/**
 * Leaves comments and layout out of what lies in the script as text: the styles of elements, and shaders.
 *
 * A minifier of script does not know them. Together they were a fortieth of a first visit.
 */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** A template of styles without anything put in. */
const STYLES = /\bcss`([^`$]*)`/g;
const SHADER = /\.wgsl\?raw$/;

/** The same styles in fewer letters. A blank before a colon may stand for "within", and stays. */
export function shortenStyles(styles: string): string {
  return styles
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .trim();
}

/** The same shader without its comments; the lines that hold something keep their order. */
export function shortenShader(text: string): string {
  return text.replace(/\/\/.*$/gm, '').replace(/\s*\n\s*/g, '\n');
}

/** The plugin. */
export function shortText(): Plugin {
  return {
    name: 'short-text',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: SHADER },
      async handler(id) {
        const text = await readFile(id.replace(/\?raw$/, ''), 'utf8');
        return `export default ${JSON.stringify(shortenShader(text))}`;
      },
    },
    transform: {
      filter: { code: /css`/ },
      handler: (code) =>
        code.replace(STYLES, (_, styles: string) => `css\`${shortenStyles(styles)}\``),
    },
  };
}
