import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, serveBuilt } from './built.ts';
import { waitForState } from './open-page.ts';

/** Bytes of script, compressed by gzip -9 file by file, that a first visit may fetch. */
const MOST_SCRIPT = 250_000;
/** Milliseconds from navigation to the first picture on a page that the browser keeps already. */
const LATEST_PICTURE = 1500;
/** Times the page is opened for it: other work on the machine only ever adds to what one of them takes. */
const OPENINGS = 5;

let site: Built;

beforeAll(async () => {
  site = await serveBuilt();
});

afterAll(() => site.close());

const waitForPicture = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('first-picture').length > 0);

const gzipSize = (file: string): number =>
  gzipSync(readFileSync(join(site.folder, file)), { level: 9 }).length;

test('the first visit fetches little script, and nothing that it may not need', async () => {
  const context = await site.browser.newContext({ serviceWorkers: 'block', locale: 'en-GB' });
  const page = await context.newPage();
  const fetched = new Set<string>();
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) fetched.add(pathname.slice(1));
  });
  await page.goto(site.address);
  await waitForPicture(page);
  const before = [...fetched];
  // The exact answers come from a Worker of their own.
  await page.locator('#exact', { hasText: /\d/ }).waitFor();
  const sizes = [...fetched].map((file) => [file, gzipSize(file)] as const);
  const sum = (files: readonly string[]): number =>
    files.reduce((total, file) => total + gzipSize(file), 0);
  console.info('script until the first picture', sum(before), 'all', sum([...fetched]), sizes);
  expect(sum([...fetched])).toBeLessThanOrEqual(MOST_SCRIPT);

  const text = [...fetched].map((file) => readFileSync(join(site.folder, file), 'utf8')).join('\n');
  // Words of the Chinese catalogue, of the encoder for films and of the typesetter of formulas.
  const all = readdirSync(join(site.folder, 'assets')).filter((name) => name.endsWith('.js'));
  for (const mark of ['图片', 'Mp4OutputFormat', 'munderover']) {
    const holds = (name: string): boolean =>
      readFileSync(join(site.folder, 'assets', name), 'utf8').includes(mark);
    expect(all.some(holds), mark).toBe(true);
    expect(text.includes(mark), mark).toBe(false);
  }
  await context.close();
});

test('the first picture of a page that is kept comes soon', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(site.address);
  await waitForPicture(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    await page.reload();
    await waitForPicture(page);
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-picture')[0].startTime),
    );
  }
  console.info('first picture after', times.map(Math.round).join(', '), 'ms');
  expect(Math.min(...times)).toBeLessThanOrEqual(LATEST_PICTURE);
  await context.close();
});

test('after one visit it runs without a connection, on every page', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await site.stopServing();
  await context.setOffline(true);
  await page.goto(`${site.address}?lang=zh-Hans`);
  await waitForState(page, ({ step, events }) => step > 0 && events > 0);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
  await page.locator('#exact', { hasText: /\d/ }).waitFor();
  for (const [hash, element] of [
    ['#figures', 'figures-page'],
    ['#gallery', 'landscape-gallery'],
  ]) {
    await page.goto(`${site.address}?lang=en${hash}`);
    await page.reload();
    await page.locator(`${element} h2, ${element} h3`).first().waitFor();
  }
  await page.goto(`${site.address}slides.html`);
  await page.waitForFunction(
    () => (document.querySelector('escapement-cloud')?.controller.simulation?.step ?? 0) > 0,
  );
  expect(errors).toEqual([]);
  await context.close();
});
