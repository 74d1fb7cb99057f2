import { expect, it } from 'vitest';
import { predictLine } from '../../../src/statistics/line-fit.ts';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import type { PointRow } from '../../../src/sweep/row.ts';
import { parseSweep, type Sweep } from '../../../src/sweep/sweep.ts';
import { fitScale, makeTicks, placeOn } from '../../../src/ui/charts/scales.ts';
import {
  createScene,
  kindsOf,
  scaleScene,
} from '../../../src/ui/figures/chart/figure-chart-scene.ts';
import { project, strokeSeries } from '../../../src/ui/figures/chart/figure-chart-strokes.ts';
import {
  describePoint,
  formatKnown,
  formatMeasured,
  titleOfX,
} from '../../../src/ui/figures/chart/figure-chart-titles.ts';
import { drawSvg } from '../../../src/ui/figures/chart/figure-svg.ts';
import { tabulateFigure } from '../../../src/ui/figures/chart/figure-table.ts';
import { escapeRow } from '../sweep/rows.ts';

type FigureInput = NonNullable<Parameters<typeof parseSweep>[0]>;

/** A sweep over B with a figure; no particle runs. */
function sweepOf(figure: FigureInput, more: object = {}): Sweep {
  return parseSweep({
    version: 1,
    name: 'trial',
    title: 'ln τ against B < 9 & "more"',
    experiment: { landscape: { name: 'quartic' } },
    vary: [{ field: 'noise.batchSize', values: [1, 2, 3, 4, 5] }],
    figure,
    ...more,
  });
}

const LINE = { x: 'B', y: 'log(tau)', claim: { kind: 'line', law: 'sgdDiffusionIto' } };

/** τ = e^(1 + B/2) as measured, exactly and by a law a tenth steeper; the last one is a bound. */
function straightRows(): PointRow[] {
  return [1, 2, 3, 4, 5].map((batchSize, point) =>
    escapeRow({
      point,
      varied: { 'noise.batchSize': batchSize },
      settings: { batchSize },
      tau: point === 4 ? null : Math.exp(1 + batchSize / 2),
      exact: Math.exp(1 + batchSize / 2),
      law: Math.exp(1 + 0.55 * batchSize),
    }),
  );
}

function sceneOf(sweep: Sweep, rows: readonly PointRow[]) {
  const result = concludeSweep(sweep, rows)!;
  return { result, scene: createScene(result, rows) };
}

/** The line of a kind. */
function lineOf(scene: ReturnType<typeof createScene>, kind: string) {
  return scene.series[0].lines.find((line) => line.kind === kind)!;
}

it('keeps a bound as an arrow from its end, and leaves it out of the line', () => {
  const { scene } = sceneOf(sweepOf(LINE), straightRows());
  const bound = scene.series[0].points[4];
  expect(bound).toMatchObject({ y: null, low: Math.log(1000), high: null });
  expect(lineOf(scene, 'measured').path.at(-1)![0]).toBe(4);
  const scales = scaleScene(scene, scene.series);
  const at = project(scales, { left: 0, top: 0, width: 500, height: 400 });
  const strokes = strokeSeries(scene.series, () => true, at);
  const [arrow] = strokes.filter(({ role }) => role === 'bound');
  const [x, from] = at([5, Math.log(1000)]);
  const tips = arrow.paths.flat().map(([, height]) => height);
  // Upwards, as y grows: the true value lies there.
  expect(Math.min(...tips)).toBeLessThan(from - 15);
  expect(Math.max(...tips)).toBeCloseTo(from, 9);
  expect(Math.min(...tips)).toBeGreaterThan(0);
  expect(arrow.paths.flat().every(([across]) => Math.abs(across - x) < 10)).toBe(true);
  expect(strokes.filter(({ role }) => role === 'point')).toHaveLength(4);
  expect(strokes.filter(({ role }) => role === 'exact')).toHaveLength(5);
  expect(kindsOf(scene.series)).toEqual({
    lines: ['measured', 'exact', 'law'],
    hasExactMarks: true,
    hasBounds: true,
    hasRough: false,
  });
});

it('turns the arrow where y falls with what is measured', () => {
  const { scene } = sceneOf(sweepOf({ ...LINE, y: '-log(tau)' }), straightRows());
  expect(scene.series[0].points[4]).toMatchObject({ y: null, low: null, high: -Math.log(1000) });
});

it('draws the lines of the fits, with the band of the measured one', () => {
  const { result, scene } = sceneOf(sweepOf(LINE), straightRows());
  for (const [x, y] of lineOf(scene, 'exact').path) expect(y).toBeCloseTo(1 + x / 2, 9);
  for (const [x, y] of lineOf(scene, 'law').path) expect(y).toBeCloseTo(1 + 0.55 * x, 9);
  const { path, band } = lineOf(scene, 'measured');
  const { measured } = result.series[0].fits[0];
  expect(band).toHaveLength(2 * path.length);
  path.forEach(([x, y], index) => {
    const { interval } = predictLine(measured, x);
    expect(band![index]).toEqual([x, interval[0]]);
    expect(band!.at(-1 - index)).toEqual([x, interval[1]]);
    expect(y).toBeGreaterThan(interval[0]);
    expect(y).toBeLessThan(interval[1]);
  });
});

it('bends a line in another function of what was varied', () => {
  const rows = [1, 1.5, 2, 3, 4].map((sharpness, point) =>
    escapeRow({ point, settings: { sharpness }, tau: Math.exp(2 + 5 / Math.sqrt(sharpness)) }),
  );
  const claim = { kind: 'better-line', candidates: ['1/k', '1/sqrt(k)'], expected: [1] };
  const { scene } = sceneOf(sweepOf({ x: '1/k', y: 'log(tau)', claim }), rows);
  const { path } = lineOf(scene, 'measured');
  expect(path.length).toBeGreaterThan(40);
  // Between the points too: x = 1/k, y = 2 + 5 √x.
  for (const [x, y] of path) expect(y).toBeCloseTo(2 + 5 * Math.sqrt(x), 6);
  expect(lineOf(scene, 'other').band).toBeUndefined();
});

it('draws a law that is but a slope through the middle of the measured line', () => {
  const figure = { x: 'B', y: 'log(tau)', claim: { kind: 'line', slope: 0.4 } };
  const { result, scene } = sceneOf(sweepOf(figure), straightRows());
  const { center, slope, intercept } = result.series[0].fits[0].measured;
  const [[x0, y0]] = lineOf(scene, 'law').path;
  expect(y0 + 0.4 * (center - x0)).toBeCloseTo(intercept + slope * center, 9);
});

it('counts points without a place on the axes, and shows them in the table', () => {
  const rows = [
    escapeRow({ point: 0, settings: { batchSize: null }, tau: 10 }),
    escapeRow({ point: 1, settings: { batchSize: 2 }, tau: 20 }),
  ];
  const sweep = sweepOf({ x: 'B', y: 'tau', claim: { kind: 'agreement' } });
  const { result, scene } = sceneOf(sweep, rows);
  expect(scene.unplaced).toBe(1);
  expect(scene.series[0].points).toHaveLength(1);
  const { rows: lines } = tabulateFigure(sweep, result, rows);
  expect(lines).toHaveLength(2);
  expect(lines.flat().join()).not.toMatch(/NaN|Infinity|undefined|null/);
});

it('puts ticks inside the axis, evenly or at round numbers, each with its own label', () => {
  for (const [low, high] of [
    [0, 1],
    [-4.3, -1.2],
    [31, 62],
    [1e-7, 3e-7],
    [2e6, 9e6],
  ]) {
    const scale = fitScale([low, high], false);
    const ticks = makeTicks(scale, 7);
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    for (const { value } of ticks) {
      expect(placeOn(scale, value)).toBeGreaterThanOrEqual(-1e-9);
      expect(placeOn(scale, value)).toBeLessThanOrEqual(1 + 1e-9);
    }
  }
  const labels = (low: number, high: number, most: number) =>
    makeTicks({ low, high, isLogarithmic: true }, most).map(({ label }) => label);
  expect(labels(1e-5, 100, 8)).toEqual([
    '10⁻⁵',
    '10⁻⁴',
    '10⁻³',
    '10⁻²',
    '10⁻¹',
    '10⁰',
    '10¹',
    '10²',
  ]);
  expect(labels(0.9, 110, 7)).toEqual(['1', '2', '5', '10', '20', '50', '100']);
  expect(labels(0.9, 110, 4)).toEqual(['1', '10', '100']);
  expect(labels(1.4, 2.3, 5)).toEqual(['1.4', '1.6', '1.8', '2.0', '2.2']);
  const log = fitScale([1, 100], true);
  expect(placeOn(log, 10)).toBeCloseTo(0.5, 12);
  expect(fitScale([0, -3, 5], true).low).toBeGreaterThan(0);
});

it('rounds to what the error allows, and never says what is not a number', () => {
  expect(formatMeasured({ y: 182.417, low: 181.8, high: 183 })).toBe('182.4\u00a0±\u00a00.6');
  expect(formatMeasured({ y: null, low: 6.907, high: null })).toBe('above 6.9');
  expect(formatMeasured({ y: null, low: null, high: -6.907 })).toBe('below −6.9');
  expect(formatMeasured({ y: null, low: null, high: null })).toBe('–');
  expect(formatMeasured({ y: 3, low: 2, high: 9 })).toBe('3.0\u00a0[2.0\u00a0…\u00a09.0]');
  expect(formatKnown(182.10049, { y: 182.417, low: 181.8, high: 183 })).toBe('182.1');
  expect(formatKnown(6.2146, { y: null, low: 6, high: null })).toBe('6.21');
  expect(formatKnown(null, { y: 1, low: 0, high: 2 })).toBe('–');
});

it('makes the table of the figure, a row for each point', () => {
  const sweep = sweepOf(LINE);
  const rows = straightRows();
  const { result, scene } = sceneOf(sweep, rows);
  const table = tabulateFigure(sweep, result, rows);
  expect(table.columns).toEqual(['B', 'ln τ, measured (95 %)', 'exact', 'law', 'escapes']);
  expect(table.rows[0]).toEqual(['1', '1.50\u00a0±\u00a00.02', '1.50', '1.55', '10\u202f000']);
  expect(table.rows[4]).toEqual(['5', 'above 6.9', '3.50', '3.75', '0']);
  expect(table.columns[table.header]).toBe('B');
  expect(describePoint(scene, scene.series[0], scene.series[0].points[4])).toBe(
    'B = 5; ln τ above 6.9 (95 %); exact 3.50; law 3.75; a bound only',
  );
});

/** Whether every tag is closed in its turn, and no bare & or < is left: what XML asks for. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, closing: string, name: string, __, selfClosing: string) => {
      if (closing !== '') {
        if (open.pop() !== name) open.push('?');
      } else if (selfClosing === '') open.push(name);
      return '';
    },
  );
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot);)/.test(rest);
}

it('writes an SVG file with a mark for each point, and nothing that is not a number', () => {
  const sweep = sweepOf(LINE);
  const { scene } = sceneOf(sweep, straightRows());
  const look = {
    width: 900,
    height: 600,
    colour: (name: string) => `rgb(${name.length} 0 0)`,
    line: 'gray',
  };
  const svg = drawSvg(sweep.title, scene, () => true, look);
  const count = (name: string) => svg.split(`<path class="${name}"`).length - 1;
  expect(isWellFormed(svg)).toBe(true);
  expect(isWellFormed(svg.replace('</g>', ''))).toBe(false);
  expect(svg).toContain('&lt; 9 &amp; ');
  expect([count('point'), count('bound'), count('bar'), count('exact')]).toEqual([4, 1, 4, 5]);
  expect([count('line'), count('band')]).toEqual([3, 1]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  for (const name of [
    'line through the exact answers',
    'SGD law, Itô prefactor',
    titleOfX(scene.figure),
  ]) {
    expect(svg).toContain(name);
  }
  const hidden = drawSvg(sweep.title, scene, () => false, look);
  expect(hidden).not.toContain('class="point"');
});

it('has something to show before the first point', () => {
  const sweep = sweepOf(LINE);
  const { result, scene } = sceneOf(sweep, []);
  expect(scene).toMatchObject({ unplaced: 0, series: [{ points: [], lines: [] }] });
  expect(tabulateFigure(sweep, result, []).rows).toEqual([]);
  expect(Object.values(scaleScene(scene, scene.series)).every(({ low, high }) => high > low)).toBe(
    true,
  );
});
