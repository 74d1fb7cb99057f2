import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFigure } from '../../src/sweep/figures.ts';
import type { PointRow } from '../../src/sweep/row.ts';
import { escapeRow } from '../unit/sweep/rows.ts';
import { type Built, serveBuilt } from './built.ts';
import { collectErrors, openStage, type Stage } from './open-page.ts';

declare global {
  interface Window {
    /** Shows a figure with these rows; figure-chart.html has it. */
    showFigure(name: string, rows: readonly PointRow[]): void;
  }
}

let stage: Stage;
let site: Built;

beforeAll(async () => {
  site = await serveBuilt('--config', 'build/figure-chart.ts');
  stage = await openStage({ webGpu: false });
});

afterAll(async () => {
  await stage.close();
  await site.close();
});

/** Momentum and SGD against 1/k, and Adam not yet begun; the last point of SGD is a bound. */
function optimizerRows(): PointRow[] {
  const { values } = findFigure('optimizers-sharpness')!.vary[0];
  return ['SGD', 'Momentum'].flatMap((series, place) =>
    values.map((sharpness, index) =>
      escapeRow({
        point: place * values.length + index,
        series,
        varied: { 'landscape.sharpness': sharpness },
        settings: { sharpness },
        tau: place === 0 && index === 5 ? null : (10 / sharpness) * Math.exp(9 / sharpness),
        ...(place === 0 && { exact: (10 / sharpness) * Math.exp(9 / sharpness) }),
      }),
    ),
  );
}

/** Opens the chart alone, with a figure in it. */
async function openFigure(
  rows: readonly PointRow[],
  size = { width: 1440, height: 900 },
): Promise<{ page: Page; errors: string[] }> {
  const page = await stage.browser.newPage({ viewport: size });
  const errors = collectErrors(page);
  await page.goto(new URL('test/page/figure-chart.html', site.address).href);
  await page.waitForFunction(() => 'showFigure' in window);
  await page.evaluate((given) => window.showFigure('optimizers-sharpness', given), rows);
  return { page, errors };
}

test('goes from point to point by keys, and reads each value with its interval', async () => {
  const { page, errors } = await openFigure(optimizerRows());
  const chart = page.getByRole('application', {
    name: /ln τ without its prefactor against 1\/k, 12 points/,
  });
  const heard = page.locator('figure-chart [aria-live="polite"]');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => heard.textContent())
    .toMatch(/^SGD: 1\/k = 0\.25; .* = \d\.\d+\s±\s0\.02 \(95 %\); exact/);
  await page.keyboard.press('End');
  await expect.poll(() => heard.textContent()).toMatch(/above .* a bound only$/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => heard.textContent()).toMatch(/^Momentum: 1\/k = 0\.71429/);
  await page.keyboard.press('Escape');
  await expect.poll(() => heard.textContent()).toBe('');
  expect(errors).toEqual([]);
  await page.close();
});

test('reads the point under the pointer, not one of a series that is switched off', async () => {
  const { page } = await openFigure(optimizerRows());
  const over = page.locator('figure-chart .u-over');
  const reading = page.locator('figure-chart .reading');
  await over.waitFor();
  const { x, y, width, height } = (await over.boundingBox())!;
  // The first of Momentum is the lowest of all, at the left end.
  const corner = [x + width / 12, y + (11 / 12) * height] as const;
  await page.mouse.move(...corner);
  await expect.poll(() => reading.textContent()).toContain('Momentum: 1/k = 0.25');
  await page.getByRole('button', { name: 'Momentum' }).click();
  expect(await page.getByRole('button', { name: 'Momentum' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
  await page.mouse.move(...corner);
  await expect.poll(() => reading.textContent()).toContain('SGD: 1/k = 0.25');
  await page.close();
});

test('says how far the sweep is, and shows the numbers as a table, without NaN, on a phone', async () => {
  const { page } = await openFigure(optimizerRows(), { width: 360, height: 740 });
  const text = () =>
    page.evaluate(() => document.querySelector('figure-chart')!.shadowRoot!.textContent);
  await expect.poll(text).toContain('12 of 18 points');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  expect(await page.getByRole('row').count()).toBe(13);
  expect(await page.getByRole('rowheader').count()).toBe(12);
  expect(await page.getByRole('columnheader', { name: 'exact' }).count()).toBe(1);
  expect(await text()).not.toMatch(/NaN|Infinity|undefined/);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBe(0);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.locator('figure-chart canvas').waitFor();
  expect(await overflow()).toBe(0);
  await page.evaluate(() => window.showFigure('optimizers-sharpness', []));
  await expect.poll(text).toContain('No point is finished yet.');
  expect(await page.getByRole('button', { name: 'Save CSV' }).isDisabled()).toBe(true);
  await page.close();
});

test('hands out the figure as SVG and PNG, its table as CSV and JSON', async () => {
  const rows = optimizerRows();
  const { page } = await openFigure(rows);
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save ${name}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`optimizers-sharpness.${name.toLowerCase()}`);
    return readFileSync(await download.path());
  };
  const svg = (await save('SVG')).toString('utf8');
  const marks = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const count = (selector: string) => parsed.querySelectorAll(selector).length;
    return { errors: count('parsererror'), points: count('.point'), bounds: count('.bound') };
  }, svg);
  expect(marks).toEqual({ errors: 0, points: 11, bounds: 1 });
  const png = await save('PNG');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  // Width and height in the header: twice the drawing's.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2000, 1360]);
  expect((await save('CSV')).toString('utf8').trim().split('\r\n')).toHaveLength(rows.length + 1);
  expect(JSON.parse((await save('JSON')).toString('utf8'))).toHaveLength(rows.length);
  await page.close();
});
