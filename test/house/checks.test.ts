import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs a tool of this project and expects it to find nothing. */
function expectClean(command: string, ...options: string[]): void {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', command, ...options], {
    encoding: 'utf8',
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
}

it('has nothing to lint or to format', () => expectClean('biome', 'ci'));

it('has no type errors', () => expectClean('tsc', '--noEmit'));
