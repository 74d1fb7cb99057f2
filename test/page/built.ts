import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../browser/chromium.ts';

/** A built and served site, and a browser to open it in. */
export interface Built {
  readonly folder: string;
  readonly address: string;
  readonly browser: Browser;
  /** Ends the server: what is still seen then does not come from it. */
  stopServing(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds into a temporary folder and serves it.
 *
 * @param options of `vite build`, the output folder aside
 */
export async function serveBuilt(...options: string[]): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'escapement-built-'));
  // As for the public: in a test's own process Vite would build for tests.
  const { status, stderr } = spawnSync(
    'npx',
    ['--no-install', 'vite', 'build', '--outDir', folder, '--emptyOutDir', ...options],
    { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0) throw new Error(stderr);
  const server = await preview({
    configFile: false,
    build: { outDir: folder },
    preview: { port: 0, open: false },
    logLevel: 'error',
  });
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
  return {
    folder,
    address: server.resolvedUrls?.local[0] ?? '',
    browser,
    stopServing: () => server.close(),
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
