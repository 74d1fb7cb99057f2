/** The table of a sweep: columns with their units in their names, for CSV, JSON and Parquet alike. */

import { type PointRow, stateOf } from './row.ts';
import type { Sweep } from './sweep.ts';

/** What a cell may hold; null where there is nothing. */
export type Cell = number | string | boolean | null;

/** One column. Times, suffix _t, are η · steps. */
export interface Column {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'text' | 'truth';
  readonly cells: readonly Cell[];
}

/** Units of fields that have one, as a suffix. */
const UNITS: Readonly<Record<string, string>> = {
  temperature: '_loss',
};

/** The columns of a sweep's rows. */
export function tabulate(sweep: Sweep, rows: readonly PointRow[]): Column[] {
  const column = (
    name: string,
    type: Column['type'],
    read: (row: PointRow) => Cell | undefined,
  ): Column => ({ name, type, cells: rows.map((row) => finite(read(row))) });
  const own = [
    column('point', 'integer', ({ point }) => point),
    column('series', 'text', ({ series }) => series),
    column('seed', 'integer', ({ seed }) => seed),
    column('particles', 'integer', ({ particles }) => particles),
    column('steps_made', 'integer', ({ steps }) => steps),
    column('ended', 'text', ({ ended }) => ended),
    column('diverged', 'integer', ({ diverged }) => diverged),
    ...{ escape: escapeColumns, occupancy: occupancyColumns, displacement: displacementColumns }[
      sweep.measure
    ](rows, column),
    column('warnings', 'text', ({ warnings }) => warnings.join(' ')),
  ];
  const taken = new Set(own.map(({ name }) => name));
  const varied = variedPaths(sweep).map((path) => {
    const name = columnName(path);
    // The seed of a landscape's data is not that of the particles.
    const unique = taken.has(name) ? snakeCase(path.replaceAll('.', '_')) : name;
    taken.add(unique);
    return column(unique, 'number', (row) => row.varied[path]);
  });
  return [...own.slice(0, 2), ...varied, ...own.slice(2)];
}

/** A cell; a number that is none, or that no double holds, is nothing in every format. */
function finite(cell: Cell | undefined): Cell {
  return cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell)) ? null : cell;
}

type MakeColumn = (
  name: string,
  type: Column['type'],
  read: (row: PointRow) => Cell | undefined,
) => Column;

function escapeColumns(rows: readonly PointRow[], column: MakeColumn): Column[] {
  const laws = Object.keys(rows[0]?.escapes?.theory ?? {}).filter((name) => name !== 'exact');
  const lawOf = ({ escapes }: PointRow, law: string): number | null => {
    const value = escapes?.theory[law as keyof typeof escapes.theory];
    return typeof value === 'number' ? value : null;
  };
  return [
    column('after_escape', 'text', ({ escapes }) => escapes?.afterEscape),
    column('events', 'integer', ({ escapes }) => escapes?.events),
    column('exposure_t', 'number', ({ escapes }) => escapes?.exposure),
    column('awaited', 'integer', ({ escapes }) => escapes?.censored),
    column('settled_after_t', 'number', ({ escapes }) => escapes?.settled?.after),
    column('settled_events', 'integer', ({ escapes }) => escapes?.settled?.events),
    column('settled_exposure_t', 'number', ({ escapes }) => escapes?.settled?.exposure),
    column('state', 'text', ({ escapes }) => escapes && stateOf(escapes)),
    column('is_bound', 'truth', ({ escapes }) => escapes?.isBound),
    column('mean_escape_time_t', 'number', ({ escapes }) => escapes?.meanEscapeTime),
    column(
      'mean_escape_time_low_t',
      'number',
      ({ escapes }) => escapes?.meanEscapeTimeInterval95[0],
    ),
    column(
      'mean_escape_time_high_t',
      'number',
      ({ escapes }) => escapes?.meanEscapeTimeInterval95[1],
    ),
    column('rate_per_t', 'number', ({ escapes }) => escapes?.rate),
    column('rate_low_per_t', 'number', ({ escapes }) => escapes?.rateInterval95[0]),
    column('rate_high_per_t', 'number', ({ escapes }) => escapes?.rateInterval95[1]),
    column('exact_t', 'number', ({ escapes }) => escapes?.theory.exact?.value),
    column('exact_error_t', 'number', ({ escapes }) => escapes?.theory.exact?.error),
    column('exact_method', 'text', ({ escapes }) => escapes?.theory.exact?.method),
    ...laws.map((law) => column(`${snakeCase(law)}_t`, 'number', (row) => lawOf(row, law))),
  ];
}

function occupancyColumns(rows: readonly PointRow[], column: MakeColumn): Column[] {
  const wells = Math.max(0, ...rows.map(({ occupancy }) => occupancy?.wells.length ?? 0));
  return Array.from({ length: wells }, (_, well) => [
    column(`well_${well + 1}_x`, 'number', ({ occupancy }) => occupancy?.wells[well]?.[0]),
    column(`well_${well + 1}_y`, 'number', ({ occupancy }) => occupancy?.wells[well]?.[1]),
    column(`share_${well + 1}`, 'number', ({ occupancy }) => occupancy?.shares[well]),
    column(`share_${well + 1}_low`, 'number', ({ occupancy }) => occupancy?.intervals[well]?.[0]),
    column(`share_${well + 1}_high`, 'number', ({ occupancy }) => occupancy?.intervals[well]?.[1]),
    column(`share_${well + 1}_exact`, 'number', ({ occupancy }) => occupancy?.exact?.[well]),
  ]).flat();
}

function displacementColumns(_: readonly PointRow[], column: MakeColumn): Column[] {
  return (['x', 'y'] as const).flatMap((name, axis) => [
    column(
      `mean_square_${name}_position2`,
      'number',
      ({ displacement }) => displacement?.meanSquare[axis],
    ),
    column(
      `mean_square_${name}_error_position2`,
      'number',
      ({ displacement }) => displacement?.standardErrors[axis],
    ),
    column(
      `mean_square_${name}_exact_position2`,
      'number',
      ({ displacement }) => displacement?.exact?.[axis],
    ),
  ]);
}

function variedPaths({ vary }: Sweep): string[] {
  return [...new Set(vary.flatMap(({ field, follow }) => [field, ...follow.map((f) => f.field)]))];
}

/** The name of a field's column: `noise.batchSize` → `batch_size`. */
export function columnName(path: string): string {
  const field = path.split('.').at(-1) ?? path;
  // The last word alone, but for coordinates of a point: start.at.0.
  const name = /^\d+$/.test(field) ? path.replaceAll('.', '_') : field;
  return `${snakeCase(name)}${UNITS[field] ?? ''}`;
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** Columns as comma-separated values (RFC 4180), with a line of names. */
export function formatCsv(columns: readonly Column[]): string {
  const lines = [columns.map(({ name }) => name)];
  for (let row = 0; row < (columns[0]?.cells.length ?? 0); row++) {
    lines.push(columns.map(({ cells }) => formatCell(cells[row])));
  }
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function formatCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Columns as one object a row. */
export function toRecords(columns: readonly Column[]): Readonly<Record<string, Cell>>[] {
  return (columns[0]?.cells ?? []).map((_, row) =>
    Object.fromEntries(columns.map(({ name, cells }) => [name, cells[row]])),
  );
}
