/** Builds the command line from its sources, once for every state of them. */

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Files that a process of the command line starts from. */
const ENTRIES = {
  main: 'src/cli/main.ts',
  thread: 'src/engine/cpu/thread.ts',
  'solver-thread': 'src/cli/solver-thread.ts',
  'probe-webgpu': 'src/cli/probe-webgpu.ts',
};

/** A day in milliseconds. */
const DAY = 86_400_000;

/** What the build is made of. */
const SOURCES = ['src', 'shaders', 'package.json', 'package-lock.json', 'bin/build.js'];

/**
 * The folder with the built command line, in `node_modules/.cache`: its name is a hash of the sources, so that it is never
 * out of date and is built only when something has changed (about a second).
 *
 * @returns {Promise<string>}
 */
export function buildCommandLine() {
  return buildForNode('escapement', ENTRIES, SOURCES);
}

/**
 * A folder in `node_modules/.cache` with scripts for Node, each built from one entry; see `buildCommandLine`.
 *
 * @param {string} name of the folder of folders
 * @param {Readonly<Record<string, string>>} entries files that scripts are made from, by their names
 * @param {readonly string[]} sources files and folders that the scripts are made of
 * @returns {Promise<string>}
 */
export async function buildForNode(name, entries, sources) {
  const cache = join(ROOT, 'node_modules/.cache', name);
  const folder = join(cache, hashOf(sources));
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: partial,
      rolldownOptions: { input: entries },
    },
  });
  // Others may still be running from an earlier build of today.
  for (const built of readdirSync(cache)) {
    const age = Date.now() - statSync(join(cache, built)).mtimeMs;
    if (age > DAY) rmSync(join(cache, built), { recursive: true, force: true });
  }
  // Another process may have been faster.
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
  return folder;
}

/** @param {readonly string[]} paths files and folders */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesOf(path)) hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesOf(inside) : [inside];
    })
    .sort();
}
