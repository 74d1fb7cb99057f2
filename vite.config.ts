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

export default defineConfig(async ({ mode }) => ({
  server: { open: hasDesktop },
  build: { target: 'es2023' },
  test: {
    projects:
      mode === 'test'
        ? [
            {
              test: {
                name: 'node',
                include: ['test/{house,unit,statistical,page}/**/*.test.ts'],
                testTimeout: 300_000,
                env,
              },
            },
            {
              test: {
                name: 'gpu',
                include: ['test/gpu/**/*.test.ts'],
                testTimeout: 300_000,
                env,
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({ launchOptions: await findBrowser() }),
                  instances: [{ browser: 'chromium' as const }],
                },
              },
            },
          ]
        : [],
  },
}));
