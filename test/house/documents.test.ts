import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { parseCsv } from '../../src/landscapes/data-table.ts';
import { parseSweep } from '../../src/sweep/sweep.ts';

/** The blocks of one language in a document, in order. */
function blocksOf(document: string, language: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', document), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, content]) =>
    name === language ? [content] : [],
  );
}

it('the experiments of the README run as printed', () => {
  const [table] = blocksOf('README.md', 'csv');
  const experiments = blocksOf('README.md', 'json').map((text) => JSON.parse(text));
  expect(experiments).toHaveLength(2);
  const [typed, { landscape, ...rest }] = experiments;
  expect(landscape.data).toBe('data.csv');
  const withRows = { ...rest, landscape: { ...landscape, data: parseCsv(table) } };
  for (const given of [typed, withRows]) {
    const { route, warnings } = prepareExperiment(parseExperiment(given));
    expect(route.minimum).toBeDefined();
    expect(warnings).toEqual([]);
  }
});

it('the sweep of the documentation is one', () => {
  const sweeps = blocksOf('docs/how-it-works.md', 'json').map((text) =>
    parseSweep(JSON.parse(text)),
  );
  expect(sweeps.map(({ name }) => name)).toEqual(['my-sweep']);
});
