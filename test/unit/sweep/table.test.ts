import { describe, expect, it } from 'vitest';
import { drawSeries } from '../../../src/sweep/draw.ts';
import type { EscapeRow } from '../../../src/sweep/row.ts';
import { stateOf } from '../../../src/sweep/row.ts';
import { parseSweep } from '../../../src/sweep/sweep.ts';
import { columnName, formatCsv, tabulate, toRecords } from '../../../src/sweep/table.ts';
import { escapeRow } from './rows.ts';

const sweep = parseSweep({
  version: 1,
  name: 'trial',
  experiment: { landscape: { name: 'quartic' }, method: { name: 'langevin' } },
  vary: [{ field: 'noise.temperature', values: [0.2, 0.3] }],
});

it('names columns by their field and unit', () => {
  expect(columnName('noise.batchSize')).toBe('batch_size');
  expect(columnName('method.learningRate')).toBe('learning_rate');
  expect(columnName('noise.temperature')).toBe('temperature_loss');
  expect(columnName('landscape.parameters.Ha')).toBe('ha');
  expect(columnName('start.at.0')).toBe('start_at_0');
});

describe('the table', () => {
  const rows = [
    escapeRow({ point: 0, varied: { 'noise.temperature': 0.2 }, tau: 50, error: 0.1 }),
    {
      ...escapeRow({ point: 1, varied: { 'noise.temperature': 0.3 }, tau: null }),
      warnings: ['a "b", c'],
    },
  ];
  const columns = tabulate(sweep, rows);

  it('has a cell for every row in every column, each name once', () => {
    const names = columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { cells } of columns) expect(cells).toHaveLength(2);
  });

  it('tells a varied field from a column of its own of that name', () => {
    const field = 'landscape.parameters.seed';
    const seeds = parseSweep({ ...sweep, vary: [{ field, values: [1, 2] }] });
    const varied = escapeRow({ point: 0, varied: { [field]: 7 }, tau: 50 });
    const [record] = toRecords(tabulate(seeds, [varied]));
    expect(record).toMatchObject({ seed: 1, landscape_parameters_seed: 7 });
  });

  it('shows a bound as one', () => {
    const [measured, bound] = toRecords(columns);
    expect(measured).toMatchObject({ mean_escape_time_t: 50, is_bound: false, rate_per_t: 0.02 });
    expect([measured.state, bound.state]).toEqual(['measured', 'waiting']);
    expect(bound).toMatchObject({ mean_escape_time_t: null, is_bound: true, rate_per_t: null });
    expect(bound.mean_escape_time_low_t).toBe(1000);
    expect(bound.mean_escape_time_high_t).toBeNull();
  });

  it('is RFC 4180 as CSV', () => {
    const lines = formatCsv(columns).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0].startsWith('point,series,temperature_loss,seed,')).toBe(true);
    expect(lines[2].endsWith(',"a ""b"", c"')).toBe(true);
    expect(lines[3]).toBe('');
  });
});

it('holds nothing where a number is none, in every format', () => {
  const row = escapeRow({ point: 0, varied: { 'noise.temperature': 0.2 }, tau: 50, error: 0.1 });
  const { escapes } = row;
  const columns = tabulate(sweep, [
    {
      ...row,
      escapes: {
        ...(escapes as EscapeRow),
        exposure: Number.NaN,
        rate: Number.POSITIVE_INFINITY,
        meanEscapeTimeInterval95: [1, Number.POSITIVE_INFINITY],
      },
    },
  ]);
  const cellOf = (name: string) => columns.find((column) => column.name === name)?.cells[0];
  expect(['exposure_t', 'rate_per_t', 'mean_escape_time_high_t'].map(cellOf)).toEqual([
    null,
    null,
    null,
  ]);
  expect(cellOf('mean_escape_time_low_t')).toBe(1);
  expect(formatCsv(columns)).not.toMatch(/NaN|Infinity/);
});

describe('how far the mean of a row is known', () => {
  const { escapes, ...row } = escapeRow({ point: 0, tau: 50 });
  if (escapes === undefined) throw new Error('no escapes');

  it('is what the row says, and what an earlier version said with a bound', () => {
    expect(stateOf(escapes)).toBe('measured');
    expect(stateOf({ ...escapes, isBound: true })).toBe('settling');
    expect(stateOf({ ...escapes, isBound: true, events: 0 })).toBe('waiting');
    expect(stateOf({ ...escapes, state: 'settling' })).toBe('settling');
  });

  it('decides whether a figure shows a value or an arrow', () => {
    const figure = { x: 'T', y: 'tau', claim: { kind: 'agreement' } } as const;
    const pointOf = (state: 'measured' | 'settling') =>
      drawSeries({ ...sweep, series: [{ label: 'trial' }] } as never, figure as never, [
        { ...row, escapes: { ...escapes, state } },
      ])[0].points[0];
    expect(pointOf('measured')).toMatchObject({ y: 50, interval: [49, 51], isFitted: true });
    expect(pointOf('settling')).toMatchObject({ y: null, interval: [49, null], isFitted: false });
  });
});
