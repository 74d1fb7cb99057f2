/**
 * The Chromium that the tests drive.
 *
 * An installed Chrome or Chromium is preferred (or the one named by CHROME_PATH). Where there is none, the
 * one that the npm package `@sparticuz/chromium` carries is unpacked once into `node_modules/.cache`, with
 * SwiftShader and, where the machine lacks them, the system libraries (NSS and friends) of the same package.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** What playwright needs to start the browser. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/**
 * Flags that give headless Chromium a WebGPU adapter without a GPU and let screenshots show its canvas.
 * On a machine with a GPU, ESCAPEMENT_GPU=hardware leaves the adapter to the browser.
 */
function browserFlags(): string[] {
  const flags = [
    '--no-sandbox',
    '--enable-unsafe-webgpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // The live page must keep its frame rate although no window is in front of anybody.
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
  ];
  if (process.env.ESCAPEMENT_GPU === 'hardware') return flags;
  return [
    ...flags,
    '--use-angle=swiftshader',
    '--enable-features=Vulkan',
    '--use-vulkan=swiftshader',
    '--use-webgpu-adapter=swiftshader',
  ];
}

function installedBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
    return named;
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  for (const folder of (process.env.PATH ?? '').split(':')) {
    for (const name of names) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

async function unpackBrotli(archive: string, target: string): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(target));
}

/** Unpacks the carried browser and returns its folder; a finished unpacking is reused. */
async function unpackCarriedBrowser(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf('/build/'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = resolve(dirname(dirname(dirname(root))), 'node_modules', '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  await unpackBrotli(join(root, 'bin', 'chromium.br'), join(partial, 'chromium'));
  chmodSync(join(partial, 'chromium'), 0o755);
  for (const name of ['swiftshader', 'al2023', 'fonts']) {
    const tar = join(partial, `${name}.tar`);
    await unpackBrotli(join(root, 'bin', `${name}.tar.br`), tar);
    execFileSync('tar', ['-xf', tar, '-C', partial]);
    rmSync(tar);
  }
  // The package's own font configuration names the folders of another machine.
  writeFileSync(
    join(partial, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>`,
  );
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
  return folder;
}

/**
 * Environment variables with which Vulkan programs, Dawn among them, find SwiftShader from the carried Chromium: a software
 * GPU for machines that have neither driver nor loader. Nothing on other systems, which bring their own graphics.
 */
export async function findSoftwareVulkan(): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== 'linux') return {};
  const folder = await unpackCarriedBrowser();
  return {
    LD_LIBRARY_PATH: folder,
    VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json'),
  };
}

/** The names of shared libraries that the loader cannot find for an executable. */
function missingLibraries(executable: string, libraryPath: string | undefined): string[] {
  const env = { ...process.env };
  if (libraryPath !== undefined) env.LD_LIBRARY_PATH = libraryPath;
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8', env });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * Finds or unpacks a browser and says how to start it.
 *
 * @throws Error naming the libraries to install where even the carried ones do not suffice.
 */
export async function findBrowser(): Promise<BrowserLaunch> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) env[name] = value;
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: browserFlags(), env };
  const folder = await unpackCarriedBrowser();
  const executablePath = join(folder, 'chromium');
  if (missingLibraries(executablePath, undefined).length > 0) {
    env.LD_LIBRARY_PATH = join(folder, 'lib');
    const missing = missingLibraries(executablePath, env.LD_LIBRARY_PATH);
    if (missing.length > 0) {
      throw new Error(
        `The carried Chromium lacks ${missing.join(', ')}. Install Chromium once: apt-get install chromium`,
      );
    }
  }
  // Without any font configuration on the machine, text would be drawn as boxes.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = folder;
  return { executablePath, args: [...browserFlags(), '--headless=shell'], env };
}
