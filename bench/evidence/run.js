#!/usr/bin/env node
/** Builds the programs of this folder from their sources and runs them. */

import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildForNode } from '../../bin/build.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = await buildForNode('escapement-evidence', { main: 'bench/evidence/main.ts' }, [
  'bench/evidence/main.ts',
  'bench/evidence/compare.ts',
  'bench/independent',
  'bench/search',
  'src',
  'package.json',
  'bin/build.js',
]);
const { run } = await import(pathToFileURL(`${folder}/main.js`).href);
process.exitCode = await run(process.argv.slice(2), ROOT);
