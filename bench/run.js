#!/usr/bin/env node
/** Builds the benchmark from its sources, as `bin/build.js` builds the command line, and runs it. */

import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildForNode } from '../bin/build.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const own = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `bench/${name}`);
const folder = await buildForNode(
  'escapement-bench',
  { main: 'bench/main.ts', thread: 'src/engine/cpu/thread.ts' },
  [...own, 'test/browser', 'src', 'shaders', 'package.json', 'package-lock.json', 'bin/build.js'],
);
const scripts = pathToFileURL(`${folder}/`);
const { run } = await import(new URL('main.js', scripts).href);
const status = await run(process.argv.slice(2), ROOT, scripts);
// Dawn's threads would keep the process alive.
process.exit(status);
