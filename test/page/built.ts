import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';

/** A folder that is served. */
export interface Served {
  readonly address: string;
  /** Ends the server: what is still seen then does not come from it. */
  close(): Promise<void>;
}

/** A built and served site; its folder goes with its server. */
export interface Built extends Served {
  readonly folder: string;
}

/** Serves a built folder on a free port. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = await preview({
    configFile: false,
    build: { outDir: folder },
    preview: { port: 0, open: false },
    logLevel: 'error',
  });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/**
 * Builds into a temporary folder and serves it.
 *
 * @param options of `vite build`, the output folder aside
 * @throws Error with what the build says where it fails
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
  const served = await serveFolder(folder);
  return {
    folder,
    address: served.address,
    async close() {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
