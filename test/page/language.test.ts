import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openStage,
  passFrames,
  readState,
  type Stage,
  typeInto,
  waitForState,
} from './open-page.ts';
import { findEnglish, readTexts } from './page-texts.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

async function expectChinese(page: Page): Promise<void> {
  const adapter = await page.evaluate(
    () => document.querySelector('escapement-lab')!.controller.state.adapterName,
  );
  expect(findEnglish(await readTexts(page), [adapter])).toEqual([]);
}

async function openInChinese(size?: { width: number; height: number }) {
  const { page, errors } = await stage.open(size, '?lang=zh');
  // The first rendering waits for the catalogue.
  await page.locator('nav a').first().waitFor({ state: 'attached' });
  return { page, errors };
}

function readFrame(page: Page) {
  return page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    nav: [...document.querySelector('escapement-lab')!.shadowRoot!.querySelectorAll('nav a')].map(
      (link) => link.textContent!.trim(),
    ),
  }));
}

test('the laboratory speaks Chinese where the address asks for it, and so do its sentences on what is wrong', async () => {
  const { page, errors } = await openInChinese();
  expect(await readFrame(page)).toMatchObject({
    lang: 'zh-Hans',
    title: 'Escapement',
    nav: expect.arrayContaining(['实验室', '图表', '图库']),
  });
  await waitForState(page, ({ events }) => events > 0);
  await page.waitForFunction(
    () => document.querySelector('escapement-lab')!.controller.state.theory.survival !== undefined,
  );
  await expectChinese(page);

  // Over the map: fields that have to be solved for, and the noise.
  for (const field of ['committor', 'current', 'noise']) {
    await page.locator(`#overlay-${field}`).click();
  }
  await page.locator('#show-fokker-planck').click();
  await page.waitForFunction(() => {
    const { theory, exhibit } = document.querySelector('escapement-lab')!.controller.state;
    return (
      theory.committor !== undefined &&
      theory.current !== undefined &&
      exhibit?.picture !== undefined
    );
  });
  await passFrames(page, 2);
  await expectChinese(page);

  await page.locator('#experiment').click();
  await page.locator('experiment-panel fieldset').first().waitFor();
  await expectChinese(page);

  // Wrong values, and a hint that a value was changed.
  await typeInto(page, 'control-strip', 'method.learningRate', '0');
  await waitForState(page, ({ problems }) => problems.length === 1);
  await expect
    .poll(() => page.locator('.notice.wrong').allTextContents())
    .toEqual([expect.stringMatching(/学习率必须是大于 0 且不大于 100 的数；现为 0。运行继续使用/)]);
  await expectChinese(page);
  await typeInto(page, 'control-strip', 'method.learningRate', '0.02');
  await waitForState(page, ({ problems }) => problems.length === 0);
  await typeInto(page, 'control-strip', 'landscape.sharpness', '60');
  await expect
    .poll(() => page.locator('.notice').allTextContents())
    .toEqual([expect.stringMatching(/在此尖锐度下，η = 0.02 的步长会越过阱底/)]);
  await expectChinese(page);

  await page.locator('select[name="landscape.name"]').selectOption('formula');
  await page.locator('formula-fields input[name="landscape.formula"]').fill('x^2 + wobble*y^2');
  await expect
    .poll(() => page.locator('#formula-problem .problem').allTextContents())
    .toEqual([expect.stringMatching(/公式中的“wobble”既不是变量也不是参数/)]);
  await expectChinese(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('every landscape, method and noise is described in Chinese', async () => {
  const { page, errors } = await openInChinese();
  await page.locator('#toggle').click();
  await page.locator('#experiment').click();
  for (const field of ['landscape.name', 'noise.name', 'method.name']) {
    const select = page.locator(`experiment-panel select[name="${field}"]`);
    const values = await select
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(values.length).toBeGreaterThan(2);
    for (const value of values) {
      await select.selectOption(value);
      await expectChinese(page);
    }
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

test('another language is spoken at once, the run goes on, and the choice is kept', async () => {
  const { page, errors } = await openInChinese();
  await waitForState(page, ({ step }) => step > 50);
  const before = await readState(page);
  const simulation = await page.evaluateHandle(
    () => document.querySelector('escapement-lab')!.controller.simulation,
  );
  const isSame = () =>
    page.evaluate(
      (old) => old === document.querySelector('escapement-lab')!.controller.simulation,
      simulation,
    );

  await page.locator('#language').selectOption('en');
  await expect
    .poll(() => readFrame(page))
    .toMatchObject({ lang: 'en', nav: expect.arrayContaining(['Laboratory', 'Figures']) });
  // The address asked for Chinese; it now asks for what was chosen, so that a reload keeps it.
  expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
  const texts = await readTexts(page);
  expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual(['简体中文']);
  expect(texts).toContain('Share not yet escaped');
  expect(await isSame()).toBe(true);
  expect((await readState(page)).step).toBeGreaterThanOrEqual(before.step);

  await page.locator('nav a', { hasText: 'Figures' }).click();
  expect((await readFrame(page)).title).toBe('Figures · Escapement');
  await page.locator('#language').selectOption('zh-Hans');
  await expect.poll(() => readFrame(page)).toMatchObject({ title: '图表 · Escapement' });
  await page.locator('nav a').first().click();
  await expectChinese(page);
  expect(await isSame()).toBe(true);
  expect((await readState(page)).step).toBeGreaterThanOrEqual(before.step);

  await page.goto(new URL(page.url()).origin);
  await expect.poll(() => readFrame(page)).toMatchObject({ lang: 'zh-Hans' });
  expect(errors).toEqual([]);
  await page.context().close();
});

test('in English the Chinese catalogue is not fetched', async () => {
  const { page } = await stage.open();
  const fetchedCatalogues = () =>
    page.evaluate(
      () =>
        performance.getEntriesByType('resource').filter(({ name }) => name.includes('zh-hans'))
          .length,
    );
  expect(await fetchedCatalogues()).toBe(0);
  await page.locator('#language').selectOption('zh-Hans');
  await expect.poll(() => readFrame(page)).toMatchObject({ lang: 'zh-Hans' });
  expect(await fetchedCatalogues()).toBe(1);
  await page.context().close();
});
