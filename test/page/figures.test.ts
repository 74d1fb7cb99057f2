import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURES } from '../../src/sweep/figures.ts';
import { parseSweepFile } from '../../src/sweep/result.ts';
import type { PointRow } from '../../src/sweep/row.ts';
import { openStage, passFrames, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** Langevin over a barrier, at low precision: the colder, the longer it takes, up to some seconds. */
const SWEEP = {
  version: 1,
  name: 'tiny',
  experiment: {
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 0.05 },
    noise: { name: 'white' },
  },
  vary: [{ field: 'noise.temperature', values: [0.15, 0.18, 0.22, 0.3, 0.5] }],
  precision: { relativeError: 0.04 },
  budget: { particles: 2048 },
  figure: { x: '1/T', y: 'log(tau)', claim: { kind: 'line', law: 'eyringKramers' } },
};

async function turnToFigures(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Figures' }).click();
  await page.getByRole('heading', { name: 'Figures', level: 2 }).waitFor();
}

async function openFile(page: Page, name: string, content: unknown): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const buffer = Buffer.from(text);
  await page
    .locator('figures-page #file')
    .setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** What the desk says of the newest run. */
function readDesk(page: Page) {
  return page.evaluate(() => {
    const { state } = document
      .querySelector('escapement-lab')!
      .shadowRoot!.querySelector('figures-page')!.desk;
    const [newest] = state.runs ?? [];
    return {
      runs: (state.runs ?? []).map(({ name, finished }) => ({ name, finished })),
      rows: newest === undefined ? undefined : (state.rows.get(newest.id) as PointRow[]),
      phase: state.active?.phase,
      failure: newest === undefined ? undefined : state.failures.get(newest.id),
    };
  });
}

/** Writes a mark into a kept row, behind the page's back: computed again, it would be gone. */
function markRow(page: Page, point: number): Promise<void> {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('escapement');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('rows', 'readwrite');
          const store = transaction.objectStore('rows');
          const reading = store.getAll();
          reading.onsuccess = () => {
            const kept = reading.result.find((one) => one.point === wanted);
            kept.row.warnings = ['kept'];
            store.put(kept);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    point,
  );
}

/** How many runs the database holds. */
function countKept(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('escapement');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('runs').objectStore('runs').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** The text of the element that has the focus. */
function focusedText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.textContent?.trim();
  });
}

const tableRows = (page: Page) => page.locator('sweep-view sweep-points tbody tr');

test('a sweep of one’s own runs, pauses, survives a reload, and is saved, opened, deleted and brought back', async () => {
  const { page, errors } = await stage.open();
  await turnToFigures(page);
  await openFile(page, 'tiny.json', SWEEP);
  const view = page.locator('sweep-view');
  await view.getByText('Nothing has been computed yet.').waitFor();
  await view.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => tableRows(page).count()).toBeGreaterThanOrEqual(1);
  await view.getByRole('button', { name: 'Pause' }).click();
  await view.getByText('Paused; the point under way').waitFor();
  const paused = await readDesk(page);
  const finished = paused.rows!.length;
  expect(finished).toBeLessThan(5);
  await passFrames(page, 60);
  expect((await readDesk(page)).rows).toHaveLength(finished);
  // Hottest first: it is the cheapest.
  expect(paused.rows!.at(-1)?.varied).toEqual({ 'noise.temperature': 0.5 });

  await markRow(page, 4);
  await page.reload();
  await page.getByRole('heading', { name: 'Figures', level: 2 }).waitFor();
  await view.getByText(`${finished} of 5 points are finished and stay as they are.`).waitFor();
  await expect.poll(() => tableRows(page).count()).toBe(finished);
  await view.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => tableRows(page).count()).toBe(5);
  await expect.poll(async () => (await readDesk(page)).phase).toBeUndefined();
  const { rows } = await readDesk(page);
  for (const before of paused.rows!) {
    const after = rows!.find(({ point }) => point === before.point)!;
    expect(after).toEqual(before.point === 4 ? { ...before, warnings: ['kept'] } : before);
  }
  expect(await view.locator('.provenance').textContent()).toMatch(
    /Escapement \d+\.\d+\.\d+ · WebGPU, .+ · seed 1 · \d{4}-\d\d-\d\d \d\d:\d\d UTC · .+ of computing here/,
  );

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view.getByRole('button', { name: 'Save the results' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tiny-table.json');
  const text = await readFile(await download.path(), 'utf8');
  expect(parseSweepFile(JSON.parse(text)).points).toEqual(rows);

  await view.getByRole('button', { name: 'Rename' }).click();
  await view.getByRole('textbox', { name: 'Name' }).fill('before');
  await page.keyboard.press('Enter');
  await view.getByRole('heading', { name: 'before' }).waitFor();
  await openFile(page, 'tiny-table.json', text);
  await view.getByRole('heading', { name: 'tiny' }).waitFor();
  await expect.poll(() => tableRows(page).count()).toBe(5);
  expect((await readDesk(page)).rows).toEqual(rows);

  // Two results over the same axes come in one figure.
  await view.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  await expect.poll(() => view.locator('figure-chart').count()).toBe(1);
  const labels = await view.locator('figure-chart').evaluate((chart) => {
    const { sweep } = chart as unknown as { sweep: { series: { label: string }[] } };
    return sweep.series.map(({ label }) => label);
  });
  expect(labels).toEqual(['tiny', 'before']);
  expect(await tableRows(page).count()).toBe(10);

  await view.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('tiny has been deleted.').waitFor();
  expect((await readDesk(page)).runs).toEqual([{ name: 'before', finished: 5 }]);
  await expect.poll(() => focusedText(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await readDesk(page)).runs)
    .toEqual([
      { name: 'tiny', finished: 5 },
      { name: 'before', finished: 5 },
    ]);
  await view.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => countKept(page)).toBe(1);
  await page.reload();
  await view.getByRole('heading', { name: 'before' }).waitFor();
  expect((await readDesk(page)).runs).toEqual([{ name: 'before', finished: 5 }]);
  expect(errors).toEqual([]);
  await page.close();
});

test('a point opens in the laboratory, for which a sweep waits', async () => {
  const { page, errors } = await stage.open();
  await turnToFigures(page);
  await openFile(page, 'tiny.json', SWEEP);
  await page.locator('sweep-view').getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => tableRows(page).count()).toBeGreaterThanOrEqual(1);
  // By its name: further rows come meanwhile.
  const open = page.getByRole('button', { name: 'Open temperature 0.5 in the laboratory' });
  await open.focus();
  await page.keyboard.press('Enter');
  await waitForState(page, ({ learningRate, particles, step }) => {
    return learningRate === 0.05 && particles <= 2048 && step > 0;
  });
  const experiment = await page.evaluate(
    () => document.querySelector('escapement-lab')!.controller.state.prepared!.experiment,
  );
  expect(experiment.noise).toMatchObject({ name: 'white', temperature: 0.5 });
  const { rows } = await readDesk(page);
  const row = rows!.find(({ point }) => point === 4)!;
  expect(experiment.ensemble).toEqual({ particles: row.particles, seed: row.seed });

  await expect.poll(async () => (await readDesk(page)).phase).toBe('waiting');
  const waiting = (await readDesk(page)).rows!.length;
  expect(waiting).toBeLessThan(5);
  await passFrames(page, 60);
  expect((await readDesk(page)).rows).toHaveLength(waiting);
  await turnToFigures(page);
  await expect.poll(() => tableRows(page).count()).toBe(5);

  // By keyboard in the chart: the first press reads the first point, and 1/T is largest at the end.
  await page.locator('sweep-view figure-chart #chart').focus();
  for (const key of ['End', 'End', 'Enter']) await page.keyboard.press(key);
  await waitForState(page, ({ step }) => step > 0);
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document.querySelector('escapement-lab')!.controller.state.prepared!.experiment.noise
            .temperature,
      ),
    )
    .toBe(0.15);
  await turnToFigures(page);

  // Cancelled before it has a row, it can be run again.
  await page.locator('sweep-view').getByRole('button', { name: 'Run again' }).click();
  await page.locator('sweep-view').getByRole('heading', { name: 'tiny (2)' }).waitFor();
  await page.locator('sweep-view').getByRole('button', { name: 'Cancel' }).click();
  await page
    .locator('sweep-view')
    .getByRole('button', { name: /^(Run|Resume)$/ })
    .waitFor();
  expect((await readDesk(page)).phase).toBeUndefined();
  expect(errors).toEqual([]);
  await page.close();
});

test('says in sentences what is wrong with a file, and why rows of another engine are not gone on from', async () => {
  const { page } = await stage.open();
  await turnToFigures(page);
  const refusal = page.locator('figures-page #refusal');
  await openFile(page, 'text.json', 'no JSON');
  await expect
    .poll(() => refusal.textContent())
    .toMatch(/text\.json was not taken\.\s+It is not JSON: /);
  await openFile(page, 'wrong.json', { ...SWEEP, version: 2, name: 'No name' });
  await expect
    .poll(() => refusal.getByRole('listitem').allTextContents())
    .toEqual([
      'version must be 1, the version of the sweep format.',
      'name must be lower-case words joined by "-"; got "No name".',
    ]);
  const record = {
    sweep: SWEEP,
    isQuick: false,
    provenance: {
      program: 'escapement',
      version: '0.0.1',
      engine: 'cpu',
      adapter: 'CPU, 4 threads',
      seed: 1,
      date: '2026-01-01T00:00:00Z',
    },
  };
  await openFile(page, 'sweep.json', record);
  await expect.poll(() => refusal.count()).toBe(0);
  const view = page.locator('sweep-view');
  await view.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => tableRows(page).count()).toBeGreaterThanOrEqual(1);
  await view.getByRole('button', { name: 'Cancel' }).click();
  const { rows } = await readDesk(page);
  await openFile(page, 'table.json', { ...record, points: rows });
  await view.getByRole('button', { name: 'Resume' }).click();
  await view.getByText(/finished points? (are|is) (of )?this sweep by version 0\.0\.1/).waitFor();
  expect((await readDesk(page)).rows).toEqual(rows);
  await view.getByRole('button', { name: 'Start anew' }).waitFor();
  await page.close();
});

test('where the browser keeps nothing it says so and goes on in memory', async () => {
  const { page, errors } = await stage.open();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is not available.', 'SecurityError');
    };
  });
  await page.reload();
  await turnToFigures(page);
  await page.getByText('This browser keeps no results here').waitFor();
  await openFile(page, 'tiny.json', SWEEP);
  await page.locator('sweep-view').getByRole('heading', { name: 'tiny' }).waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test.each([390, 1440, 2560])('fits a width of %i', async (width) => {
  const { page } = await stage.open({ width, height: 900 });
  await turnToFigures(page);
  const entries = page.locator('figures-page .entry');
  expect(await entries.count()).toBe(FIGURES.length);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  await entries.nth(1).focus();
  await page.keyboard.press('Enter');
  const heading = page.locator('sweep-introduction').getByRole('heading', { level: 2 });
  expect(await heading.textContent()).toBe(FIGURES[1].title);
  const list = await page.locator('figures-page .list').boundingBox();
  const detail = await page.locator('figures-page .detail').boundingBox();
  if (width === 390) {
    // Below the list: one is taken there.
    await expect.poll(() => focusedText(page)).toBe(FIGURES[1].title);
    await expect.poll(async () => (await heading.boundingBox())!.y).toBeLessThan(600);
  } else {
    // The list on a third, the figure on two thirds.
    expect(detail!.x).toBeGreaterThan(list!.x + list!.width - 1);
    expect(detail!.width / list!.width).toBeGreaterThan(1.9);
  }
  await page.close();
});
