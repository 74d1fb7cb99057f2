import { afterAll, beforeAll, expect, it } from 'vitest';
import { say, setLanguage } from '../../../src/language/language.ts';
import { ZH_HANS } from '../../../src/language/zh-hans.ts';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import { FIGURES, findFigure } from '../../../src/sweep/figures.ts';
import { explainOther, parseSweepFile } from '../../../src/sweep/result.ts';
import type { PointRow } from '../../../src/sweep/row.ts';
import { parseSweep, type Sweep, SweepError } from '../../../src/sweep/sweep.ts';
import { createScene } from '../../../src/ui/figures/chart/figure-chart-scene.ts';
import { describePoint } from '../../../src/ui/figures/chart/figure-chart-titles.ts';
import { drawSvg } from '../../../src/ui/figures/chart/figure-svg.ts';
import { tabulateFigure } from '../../../src/ui/figures/chart/figure-table.ts';
import { sayDoing, sayQuestion, sayRange, sayRun } from '../../../src/ui/figures/sweep-words.ts';
import { type EscapeValues, escapeRow } from '../sweep/rows.ts';

beforeAll(() => setLanguage('zh-Hans'));
afterAll(() => setLanguage('en'));

/** A run of two English words. */
const ENGLISH = /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/;

it('finds every sentence by its own pattern, whatever values are in it', () => {
  // Where there is no word, as in "{0}: {1}", the page says it as it stands.
  const keys = Object.keys(ZH_HANS).filter((key) => /[A-Za-z]{2}/.test(key));
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, place) => `Q${place}`);
  const lost = keys.filter((key) => {
    // Spaces beside Chinese are the language's own affair.
    const [said, meant] = [say(fill(key)), fill(ZH_HANS[key])].map((text) =>
      text.replaceAll(' ', ''),
    );
    return said !== meant;
  });
  expect(lost).toEqual([]);
});

const VALUES = [0.5, 1, 2, 4];

function sentencesOf(
  figure: Partial<NonNullable<Sweep['figure']>>,
  values: (x: number) => Omit<EscapeValues, 'point'>,
): string {
  const sweep = parseSweep({
    version: 1,
    name: 'trial',
    experiment: { landscape: { name: 'quartic' }, method: { name: 'langevin' } },
    vary: [{ field: 'landscape.sharpness', values: VALUES }],
    figure: { x: '1/k', y: 'log(tau)', claim: { kind: 'line' }, ...figure },
  });
  const rows = VALUES.map((sharpness, point) =>
    escapeRow({ settings: { sharpness }, ...values(sharpness), point }),
  );
  return say(concludeSweep(sweep, rows)!.verdicts[0].sentence);
}

it('says in Chinese what a run says of every kind of claim', () => {
  const line = { kind: 'line', law: 'sgdDiffusionIto' } as const;
  const better = { kind: 'better-line', candidates: ['1/k', '1/sqrt(k)'], expected: [1] } as const;
  const constant = { kind: 'constant', symbol: 'k', upTo: 2, spread: 0.03 } as const;
  const tau = (k: number) => Math.exp(3 / k);
  expect(
    sentencesOf({ claim: line }, (k) => ({ tau: tau(k), law: tau(k), exact: tau(k) })),
  ).toMatch(
    /^ln τ 对 1\/k 的斜率为 3\.000 ± 0\.015（95 %），R² = 1\.00000000。定律成立：定律的 3\.000 落在区间内。精确值在同样各点上的斜率 3\.000 落在区间内。$/,
  );
  const bounded = sentencesOf({ claim: line }, (k) => ({
    tau: k === 0.5 ? null : tau(k),
    law: Math.exp(4 / k),
    exact: tau(k),
    isExactDiscrete: false,
  }));
  expect(bounded).toContain('本次运行中定律不成立：定律的 4.00');
  expect(bounded).toContain('连续时间（η → 0）在同样各点上的斜率 3.00');
  expect(bounded).toMatch(/仅为界限的点（已画出，不参与拟合）：1 个。$/);
  const clear = sentencesOf({ claim: better }, (k) => ({ tau: Math.exp(4 / Math.sqrt(k)) }));
  expect(clear).toMatch(
    /^ln τ 更像是 1\/√k（χ² = .+，自由度 2，R² = .+）的线性函数，而不是 1\/k（.+）的；Δχ² = \d+：似然比为 1e13 以上，与定律相符。斜率为 /,
  );
  const said = [
    bounded,
    clear,
    sentencesOf({ claim: better }, (k) => ({ tau: tau(k), exact: tau(k) })),
    sentencesOf({ claim: better }, (k) => ({ tau: tau(k), error: 0.9 })),
    sentencesOf({ claim: line }, (k) => ({ tau: tau(k), events: 5 })),
    sentencesOf({ claim: { kind: 'line', slope: 3 } }, (k) => ({ tau: tau(k) })),
    sentencesOf({ claim: { kind: 'agreement' } }, () => ({ tau: 100, exact: 110 })),
    sentencesOf({ claim: { kind: 'agreement' } }, () => ({ tau: 100, exact: 100 })),
    sentencesOf({ claim: { kind: 'agreement' } }, () => ({ tau: 100 })),
    ...[1, 2.2, 20].map((rise) =>
      sentencesOf({ x: 'k', y: 'tau', claim: constant }, (k) => ({
        tau: 100 + rise * k,
        exact: 100 + rise * k,
      })),
    ),
  ];
  expect(said.filter((sentence) => ENGLISH.test(sentence))).toEqual([]);
  expect(said.filter((sentence) => !/^[^.;]*[\p{Script=Han}]/u.test(sentence))).toEqual([]);
});

it('says in Chinese what every figure is called, asks and varies', () => {
  const names = /SGD|SGLD|Adam/g;
  const said = FIGURES.flatMap((sweep) => [
    say(sweep.title),
    sayQuestion(sweep),
    sayRange(sweep),
    sayDoing(sweep, `planning ${sweep.vary[0].field} 4`),
  ]);
  expect(said.filter((text) => /[A-Za-z]{3,}/.test(text.replace(names, '')))).toEqual(
    said.filter((text) => /Styblinski–Tang/.test(text)),
  );
  const valley = findFigure('valley-displacement')!;
  expect(sayDoing(valley, 'planning SGD, along, landscape.parameters.h1 4')).toBe(
    '正在规划 SGD 纵向，曲率 h₁ 4',
  );
  expect(sayQuestion(findFigure('white-noise-sharpness')!)).toBe(
    'ln γ 随 ln k 的变化是否为斜率 1 的直线？',
  );
  expect(sayRange(findFigure('optimizers-batch-size')!)).toBe(
    '18 个点，批大小 0.7 … 2.2，系列为 SGD，动量法，Adam',
  );
});

it('calls a run by its title in the language of the page, or by the name that the reader gave it', () => {
  const sweep = findFigure('white-noise-sharpness')!;
  expect(sayRun({ sweep, name: sweep.title })).toBe('白噪声，(x² − 1)²：γ 与 k 的关系');
  expect(sayRun({ sweep, name: `${sweep.title} (2)` })).toBe(
    '白噪声，(x² − 1)²：γ 与 k 的关系 (2)',
  );
  expect(sayRun({ sweep, name: 'Before the fix' })).toBe('Before the fix');
});

/** Momentum and SGD against 1/k; the last point of SGD is a bound. */
function optimizerRows(sweep: Sweep): PointRow[] {
  const { values } = sweep.vary[0];
  return ['SGD', 'Momentum'].flatMap((series, place) =>
    values.map((sharpness, index) =>
      escapeRow({
        point: place * values.length + index,
        series,
        varied: { 'landscape.sharpness': sharpness },
        settings: { sharpness },
        tau: place === 0 && index === 5 ? null : 10 * Math.exp(9 / sharpness),
        exact: 10 * Math.exp(9 / sharpness),
      }),
    ),
  );
}

it('draws, tabulates and reads a figure in Chinese; a long title is broken within the picture', () => {
  const sweep = findFigure('optimizers-sharpness')!;
  const rows = optimizerRows(sweep);
  const result = concludeSweep(sweep, rows)!;
  const scene = createScene(result, rows);
  const [sgd] = scene.series;
  expect(describePoint(scene, sgd, sgd.points[0])).toMatch(
    /^SGD：1\/k = .+；除去前因子的 ln τ = .+ \(95 %\)；精确值 /,
  );
  expect(describePoint(scene, sgd, sgd.points.at(-1)!)).toMatch(/大于 .+；仅为界限$/);
  expect(tabulateFigure(sweep, result, rows).columns).toEqual([
    '系列',
    '尖锐度',
    '1/k',
    '测量量',
    '除去前因子的 ln τ，测量值（95 %）',
    '精确值',
    '逃逸次数',
  ]);
  const title = say(findFigure('valley-displacement')!.title);
  const width = 500;
  const svg = drawSvg(title, scene, () => true, {
    width,
    height: 400,
    colour: () => 'black',
    line: 'grey',
  });
  const words = [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, attributes, text]) => ({
    isTitle: attributes.includes('font-weight'),
    text: text.replace(/<[^>]*>/g, ''),
  }));
  const titles = words.filter(({ isTitle }) => isTitle).map(({ text }) => text);
  expect(titles.length).toBeGreaterThan(1);
  expect(titles.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
  // A square for each character, 20 pixels, between the margins of 84 and 28.
  for (const line of titles) expect(20 * line.length).toBeLessThanOrEqual(width - 84 - 28);
  expect(words.map(({ text }) => text).filter((text) => ENGLISH.test(text))).toEqual([]);
});

function problemsOf(input: unknown): readonly string[] {
  try {
    parseSweepFile(input);
  } catch (error) {
    if (error instanceof SweepError) return error.problems.map((problem) => say(problem));
    throw error;
  }
  return [];
}

it('explains in Chinese what is wrong with a sweep', () => {
  const good = {
    version: 1,
    name: 'trial',
    experiment: { landscape: { name: 'quartic' }, method: { name: 'langevin' } },
    vary: [{ field: 'landscape.sharpness', values: [1, 2] }],
  };
  const field = 'landscape.sharpness';
  expect(problemsOf({ ...good, version: 2, name: 'No name' })).toEqual([
    'version 必须是 1，即扫描格式的版本。',
    '名称须为以“-”连接的小写单词；现为“No name”。',
  ]);
  expect(problemsOf({ ...good, vary: [] })).toEqual(['vary 必须含有 1 到 2 个字段。']);
  expect(problemsOf({ ...good, vary: [{ field, from: 0, to: 1, count: 1 }] })).toEqual([
    'vary.0.count（点数）必须是不小于 2 且不大于 1000 的整数；现为 1。',
  ]);
  expect(problemsOf([])).toEqual(['这不是扫描：扫描是一个带有名称和实验的 JSON 对象。']);
  expect(problemsOf({ ...good, vary: [{ field: 'noise.name', values: [1] }] })[0]).toMatch(
    /^vary：noise\.name 必须是/,
  );
  const sweep = parseSweep(good);
  const record = (version: string) => ({
    sweep,
    isQuick: false,
    provenance: {
      program: 'escapement' as const,
      version,
      engine: 'cpu' as const,
      adapter: 'CPU, 4 threads',
      seed: 1,
      date: '',
    },
  });
  const other = explainOther(record('0.0.1'), record('0.1.0'));
  expect(
    say(
      `The finished points are of ${other}. With those of this page (version 0.1.0, CPU, 4 threads) they would not make one table: start the sweep anew.`,
    ),
  ).toBe(
    '已完成的点属于版本 0.0.1 算出的这个扫描，与本页（版本 0.1.0，CPU，4 个线程）算出的点不能并成一张表：请重新开始扫描。',
  );
});
