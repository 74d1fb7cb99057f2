#!/usr/bin/env node
/** Builds the study of coverage from its sources and runs it. */

import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildForNode } from '../../bin/build.js';

const folder = await buildForNode('escapement-coverage', { main: 'bench/coverage/main.ts' }, [
  'bench/coverage',
  'src',
  'package.json',
  'bin/build.js',
]);
const { run } = await import(pathToFileURL(`${folder}/main.js`).href);
process.exitCode = await run(
  process.argv.slice(2),
  fileURLToPath(new URL('../..', import.meta.url)),
);
