import { describe, expect, it } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import { expandSweep } from '../../../src/sweep/expand.ts';
import { FIGURES } from '../../../src/sweep/figures.ts';
import { computeLinearDisplacement } from '../../../src/sweep/linear-displacement.ts';
import type { PointRow } from '../../../src/sweep/row.ts';
import { runSweep } from '../../../src/sweep/run-sweep.ts';
import { parseSweep } from '../../../src/sweep/sweep.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

describe.each(FIGURES.map((sweep) => [sweep.name, sweep] as const))('%s', (_, sweep) => {
  it('is made of experiments that can be run', () => {
    const points = expandSweep(sweep);
    expect(points.length).toBeGreaterThanOrEqual(4);
    for (const { experiment } of points) expect(() => prepareExperiment(experiment)).not.toThrow();
  });

  it('has a claim, and says that it cannot tell before the first point', () => {
    const result = concludeSweep(sweep, []);
    expect(result?.verdicts.map(({ held }) => held)).toEqual(sweep.series.map(() => null));
  });
});

it('has a name for each figure', () => {
  expect(new Set(FIGURES.map(({ name }) => name)).size).toBe(FIGURES.length);
});

describe('a sweep on an engine', () => {
  const sweep = parseSweep({
    version: 1,
    name: 'saddle',
    experiment: {
      landscape: {
        formula: 'y^2/2 - x^2/2',
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method: { name: 'momentum', learningRate: 0.1, parameters: { beta1: 0.9, beta3: 0.1 } },
      noise: { name: 'local-hessian', batchSize: 100, parameters: { floor: 0 } },
      start: { at: [0, 0] },
      escape: { kind: 'outside-disc', center: [0, 0], radius: 100 },
    },
    vary: [{ field: 'until.steps', values: [40, 5] }],
    measure: 'displacement',
    precision: { relativeError: 0.05 },
    seed: TEST_SEED,
    figure: { x: 't', y: 'squareX', claim: { kind: 'agreement' } },
  });

  it('runs cheap points first, and gives rows in the order of the table', async () => {
    const order: number[] = [];
    const rows = await runSweep(sweep, {
      engine: createCpuEngine(),
      onRow: ({ point }) => void order.push(point),
    });
    expect(order).toEqual([1, 0]);
    expect(rows.map(({ point }) => point)).toEqual([0, 1]);
    for (const { displacement } of rows) {
      for (const axis of [0, 1] as const) {
        const exact = displacement?.exact?.[axis] ?? Number.NaN;
        const error = displacement?.standardErrors[axis] ?? Number.NaN;
        const z = ((displacement?.meanSquare[axis] ?? Number.NaN) - exact) / error;
        expect(Math.abs(z)).toBeLessThan(zThreshold());
      }
    }
  });

  it('computes no finished row again, and ends in the same rows', async () => {
    const engine = createCpuEngine();
    const all = await runSweep(sweep, { engine });
    const fresh: PointRow[] = [];
    const again = await runSweep(sweep, {
      engine,
      finished: [all[1]],
      onRow: (row) => void fresh.push(row),
    });
    expect(fresh.map(({ point }) => point)).toEqual([0]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(all));
  });

  it('keeps what is finished when it is interrupted', async () => {
    const controller = new AbortController();
    const rows = await runSweep(sweep, {
      engine: createCpuEngine(),
      signal: controller.signal,
      onRow: () => controller.abort(),
    });
    expect(rows.map(({ point }) => point)).toEqual([1]);
  });
});

describe('the exact displacement', () => {
  const prepare = (method: object) =>
    prepareExperiment(
      parseExperiment({
        version: 1,
        landscape: {
          formula: 'y^2 - x^2',
          domain: [
            [-2, 2],
            [-2, 2],
          ],
        },
        method: { learningRate: 0.1, ...method },
        noise: { name: 'local-hessian', batchSize: 4, parameters: { floor: 0 } },
        start: { at: [0, 0] },
        escape: { kind: 'outside-disc', center: [0, 0], radius: 100 },
      }),
    );

  it('is the closed form of the discrete chain at a saddle, and the well’s stationary variance', () => {
    const [eta, h, variance] = [0.1, 2, 2 / 4];
    const a = (1 + eta * h) ** 2;
    const [x] = computeLinearDisplacement(prepare({ name: 'sgd' }), 7) ?? [];
    expect(x).toBeCloseTo((eta ** 2 * variance * (a ** 7 - 1)) / (a - 1), 12);
    const [, y] = computeLinearDisplacement(prepare({ name: 'sgd' }), 1000) ?? [];
    expect(y).toBeCloseTo(eta / (4 * (2 - eta * h)), 12);
  });

  it('of Momentum comes to its stationary variance', () => {
    const method = { name: 'momentum', parameters: { beta1: 0.8, beta3: 1 } };
    const [, y] = computeLinearDisplacement(prepare(method), 3000) ?? [];
    const [eta, h, beta] = [0.1, 2, 0.8];
    const expected = (eta * h * (1 + beta)) / (4 * h * (1 - beta) * (2 * (1 + beta) - eta * h));
    expect(y).toBeCloseTo(expected, 12);
  });

  it('is nothing for rules that are not linear', () => {
    expect(computeLinearDisplacement(prepare({ name: 'adam' }), 7)).toBeNull();
  });
});
