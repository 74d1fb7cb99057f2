#!/usr/bin/env node
/** Builds the search from its sources, with a fault planted where one is asked for, and runs it. */

import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { plant } from './plants.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const argv = process.argv.slice(2);
const at = argv.indexOf('--plant');
// Sources and plants differ from call to call: nothing is kept.
const folder = `${ROOT}node_modules/.cache/escapement-search/${process.pid}`;
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  publicDir: false,
  plugins: at < 0 ? [] : [plant(argv[at + 1])],
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    rolldownOptions: { input: { main: 'bench/search/main.ts' } },
  },
});
try {
  const { run } = await import(pathToFileURL(`${folder}/main.js`).href);
  process.exitCode = await run(argv);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
