import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANDSCAPES } from '../../src/landscapes/catalogue.ts';
import {
  openStage,
  passFrames,
  readState,
  type Stage,
  waitForRest,
  waitForState,
} from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** The name of the landscape that runs. */
function readLandscape(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { landscape } =
      document.querySelector('escapement-lab')!.controller.state.prepared!.experiment;
    return 'name' in landscape ? landscape.name : 'formula';
  });
}

test('every landscape has its card, its picture drawn at the resolution of the screen', async () => {
  const { page, errors } = await stage.open();
  await page.getByRole('link', { name: 'Gallery' }).click();
  await expect.poll(() => page.title()).toBe('Gallery · Escapement');
  const cards = page.getByRole('article');
  // The page is fetched when it is first looked at.
  await cards.first().waitFor();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(await cards.count()).toBe(LANDSCAPES.length);
  expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
    LANDSCAPES.map(({ title }) => title),
  );
  for (const { name, title } of LANDSCAPES) {
    const canvas = page.locator(`landscape-gallery canvas[data-name="${name}"]`);
    await canvas.scrollIntoViewIfNeeded();
    await page.locator(`landscape-gallery canvas.drawn[data-name="${name}"]`).waitFor();
    const seen = await canvas.evaluate((element) => {
      const picture = element as HTMLCanvasElement;
      const { data } = picture.getContext('2d')!.getImageData(0, 0, picture.width, picture.height);
      const colours = new Set<number>();
      let [low, high, transparent] = [765, 0, 0];
      for (let at = 0; at < data.length; at += 4) {
        const brightness = data[at] + data[at + 1] + data[at + 2];
        low = Math.min(low, brightness);
        high = Math.max(high, brightness);
        if (data[at + 3] < 255) transparent++;
        colours.add((data[at] >> 3) * 1024 + (data[at + 1] >> 3) * 32 + (data[at + 2] >> 3));
      }
      const { clientWidth, clientHeight } = picture;
      const sharpness = [picture.width / clientWidth, picture.height / clientHeight];
      return { low, high, transparent, colours: colours.size, sharpness, ratio: devicePixelRatio };
    });
    // Walls on the dark ground, bright wells and white marks, and shades between them.
    expect(seen.low, title).toBeLessThan(200);
    expect(seen.high, title).toBeGreaterThan(600);
    expect(seen.colours, title).toBeGreaterThan(150);
    expect(seen.transparent, title).toBe(0);
    for (const sharpness of seen.sharpness) expect(sharpness).toBeCloseTo(seen.ratio, 2);
  }
  // Pictures have come without moving anything.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect(errors).toEqual([]);
  await page.close();
});

test('looking at the gallery keeps the run, and a card opens its landscape with numbers that suit it', async () => {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ events }) => events > 0);
  await page.getByRole('link', { name: 'Gallery' }).click();
  const { step, events } = await readState(page);
  // What was under way when the page turned may have ended; nothing new has begun.
  const later = await waitForRest(page, async () => (await readState(page)).step);
  await passFrames(page, 60);
  expect((await readState(page)).step).toBe(later);
  await page.goBack();
  await waitForState(page, (state) => state.step > later);
  expect((await readState(page)).step).toBeGreaterThan(step);
  expect((await readState(page)).events).toBeGreaterThanOrEqual(events);
  expect(await page.locator('landscape-map').isVisible()).toBe(true);

  // The landscape that runs already goes on as it is.
  await page.goForward();
  const before = (await readState(page)).step;
  await page.getByRole('article', { name: 'Sharp and flat' }).getByRole('button').click();
  await waitForState(page, (state) => state.step > before);

  // By keyboard, from a card below: back in the laboratory the new landscape runs, and the map has the focus.
  await page.getByRole('link', { name: 'Gallery' }).click();
  const card = page.getByRole('article', { name: 'Ring of minima' });
  await card.getByRole('button', { name: 'Open in the laboratory' }).focus();
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => readLandscape(page)).toBe('ring');
  expect((await readState(page)).learningRate).toBe(0.012);
  await waitForState(page, (state) => state.events > 0);
  expect(new URL(page.url()).hash).toBe('');
  expect(
    await page.evaluate(
      () =>
        document.querySelector('escapement-lab')!.shadowRoot!.activeElement?.shadowRoot
          ?.activeElement?.localName,
    ),
  ).toBe('landscape-map');
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
  expect(await card.isVisible()).toBe(true);
  expect(await card.getByRole('button').textContent()).toBe('Back to the laboratory');
  expect(errors).toEqual([]);
  await page.close();
});

test.each([360, 1440, 2560])('fits a width of %i', async (width) => {
  const { page } = await stage.open({ width, height: 900 });
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('article').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  const boxes = await page.getByRole('article').evaluateAll((cards) =>
    cards.map((card) => {
      const { left, right, width: across } = card.getBoundingClientRect();
      return { left, right, across };
    }),
  );
  for (const { left, right, across } of boxes) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(across).toBeGreaterThanOrEqual(260);
  }
  await page.close();
});
