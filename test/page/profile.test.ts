import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, openWhiteQuartic, readMass, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

test('the profile and the marginals hold every particle, and every chart hands over its numbers', async () => {
  const { page, errors } = await stage.open();
  await openWhiteQuartic(page);
  await page.locator('#tab-profile').click();
  await page.locator('#marginals').click();
  await waitForState(page, ({ step, events }) => step > 300 && events > 20);
  await page.waitForFunction(() => {
    const { theory } = document.querySelector('escapement-lab')!.controller.state;
    return theory.densities !== undefined;
  });
  await page.evaluate(() =>
    document.querySelector('escapement-lab')!.controller.execute({ kind: 'toggle' }),
  );
  const { inside, step } = await readMass(page);
  expect(inside).toBeGreaterThan(4000);
  await page.waitForFunction(
    (last) =>
      document.querySelector('escapement-lab')!.controller.state.density?.step === last &&
      document.querySelector('escapement-lab')!.controller.state.reading?.tally.step === last,
    step,
  );

  const curves = await page.locator('profile-chart').evaluate((chart) => {
    const { curves } = chart as HTMLElementTagNameMap['profile-chart'];
    if (curves === undefined) throw new Error('No path.');
    const { counts, elsewhere, density, equilibrium, exact, map } = curves;
    const sum = (values: Float64Array | undefined) => values?.reduce((a, b) => a + b, 0) ?? -1;
    return {
      particles: sum(counts) + elsewhere,
      elsewhere,
      shares: [density, equilibrium, exact].map((one) => sum(one) * map.width),
    };
  });
  expect(curves.particles).toBeCloseTo(inside, 4);
  const onPath = (inside - curves.elsewhere) / 4096;
  expect(curves.shares[0]).toBeCloseTo(onPath, 5);
  // Nearly as many: the exact density knows nothing of this sample, and of the domain's edge little is seen.
  expect(Math.abs(curves.shares[1] - onPath)).toBeLessThan(0.02);
  expect(Math.abs(curves.shares[2] - onPath)).toBeLessThan(0.02);
  expect(await countWash(page)).toBeGreaterThan(1000);

  await page.locator('profile-chart #chart').focus();
  await page.keyboard.press('ArrowRight');
  await page
    .locator('profile-chart .heard', {
      hasText: /s .* · L .* · density .* · equilibrium .* · exact/,
    })
    .waitFor({ state: 'attached' });

  await page.locator('chart-tabs #data').click();
  const profile = await saveCsv(page, 'profile-chart');
  const total = profile.reduce((all, row) => all + Number(row.particles), 0);
  expect(total + curves.elsewhere).toBeCloseTo(inside, 4);
  expect(profile.length).toBe(await page.locator('profile-chart tbody tr').count());
  expect(Object.keys(profile[0])).toEqual([
    's',
    'x',
    'y',
    'loss',
    'particles',
    'density_per_length',
    'quasi_equilibrium_per_length',
    'exact_per_length',
  ]);
  for (const { x, loss } of profile) {
    // Between two points of the path the loss is taken along the chord.
    expect(Number(loss)).toBeCloseTo((Number(x) ** 2 - 1) ** 2, 3);
  }

  await page.locator('#tab-times').click();
  const { events, particles } = await page.evaluate(() => {
    const { tally } = document.querySelector('escapement-lab')!.controller.state.reading!;
    return { events: tally.events, particles: tally.particleCount };
  });
  const survival = await saveCsv(page, 'escape-chart');
  const last = survival[survival.length - 1];
  expect(Number(last.share)).toBeCloseTo(1 - events / particles, 6);
  expect(Number(last.share_low)).toBeLessThan(Number(last.share));
  expect(Number(last.share_high)).toBeGreaterThan(Number(last.share));
  await page.locator('escape-chart .switch button').last().click();
  const histogram = await saveCsv(page, 'escape-chart');
  expect(histogram.reduce((all, row) => all + Number(row.events), 0)).toBe(events);
  const area = histogram.reduce(
    (all, row) => all + Number(row.density_per_t) * (Number(row.to_t) - Number(row.from_t)),
    0,
  );
  expect(area).toBeCloseTo(events / particles, 6);

  await page.locator('#marginals-data').click();
  const marginals = await saveCsv(page, 'map-marginals');
  for (const axis of ['x', 'y']) {
    const rows = marginals.filter((row) => row.axis === axis);
    expect(rows.length).toBe(256);
    expect(rows.reduce((all, row) => all + Number(row.particles), 0)).toBe(inside);
  }
  const records = JSON.parse(await save(page, 'map-marginals', 'json'));
  expect(records.length).toBe(marginals.length);
  expect(records[100].particles).toBe(Number(marginals[100].particles));
  expect(errors).toEqual([]);
  await page.close();
});

test('where there is no path the profile says why', async () => {
  const { page, errors } = await stage.open({ width: 390, height: 844 });
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    controller.execute({ kind: 'edit', field: 'ensemble.particles', value: 1024 });
    controller.execute({ kind: 'edit', field: 'noise.name', value: 'white' });
    controller.execute({ kind: 'edit', field: 'landscape.name', value: 'ring' });
  });
  await page.locator('#tab-profile').click();
  await page.locator('profile-chart .none').waitFor();
  expect(await page.locator('profile-chart .none').textContent()).toMatch(/there is no barrier/);
  expect(errors).toEqual([]);
  await page.close();
});

/** Pixels of the chart that are filled as the density's area is: not opaque, and not empty. */
function countWash(page: Page): Promise<number> {
  return page.locator('profile-chart canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 25 && data[at] < 60) count++;
    return count;
  });
}

/** The text of the file that a chart hands over. */
async function save(page: Page, chart: string, format: 'csv' | 'json'): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`${chart} #save-${format}`).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^escapement-.*\\.${format}$`));
  return readFile(await download.path(), 'utf8');
}

async function saveCsv(page: Page, chart: string): Promise<Record<string, string>[]> {
  const [head, ...lines] = (await save(page, chart, 'csv')).trim().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells.length).toBe(names.length);
    return Object.fromEntries(names.map((name, place) => [name, cells[place]]));
  });
}
