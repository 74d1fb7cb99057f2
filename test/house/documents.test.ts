import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { parseCsv } from '../../src/landscapes/mean/data-table.ts';
import { parseSweep } from '../../src/sweep/sweep.ts';

function read(document: string): string {
  return readFileSync(join(import.meta.dirname, '../..', document), 'utf8');
}

/** The blocks of one language in a document, in order. */
function blocksOf(document: string, language: string): string[] {
  return [...read(document).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, name, content]) => (name === language ? [content] : []),
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

it('the README in Chinese has the same code, tables, numbers and links as the one in English', () => {
  const [english, chinese] = ['README.md', 'README.zh-Hans.md'].map(read);
  const codeOf = (text: string) => text.match(/^```\w+\n[\s\S]*?^```$/gm);
  expect(codeOf(english)?.length).toBeGreaterThan(4);
  expect(codeOf(chinese)).toEqual(codeOf(english));
  const tablesOf = (text: string) =>
    text.match(/^\|.*\n(?:\|.*\n)+/gm)?.map((table) =>
      table
        .trim()
        .split('\n')
        .map((row) => row.split('|').length - 2),
    );
  expect(tablesOf(english)).toHaveLength(2);
  expect(tablesOf(chinese)).toEqual(tablesOf(english));
  const proseOf = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');
  // Small numbers may be words in the one and digits in the other.
  const numbersOf = (text: string) =>
    [...new Set(proseOf(text).match(/\d[\d.,]*\d(?:e\d+)?/g))].sort();
  expect(numbersOf(chinese)).toEqual(numbersOf(english));
  const linksOf = (text: string) =>
    [...proseOf(text).matchAll(/\]\((?!README)([^)]+)\)/g)].map(([, target]) => target);
  expect(linksOf(chinese)).toEqual(linksOf(english));
  const headingsOf = (text: string) => proseOf(text).match(/^#+ /gm);
  expect(headingsOf(chinese)).toEqual(headingsOf(english));
  expect(english).toContain('](README.zh-Hans.md)');
  expect(chinese).toContain('](README.md)');
});

it('every file that a document names is there', () => {
  const root = join(import.meta.dirname, '../..');
  const documents = [
    ...['README.md', 'README.zh-Hans.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'],
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `docs/${path}`),
  ];
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(/`((?:bench|build|docs|src|test)\/[\w./-]+\.\w+)`/g)]
      .map(([, path]) => path)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document}: ${path}`),
  );
  expect(missing).toEqual([]);
});
