import { type Browser, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import type { Density } from '../../src/engine/engine.ts';
import type { LaboratoryState } from '../../src/ui/run/laboratory-state.ts';
import { findBrowser } from '../browser/chromium.ts';

/**
 * How long what must come may take, in ms: far longer than it does, since two browsers without a GPU share two cores with the tests.
 * Where the time matters it is measured, by offline.test.ts.
 */
export const PATIENCE = 120_000;

/** A browser to open the built site in. */
export interface Stage {
  readonly browser: Browser;
  /** Opens the laboratory in a window of its own; console errors and uncaught ones are collected in `errors`. */
  open(
    size?: { width: number; height: number },
    /** What follows the address of the site, e.g. `?lang=en`. */
    path?: string,
  ): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/** Notes console errors and uncaught ones from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/**
 * Starts Chromium, with WebGPU or without.
 *
 * One for each file of tests: it starts in a second, and its graphics process is then the file's own.
 */
export async function openStage({ webGpu }: { webGpu: boolean }): Promise<Stage> {
  const launch = await findBrowser();
  const args = webGpu
    ? launch.args
    : [
        ...launch.args.filter((flag) => !/webgpu|[Vv]ulkan/.test(flag)),
        '--disable-features=WebGPU',
      ];
  const browser: Browser = await chromium.launch({ ...launch, args, headless: true });
  const { address } = inject('site');
  return {
    browser,
    async open(size = { width: 1440, height: 900 }, path = '') {
      // The service worker would fetch everything for every window; offline.test.ts tests it.
      const context = await browser.newContext({ viewport: size, serviceWorkers: 'block' });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const errors = collectErrors(page);
      await page.goto(address + path);
      await page.waitForFunction(
        () => document.querySelector('escapement-lab')?.controller.simulation,
      );
      return { page, errors };
    },
    close: () => browser.close(),
  };
}

/** What the page shows at the moment, as plain data. */
export function readState(page: Page): Promise<{
  step: number;
  running: boolean;
  learningRate: number;
  particles: number;
  events: number;
  problems: LaboratoryState['problems'];
  notice: string | undefined;
}> {
  return page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    const { running, prepared, reading, problems, notice } = controller.state;
    return {
      step: controller.simulation?.step ?? -1,
      running,
      learningRate: prepared?.experiment.method.learningRate ?? 0,
      particles: prepared?.experiment.ensemble.particles ?? 0,
      events: reading?.tally.events ?? 0,
      problems,
      notice,
    };
  });
}

/** Counts the particles of the density read back, by where they are. */
export function readMass(
  page: Page,
): Promise<Omit<Density, 'cells'> & { readonly inside: number; readonly filled: number }> {
  return page.evaluate(async () => {
    const { controller } = document.querySelector('escapement-lab')!;
    const { cells, ...rest } = await controller.readDensity();
    return {
      ...rest,
      inside: cells.reduce((sum, count) => sum + count, 0),
      filled: cells.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    };
  });
}

/** Waits until the page's state satisfies a condition. */
export async function waitForState(
  page: Page,
  condition: (state: Awaited<ReturnType<typeof readState>>) => boolean,
  milliseconds = PATIENCE,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!condition(await readState(page))) {
    if (Date.now() > end) {
      throw new Error(`Not reached: ${condition}; state: ${JSON.stringify(await readState(page))}`);
    }
    await page.waitForTimeout(100);
  }
}

/** Waits for so many frames of the page: a slow machine draws fewer in a second, and does less between them. */
export async function passFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
  }, count);
}

/** Frames over which nothing changes that stands still. */
const REST = 20;

/** Waits until a value is the same after some frames as before them, and answers it: what was under way has ended. */
export async function waitForRest<Value>(
  page: Page,
  read: () => Promise<Value>,
  isSame = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other),
): Promise<Value> {
  const end = Date.now() + PATIENCE;
  let last = await read();
  for (;;) {
    await passFrames(page, REST);
    const value = await read();
    if (isSame(last, value)) return value;
    if (Date.now() > end) throw new Error(`It does not come to rest: ${JSON.stringify(value)}`);
    last = value;
  }
}

/**
 * Waits until nothing fades or moves any more in the page and its shadow roots, animations without end aside. One that stands still
 * counts as ended: those of cards that are not in sight wait until they are.
 */
export async function waitForAnimations(page: Page): Promise<void> {
  const readTimes = () =>
    page.evaluate(() => {
      const collect = (root: Document | ShadowRoot): Animation[] => [
        ...root.getAnimations(),
        ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
          shadowRoot === null ? [] : collect(shadowRoot),
        ),
      ];
      return collect(document)
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ currentTime }) => Number(currentTime));
    });
  await passFrames(page, 2);
  await waitForRest(page, readTimes);
}

/** Types into the field of the strip or of the open panel, and leaves it. */
export async function typeInto(page: Page, where: string, field: string, text: string) {
  const input = page.locator(`${where} input[type=text][name="${field}"]`);
  await input.fill(text);
  await input.press('Tab');
  return input;
}

/** Opens the quartic under white noise, T = 0.5, η = 0.01, with 4096 particles, and waits until it runs. */
export async function openWhiteQuartic(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { controller } = document.querySelector('escapement-lab')!;
    const edit = (field: string, value: string | number) =>
      controller.execute({ kind: 'edit', field, value });
    edit('landscape.name', 'quartic');
    edit('method.name', 'langevin');
    edit('noise.name', 'white');
    edit('noise.temperature', 0.5);
    edit('method.learningRate', 0.01);
    edit('ensemble.particles', 4096);
  });
  await waitForState(
    page,
    ({ learningRate, particles }) => learningRate === 0.01 && particles === 4096,
  );
}
