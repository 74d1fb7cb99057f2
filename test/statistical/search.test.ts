import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Found } from '../../bench/search/judge.ts';
import { listJobs, search } from '../../bench/search/main.ts';
import { PLANTS } from '../../bench/search/plants.js';
import { summarize } from '../../bench/search/summary.ts';
import { TEST_SEED } from '../support/seed.ts';

/**
 * As many of the search's experiments as a test has time for: each is held to 5.7 standard errors, 1e-8 each, and to a grid
 * of the search's own. `npm run search` takes as many as one likes.
 */
const COUNT = 27;

it('finds nothing wrong in small random experiments', async () => {
  const found: Found[] = [];
  await search(listJobs(TEST_SEED, COUNT, 0, 100), (one) => found.push(one));
  expect(found).toHaveLength(COUNT);
  expect(found.filter(({ deviation }) => deviation !== undefined).length).toBeGreaterThan(
    COUNT / 2,
  );
  expect(summarize(found).faults).toEqual([]);
});

it('draws the same experiment for an index whatever was drawn before', () => {
  const draw = (first: number) =>
    listJobs(TEST_SEED, 3, 3, first).map((job) => job.draw().experiment);
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)[1]).toEqual(draw(8)[0]);
});

it('knows where its planted faults go', () => {
  expect(Object.keys(PLANTS).length).toBeGreaterThanOrEqual(6);
  for (const { file, from, to } of Object.values(PLANTS)) {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    expect(text.split(from), file).toHaveLength(2);
    expect(to).not.toBe(from);
  }
});
