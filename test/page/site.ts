/** The site as it is published, built and served once for all tests of pages. */

import type { TestProject } from 'vitest/node';
import { type Built, serveBuilt } from './built.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, and the folder that it lies in. */
    readonly site: { readonly address: string; readonly folder: string };
  }
}

let site: Built;

/** Vitest calls it before the first file of a project. */
export async function setup(project: TestProject): Promise<void> {
  site = await serveBuilt();
  project.provide('site', { address: site.address, folder: site.folder });
}

/** Vitest calls it after the last file. */
export async function teardown(): Promise<void> {
  await site.close();
}
