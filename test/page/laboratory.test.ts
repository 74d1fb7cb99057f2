import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openStage,
  passFrames,
  readMass,
  readState,
  type Stage,
  typeInto,
  waitForAnimations,
  waitForRest,
  waitForState,
} from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

test('opens running on WebGPU, counts escapes, keeps every particle, and follows its controls', async () => {
  const { page, errors } = await stage.open();
  await waitForState(page, ({ events }) => events > 0);

  const { particles } = await readState(page);
  const mass = await readMass(page);
  expect(mass.inside + mass.outside + mass.absorbed + mass.diverged).toBe(particles);
  expect(mass.filled).toBeGreaterThan(100);
  expect(await page.locator('#measured').textContent()).toMatch(/\d/);

  // The picture: seen on the screen, the map holds both the ground and the bright core of the cloud.
  const shot = await page.locator('landscape-map').screenshot();
  const [darkest, brightest, colours] = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let [low, high] = [255, 0];
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      // Yellow against blue: what cividis spans and grey lines do not.
      const warmth = data[at] - data[at + 2];
      low = Math.min(low, warmth);
      high = Math.max(high, warmth);
      seen.add((data[at] >> 3) * 1024 + (data[at + 1] >> 3) * 32 + (data[at + 2] >> 3));
    }
    return [low, high, seen.size];
  }, shot.toString('base64'));
  expect(brightest).toBeGreaterThan(100);
  expect(darkest).toBeLessThan(-20);
  expect(colours).toBeGreaterThan(100);

  // Pause: the count of steps stands still; one step is one step.
  await page.locator('#toggle').click();
  await waitForState(page, ({ running }) => !running);
  const { step } = await waitForRest(page, () => readState(page));
  await passFrames(page, 30);
  expect((await readState(page)).step).toBe(step);
  await page.keyboard.press('.');
  expect((await readState(page)).step).toBe(step + 1);
  // The focused button takes the space bar for itself, once.
  await page.keyboard.press(' ');
  await waitForState(page, (state) => state.running && state.step > step + 1);

  // A changed learning rate starts a new run.
  await typeInto(page, 'control-strip', 'method.learningRate', '0.04');
  await waitForState(page, ({ learningRate }) => learningRate === 0.04);
  await waitForState(page, (state) => state.step > 0 && state.events > 0);
  expect((await readState(page)).problems).toEqual([]);
  expect(errors).toEqual([]);
  await page.close();
});

test('names the field of a wrong input and goes on running with the text left as typed', async () => {
  const { page, errors } = await stage.open();
  await page.locator('#experiment').click();
  const cases = [
    ['method.learningRate', '0', 'Learning rate', 'greater than 0'],
    ['method.learningRate', '-1', 'Learning rate', 'greater than 0'],
    ['method.learningRate', 'abc', 'Learning rate', 'must be a number'],
    ['method.learningRate', 'NaN', 'Learning rate', 'must be a number'],
    ['ensemble.particles', '0', 'Particles', 'at least 1'],
    ['ensemble.particles', '1e12', 'Particles', 'at most'],
    ['noise.batchSize', '', 'Batch size', 'greater than 0'],
    ['start.at.0', 'left', 'Start x', 'finite number'],
  ] as const;
  for (const [field, text, name, sentence] of cases) {
    const valid = await page
      .locator(`experiment-panel input[type=text][name="${field}"]`)
      .inputValue();
    const { step } = await readState(page);
    const input = await typeInto(page, 'experiment-panel', field, text);
    await waitForState(page, ({ problems }) => problems.length === 1);
    const control = page.locator(`experiment-panel parameter-control[field="${field}"]`);
    const message = await control.locator('.problem').textContent();
    expect(message).toContain(name);
    expect(message).toContain(sentence);
    expect(await input.inputValue()).toBe(text);
    await waitForState(page, (state) => state.step > step);
    await typeInto(page, 'experiment-panel', field, valid);
    await waitForState(page, ({ problems }) => problems.length === 0);
  }

  // Valid edits take effect beside a wrong one, which is said over the map with what the run goes on with.
  await page.locator('select[name="landscape.name"]').scrollIntoViewIfNeeded();
  await typeInto(page, 'control-strip', 'noise.batchSize', '-1');
  await waitForState(page, ({ problems }) => problems.length === 1);
  expect(await page.locator('.notices').textContent()).toContain('goes on with 8');
  await typeInto(page, 'control-strip', 'method.learningRate', '0.03');
  await waitForState(page, ({ learningRate }) => learningRate === 0.03);
  expect((await readState(page)).problems).toHaveLength(1);
  await typeInto(page, 'control-strip', 'noise.batchSize', '8');
  await waitForState(page, ({ problems }) => problems.length === 0);

  await page.locator('select[name="landscape.name"]').selectOption('formula');
  await waitForState(page, ({ problems }) => problems.length === 0);
  const { step } = await readState(page);
  const formula = page.locator('input[name="landscape.formula"]');
  await formula.fill('(x^2 - 1)^2 + wobble*y^2');
  await waitForState(page, ({ problems }) => problems.length > 0);
  expect(await page.locator('formula-fields #formula-problem').textContent()).toContain('wobble');
  expect(await formula.inputValue()).toBe('(x^2 - 1)^2 + wobble*y^2');
  await waitForState(page, (state) => state.step > step);
  expect(errors).toEqual([]);
  await page.close();
});

test.each([360, 390, 768, 1440, 2560])('fits a width of %i', async (width) => {
  const { page } = await stage.open({ width, height: width < 800 ? 844 : 1000 });
  for (const panel of ['closed', 'open']) {
    if (panel === 'open') await page.locator('#experiment').click();
    await waitForAnimations(page);
    const { scrollWidth, overlaps, outside } = await page.evaluate(measureLayout);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    expect(overlaps).toEqual([]);
    expect(outside).toEqual([]);
  }
  await page.close();
});

/** In the page: which controls overlap one another, and which stick out of the window. */
function measureLayout() {
  const controls: Element[] = [];
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('button, input, select, dd, h1, h2, label, #measured')) {
        controls.push(element);
      }
      if (element.shadowRoot !== null) visit(element.shadowRoot);
    }
  };
  visit(document);
  const name = (element: Element): string =>
    `${element.localName}#${element.id} ${element.getAttribute('name') ?? element.textContent?.trim().slice(0, 20)}`;
  const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
  const shown = boxes.filter(({ box }) => box.width > 0 && box.height > 0);
  const panel = document
    .querySelector('escapement-lab')
    ?.shadowRoot?.querySelector('laboratory-page')
    ?.shadowRoot?.querySelector('.panel')
    ?.getBoundingClientRect();
  const overlaps: string[] = [];
  const outside: string[] = [];
  shown.forEach(({ element, box }, index) => {
    // What is scrolled out of the panel is clipped there.
    const inPanel = element.getRootNode() !== document && panel !== undefined;
    const clipped = (b: DOMRect): boolean =>
      inPanel && panel !== undefined && (b.top >= panel.bottom || b.bottom <= panel.top);
    if (box.left < -1 || box.right > innerWidth + 1) outside.push(name(element));
    for (const { element: other, box: that } of shown.slice(index + 1)) {
      if (element.contains(other) || other.contains(element)) continue;
      const across = Math.min(box.right, that.right) - Math.max(box.left, that.left);
      const down = Math.min(box.bottom, that.bottom) - Math.max(box.top, that.top);
      if (across <= 1 || down <= 1) continue;
      const isBelowPanel = (b: DOMRect, e: Element): boolean =>
        clipped(b) && e.closest('*') !== null;
      if (isBelowPanel(box, element) || isBelowPanel(that, other)) continue;
      overlaps.push(`${name(element)} × ${name(other)}`);
    }
  });
  return { scrollWidth: document.documentElement.scrollWidth, overlaps, outside };
}
