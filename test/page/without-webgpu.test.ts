import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readMass, readState, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: false });
}, 120_000);

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
  expect(errors).toEqual([]);
});
