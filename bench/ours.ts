/** Ours: the engines in Node, and WebGPU in Chromium. */

import { type Browser, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { createThreadedEngine } from '../src/engine/cpu/threaded-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { createDawnEngine } from '../src/engine/webgpu/dawn.ts';
import { messageOf } from '../src/message-of.ts';
import { findBrowser } from '../test/browser/chromium.ts';
import type { Competitor, Passages, Task, Timing, Unavailable } from './competitor.ts';
import { createEngineRunner, type EngineRunner, type PlainTask } from './engine-runner.ts';

function plain<Given extends Pick<Task, 'work'>>(
  task: Given,
): Omit<Given, 'work'> & Pick<PlainTask, 'work'> {
  return { ...task, work: task.work.id };
}

/** What went wrong, in one line. */
function sentenceOf(error: unknown): string {
  const text = messageOf(error);
  return text.split('\n')[0];
}

/** One of ours, opened when it is first asked for. */
export interface OwnEngine extends Competitor {
  /** The runner itself, for measurements that peers do not take part in. */
  open(): Promise<EngineRunner | Unavailable>;
}

function createOwn(
  name: string,
  openRunner: () => Promise<EngineRunner>,
  readProcessorTime: () => Promise<number | undefined>,
  closeRest: () => Promise<void> = async () => {},
): OwnEngine {
  let opening: Promise<EngineRunner | Unavailable> | undefined;
  let remark = '';
  const open = () => {
    opening ??= openRunner().then(
      (runner) => {
        remark = runner.adapterName;
        return runner;
      },
      (error) => ({ unavailable: sentenceOf(error) }),
    );
    return opening;
  };
  /** A number, or a sentence on why there is none. */
  const run = async <Value extends object>(
    use: (runner: EngineRunner) => Promise<Value>,
  ): Promise<Value | Unavailable> => {
    const runner = await open();
    if ('unavailable' in runner) return runner;
    try {
      return await use(runner);
    } catch (error) {
      return { unavailable: sentenceOf(error) };
    }
  };
  return {
    name,
    isOurs: true,
    get remark() {
      return remark;
    },
    open,
    time: (task) =>
      run<Timing>(async (runner) => {
        const before = await readProcessorTime();
        const timing = await runner.time(plain(task));
        const after = await readProcessorTime();
        const isKnown = before !== undefined && after !== undefined;
        return { ...timing, processorSeconds: isKnown ? after - before : undefined };
      }),
    follow: (task) => run<Passages>((runner) => runner.follow(plain(task))),
    async close() {
      const runner = await opening;
      if (runner !== undefined && !('unavailable' in runner)) runner.destroy();
      await closeRest();
    },
  };
}

/** Processor time of this process, with all its threads, in seconds. */
async function ownProcessorTime(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function createInNode(name: string, openEngine: () => Promise<Engine>): OwnEngine {
  return createOwn(name, async () => createEngineRunner(await openEngine()), ownProcessorTime);
}

/** WebGPU through Dawn, in this process. */
export function createDawn(): OwnEngine {
  return createInNode('WebGPU, Dawn', createDawnEngine);
}

/** @param scripts the folder with the built script of the threads */
export function createCpu(scripts: URL): OwnEngine {
  return createInNode('CPU engine', async () =>
    createThreadedEngine({ script: new URL('thread.js', scripts) }),
  );
}

/**
 * WebGPU in Chromium: a page of `bench/in-page/` that runs the same runner.
 *
 * @param root folder of the project
 */
export function createInChromium(root: string): OwnEngine & { readonly version: () => string } {
  let server: ViteDevServer | undefined;
  let browser: Browser | undefined;
  let version = '';
  async function openPage(): Promise<Page> {
    server = await createServer({
      configFile: false,
      root,
      server: { port: 0, open: false, hmr: false, watch: null },
      build: { target: 'es2023' },
      logLevel: 'error',
    });
    await server.listen();
    browser = await chromium.launch({ ...(await findBrowser()), headless: true });
    version = browser.version();
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}bench/in-page/index.html`);
    return page;
  }
  async function openRunner(): Promise<EngineRunner> {
    const page = await openPage();
    const adapterName = await page.evaluate(() => window.openBench());
    return {
      adapterName,
      time: (task) => page.evaluate((given) => window.bench.time(given), task),
      follow: (task) => page.evaluate((given) => window.bench.follow(given), task),
      countEscapes: (task) => page.evaluate((given) => window.bench.countEscapes(given), task),
      destroy: () => {},
    };
  }
  /** Processor time of all processes of the browser, in seconds. */
  async function readProcessorTime(): Promise<number | undefined> {
    const devTools = await browser?.newBrowserCDPSession();
    const answer = await devTools?.send('SystemInfo.getProcessInfo');
    await devTools?.detach();
    return answer?.processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }
  const own = createOwn('WebGPU, Chromium', openRunner, readProcessorTime, async () => {
    await browser?.close();
    await server?.close();
  });
  return Object.assign(own, { version: () => version });
}
