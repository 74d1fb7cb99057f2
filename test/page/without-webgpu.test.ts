import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readMass, readState, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: false });
});

afterAll(() => stage.close());

test('without WebGPU the page says so and runs fewer particles on the processor', async () => {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ step }) => step > 0);
  expect(await page.locator('#notice').textContent()).toMatch(/no WebGPU.*processor/);
  const { particles } = await readState(page);
  expect(particles).toBe(8192);
  const mass = await readMass(page);
  expect(mass.inside + mass.outside + mass.absorbed + mass.diverged).toBe(particles);
  await waitForState(page, ({ events }) => events > 0);
  // The surface needs WebGPU: its button says so, and goes on saying so when it is pressed.
  const surface = page.locator('#view-surface');
  expect(await surface.getAttribute('aria-disabled')).toBe('true');
  expect(await surface.getAttribute('title')).toMatch(/drawn by WebGPU/);
  await surface.click({ force: true });
  await page.locator('.notices', { hasText: /drawn by WebGPU/ }).waitFor();
  expect(await page.locator('#view-map').getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
});
