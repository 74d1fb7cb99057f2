import { readFile } from 'node:fs/promises';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readState, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** Opens the laboratory with a cloud that has spread, and the dialog over it. */
async function openDialog() {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ events }) => events > 0);
  await page.locator('#toggle').click();
  await waitForState(page, ({ running }) => !running);
  await page.locator('#keep').click();
  await page.locator('keep-dialog dialog[open]').waitFor();
  return { page, errors };
}

async function chooseSize(page: Page, width: number, height: number) {
  const dialog = page.locator('keep-dialog');
  await dialog.locator('#size').selectOption('4');
  await dialog.locator('#width').fill(String(width));
  await dialog.locator('#height').fill(String(height));
}

/** What is seen in the dialog's picture, or in the present frame of its film: size, and how far the colours reach. */
function readColours(page: Page, selector: '#still' | '#film') {
  return page.locator(`keep-dialog ${selector}`).evaluate(async (source) => {
    if (source instanceof HTMLImageElement) await source.decode();
    const seen = source as HTMLImageElement & HTMLVideoElement;
    const [width, height] =
      source instanceof HTMLImageElement
        ? [seen.naturalWidth, seen.naturalHeight]
        : [seen.videoWidth, seen.videoHeight];
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(seen, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let [low, high] = [255, -255];
    for (let at = 0; at < data.length; at += 4) {
      // Yellow against blue: what cividis spans and grey lines do not.
      const warmth = data[at] - data[at + 2];
      low = Math.min(low, warmth);
      high = Math.max(high, warmth);
    }
    return { width, height, low, high };
  });
}

/** When each frame of a film is shown, in seconds, in the order of the file. */
async function readTimes(bytes: Uint8Array<ArrayBuffer>): Promise<number[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  const times: number[] = [];
  for await (const { timestamp } of new EncodedPacketSink(track!).packets()) times.push(timestamp);
  return times;
}

test('a picture has the size that was chosen and shows the cloud', async () => {
  const { page, errors } = await openDialog();
  const dialog = page.locator('keep-dialog');
  const { step } = await readState(page);
  const download = page.waitForEvent('download');
  await dialog.locator('#make').click();
  expect((await download).suggestedFilename()).toMatch(/^escapement-.*\.png$/);
  await dialog.locator('#still').waitFor();
  const picture = await readColours(page, '#still');
  expect(picture).toMatchObject({ width: 1920, height: 1080 });
  expect(picture.high).toBeGreaterThan(100);
  expect(picture.low).toBeLessThan(-20);

  // A wrong size is named, with what is allowed, and makes nothing.
  await chooseSize(page, 9000, 63);
  const problems = await dialog.locator('#problems').textContent();
  expect(problems).toContain('Width must be a whole number at least 64 and at most 8192');
  expect(problems).toContain('got 63');
  expect(await dialog.locator('#make').isDisabled()).toBe(true);
  // A small one is drawn without what would not be legible.
  await chooseSize(page, 64, 64);
  await dialog.locator('#make').click();
  await expect
    .poll(() => dialog.locator('#still').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(64);
  expect((await readColours(page, '#still')).high).toBeGreaterThan(50);
  // Without any encoder there are pictures still, and a sentence for who wants a film.
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'VideoEncoder'));
  await dialog.locator('input[value=film]').check();
  await dialog.getByText('This browser can encode no film of this size').waitFor();
  expect(await dialog.locator('#make').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.locator('dialog').waitFor({ state: 'detached' });
  expect(await readState(page)).toMatchObject({ step, running: false });
  expect(errors).toEqual([]);
  await page.close();
});

test.each([
  ['its first encoder', /mp4|webm/],
  ['no H.264', /webm/],
])(
  'with %s a film has exactly the frames that were asked for, plays, and leaves the run as it is',
  async (encoder, extension) => {
    const { page, errors } = await openDialog();
    const dialog = page.locator('keep-dialog');
    if (encoder === 'no H.264') {
      await page.evaluate(() => {
        const ask = VideoEncoder.isConfigSupported.bind(VideoEncoder);
        VideoEncoder.isConfigSupported = async (config) =>
          config.codec.startsWith('avc') ? { supported: false, config } : ask(config);
      });
    }
    const before = await readState(page);
    await dialog.locator('input[value=film]').check();
    await chooseSize(page, 321, 240);
    expect(await dialog.locator('#problems').textContent()).toContain('must be even for a film');
    await chooseSize(page, 320, 240);
    await dialog.locator('#framesPerSecond').fill('10');
    await dialog.locator('#seconds').fill('2');
    await dialog.locator('#stepsPerFrame').fill('12');
    await dialog.locator('#plan', { hasText: /20 frames, 2\ss: steps 0 to 228, t = / }).waitFor();
    await dialog.locator('#format', { hasText: /MP4|WebM/ }).waitFor();
    const download = page.waitForEvent('download');
    await dialog.locator('#make').click();
    const file = await download;
    const name = file.suggestedFilename();
    expect(name).toMatch(/^escapement-.*\.(mp4|webm)$/);
    expect(name).toMatch(extension);
    const format = (await dialog.locator('#format').textContent()) ?? '';
    expect(format).toContain(name.endsWith('mp4') ? 'MP4' : 'WebM');

    // Counted packet by packet in the file itself.
    const times = await readTimes(await readFile(await file.path()));
    expect(times).toHaveLength(20);
    // Time stamps are written in milliseconds at the coarsest.
    times.forEach((time, frame) => {
      expect(Math.abs(time - frame / 10)).toBeLessThan(1e-3);
    });

    const [duration, ended] = await dialog
      .locator('#film')
      .evaluate(async (video: HTMLVideoElement) => {
        const happens = (event: string) =>
          new Promise((resolve) => video.addEventListener(event, resolve, { once: true }));
        if (video.readyState < 1) await happens('loadedmetadata');
        const atEnd = happens('ended');
        await video.play();
        await atEnd;
        const reached = video.currentTime;
        const atMiddle = happens('seeked');
        video.currentTime = 1.05;
        await atMiddle;
        return [video.duration, reached];
      });
    expect(Math.abs(duration - 2)).toBeLessThan(0.01);
    expect(ended).toBeCloseTo(duration, 1);
    const frame = await readColours(page, '#film');
    expect(frame).toMatchObject({ width: 320, height: 240 });
    expect(frame.high).toBeGreaterThan(60);
    expect(await readState(page)).toMatchObject({ step: before.step, running: false });
    expect(errors).toEqual([]);
    await page.close();
  },
);

test('a film that is cancelled leaves no file, and the run where it was', async () => {
  const { page, errors } = await openDialog();
  const dialog = page.locator('keep-dialog');
  const before = await readState(page);
  let downloads = 0;
  page.on('download', () => {
    downloads++;
  });
  await dialog.locator('input[value=film]').check();
  await chooseSize(page, 320, 240);
  await dialog.locator('#seconds').fill('600');
  await dialog.locator('#make:enabled').waitFor();
  await dialog.locator('#make').click();
  await expect
    .poll(() => dialog.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value))
    .toBeGreaterThanOrEqual(3);
  await page.keyboard.press('Escape');
  await dialog.locator('#progress').waitFor({ state: 'detached' });
  // The dialog is still there, with nothing made and nothing wrong.
  expect(await dialog.locator('dialog[open]').count()).toBe(1);
  expect(await dialog.locator('#film, [role=alert]').count()).toBe(0);
  expect(downloads).toBe(0);
  expect(await readState(page)).toMatchObject({ step: before.step, running: false });
  await dialog.locator('#close').click();
  await page.keyboard.press('.');
  expect((await readState(page)).step).toBe(before.step + 1);
  expect(errors).toEqual([]);
  await page.close();
});

test('a run that was going waits for the film, and goes on when the dialog closes', async () => {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ events }) => events > 0);
  await page.locator('#keep').click();
  const dialog = page.locator('keep-dialog');
  await dialog.locator('input[value=film]').check();
  await chooseSize(page, 320, 240);
  await dialog.locator('#seconds').fill('0.1');
  await dialog.locator('#make').click();
  await dialog.locator('#film').waitFor();
  const { step, running } = await readState(page);
  expect(running).toBe(false);
  await dialog.locator('#close').click();
  await waitForState(page, (state) => state.running && state.step > step);
  expect(errors).toEqual([]);
  await page.close();
});
