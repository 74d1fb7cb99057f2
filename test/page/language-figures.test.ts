import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandSweep } from '../../src/sweep/expand.ts';
import { FIGURES, findFigure } from '../../src/sweep/figures.ts';
import { composeResult } from '../../src/sweep/result.ts';
import { escapeRow } from '../unit/sweep/rows.ts';
import { openStage, type Stage } from './open-page.ts';
import { findEnglish, readTexts } from './page-texts.ts';

let stage: Stage;

beforeAll(async () => {
  // Nothing is computed here: a processor will do.
  stage = await openStage({ webGpu: false });
});

afterAll(() => stage.close());

/** What stays as it is: names of files and programs, and what this browser calls itself. */
const KEPT = ['escapement sweep', 'table.json', 'Some Adapter'];

/** SGD and Momentum against 1/k, the last point of SGD a bound; Adam has not been run. As `table.json` holds them. */
function makeResult() {
  const sweep = findFigure('optimizers-sharpness')!;
  const rows = expandSweep(sweep)
    .filter(({ series }) => series < 2)
    .map(({ index, series, varied, seed }) => {
      const sharpness = varied['landscape.sharpness'];
      const tau = 10 * Math.exp(9 / sharpness);
      return {
        ...escapeRow({
          point: index,
          series: sweep.series[series].label,
          varied,
          settings: { sharpness },
          tau: index === 5 ? null : tau,
          exact: tau,
        }),
        seed,
        warnings: [
          '3 of 1000 particles diverged and are left out: the others are not what they would be with them; a smaller learning rate keeps them.',
        ],
      };
    });
  const provenance = {
    program: 'escapement',
    version: '0.0.1',
    engine: 'webgpu',
    adapter: 'Some Adapter',
    seed: 1,
    date: '2026-01-01T00:00:00Z',
  } as const;
  return composeResult({ sweep, isQuick: false, provenance }, rows);
}

const turnTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

async function openInChinese(hash: string, size?: { width: number; height: number }) {
  const { page, errors } = await stage.open(size, '?lang=zh');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans');
  await turnTo(page, hash);
  return { page, errors };
}

/** The texts of one page, not of the laboratory behind it. */
async function expectChinese(page: Page): Promise<void> {
  expect(findEnglish(await readTexts(page), KEPT)).toEqual([]);
}

async function openFile(page: Page, name: string, content: string): Promise<void> {
  await page
    .locator('figures-page #file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('figure-chart').getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

test('the page of figures introduces every figure in Chinese', async () => {
  const { page, errors } = await openInChinese('figures');
  await page.getByRole('heading', { name: '图表', level: 2 }).waitFor();
  const entries = page.locator('figures-page .entry');
  await expect.poll(() => entries.count()).toBe(FIGURES.length);
  for (let place = 0; place < FIGURES.length; place++) {
    await entries.nth(place).click();
    await expectChinese(page);
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

test('results are concluded, read, tabulated and taken away in Chinese, the numbers as they are', async () => {
  const { page, errors } = await openInChinese('figures');
  const result = makeResult();
  await openFile(page, 'table.json', JSON.stringify(result));
  const verdicts = page.locator('figure-chart .verdicts li');
  await expect.poll(() => verdicts.count()).toBe(3);
  const said = await verdicts.allInnerTexts();
  expect(said[1]).toMatch(/动量法：.*更像是 1\/k（.*）的线性函数，而不是 1\/√k（.*）的；/);
  expect(said[2]).toContain('Adam：已完成的点太少，无法得出结论。');
  await expectChinese(page);

  // A point that is read, and one of which there is but a bound.
  await page.locator('figure-chart #chart').focus();
  for (const key of ['ArrowRight', 'End']) {
    await page.keyboard.press(key);
    await expect
      .poll(() => page.locator('figure-chart .heard').textContent())
      .toMatch(/^SGD：1\/k = /);
    await expectChinese(page);
  }
  const svg = await download(page, '保存 SVG');
  const words = [...svg.matchAll(/<(?:text|title)[^>]*>(.*?)<\/(?:text|title)>/g)].map(([, text]) =>
    text.replace(/<[^>]*>/g, ''),
  );
  expect(words[0]).toBe('SGD、动量法、Adam：ln τ 与 1/k 或 1/√k 的关系');
  expect(findEnglish(words)).toEqual([]);
  const csv = await download(page, '保存 CSV');
  expect(csv).toMatch(/^point,series,sharpness,seed,/);
  expect(csv).toContain('Momentum');
  expect(csv).not.toMatch(/\p{Script=Han}/u);
  await page.locator('figure-chart').getByRole('button', { name: '表格', exact: true }).click();
  await page.locator('figure-chart table').waitFor();
  await expectChinese(page);

  // Another language is spoken at once, the chart and what is read of it included; and back.
  await page.locator('figure-chart').getByRole('button', { name: '表格', exact: true }).click();
  await page.locator('figure-chart #chart').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#language').selectOption('en');
  await page.getByRole('heading', { name: 'Figures', level: 2 }).waitFor();
  const texts = await readTexts(page);
  expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual(['简体中文']);
  expect(texts).toContain('Adam: too few finished points to say anything.');
  await page.locator('#language').selectOption('zh-Hans');
  await page.getByRole('heading', { name: '图表', level: 2 }).waitFor();
  await expectChinese(page);

  // What is wrong with a file; a run that is renamed, deleted and brought back.
  await openFile(page, 'wrong.json', JSON.stringify({ ...result.sweep, version: 2, vary: [] }));
  await expect
    .poll(() => page.locator('#refusal li').allTextContents())
    .toEqual(['version 必须是 1，即扫描格式的版本。', 'vary 必须含有 1 到 2 个字段。']);
  expect(await page.locator('#refusal').innerText()).toContain('未采用 wrong.json。');
  await page.getByRole('button', { name: '重命名' }).click();
  await expectChinese(page);
  await page.getByRole('button', { name: '保存名称' }).click();
  await page.getByRole('button', { name: '删除' }).click();
  await page.locator('#undo').waitFor();
  await expectChinese(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a sweep that runs says in Chinese what it is doing', async () => {
  const { page, errors } = await openInChinese('figures');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await expect
    .poll(() => page.locator('sweep-view #doing').textContent())
    .toMatch(/^(正在规划)?尖锐度 \d/);
  await expectChinese(page);
  await page.locator('sweep-view #pause').click();
  await expectChinese(page);
  await page.locator('sweep-view').getByRole('button', { name: '取消' }).click();
  await expectChinese(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test.each([
  [1440, 900],
  [390, 844],
])('the gallery is Chinese, and fits a window of %i × %i', async (width, height) => {
  const { page, errors } = await openInChinese('gallery', { width, height });
  await page.getByRole('heading', { name: '图库', level: 2 }).waitFor();
  await page.locator('landscape-gallery canvas.drawn').first().waitFor();
  await expectChinese(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await turnTo(page, 'figures');
  await page.getByRole('heading', { name: '图表', level: 2 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  expect(errors).toEqual([]);
  await page.context().close();
});
