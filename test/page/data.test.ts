import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readState, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** A file of two columns; the loss of a row below has minima at ±1 whatever they are. */
const csv = (rows: readonly string[]) => ({
  name: 'own.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`force,weight\n${rows.join('\n')}\n`),
});
const ROWS = Array.from({ length: 20 }, (_, row) => `${row % 2 === 0 ? 3 : -3},${1 + row / 100}`);

/** The data and the noise of the experiment that runs. */
function readRunning(page: Page) {
  return page.evaluate(() => {
    const { prepared } = document.querySelector('escapement-lab')!.controller.state;
    const { landscape, noise } = prepared!.experiment;
    return {
      rowLoss: 'rowLoss' in landscape ? landscape.rowLoss : '',
      rows: prepared?.model.data?.rowCount,
      columns: 'rowLoss' in landscape ? landscape.data.columns : [],
      noise: noise.name,
      batchSize: noise.batchSize,
    };
  });
}

test('own data: a table by file, by dropping, a bad row by its line; the run is never lost', async () => {
  const { page, errors } = await stage.open();
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    controller.execute({ kind: 'edit', field: 'ensemble.particles', value: 2048 });
  });
  await page.locator('#experiment').click();
  await page.locator('select[name="landscape.name"]').selectOption('rowLoss');
  await page.waitForFunction(
    () =>
      document.querySelector('escapement-lab')?.controller.state.prepared?.model.data?.rowCount ===
      512,
  );
  // Batches of the data are drawn as soon as there are data.
  expect(await readRunning(page)).toMatchObject({ noise: 'minibatch' });

  // A bad row is named by its line; what ran before goes on.
  const fields = page.locator('data-fields');
  const input = fields.locator('input[type=file]');
  await input.setInputFiles(csv([...ROWS.slice(0, 3), '1,two', ...ROWS.slice(3)]));
  await expect
    .poll(() => fields.locator('.problem').textContent())
    .toMatch(/Line 5, column weight/);
  const { step } = await readState(page);
  await waitForState(page, (state) => state.step > step);
  expect((await readRunning(page)).rows).toBe(512);

  // Other columns than the loss names: a sentence, and the run goes on with the table before.
  await input.setInputFiles(csv(ROWS));
  await waitForState(page, ({ problems }) =>
    problems.some(({ field }) => field === 'landscape.rowLoss'),
  );
  expect((await readRunning(page)).rows).toBe(512);

  // With a loss of these columns it runs.
  const loss = page.locator('input[name="landscape.rowLoss"]');
  await loss.fill('weight*(x^2 - 1)^2 + y^2 + force*x');
  await page.waitForFunction(
    () =>
      document.querySelector('escapement-lab')?.controller.state.prepared?.model.data?.rowCount ===
      20,
  );
  expect((await readRunning(page)).columns).toEqual(['force', 'weight']);
  await waitForState(page, ({ problems, step: now }) => problems.length === 0 && now > 5);

  // By dropping.
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['force,weight\n2,1\n-2,1\n'], 'dropped.csv'));
    return transfer;
  });
  await fields.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await page.waitForFunction(
    () =>
      document.querySelector('escapement-lab')?.controller.state.prepared?.model.data?.rowCount ===
      2,
  );
  await expect.poll(() => fields.locator('.drop').textContent()).toMatch(/dropped\.csv/);
  // The noise of two rows is a force of ±2 along x alone.
  await page.locator('#overlay-noise').click();
  await expect.poll(() => page.locator('#caption').textContent()).toMatch(/C/);
  expect(errors).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: process.env.SHOTS });
});
