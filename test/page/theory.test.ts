import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, openWhiteQuartic, passFrames, type Stage, typeInto } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/**
 * Time between two frames at most, as a share of the shortest question's: a solver on the page's thread would make a gap as long as
 * itself. On a busy machine both take longer.
 */
const LONGEST_GAP = 0.8;

test('exact answers come while frames go on; the map shows density, difference, committor and current', async () => {
  const { page, errors } = await stage.open();
  await watchFrames(page);
  await page.waitForFunction(
    () => document.querySelector('escapement-lab')!.controller.state.theory.answers !== undefined,
  );
  await waitForTheory(page, 'survival');
  expect(await page.locator('#exact').textContent()).toMatch(/\d/);
  expect(await page.locator('#exact-method').textContent()).toMatch(/two-dimensional|dimension/);
  await page.locator('#verdict:not([data-kind=waiting])').waitFor();
  expect(await page.locator('#verdict').textContent()).toMatch(/exact/);
  const durations = await page.evaluate(
    () => document.querySelector('escapement-lab')!.controller.solverDurations,
  );
  const gap = await readLongestGap(page);
  console.info(`Longest gap between frames ${gap.toFixed(0)} ms; solvers took`, durations);
  const shortest = Math.min(...Object.values(durations));
  expect(gap).toBeLessThan(LONGEST_GAP * shortest);
  expect(await page.locator('escape-chart .key.exact').count()).toBe(1);

  await page.locator('#show-fokker-planck').click();
  await waitForPicture(page, /Fokker–Planck density at t =/);
  expect(await countColours(page)).toBeGreaterThan(50);
  await page.locator('#show-difference').click();
  await waitForPicture(page, /χ² = .* cells/);
  expect(await countColours(page)).toBeGreaterThan(10);
  const before = await readOverlay(page);
  await page.locator('#overlay-committor').click();
  await waitForTheory(page, 'committor');
  const withCommittor = await readOverlay(page);
  expect(withCommittor).not.toBe(before);
  await page.locator('#overlay-current').click();
  await waitForTheory(page, 'current');
  expect(await readOverlay(page)).not.toBe(withCommittor);
  await page.locator('#show-cloud').click();
  await page.locator('#overlay-committor').click();
  await page.locator('#overlay-current').click();
  await expect.poll(() => readOverlay(page)).toBe(before);
  expect(errors).toEqual([]);
  await page.close();
});

test('white noise on the quartic: the chain is exact, and the particles agree with it', async () => {
  const { page, errors } = await stage.open();
  await page.evaluate(() =>
    document
      .querySelector('escapement-lab')!
      .controller.execute({ kind: 'speed', stepsPerSecond: 1e6 }),
  );
  await openWhiteQuartic(page);
  await page.waitForFunction(() => {
    const { reading, theory } = document.querySelector('escapement-lab')!.controller.state;
    return (reading?.tally.events ?? 0) > 3000 && theory.answers !== undefined;
  });
  expect(await page.locator('#exact-method').textContent()).toMatch(/chain of discrete steps/);
  // The first reading after the population has settled has nothing after it yet.
  await page.locator('#verdict:not([data-kind=waiting])').waitFor();
  // Beyond 3 standard errors, where the page says so, with probability 0.3 %; the seed is fixed.
  expect(await page.locator('#verdict').textContent()).toMatch(/Measured and exact agree/);
  expect(errors).toEqual([]);
  await page.close();
});

test('an experiment that no solver fits says why in its place', async () => {
  const { page, errors } = await stage.open();
  await page.locator('#experiment').click();
  await typeInto(page, 'experiment-panel', 'start.spread', '0.1');
  await page.waitForFunction(
    () => document.querySelector('escapement-lab')!.controller.state.theory.answers !== undefined,
  );
  await page.waitForFunction(() =>
    /spread/.test(
      document
        .querySelector('escapement-lab')!
        .shadowRoot!.querySelector('laboratory-page')!
        .shadowRoot!.querySelector('escape-readout')!
        .shadowRoot!.querySelector('#verdict')!.textContent ?? '',
    ),
  );
  expect(errors).toEqual([]);
  await page.close();
});

/** Notes the time between frames from now on. */
function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0 };
    Object.assign(window, { frameWatch: watch });
    const onFrame = (): void => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

function readLongestGap(page: Page): Promise<number> {
  return page.evaluate(
    () => (window as unknown as { frameWatch: { longest: number } }).frameWatch.longest,
  );
}

async function waitForTheory(
  page: Page,
  field: 'survival' | 'committor' | 'current',
): Promise<void> {
  await page.waitForFunction(
    (name) => document.querySelector('escapement-lab')!.controller.state.theory[name] !== undefined,
    field,
  );
  // Drawn in the next frame.
  await passFrames(page, 2);
}

async function waitForPicture(page: Page, caption: RegExp): Promise<void> {
  await page.waitForFunction((pattern) => {
    const { state } = document.querySelector('escapement-lab')!.controller;
    const { picture, caption = '' } = state.exhibit ?? {};
    return picture !== undefined && new RegExp(pattern).test(caption);
  }, caption.source);
  await passFrames(page, 2);
}

/** Different colours on the canvas that stands in for the cloud. */
function countColours(page: Page): Promise<number> {
  return page.locator('#picture').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

/** What is drawn over the map, as text. */
function readOverlay(page: Page): Promise<string> {
  return page.locator('#overlay').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}
