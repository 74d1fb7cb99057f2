/**
 * Takes the pictures of docs/lecture.md: every scene of the lecture once its claim is decided, or after LONGEST. `npm run pictures`;
 * `ESCAPEMENT_SCENES=kramers,limits` takes some of them only.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCENES } from '../src/lecture/scenes.ts';
import { openStage, type Stage } from '../test/page/open-page.ts';

const FOLDER = join(import.meta.dirname, '../docs/lecture');
/** Milliseconds that a scene may take to decide. */
const LONGEST = 60_000;
/** What the pictures show: a laptop's screen. */
const SIZE = { width: 1440, height: 900 };

const asked = process.env.ESCAPEMENT_SCENES?.split(',');
const scenes = SCENES.filter(({ key }) => asked?.includes(key) ?? true);

let stage: Stage;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  stage = await openStage({ webGpu: true });
}, 120_000);

afterAll(() => stage.close());

it.each(scenes.map(({ key }) => key))(
  'takes a picture of %s',
  async (key) => {
    const { page, errors } = await stage.open(SIZE);
    await page.evaluate((place) => {
      document.documentElement.dataset.theme = 'light';
      location.hash = `#lecture/${place}`;
    }, key);
    await page.locator('lecture-page lecture-map').first().waitFor();
    const end = Date.now() + LONGEST;
    const readVerdict = () =>
      page.locator('lecture-evidence #verdict').getAttribute('data-verdict');
    while ((await readVerdict()) === 'waiting' && Date.now() < end) await page.waitForTimeout(250);
    // Readings and curves of the steps under way have come.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(FOLDER, `${key}.png`) });
    expect(await readVerdict()).not.toBe('fails');
    expect(errors).toEqual([]);
    await page.close();
  },
  LONGEST + 60_000,
);
