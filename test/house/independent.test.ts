import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../bench/independent');

it('the independent programs share no code with the product', () => {
  const files = readdirSync(FOLDER);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const sources = [...text.matchAll(/from '([^']+)'/g)].map(([, source]) => source);
    for (const source of sources)
      expect(`${file}: ${source}`).toMatch(/: (\.\/[\w-]+\.ts|node:fs)$/);
  }
});
