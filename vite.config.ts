import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { offline, SERVICE_WORKER } from './build/offline.ts';
import { shortText } from './build/short-text.ts';
import { sharedWorkers } from './build/workers.ts';
import { findBrowser } from './test/browser/chromium.ts';

/** The seed of the random tests; see test/support/seed.ts. */
const env = { ESCAPEMENT_SEED: process.env.ESCAPEMENT_SEED ?? '1' };

/** Builds and serves the site for the tests of a project. */
const BUILT_SITE = ['test/page/site.ts'];

/** Whether a browser window can be shown here: `npm start` opens one, or prints its address. */
const hasDesktop =
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

/** Tests that run inside the browser, where WebGPU is. */
async function browserProject(name: string, include: string, groupOrder = 0) {
  return {
    test: {
      name,
      include: [include],
      testTimeout: 600_000,
      env,
      // One file at a time: they share one GPU, and some of them measure it.
      fileParallelism: false,
      sequence: { groupOrder },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: await findBrowser() }),
        instances: [{ browser: 'chromium' as const }],
      },
    },
  };
}

/** Tests that run in Node, so many files at a time; projects of a later group wait for those before. */
function nodeProject(
  name: string,
  include: string,
  maxWorkers: number,
  groupOrder: number,
  globalSetup: string[] = [],
) {
  return {
    test: {
      name,
      include: [include],
      globalSetup,
      // Far longer than any takes: how long is measured where it matters, and a slow machine is no failure.
      testTimeout: 1_800_000,
      // A browser takes its time to close on a busy machine.
      hookTimeout: 300_000,
      // The same patience for what a page must come to show.
      expect: { poll: { timeout: 120_000 } },
      env,
      maxWorkers,
      sequence: { groupOrder },
    },
  };
}

/** Vitest's projects: `npm test` runs the first four; `npm run bench:check`, `npm run bench:browser` and `npm run pictures` have one each. */
async function projects(mode: string) {
  if (mode === 'test') {
    return [
      nodeProject('node', 'test/{house,unit,statistical,cli}/**/*.test.ts', 2, 0),
      // Pages wait more than they compute, and never beside the tests that fill the processor.
      nodeProject('page', 'test/page/!(offline).test.ts', 2, 1, BUILT_SITE),
      await browserProject('gpu', 'test/gpu/**/*.test.ts', 2),
      // It times the first picture: by itself.
      nodeProject('first-visit', 'test/page/offline.test.ts', 1, 3, BUILT_SITE),
    ];
  }
  if (mode === 'pictures')
    return [nodeProject('pictures', 'bench/*.pictures.ts', 1, 0, BUILT_SITE)];
  if (mode === 'bench-check') return [nodeProject('bench-check', 'bench/*.check.ts', 1, 0)];
  if (mode === 'bench') return [await browserProject('bench', 'bench/**/*.bench.ts')];
  return [];
}

export default defineConfig(async ({ mode }) => ({
  server: { open: hasDesktop },
  // The built site may lie in any folder of a server.
  base: './',
  plugins: [sharedWorkers(), shortText(), offline()],
  build: {
    target: 'es2023',
    rolldownOptions: {
      input: {
        index: 'index.html',
        slides: 'slides.html',
        'service-worker': 'src/service-worker.ts',
      },
      output: {
        entryFileNames: ({ name }: { readonly name: string }) =>
          `${name}.js` === SERVICE_WORKER ? SERVICE_WORKER : 'assets/[name]-[hash].js',
      },
    },
  },
  test: { projects: await projects(mode) },
}));
