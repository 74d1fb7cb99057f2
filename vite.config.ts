import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './test/browser/chromium.ts';

/** The seed of the random tests; see test/support/seed.ts. */
const env = { ESCAPEMENT_SEED: process.env.ESCAPEMENT_SEED ?? '1' };

/** Whether a browser window can be shown here: `npm start` opens one, or prints its address. */
const hasDesktop =
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

/** Tests that run inside the browser, where WebGPU is. */
async function browserProject(name: string, include: string) {
  return {
    test: {
      name,
      include: [include],
      testTimeout: 600_000,
      env,
      // One file at a time: they share one GPU, and some of them measure it.
      fileParallelism: false,
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

const nodeProject = {
  test: {
    name: 'node',
    include: ['test/{house,unit,statistical,cli,page}/**/*.test.ts'],
    testTimeout: 600_000,
    env,
  },
};

/** Vitest's projects: `npm test` runs the first two; `npm run bench` and `npm run pictures` have one each. */
async function projects(mode: string) {
  if (mode === 'test') return [nodeProject, await browserProject('gpu', 'test/gpu/**/*.test.ts')];
  if (mode === 'pictures') {
    const include = ['bench/*.pictures.ts'];
    return [{ test: { ...nodeProject.test, name: 'pictures', include, fileParallelism: false } }];
  }
  if (mode === 'bench') return [await browserProject('bench', 'bench/**/*.bench.ts')];
  return [];
}

export default defineConfig(async ({ mode }) => ({
  server: { open: hasDesktop },
  build: { target: 'es2023' },
  test: { projects: await projects(mode) },
}));
