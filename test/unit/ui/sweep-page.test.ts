import { expect, it } from 'vitest';
import { reportTheory } from '../../../src/analysis/theory.ts';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import { expandSweep } from '../../../src/sweep/expand.ts';
import { FIGURES, findFigure } from '../../../src/sweep/figures.ts';
import { planPoint } from '../../../src/sweep/run-point.ts';
import { runSweep } from '../../../src/sweep/run-sweep.ts';
import { parseSweep } from '../../../src/sweep/sweep.ts';
import { overlayResults } from '../../../src/ui/figures/sweep-compare.ts';
import { findDuration, workOf } from '../../../src/ui/figures/sweep-costs.ts';
import { experimentOf } from '../../../src/ui/figures/sweep-experiment.ts';
import { SweepGate, withGate } from '../../../src/ui/figures/sweep-gate.ts';
import { sayQuestion, sayRange, sayValues } from '../../../src/ui/figures/sweep-words.ts';
import { escapeRow } from '../sweep/rows.ts';

const TINY = parseSweep({
  version: 1,
  name: 'tiny',
  experiment: {
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 0.05 },
    noise: { name: 'white' },
  },
  vary: [{ field: 'noise.temperature', values: [0.8, 1, 1.2] }],
  precision: { relativeError: 0.3 },
  figure: { x: '1/T', y: 'log(tau)', claim: { kind: 'line', law: 'eyringKramers' } },
});

it('says of every figure what it asks and how long it takes', () => {
  for (const sweep of FIGURES) {
    expect(sayQuestion(sweep), sweep.name).toMatch(/^(Is|Does) .+\?$/);
    const normal = findDuration(sweep, false, []);
    const quick = findDuration(sweep, true, []);
    expect(quick?.seconds, sweep.name).toBeGreaterThan(0);
    expect(normal?.seconds, sweep.name).toBeGreaterThan(quick?.seconds ?? 0);
  }
  expect(sayQuestion(findFigure('white-noise-sharpness')!)).toBe(
    'Is ln γ a straight line in ln k, of slope 1?',
  );
  expect(sayRange(findFigure('optimizers-batch-size')!)).toBe(
    '18 points, batch size 0.7 … 2.2, for SGD, Momentum, Adam',
  );
});

it.each(['sgd-batch-size', 'saddle-displacement', 'wells-sharpness'])(
  'knows the work of %s as it is planned',
  async (name) => {
    const sweep = findFigure(name)!;
    for (const isQuick of [false, true]) {
      const relativeError = isQuick ? sweep.precision.quick : sweep.precision.relativeError;
      let work = 0;
      for (const point of expandSweep(sweep)) {
        const planned = await planPoint(sweep, point, {
          engine: createCpuEngine(),
          relativeError,
          solve: reportTheory,
        });
        work += planned?.plan.expectedWork ?? Number.NaN;
      }
      // Written with two digits.
      expect(workOf(sweep, isQuick)! / work).toBeGreaterThan(0.95);
      expect(workOf(sweep, isQuick)! / work).toBeLessThan(1.05);
    }
  },
);

it('takes the time that a sweep took here before any forecast', () => {
  const sweep = findFigure('sgd-sharpness')!;
  const run = { id: 'a', name: 'a', sweep, isQuick: true, added: '', seconds: 3, finished: 5 };
  expect(findDuration(sweep, true, [run])).toEqual({ seconds: 3, isMeasured: true });
  expect(findDuration(sweep, true, [{ ...run, finished: 4 }])?.isMeasured).toBe(false);
  const [quick, normal] = [true, false].map((isQuick) => findDuration(sweep, isQuick, [])!.seconds);
  expect(findDuration(sweep, false, [run])?.seconds).toBeCloseTo((3 * normal) / quick, 9);
  expect(findDuration(TINY, true, [])).toBeUndefined();
});

it('stands at a shut gate, and computes the same rows behind it', async () => {
  const whole = await runSweep(TINY, { engine: createCpuEngine() });
  const waits: boolean[] = [];
  const gate = new SweepGate((isWaiting) => waits.push(isWaiting));
  let isDone = false;
  gate.hold(true);
  const running = runSweep(TINY, { engine: withGate(createCpuEngine(), gate) }).then((rows) => {
    isDone = true;
    return rows;
  });
  await expect.poll(() => waits).toEqual([true]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isDone).toBe(false);
  gate.hold(false);
  expect(await running).toEqual(whole);
  expect(waits).toEqual([true, false]);
  expect(gate.standing).toBeGreaterThan(50);
});

it('hands the laboratory an experiment that it takes, with the particles of the row', async () => {
  const rows = await runSweep(TINY, { engine: createCpuEngine() });
  for (const row of rows) {
    const experiment = experimentOf(TINY, row);
    expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
    expect(experiment.noise.temperature).toBe(row.varied['noise.temperature']);
    expect(experiment.ensemble).toEqual({ particles: row.particles, seed: row.seed });
    expect(experiment.afterEscape).toBe(row.escapes?.afterEscape);
  }
  const saddle = findFigure('saddle-displacement')!;
  const row = { ...escapeRow({ point: 1, tau: 1 }), particles: 7, seed: 3 };
  const { escapes: _, ...still } = row;
  expect(experimentOf(saddle, still)).toMatchObject({
    afterEscape: 'continue',
    until: { steps: 30 },
  });
});

it('draws two results over the same axes in one figure, each with its own verdict', () => {
  const rowsOf = (scale: number) =>
    [1, 2, 3, 4].map((T, point) =>
      escapeRow({
        point,
        series: 'tiny',
        varied: { 'noise.temperature': T },
        settings: { temperature: T },
        tau: scale * Math.exp(1 / T),
      }),
    );
  const sweep = {
    ...TINY,
    vary: [{ field: 'noise.temperature', values: [1, 2, 3, 4], follow: [] }],
  };
  const one = { name: 'before', sweep, rows: rowsOf(1) };
  const overlay = overlayResults(one, { name: 'after', sweep, rows: rowsOf(2) })!;
  expect(overlay.sweep.series.map(({ label }) => label)).toEqual(['before', 'after']);
  expect(new Set(overlay.rows.map(({ point }) => point)).size).toBe(8);
  const { series } = concludeSweep(overlay.sweep, overlay.rows)!;
  // The slope of both is 1; ln 2 lies between them.
  for (const { fits } of series) expect(fits[0].measured.slope).toBeCloseTo(1, 6);
  expect(series[1].fits[0].measured.intercept - series[0].fits[0].measured.intercept).toBeCloseTo(
    Math.LN2,
    6,
  );
  const same = overlayResults(one, one)!;
  expect(same.sweep.series.map(({ label }) => label)).toEqual(['before (1)', 'before (2)']);
  const other = { ...one, sweep: { ...sweep, figure: { ...sweep.figure!, x: 'T' } } };
  expect(overlayResults(one, other)).toBeUndefined();
  const [adam, batches] = ['optimizers-sharpness', 'optimizers-batch-size'].map((name) => ({
    name,
    sweep: findFigure(name)!,
    rows: [],
  }));
  expect(overlayResults(adam, batches)).toBeUndefined();
  expect(overlayResults(adam, adam)?.sweep.figure?.claim).toMatchObject({
    expected: [0, 0, 1, 0, 0, 1],
  });
});

it('says what was measured to the digits that its error allows', () => {
  expect(sayValues(escapeRow({ point: 0, tau: 182.417, error: 0.003, exact: 182.3012 }))).toEqual({
    measured: '182.4 ±\u00a00.5',
    exact: '182.3',
  });
  expect(sayValues(escapeRow({ point: 0, tau: null })).measured).toBe('≥\u00a01000');
});
