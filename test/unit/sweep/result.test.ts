import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSweepFolder } from '../../../src/cli/sweep-folder.ts';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import { FIGURES } from '../../../src/sweep/figures.ts';
import { composeResult, explainOther, parseSweepFile } from '../../../src/sweep/result.ts';
import { runSweep } from '../../../src/sweep/run-sweep.ts';
import { parseSweep, SweepError } from '../../../src/sweep/sweep.ts';

const PROVENANCE = {
  program: 'escapement',
  version: '0.1.0',
  engine: 'cpu',
  adapter: 'CPU, one thread',
  seed: 1,
  date: '2026-11-25T12:00:00.000Z',
} as const;

/** One sweep of every measure, of milliseconds. */
const SWEEPS = {
  escape: parseSweep({
    version: 1,
    name: 'escapes',
    experiment: {
      landscape: { name: 'quartic' },
      method: { name: 'langevin', learningRate: 0.05 },
      noise: { name: 'white' },
    },
    // At the coldest nothing leaves within the budget: a bound.
    vary: [{ field: 'noise.temperature', values: [0.6, 0.8, 1, 0.01] }],
    precision: { relativeError: 0.3 },
    budget: { particleSteps: 2e5 },
    figure: { x: '1/T', y: 'log(tau)', claim: { kind: 'line', law: 'eyringKramers' } },
  }),
  displacement: parseSweep({
    version: 1,
    name: 'displacements',
    experiment: {
      landscape: { name: 'long-valley' },
      method: { name: 'sgd', learningRate: 0.001 },
      noise: { name: 'local-hessian', batchSize: 1, parameters: { scale: 0.1, floor: 0 } },
      until: { steps: 5 },
    },
    vary: [{ field: 'landscape.parameters.h1', values: [1, 10] }],
    series: [
      { label: 'across', set: {} },
      { label: 'along', set: {}, y: 'squareX' },
    ],
    measure: 'displacement',
    precision: { relativeError: 0.3 },
    figure: { x: 'h1', y: 'squareY', claim: { kind: 'agreement' } },
  }),
};

const compute = (sweep: (typeof SWEEPS)['escape']) =>
  runSweep(sweep, { engine: createCpuEngine() });

describe.each(Object.entries(SWEEPS))('the results of %s', (_, sweep) => {
  it('are read from the files of the command line as they were computed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'escapement-result-'));
    const record = { sweep, isQuick: false, provenance: PROVENANCE };
    const opened = openSweepFolder(folder, record);
    const read = (name: string) =>
      parseSweepFile(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    expect(read('sweep.json')).toEqual({ ...record, points: [] });
    const rows = await compute(sweep);
    const figure = concludeSweep(sweep, rows);
    opened.finish(rows, figure);
    const result = read('table.json');
    expect(result).toEqual({ ...record, points: rows });
    expect(concludeSweep(result.sweep, result.points)).toEqual(figure);
    // The page writes what it has read as the command line wrote it, byte for byte.
    const again = composeResult({ ...record, sweep: result.sweep }, result.points);
    expect(`${JSON.stringify(again, null, 2)}\n`).toBe(
      readFileSync(join(folder, 'table.json'), 'utf8'),
    );
  });
});

it('reads every ready figure, and what it has read, as the same sweep', () => {
  for (const figure of FIGURES) {
    const { sweep } = parseSweepFile(JSON.parse(JSON.stringify(figure)));
    expect(JSON.stringify(sweep)).toBe(JSON.stringify(figure));
  }
});

it('takes a mean square of nobody for no number', async () => {
  const rows = await compute(SWEEPS.displacement);
  const [first] = rows;
  const diverged = {
    ...first,
    displacement: { ...first.displacement, meanSquare: [Number.NaN, 1], exact: null },
  };
  const text = JSON.stringify({
    sweep: SWEEPS.displacement,
    isQuick: false,
    provenance: PROVENANCE,
    points: [diverged],
  });
  const [{ displacement }] = parseSweepFile(JSON.parse(text)).points;
  expect(displacement?.meanSquare).toEqual([Number.NaN, 1]);
});

describe('a file that is none', async () => {
  const rows = await compute(SWEEPS.escape);
  const result = composeResult(
    { sweep: SWEEPS.escape, isQuick: false, provenance: PROVENANCE },
    rows,
  );
  const [row] = rows;
  it.each([
    ['a list', [1, 2], 'This is no sweep: a sweep is a JSON object'],
    ['a fit', { name: 'x', series: [], verdicts: [] }, 'open the table.json beside it.'],
    ['a sweep without its number', { version: 1, name: 'x' }, 'experiment is missing.'],
    [
      'a sweep whose field is wrong',
      { ...SWEEPS.escape, vary: [{ field: 'noise.temperature', values: [-1] }] },
      'vary: noise.temperature (temperature)',
    ],
    [
      'an engine that is none',
      { ...result, provenance: { ...PROVENANCE, engine: 'abacus' } },
      'provenance.engine must be "webgpu" or "cpu".',
    ],
    ['no precision', { ...result, isQuick: 'yes' }, 'isQuick must be true or false.'],
    [
      'a time that is a text',
      { ...result, points: [{ ...row, escapes: { ...row.escapes, meanEscapeTime: '3' } }] },
      'points.0.escapes.meanEscapeTime must be a number; got "3".',
    ],
    [
      'a row without its settings',
      { ...result, points: [row, { ...rows[1], settings: undefined }] },
      'points.1.settings is missing.',
    ],
    ['a row twice', { ...result, points: [row, row] }, 'points.1.point: point 0 is there twice'],
    [
      'a row too many',
      { ...result, points: [{ ...row, point: 4 }] },
      'points.0.point is 4, but the sweep has 4 points, from 0',
    ],
    [
      'a row of another seed',
      { ...result, points: [{ ...row, seed: 7 }] },
      'points.0 is not point 0 of this sweep',
    ],
  ])('is refused with a sentence: %s', (_, input, sentence) => {
    let problems: readonly string[] = [];
    try {
      parseSweepFile(JSON.parse(JSON.stringify(input)));
    } catch (error) {
      if (!(error instanceof SweepError)) throw error;
      ({ problems } = error);
    }
    expect(problems.join('\n')).toContain(sentence);
  });
});

it('tells rows that would not make one table', () => {
  const record = { sweep: SWEEPS.escape, isQuick: false, provenance: PROVENANCE };
  const other = (change: object) => explainOther(record, { ...record, ...change });
  expect(other({ provenance: { ...PROVENANCE, date: '2027-01-01', adapter: '8 threads' } })).toBe(
    undefined,
  );
  expect(other({ sweep: SWEEPS.displacement })).toContain('another sweep, escapes');
  expect(other({ isQuick: true })).toBe('this sweep without --quick');
  expect(other({ provenance: { ...PROVENANCE, version: '0.2.0' } })).toBe(
    'this sweep by version 0.1.0',
  );
  expect(other({ provenance: { ...PROVENANCE, engine: 'webgpu', adapter: 'a card' } })).toBe(
    'this sweep computed by cpu, CPU, one thread; this is webgpu, a card',
  );
});
