/** What a page shows and reads out, and what of it is English. */

import type { Page } from 'playwright';

/** Names that stay as they are in every language: of people, methods, programs, functions and of fields of an experiment. */
const NAMES =
  /Escapement|Kramers|Eyring|Langer|Smoluchowski|Boltzmann|Leimkuhler|Matthews|SGD|SGLD|Adam|BAOAB|WebGPU|Chrome|Edge|Safari|CSV|Beale|Himmelblau|Rastrigin|Rosenbrock|Styblinski|Tang|Müller|Brown|Maier|Stein|English|Fokker|Planck|Xie|Sato|Sugiyama/g;

/** A run of two English words, formulas aside. */
const ENGLISH = /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/;

/** Every text and every read-out attribute of the page, through all shadow roots; formulas and typed text are none. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        // Pages that are not open are tested by themselves.
        const isElsewhere = element.closest('style, script, noscript, math, .typed, [hidden]');
        if (isElsewhere !== null) continue;
        for (const node of element.childNodes) {
          if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '');
        }
        for (const name of [
          'aria-label',
          'title',
          'placeholder',
          'alt',
          'aria-valuetext',
          'label',
        ]) {
          found.push(element.getAttribute(name) ?? '');
        }
        if (element.shadowRoot !== null) visit(element.shadowRoot);
      }
    };
    visit(document.body);
    const texts = found.map((text) => text.replace(/\s+/g, ' ').trim());
    return [...new Set(texts)].filter((text) => text !== '');
  });
}

/** The texts with a run of two English words in them, names aside. */
export function findEnglish(texts: readonly string[], names: readonly string[] = []): string[] {
  return texts.filter((text) =>
    ENGLISH.test(
      names.reduce((rest, name) => rest.replaceAll(name, '·'), text).replace(NAMES, '·'),
    ),
  );
}
