import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import known from '../data/links-version-1.json' with { type: 'json' };
import { type Built, serveBuilt } from './built.ts';
import { openStage, type Stage } from './open-page.ts';

/** Somebody's page: its own colours, its own address, one component by JSON and one by link, one wrong. */
const PAGE = `<!doctype html>
<html lang="en">
  <title>Mine</title>
  <style>
    :root { --accent: 4px; --ink: red; color-scheme: dark; }
    body { margin: 0; }
    #own { height: var(--accent); }
  </style>
  <script type="module" src="./index.js"></script>
  <escapement-lab id="json" ui="min" autoplay style="height: 300px" experiment='${JSON.stringify({
    version: 1,
    landscape: { name: 'sharp-flat' },
    method: { name: 'sgd', learningRate: 0.02 },
    noise: { name: 'two-temperature', batchSize: 8, parameters: { scale: 8 } },
    ensemble: { particles: 2048, seed: 3 },
  })}'></escapement-lab>
  <escapement-cloud id="link" autoplay="0" experiment="https://example.org/${known.links[1].link}"></escapement-cloud>
  <escapement-cloud id="wrong" experiment='{ "version": 1, "landscape": { "name": "moon" } }'></escapement-cloud>
  <p id="own"></p>
</html>`;

let site: Built;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
  site = await serveBuilt('--config', 'build/components.ts');
  writeFileSync(join(site.folder, 'index.html'), PAGE);
});

afterAll(async () => {
  await stage.close();
  await site.close();
});

test('built components run in a page of somebody else, side by side, and leave that page alone', async () => {
  const page = await stage.browser.newPage({
    viewport: { width: 800, height: 1300 },
    locale: 'en-GB',
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${site.address}#mine`);
  await page.locator('#json #measured', { hasText: /\d/ }).waitFor();
  const read = (id: string) =>
    page.evaluate((wanted) => {
      const element = document.getElementById(wanted) as HTMLElementTagNameMap['escapement-cloud'];
      const { controller } = element;
      const particles = controller.state.prepared?.experiment.ensemble.particles;
      return { particles, step: controller.simulation?.step, running: controller.state.running };
    }, id);
  expect(await read('json')).toMatchObject({ particles: 2048, running: true });
  await expect.poll(async () => (await read('link')).particles).toBe(4096);
  expect(await read('link')).toMatchObject({ step: 0, running: false });
  await page.locator('#link #toggle').click();
  await expect.poll(async () => (await read('link')).step).toBeGreaterThan(0);
  expect(await page.locator('#wrong .sentences').textContent()).toContain('landscape.name');

  // The component has its colours, the page its own.
  expect(await page.locator('#own').evaluate((element) => element.clientHeight)).toBe(4);
  expect(await page.title()).toBe('Mine');
  expect(new URL(page.url()).hash).toBe('#mine');
  expect(errors).toEqual([]);
  await page.close();
});
