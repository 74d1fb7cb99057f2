import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, readState, type Stage, typeInto, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** The landscape that runs. */
function readLandscape(page: Page) {
  return page.evaluate(() => {
    const { prepared } = document.querySelector('escapement-lab')!.controller.state;
    const { landscape, start, escape: region } = prepared!.experiment;
    return { landscape, start, region };
  });
}

/** Waits until the landscape that runs has a formula and parameters. */
async function waitForFormula(page: Page, formula: string, parameters: object): Promise<void> {
  await page.waitForFunction(
    ([wanted, values]) => {
      const { prepared } = document.querySelector('escapement-lab')!.controller.state;
      const landscape = prepared?.experiment.landscape;
      return (
        landscape !== undefined &&
        'formula' in landscape &&
        landscape.formula === wanted &&
        JSON.stringify(landscape.parameters) === values
      );
    },
    [formula, JSON.stringify(parameters)] as const,
  );
}

/** Opens the panel on a formula of the user's own, with few particles. */
async function openFormula() {
  const opened = await stage.open();
  const { page } = opened;
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    controller.execute({ kind: 'edit', field: 'ensemble.particles', value: 4096 });
  });
  await page.locator('#experiment').click();
  await page.locator('select[name="landscape.name"]').selectOption('formula');
  await waitForState(
    page,
    ({ problems, particles }) => problems.length === 0 && particles === 4096,
  );
  return { ...opened, formula: page.locator('input[name="landscape.formula"]') };
}

test('an unknown name becomes a parameter with sliders, and the run goes on', async () => {
  const { page, errors, formula } = await openFormula();
  const fields = page.locator('formula-fields');

  // The formula is set as mathematics.
  await fields.locator('math-formula math msup').first().waitFor();

  const text = '(x² − k)²/k + 2·y²';
  await formula.fill(text);
  const offer = fields.locator('#make-parameter');
  await offer.waitFor();
  expect(await fields.locator('mark').textContent()).toBe('k');
  expect(await fields.locator('.typed').textContent()).toBe(text);
  expect(await fields.locator('.problem').textContent()).toContain('names “k”');

  await offer.click();
  await waitForFormula(page, text, { k: 1 });
  await waitForState(page, ({ problems, step }) => problems.length === 0 && step > 0);
  expect(await formula.inputValue()).toBe(text);
  expect(await fields.locator('math-formula mfrac').count()).toBe(1);
  expect((await readLandscape(page)).start.at).toEqual([-1, 0]);

  // A slider in the panel and one in the strip.
  const inStrip = page.locator('control-strip parameter-control[field="landscape.parameters.k"]');
  const inPanel = fields.locator('parameter-control[field="landscape.parameters.k"]');
  expect(await inStrip.locator('input[type=range]').count()).toBe(1);
  await inPanel.locator('input[type=range]').evaluate((slider: HTMLInputElement) => {
    slider.value = '320';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await waitForFormula(page, text, { k: 0.64 });
  // Start and region go with the minima, to ±√k.
  const moved = await readLandscape(page);
  expect(moved.start.at).toEqual([-0.8, 0]);
  expect(moved.region).toMatchObject({ offset: 0.8 });
  expect(await inStrip.locator('input[type=text]').inputValue()).toBe('0.64');
  await waitForState(page, ({ step, problems }) => step > 0 && problems.length === 0);

  // A formula that does without it offers to remove it, and one far away is found.
  await formula.fill('((x/30)^2 - 1)^2 + (y/10)^2');
  await fields.locator('.unused button').click();
  await waitForFormula(page, '((x/30)^2 - 1)^2 + (y/10)^2', {});
  const far = await readLandscape(page);
  expect(far.start.at).toEqual([-30, 0]);
  expect(far.region).toMatchObject({ kind: 'half-plane', offset: 30 });
  expect(await inStrip.count()).toBe(0);

  // The domain is found again at a click.
  await typeInto(page, 'experiment-panel', 'landscape.domain.0.1', '500');
  await fields.locator('#find-domain').click();
  await page.waitForFunction(() => {
    const { prepared } = document.querySelector('escapement-lab')!.controller.state;
    return prepared!.landscape.domain[0][1] < 100;
  });
  expect(errors).toEqual([]);
  await page.close();
});

test('a wrong formula never stops the run or loses what was typed', async () => {
  const { page, errors, formula } = await openFormula();
  const fields = page.locator('formula-fields');
  for (const [text, marked, sentence] of [
    ['(x^2 - 1', '(', 'opened here and never closed'],
    ['x^2 + * y', '*', 'missing before “*”'],
    ['x^2 + y^2 +', ' ', 'missing at the end'],
    ['sin x', 'sin', 'argument in parentheses'],
    ['constructor(x)', 'constructor', 'calls “constructor”'],
    ['"</script>"', '"', 'numbers only'],
    ['x^2 + 😀', '😀', 'cannot stand here'],
    ['', undefined, 'empty'],
  ] as const) {
    const { step } = await readState(page);
    await formula.fill(text);
    await page.waitForFunction(
      (wanted) =>
        document
          .querySelector('escapement-lab')!
          .shadowRoot!.querySelector('laboratory-page')!
          .shadowRoot!.querySelector('experiment-panel')!
          .shadowRoot!.querySelector('formula-fields')!
          .shadowRoot!.querySelector('.problem')
          ?.textContent?.includes(wanted),
      sentence,
    );
    if (marked !== undefined) expect(await fields.locator('mark').textContent()).toBe(marked);
    expect(await fields.locator('#make-parameter').count()).toBe(0);
    await waitForState(page, (state) => state.step > step);
    expect(await formula.inputValue()).toBe(text);
  }
  await formula.fill('(x^2 - 1)^2 + |y|');
  await waitForFormula(page, '(x^2 - 1)^2 + |y|', {});
  expect(errors).toEqual([]);
  await page.close();
});

test('where a formula has no value is said under it before anything is measured; a start there is refused', async () => {
  const { page, errors, formula } = await openFormula();
  await formula.fill('(x^2 - 1)^2 + 2*(y - 0.5*x^2)^2 + sqrt(x + 1.5)');
  const remark = page.locator('formula-fields #formula-remark');
  await remark.filter({ hasText: '√(x + 1.5) has no value at x = −1.' }).waitFor();
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    controller.execute({ kind: 'edit', field: 'start.at.0', value: -1.8 });
  });
  const problem = page.locator('formula-fields #formula-problem');
  await problem
    .filter({ hasText: '√(x + 1.5) has no value at x = −1.8, where particles start' })
    .waitFor();
  expect(errors).toEqual([]);
  await page.close();
});
