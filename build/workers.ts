/**
 * Makes Workers share code with the page.
 *
 * Vite bundles every Worker by itself, with its own copy of the formula parser, the landscapes and whatever else the page has, too.
 * Here a Worker is one more entry of the same build, so that it fetches what the page has not fetched yet and nothing twice.
 */

import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** How a Worker is started anywhere in the sources: `new Worker(new URL('./x.ts', import.meta.url), …)`. */
const START = /new URL\(\s*'(\.[^']*\.ts)',\s*import\.meta\.url\s*\)/g;

/** The plugin. */
export function sharedWorkers(): Plugin {
  return {
    name: 'shared-workers',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { code: /new Worker\(new URL\(/ },
      handler(code, id) {
        return code.replace(START, (_, path: string) => {
          const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), path) });
          return `import.meta.ROLLUP_FILE_URL_${reference}`;
        });
      },
    },
  };
}
