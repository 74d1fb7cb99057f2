import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage, waitForAnimations } from './open-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The rules of WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

test.each(['laboratory', 'lecture', 'figures', 'gallery'])(
  'axe finds nothing on the page of the %s, dark and light',
  async (name) => {
    const { page } = await stage.open();
    await page.evaluate(AXE);
    const element = {
      laboratory: 'laboratory-page escape-readout',
      lecture: 'lecture-page lecture-map',
      figures: 'figures-page h2',
      gallery: 'landscape-gallery article',
    }[name]!;
    await page.evaluate((hash) => {
      location.hash = hash === 'laboratory' ? '' : hash;
    }, name);
    await page.locator(element).first().waitFor();
    for (const theme of ['dark', 'light']) {
      await page.evaluate((wanted) => {
        document.documentElement.dataset.theme = wanted;
      }, theme);
      // Colours are judged when nothing fades any more, however long the machine takes.
      await waitForAnimations(page);
      const found = await page.evaluate(async (rules) => {
        const { axe } = window as unknown as {
          axe: { run(root: Document, options: unknown): Promise<{ violations: Found[] }> };
        };
        const { violations } = await axe.run(document, {
          runOnly: { type: 'tag', values: rules },
        });
        return violations;
      }, RULES);
      const sentences = found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary}`).join('\n')}`,
      );
      expect(sentences, theme).toEqual([]);
    }
    await page.close();
  },
);
