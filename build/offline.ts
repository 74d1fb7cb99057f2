/** Puts into the service worker what it is to keep: everything that the build has written. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Name of the service worker in the built site; it has no hash, as browsers ask for it by name. */
export const SERVICE_WORKER = 'service-worker.js';

/** The plugin; it takes the chunk of that name as the service worker. */
export function offline(): Plugin {
  let publicFolder = '';
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[SERVICE_WORKER];
        // A build of something else, such as the Workers in it, has none.
        if (worker?.type !== 'chunk') return;
        const hash = createHash('sha256');
        const paths = Object.keys(bundle)
          .filter((name) => name !== SERVICE_WORKER && !name.endsWith('.map'))
          .sort();
        for (const name of paths) {
          const part = bundle[name];
          hash.update(name).update(part.type === 'chunk' ? part.code : part.source);
        }
        for (const name of readdirSync(publicFolder).sort()) {
          paths.push(name);
          hash.update(name).update(readFileSync(join(publicFolder, name)));
        }
        // The first page is asked for by its folder.
        const kept = paths.map((path) => (path === 'index.html' ? './' : path));
        const version = hash.digest('hex').slice(0, 12);
        worker.code = `const KEPT_PATHS = ${JSON.stringify(kept)};\nconst KEPT_VERSION = "${version}";\n${worker.code}`;
      },
    },
  };
}
