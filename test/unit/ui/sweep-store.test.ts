import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { parseSweep } from '../../../src/sweep/sweep.ts';
import {
  createMemoryStore,
  openSweepStore,
  type SweepRun,
  type SweepStore,
} from '../../../src/ui/figures/sweep-store.ts';
import { escapeRow } from '../sweep/rows.ts';

const SWEEP = parseSweep({
  version: 1,
  name: 'trial',
  experiment: { landscape: { name: 'quartic' } },
  vary: [{ field: 'noise.temperature', values: [1, 2, 3] }],
});

const run = (id: string, added: string, name = id): SweepRun => ({
  id,
  name,
  sweep: SWEEP,
  isQuick: false,
  added,
  seconds: 0,
});

let count = 0;
const STORES: readonly (readonly [string, () => Promise<SweepStore>])[] = [
  ['the database', () => openSweepStore(`trial-${count++}`)],
  ['memory', async () => createMemoryStore('Not here.')],
];

describe.each(STORES)('%s', (_, open) => {
  it('lists runs, the newest first, with how many rows they have', async () => {
    const store = await open();
    await store.put(run('b', '2026-01-02'));
    await store.put(run('a', '2026-01-01'), [escapeRow({ point: 1, tau: 2 })]);
    await store.put(
      run('ab', '2026-01-03'),
      [0, 2].map((point) => escapeRow({ point, tau: 1 })),
    );
    expect((await store.list()).map(({ id, finished }) => [id, finished])).toEqual([
      ['ab', 2],
      ['b', 0],
      ['a', 1],
    ]);
    store.close();
  });

  it('adds rows to those that there are, and gives them in their order, as they were', async () => {
    const store = await open();
    const rows = [1000, 2, 0].map((point) => escapeRow({ point, tau: 1 / 3, exact: 0.1 }));
    for (const row of rows) await store.put(run('a', '2026-01-01'), [row]);
    await store.put(run('a', '2026-01-01', 'renamed'));
    expect(await store.readRows('a')).toEqual(rows.toReversed());
    expect((await store.list())[0]).toMatchObject({ name: 'renamed', sweep: SWEEP, finished: 3 });
    store.close();
  });

  it('removes a run with its rows and nothing else', async () => {
    const store = await open();
    for (const id of ['a', 'aa', 'b']) {
      await store.put(run(id, '2026-01-01'), [escapeRow({ point: 0, tau: 1 })]);
    }
    await store.remove('a');
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(['aa', 'b']);
    expect(await store.readRows('a')).toEqual([]);
    expect(await store.readRows('aa')).toHaveLength(1);
    store.close();
  });
});

it('keeps what another page finds', async () => {
  const first = await openSweepStore('shared');
  await first.put(run('a', '2026-01-01'), [escapeRow({ point: 0, tau: 1 })]);
  first.close();
  const second = await openSweepStore('shared');
  expect(second.notKept).toBeUndefined();
  expect((await second.list())[0]).toMatchObject({ id: 'a', finished: 1 });
  second.close();
});

it('goes on in memory where the browser keeps nothing, and says so', async () => {
  const { indexedDB } = globalThis;
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    value: {
      open() {
        throw new Error('Storage is forbidden.');
      },
    },
  });
  try {
    const store = await openSweepStore();
    expect(store.notKept).toContain('(Storage is forbidden)');
    await store.put(run('a', '2026-01-01'));
    expect(await store.list()).toHaveLength(1);
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: indexedDB });
  }
});
