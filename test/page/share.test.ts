import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { decodeLink } from '../../src/ui/address/link.ts';
import known from '../data/links-version-1.json' with { type: 'json' };
import {
  openStage,
  passFrames,
  readState,
  type Stage,
  typeInto,
  waitForState,
} from './open-page.ts';

const [NAMED, FORMULA, , GALLERY, WRONG] = known.links;
const DAMAGED = 'incomplete or damaged';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** What a link is to bring back. */
function readView(page: Page) {
  return page.evaluate(() => {
    const { state } = document.querySelector('escapement-lab')!.controller;
    const { speed, mapMode, overlays, draft } = state;
    return { speed, mapMode, overlays, draft };
  });
}

/** Goes to another address of the same page, as a click on a link does. */
const turnTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

const openDialog = async (page: Page) => {
  await page.locator('share-button #share').click();
  await page.locator('share-dialog dialog[open]').waitFor();
};

test('opens a link of version 1 with all it says', async () => {
  const { page, errors } = await stage.open(undefined, `?lang=en${FORMULA.link}`);
  await waitForState(page, ({ step, particles }) => step > 0 && particles === 4096);
  const { speed, mapMode, overlays, draft } = await readView(page);
  expect(draft).toEqual(FORMULA.opens.experiment);
  expect({ speed, mapMode }).toEqual({ speed: 1e6, mapMode: 'fokker-planck' });
  expect(overlays).toMatchObject({ committor: true, current: false, noise: true });
  expect(errors).toEqual([]);
  await page.close();
});

test('links open on the open page; a damaged one is said and leaves the run alone', async () => {
  const { page, errors } = await stage.open(undefined, '?lang=en');
  await waitForState(page, ({ step }) => step > 0);
  const { step, particles } = await readState(page);

  await turnTo(page, NAMED.link.slice(0, -9));
  await page.locator('.notices', { hasText: DAMAGED }).waitFor();
  await waitForState(page, (state) => state.step > step);
  expect((await readState(page)).particles).toBe(particles);

  await turnTo(page, FORMULA.link);
  await waitForState(page, (state) => state.particles === 4096 && state.step > 0);
  // Another page and back: the run is the same one, further on.
  await page.locator('nav a', { hasText: 'Gallery' }).click();
  await page.locator('landscape-gallery').waitFor();
  const left = (await readState(page)).step;
  await page.goBack();
  await page.locator('landscape-map').waitFor();
  await waitForState(page, (state) => state.step > left && state.particles === 4096);

  // A link to another page of the site.
  await turnTo(page, GALLERY.link);
  await page.locator('landscape-gallery').waitFor();
  expect((await readView(page)).draft.method).toMatchObject({ name: 'adam' });
  expect(errors).toEqual([]);
  await page.close();
});

test('what was typed wrongly opens as it was typed, beside what ran', async () => {
  const { page, errors } = await stage.open(undefined, `?lang=en&autoplay=0${WRONG.link}`);
  await waitForState(
    page,
    ({ problems, learningRate }) => problems.length === 1 && learningRate === 0.03,
  );
  expect((await readState(page)).learningRate).toBe(0.03);
  expect((await readState(page)).running).toBe(false);
  expect((await readState(page)).step).toBe(0);
  const input = page.locator('control-strip input[name="method.learningRate"]');
  expect(await input.inputValue()).toBe('0,0,2 ≈ klein');
  expect(errors).toEqual([]);
  await page.close();
});

test('the dialog hands over what is seen: link, code, file, frame', async () => {
  const { page, errors } = await stage.open(undefined, '?lang=en');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await typeInto(page, 'control-strip', 'method.learningRate', '0.03');
  await waitForState(page, ({ learningRate, step }) => learningRate === 0.03 && step > 0);
  await page.locator('#overlay-noise').click();

  await page.keyboard.press('s');
  await page.locator('share-dialog dialog[open]').waitFor();
  await page.locator('share-dialog #copy').click();
  await page.locator('share-dialog #said', { hasText: 'copied' }).waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(await page.locator('share-dialog #address').inputValue()).toBe(address);
  const { experiment, view } = await decodeLink(address);
  expect(experiment?.method).toMatchObject({ name: 'sgd', learningRate: 0.03 });
  expect(view).toEqual({ speed: 400, overlays: ['noise'] });

  const code = page.locator('share-dialog #code');
  expect(await code.getAttribute('viewBox')).toMatch(/^0 0 (\d+) \1$/);
  expect(await page.locator('share-dialog #snippet').inputValue()).toMatch(/^<iframe .*#s=1\./);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('share-dialog #download').click(),
  ]);
  expect(download.suggestedFilename()).toBe('escapement-sharp-flat.json');
  const file = await readFile(await download.path(), 'utf8');
  expect(parseExperiment(JSON.parse(file)).method.learningRate).toBe(0.03);

  // Without leave to copy, the text is selected.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.locator('share-dialog #copy').click();
  await page.locator('share-dialog #said', { hasText: 'selected' }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(address);

  // A wrong file is explained, a sound one runs.
  const path = join(tmpdir(), `escapement-share-${process.pid}.json`);
  await writeFile(path, file.replace('0.03', '-3'));
  await page.locator('share-dialog #file').setInputFiles(path);
  await page.locator('share-dialog #problems', { hasText: 'greater than 0' }).waitFor();
  await writeFile(path, JSON.stringify({ ...FORMULA.opens.experiment }));
  await page.locator('share-dialog #file').setInputFiles(path);
  await page.locator('share-dialog dialog').waitFor({ state: 'detached' });
  await waitForState(page, ({ particles, step }) => particles === 4096 && step > 0);
  expect(errors).toEqual([]);
  await page.close();
});

test('a table too long for a link goes into a file, and the dialog says why', async () => {
  const { page, errors } = await stage.open(undefined, '?lang=en');
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    controller.execute({ kind: 'edit', field: 'landscape.name', value: 'rowLoss' });
  });
  await waitForState(page, ({ step, problems }) => step > 0 && problems.length === 0);
  await openDialog(page);
  expect(await page.locator('share-dialog #too-long').textContent()).toMatch(/JSON file/);
  expect(await page.locator('share-dialog #address').count()).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('share-dialog #download').click(),
  ]);
  const { landscape } = parseExperiment(JSON.parse(await readFile(await download.path(), 'utf8')));
  expect('data' in landscape && landscape.data.rows.length).toBe(512);
  expect(errors).toEqual([]);
  await page.close();
});

test.each(['min', 'none'])('within another page, ui=%s is map and a way to run it', async (ui) => {
  const size = { width: 480, height: 320 };
  const { page, errors } = await stage.open(size, `?lang=en&ui=${ui}&autoplay=0${NAMED.link}`);
  await waitForState(page, ({ running }) => !running);
  expect((await readState(page)).step).toBe(0);
  await page.locator('embedded-view #toggle').click();
  await waitForState(page, ({ step, running }) => running && step > 0);
  const box = await page.locator('landscape-map .stage').boundingBox();
  const strip = ui === 'min' ? 50 : 0;
  expect(box?.width).toBe(480);
  expect(box?.height).toBeGreaterThanOrEqual(320 - strip);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(320);
  if (ui === 'min') {
    await waitForState(page, ({ events }) => events > 0);
    await page.locator('#measured', { hasText: /\d/ }).waitFor();
  } else expect(await page.locator('#measured').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

test('two components on one slide run at once, and those of other slides wait', async () => {
  const { page, errors } = await stage.open({ width: 1024, height: 640 }, 'slides.html?lang=en');
  const steps = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('escapement-cloud, escapement-lab')].map(
        (element) =>
          (element as HTMLElementTagNameMap['escapement-cloud']).controller.simulation?.step ?? -1,
      ),
    );
  await expect.poll(async () => (await steps())[0]).toBeGreaterThan(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await steps()).slice(1, 3).every((step) => step > 5)).toBe(true);
  const [first, , , third] = await steps();
  await passFrames(page, 30);
  expect((await steps())[0]).toBe(first);
  expect(third).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.locator('escapement-lab #measured', { hasText: /\d/ }).waitFor();
  expect(await page.title()).toBe('Escapement in a slide deck');
  expect(errors).toEqual([]);
  await page.close();
});
