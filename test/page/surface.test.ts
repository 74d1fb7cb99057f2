import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readState, type Stage, waitForRest, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** What is to be seen of the landscape: a small picture's brightnesses, and the spread of its colours. */
interface Look {
  readonly grey: number[];
  readonly colours: number;
  readonly warmest: number;
}

/** Looks when what was asked for has been painted, some frames on, and the picture stands still. */
const look = (page: Page): Promise<Look> =>
  waitForRest(
    page,
    () => lookAtOnce(page),
    (one, other) => difference(one, other) < 0.1,
  );

async function lookAtOnce(page: Page): Promise<Look> {
  const shot = await page.locator('landscape-map').screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const small = new OffscreenCanvas(48, 32).getContext('2d')!;
    small.drawImage(image, 0, 0, 48, 32);
    const { data } = small.getImageData(0, 0, 48, 32);
    const grey: number[] = [];
    const seen = new Set<number>();
    let warmest = 0;
    for (let at = 0; at < data.length; at += 4) {
      grey.push(data[at + 1]);
      warmest = Math.max(warmest, data[at] - data[at + 2]);
      seen.add((data[at] >> 2) * 4096 + (data[at + 1] >> 2) * 64 + (data[at + 2] >> 2));
    }
    return { grey, colours: seen.size, warmest };
  }, shot.toString('base64'));
}

/** Mean difference of brightness, of 255. */
function difference(a: { grey: number[] }, b: { grey: number[] }): number {
  return a.grey.reduce((sum, value, i) => sum + Math.abs(value - b.grey[i]), 0) / a.grey.length;
}

test('turns from the map to the surface and back; keys, mouse and wheel turn it', async () => {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ step }) => step > 100);
  await page.locator('#toggle').click();
  await waitForState(page, ({ running }) => !running);
  const map = await look(page);
  const { step } = await readState(page);

  await page.locator('#view-surface').click();
  const overlay = page.locator('surface-overlay');
  await overlay.focus();
  await page.keyboard.press('0');
  const surface = await look(page);
  expect(surface.colours).toBeGreaterThan(60);
  // The bright core of the cloud lies on it.
  expect(surface.warmest).toBeGreaterThan(60);
  expect(difference(map, surface)).toBeGreaterThan(4);
  const size = await page.evaluate(() => {
    const { width, height } = document.querySelector('escapement-lab')!.controller.canvas;
    return Math.max(width, height);
  });
  expect(size).toBeGreaterThan(256);
  // While nothing moves, the picture stands still.
  expect(difference(surface, await look(page))).toBeLessThan(0.1);

  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
  const turned = await look(page);
  expect(difference(surface, turned)).toBeGreaterThan(3);
  await page.keyboard.press('0');
  expect(difference(surface, await look(page))).toBeLessThan(0.5);

  const box = (await overlay.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y - 60, { steps: 4 });
  await page.mouse.up();
  const dragged = await look(page);
  expect(difference(surface, dragged)).toBeGreaterThan(3);
  await page.mouse.wheel(0, -400);
  expect(difference(dragged, await look(page))).toBeGreaterThan(2);

  // The key of the page, while the surface has the focus; the map is the one that was there before.
  await page.keyboard.press('3');
  const focused = () =>
    page.locator('landscape-map').evaluate((map) => map.shadowRoot!.activeElement?.className);
  await expect.poll(focused).toContain('stack');
  expect((await readState(page)).step).toBe(step);
  await page.locator('#toggle').focus();
  expect(difference(map, await look(page))).toBeLessThan(0.5);
  expect(errors).toEqual([]);
  await page.close();
});

test('leaves trails of some particles on the map, and stops when they are switched off', async () => {
  const { page, errors } = await stage.open();
  await page.locator('#trails-toggle').click();
  const inked = () =>
    page.locator('#trails').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, at) => at % 4 === 3 && value > 0).length;
    });
  await waitForState(page, ({ step }) => step > 50);
  await expect.poll(inked).toBeGreaterThan(2000);
  await page.locator('#trails-toggle').click();
  await expect.poll(inked).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

test('an exact density turns back to the map', async () => {
  const { page, errors } = await stage.open();
  await page.locator('#view-surface').click();
  await page.locator('#show-difference').click();
  expect(await page.locator('#view-map').getAttribute('aria-pressed')).toBe('true');
  await page.locator('#view-surface').click();
  expect(await page.locator('#show-cloud').getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
  await page.close();
});
