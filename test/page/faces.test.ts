import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCENES } from '../../src/lecture/scenes.ts';
import { openStage, openWhiteQuartic, type Stage, waitForState } from './open-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ webGpu: true });
});

afterAll(() => stage.close());

/** What the lecture says at a moment. */
interface Said {
  readonly scene: string;
  readonly isOpening: boolean;
  readonly step: number;
  readonly number: string;
  readonly verdict: string;
  readonly rows: readonly string[];
}

/** What the laboratory says at a moment. */
interface Shown {
  readonly text: string;
  readonly isLarge: boolean;
  readonly isOwn: boolean;
  readonly state: string | undefined;
  readonly figures: readonly string[];
}

declare global {
  interface Window {
    said: unknown[];
  }
}

/** Looks at the lecture at every change of its text, from now on. */
function watchLecture(page: Page): Promise<void> {
  return page.evaluate(() => {
    const lecture = document
      .querySelector('escapement-lab')!
      .shadowRoot!.querySelector('lecture-page')!;
    const evidence = lecture.shadowRoot!.querySelector('lecture-evidence')!.shadowRoot!;
    window.said = [];
    const look = (): void => {
      const text = (selector: string) =>
        evidence.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      window.said.push({
        scene: lecture.shadowRoot!.querySelector('h2')!.textContent?.trim(),
        isOpening: lecture.stage.state.isOpening,
        step: lecture.stage.state.step,
        number: text('#number'),
        verdict: text('#verdict'),
        rows: [...evidence.querySelectorAll('tbody tr')].map(
          (row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        ),
      });
    };
    // Once the element inside has followed the one around it: before, in the same task, nothing is painted.
    const host = evidence.host as HTMLElementTagNameMap['lecture-evidence'];
    const observer = new MutationObserver(() => {
      void lecture.updateComplete.then(() => host.updateComplete).then(look);
    });
    for (const root of [lecture.shadowRoot!, evidence]) {
      observer.observe(root, { subtree: true, childList: true, characterData: true });
    }
    look();
  });
}

function readSaid<Moment>(page: Page): Promise<readonly Moment[]> {
  return page.evaluate(() => window.said) as Promise<readonly Moment[]>;
}

async function openScene(page: Page, key: string): Promise<void> {
  await page.evaluate((place) => {
    location.hash = `#lecture/${place}`;
  }, key);
  await page.waitForFunction((wanted) => {
    // The lecture is loaded when it is first asked for.
    const lecture = document
      .querySelector('escapement-lab')!
      .shadowRoot!.querySelector('lecture-page');
    const state = lecture?.stage?.state;
    return state?.scene?.key === wanted && !state.isOpening && state.step > 0;
  }, key);
}

const titleOf = (key: string): string => SCENES.find((scene) => scene.key === key)!.title;

/** Waits until several looks at a scene have shown a row with a word in it. */
async function waitForRows(page: Page, key: string, word: string): Promise<void> {
  const countLooks = async () =>
    (await readSaid<Said>(page)).filter(
      ({ scene, rows }) => scene === titleOf(key) && rows.some((row) => row.includes(word)),
    ).length;
  await expect.poll(countLooks).toBeGreaterThanOrEqual(3);
}

test('turning from one scene to the next never shows a number of the one under the words of the other', async () => {
  const { page, errors } = await stage.open();
  for (const [from, to] of [
    ['probability-density', 'sharp-against-flat'],
    ['sharp-against-flat', 'probability-density'],
  ]) {
    await openScene(page, from);
    await page.locator('lecture-evidence tbody tr').first().waitFor();
    await watchLecture(page);
    await openScene(page, to);
    await waitForRows(page, to, '');
    const said = (await readSaid<Said>(page)).filter(({ scene }) => scene === titleOf(to));
    // Looked at while it was built, and when its own numbers had come.
    const early = said.filter(({ isOpening, step }) => isOpening || step === 0);
    expect(early.length).toBeGreaterThan(0);
    for (const { number, rows, verdict } of early) {
      expect([number, rows, verdict]).toEqual(['…', [], 'still measuring']);
    }
    const rows = said.flatMap((moment) => moment.rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatch(to === 'sharp-against-flat' ? /slope|share/ : /χ²|flux/);
      expect(row).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
  expect(errors).toEqual([]);
  await page.close();
});

test('sampling and selection says nothing of its claim before its time, and its shares lie within 0 and 1', async () => {
  const { page, errors } = await stage.open();
  const to = 'sampling-and-selection';
  for (const from of ['kramers', 'probability-density']) {
    await openScene(page, from);
    await page.locator('lecture-evidence tbody tr').first().waitFor();
    await watchLecture(page);
    await openScene(page, to);
    await waitForRows(page, to, 'share');
    const said = (await readSaid<Said>(page)).filter(({ scene }) => scene === titleOf(to));
    const shares = said.flatMap(({ rows }) => rows).filter((row) => row.includes('share'));
    expect(shares.length).toBeGreaterThan(0);
    for (const { verdict, step } of said) {
      if (step < 5000) expect(verdict).toBe('still measuring');
    }
    for (const row of shares) {
      const [, low, high] = /\[([\d.]+)\s…\s([\d.]+)\]/.exec(row) ?? [];
      if (low === undefined) continue;
      expect(Number(low), row).toBeGreaterThanOrEqual(0);
      expect(Number(high), row).toBeLessThanOrEqual(1);
      // The share before its interval ends at the same digit.
      const value = /([\d.]+)\s\[/.exec(row)![1];
      expect(value.split('.')[1]?.length, row).toBe(low.split('.')[1]?.length);
    }
  }
  expect(errors).toEqual([]);
  await page.close();
});

test('a mean escape time is a bound until it is measured, and is put away as soon as the experiment is another', async () => {
  const { page, errors } = await stage.open();
  await openWhiteQuartic(page);
  await page.evaluate(() => {
    const lab = document.querySelector('escapement-lab')!;
    const readout = lab
      .shadowRoot!.querySelector('laboratory-page')!
      .shadowRoot!.querySelector('escape-readout')!.shadowRoot!;
    window.said = [];
    const look = (): void => {
      const { state } = lab.controller;
      const { wanted, prepared, reading } = state;
      const measured = readout.querySelector('#measured')!;
      window.said.push({
        text: measured.textContent!.replace(/\s+/g, ' ').trim(),
        isLarge: !measured.classList.contains('none'),
        isOwn: JSON.stringify(wanted) === JSON.stringify(prepared?.experiment),
        state: reading?.comparison.mean.state,
        figures: [...readout.querySelectorAll('tbody .figure')].map(
          (cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        ),
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(readout, { subtree: true, childList: true, characterData: true });
    lab.controller.execute({ kind: 'reset' });
    look();
  });
  const hasSaid = (state: string) =>
    page.waitForFunction(
      (wanted) => (window.said as { state?: string }[]).some((moment) => moment.state === wanted),
      state,
    );
  await hasSaid('measured');
  const counted = await page.evaluate(() => window.said.length);
  await page.evaluate(() => {
    document
      .querySelector('escapement-lab')!
      .controller.execute({ kind: 'edit', field: 'noise.temperature', value: 0.35 });
  });
  await waitForState(page, ({ step, events }) => step > 0 && events > 0);
  const said = await readSaid<Shown>(page);
  for (const { text, isLarge, state } of said) {
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    expect(/±|\[/.test(text), text).toBe(isLarge);
    if (isLarge) expect(state).toBe('measured');
  }
  expect(said.some(({ state, text }) => state === 'settling' && /^≥ \d/.test(text))).toBe(true);
  // After the edit: nothing of the old experiment, neither measured nor from theory, beside the new control.
  const preparing = said.slice(counted).filter(({ isOwn }) => !isOwn);
  expect(preparing.length).toBeGreaterThan(0);
  for (const { text, figures } of preparing) {
    expect(text).toBe('Preparing the particles …');
    expect(figures.join(' ')).not.toMatch(/\d/);
  }
  expect(errors).toEqual([]);
  await page.close();
});
