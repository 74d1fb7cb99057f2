import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { FigureResult } from '../../src/sweep/conclude.ts';
import { zThreshold } from '../support/false-failure.ts';
import { TEST_SEED } from '../support/seed.ts';
import { escapement, type Outcome, startEscapement, writeInput } from './command.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'escapement-sweep-'));

const FILES = [
  'fit.json',
  'points.jsonl',
  'sweep.json',
  'table.csv',
  'table.json',
  'table.parquet',
];

/** SGD on the piecewise-quadratic well: −ln γ against B, the last point out of reach of the budget. */
const SWEEP = {
  version: 1,
  name: 'small',
  experiment: {
    landscape: { name: 'piecewise-quadratic', parameters: { Ha: 1, Hb: 1, xc: 1 } },
    method: { name: 'sgd', learningRate: 0.2 },
    noise: { name: 'two-temperature', parameters: { scale: 4 } },
  },
  vary: [{ field: 'noise.batchSize', values: [4, 5, 6, 7, 60] }],
  precision: { relativeError: 0.1, quick: 0.3 },
  budget: { particleSteps: 5e6 },
  seed: TEST_SEED,
  figure: { x: 'B', y: 'log(tau)', claim: { kind: 'line', law: 'sgdDiffusionIto' } },
};

const write = (sweep: object): string => writeInput(JSON.stringify(sweep));
const PATH = write(SWEEP);

const sweepInto = (out: string): Promise<Outcome> =>
  escapement(['sweep', PATH, '--out', out, '--engine', 'cpu']);

/** The same in a process of its own, to be killed. */
const startSweepInto = (
  out: string,
  onStart: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Outcome> =>
  startEscapement(['sweep', PATH, '--out', out, '--engine', 'cpu'], {}, onStart);

function expectSameFiles(folder: string, other: string): void {
  expect(readdirSync(folder).sort()).toEqual(FILES);
  for (const file of FILES) {
    const isSame = readFileSync(join(folder, file)).equals(readFileSync(join(other, file)));
    expect(isSame, file).toBe(true);
  }
}

/** A folder as a process leaves it that was killed after some points: the date of its start is in it. */
function startedLike(folder: string, name: string, points: number): string {
  const copy = join(FOLDER, name);
  mkdirSync(copy);
  cpSync(join(folder, 'sweep.json'), join(copy, 'sweep.json'));
  const lines = readFileSync(join(folder, 'points.jsonl'), 'utf8').split('\n').slice(0, points);
  if (points > 0) writeFileSync(join(copy, 'points.jsonl'), `${lines.join('\n')}\n`);
  return copy;
}

describe('a sweep', () => {
  const whole = join(FOLDER, 'whole');
  let seconds = 0;

  it('ends in tables, a fit and a sentence', async () => {
    const began = performance.now();
    const { status, stdout, stderr } = await sweepInto(whole);
    seconds = (performance.now() - began) / 1000;
    expect(status, stderr).toBe(0);
    expect(readdirSync(whole).sort()).toEqual(FILES);
    expect(stdout).toMatch(
      /^small\nln τ against B has the slope \d\.\d+ ± \d\.\d+ \(95 %\), R² = /,
    );
    expect(stdout).toContain('Points that are a bound only, shown and left out of the fit: 1.');
    const { table, provenance } = JSON.parse(readFileSync(join(whole, 'table.json'), 'utf8'));
    expect(provenance).toMatchObject({ program: 'escapement', engine: 'cpu', seed: TEST_SEED });
    expect(table).toHaveLength(5);
    for (const row of table.slice(0, 4)) {
      const half = (row.mean_escape_time_high_t - row.mean_escape_time_low_t) / 2;
      expect(half / row.mean_escape_time_t).toBeLessThan(0.105);
      // A half interval is 1.96 standard errors.
      const z = Math.abs(row.mean_escape_time_t - row.exact_t) / (half / 1.96);
      expect(z).toBeLessThan(zThreshold());
    }
    expect(table[4]).toMatchObject({ events: 0, is_bound: true, mean_escape_time_t: null });
    // After the settling time no escape in what is left of the exposure: e^(−exposure/τ) = 2.5 %.
    const bound = -Math.log(0.025) / table[4].exposure_t;
    expect(table[4].rate_high_per_t / bound).toBeGreaterThan(1);
    expect(table[4].rate_high_per_t / bound).toBeLessThan(1.3);
  });

  it('has the slope of the exact chain', () => {
    const { series }: FigureResult = JSON.parse(readFileSync(join(whole, 'fit.json'), 'utf8'));
    const [{ measured, exact }] = series[0].fits;
    const z = Math.abs(measured.slope - Number(exact?.slope)) / measured.slopeDeviation;
    expect(z).toBeLessThan(zThreshold());
    expect(measured.rSquared).toBeGreaterThan(0.99);
  });

  it('says the same as Parquet, with its provenance inside', async () => {
    const bytes = readFileSync(join(whole, 'table.parquet'));
    const file = new Uint8Array(bytes).buffer;
    const { table, provenance, sweep } = JSON.parse(
      readFileSync(join(whole, 'table.json'), 'utf8'),
    );
    expect(await parquetReadObjects({ file })).toEqual(table);
    const entries = parquetMetadata(file).key_value_metadata;
    const kept = JSON.parse(entries?.find(({ key }) => key === 'escapement')?.value ?? '{}');
    expect(kept).toMatchObject({ provenance, sweep });
  });

  it('killed ten times at random moments, it ends in the same bytes', async () => {
    const out = startedLike(whole, 'killed', 0);
    let killed = 0;
    let before = '';
    // Golden-ratio sequence: spread evenly over what the whole sweep took. The shortest come first, which end nothing but what was begun,
    // however much faster the machine is now.
    const shares = Array.from({ length: 10 }, (_, time) => ((time + TEST_SEED) * 0.618034) % 1);
    for (const share of shares.sort((one, other) => one - other)) {
      const delay = 1000 * seconds * share;
      const { status } = await startSweepInto(out, (kill) =>
        setTimeout(() => kill('SIGKILL'), delay),
      );
      if (status === null) killed++;
      const path = join(out, 'points.jsonl');
      const after = existsSync(path) ? readFileSync(path, 'utf8') : '';
      // What is finished stays as it is.
      const finished = before.slice(0, before.lastIndexOf('\n') + 1);
      expect(after.startsWith(finished)).toBe(true);
      before = after;
    }
    expect(killed).toBeGreaterThan(0);
    const { status, stderr } = await sweepInto(out);
    expect(status, stderr).toBe(0);
    expectSameFiles(out, whole);
  });

  it('cuts off a line that was not written to its end', async () => {
    const out = startedLike(whole, 'torn', 3);
    const lines = readFileSync(join(whole, 'points.jsonl'), 'utf8').split('\n');
    appendFileSync(join(out, 'points.jsonl'), lines[3].slice(0, 100));
    const { status, stderr } = await sweepInto(out);
    expect(status).toBe(0);
    expect(stderr).toContain('3 of 5 points are finished already.');
    expectSameFiles(out, whole);
  });

  it('ends after what is finished on Ctrl-C, with status 1, and goes on', async () => {
    const out = startedLike(whole, 'interrupted', 3);
    const { status, stdout, stderr } = await startSweepInto(out, (kill) => kill('SIGINT'));
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/Interrupted: \d of 5 points are finished and kept in /);
    expect((await sweepInto(out)).status).toBe(0);
    expectSameFiles(out, whole);
  });

  it('does not mix with another sweep, precision or seed', async () => {
    const into = (...args: string[]) =>
      escapement(['sweep', ...args, '--out', whole, '--engine', 'cpu']);
    const other = write({ ...SWEEP, budget: { particleSteps: 1e6 } });
    for (const [args, sentence] of [
      [[other], 'holds another sweep, small, or the same with other numbers.'],
      [[PATH, '--seed', '99'], 'holds another sweep'],
      [[PATH, '--quick'], 'holds this sweep without --quick.'],
    ] as const) {
      const { status, stderr } = await into(...args);
      expect(status).toBe(2);
      expect(stderr).toContain(sentence);
    }
  });
});

it.each([
  ['no folder', ['sweep', PATH], "required option '--out <folder>' not specified"],
  [
    'no such figure',
    ['sweep', 'nothing', '--out', FOLDER],
    'There is no figure "nothing"; there are sgd-sharpness, ',
  ],
  [
    'no such file',
    ['sweep', './nothing.json', '--out', FOLDER],
    'There is no file ./nothing.json.',
  ],
  [
    'a seed that is none',
    ['sweep', PATH, '--out', FOLDER, '--seed', 'x'],
    '--seed (seed) must be a whole number',
  ],
  [
    'a wrong field',
    [
      'sweep',
      write({ ...SWEEP, vary: [{ field: 'noise.batchSize', values: [0] }] }),
      '--out',
      FOLDER,
    ],
    'vary: noise.batchSize (batch size) must be a number greater than 0',
  ],
])('ends with status 2 and a sentence: %s', async (_, args, sentence) => {
  const { status, stdout, stderr } = await escapement(args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(sentence);
});

it('lists the figures', async () => {
  const { status, stdout } = await escapement(['figures']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^sgd-sharpness +SGD, piecewise quadratic: −ln γ against 1\/k$/m);
});
