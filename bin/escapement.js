#!/usr/bin/env node
import { pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Escapement needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
const { buildCommandLine } = await import('./build.js');
const folder = pathToFileURL(`${await buildCommandLine()}/`);
const { run } = await import(new URL('main.js', folder).href);
await run(process.argv.slice(2), folder);
