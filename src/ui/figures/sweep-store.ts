/** Where sweeps and their rows are kept: in the browser's database, or in memory where it has none. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Provenance } from '../../analysis/rate-report.ts';
import { messageOf } from '../../message-of.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';

/** A sweep that was started or opened; its rows are kept beside it. */
export interface SweepRun {
  readonly id: string;
  /** What the reader calls it; at first the sweep's title. */
  readonly name: string;
  readonly sweep: Sweep;
  readonly isQuick: boolean;
  /** Undefined until it is started. */
  readonly provenance?: Provenance;
  /** When it came here, ISO 8601: the newest is listed first. */
  readonly added: string;
  /** Seconds of computing that its rows took in this browser. */
  readonly seconds: number;
}

/** A run and how many rows it has. */
export interface ListedRun extends SweepRun {
  readonly finished: number;
}

/** How many points a sweep has. */
export function countPoints({ series, vary }: Sweep): number {
  return series.length * vary.reduce((points, { values }) => points * values.length, 1);
}

/** Whether all points of a run are there. */
export function isFinished(run: ListedRun): boolean {
  return run.finished >= countPoints(run.sweep);
}

/** Keeps runs. Every promise is fulfilled when what was asked is safely written. */
export interface SweepStore {
  /** In a sentence, why nothing is kept beyond this page; undefined where it is. */
  readonly notKept: string | undefined;
  /** All runs, the newest first. */
  list(): Promise<ListedRun[]>;
  /** Rows of a run by their place in the table. */
  readRows(id: string): Promise<PointRow[]>;
  /** Writes a run, in place of the one of the same id, and rows along with it. */
  put(run: SweepRun, rows?: readonly PointRow[]): Promise<void>;
  /** Removes a run with its rows. */
  remove(id: string): Promise<void>;
  close(): void;
}

interface Schema extends DBSchema {
  runs: { key: string; value: SweepRun };
  rows: {
    key: [run: string, point: number];
    value: { readonly run: string; readonly point: number; readonly row: PointRow };
  };
}

const DATABASE = 'escapement';

/** Opens the database; where that is not allowed, as in some private windows, keeps everything in memory. */
export async function openSweepStore(name: string = DATABASE): Promise<SweepStore> {
  try {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('runs', { keyPath: 'id' });
        fresh.createObjectStore('rows', { keyPath: ['run', 'point'] });
      },
      // A newer page wants to change the database: this one lets go of it.
      blocking: () => database.close(),
    });
    return createDatabaseStore(database);
  } catch (error) {
    const reason = messageOf(error);
    return createMemoryStore(
      `This browser keeps no results here, as in a private window (${reason.replace(/\.$/, '')}). They last as long as this page: save what you want to keep.`,
    );
  }
}

function createDatabaseStore(database: IDBPDatabase<Schema>): SweepStore {
  /** All keys of a run: arrays are compared by their elements, and every number lies below a list. */
  const rowsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
  return {
    notKept: undefined,
    async list() {
      const transaction = database.transaction(['runs', 'rows']);
      const runs = await transaction.objectStore('runs').getAll();
      const rows = transaction.objectStore('rows');
      const listed = await Promise.all(
        runs.map(async (run) => ({ ...run, finished: await rows.count(rowsOf(run.id)) })),
      );
      return newestFirst(listed);
    },
    async readRows(id) {
      return (await database.getAll('rows', rowsOf(id))).map(({ row }) => row);
    },
    async put(run, rows = []) {
      const transaction = database.transaction(['runs', 'rows'], 'readwrite');
      const store = transaction.objectStore('rows');
      await Promise.all([
        transaction.objectStore('runs').put(run),
        ...rows.map((row) => store.put({ run: run.id, point: row.point, row })),
        transaction.done,
      ]);
    },
    async remove(id) {
      const transaction = database.transaction(['runs', 'rows'], 'readwrite');
      await Promise.all([
        transaction.objectStore('runs').delete(id),
        transaction.objectStore('rows').delete(rowsOf(id)),
        transaction.done,
      ]);
    },
    close: () => database.close(),
  };
}

/** @param notKept why nothing is kept, in a sentence for the reader */
export function createMemoryStore(notKept: string): SweepStore {
  const runs = new Map<string, SweepRun>();
  const rows = new Map<string, Map<number, PointRow>>();
  const rowsOf = (id: string): PointRow[] =>
    [...(rows.get(id)?.values() ?? [])].sort((a, b) => a.point - b.point);
  return {
    notKept,
    list: async () =>
      newestFirst([...runs.values()].map((run) => ({ ...run, finished: rowsOf(run.id).length }))),
    readRows: async (id) => rowsOf(id),
    async put(run, added = []) {
      const own = rows.get(run.id) ?? new Map<number, PointRow>();
      for (const row of added) own.set(row.point, row);
      runs.set(run.id, run);
      rows.set(run.id, own);
    },
    async remove(id) {
      runs.delete(id);
      rows.delete(id);
    },
    close() {},
  };
}

function newestFirst(runs: ListedRun[]): ListedRun[] {
  return runs.sort((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
}
