import { expect, it } from 'vitest';
import { computeNoiseShape } from '../../../src/analysis/noise-shape.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

const shapeAt = (noise: object, position: readonly [number, number], batchSize = 4) =>
  computeNoiseShape(
    prepareExperiment(
      parseExperiment({
        version: 1,
        landscape: { name: 'quartic', parameters: { kappa: 2 } },
        method: { name: 'sgd', learningRate: 0.01 },
        noise: { batchSize, ...noise },
      }),
    ),
    position,
  );

it('finds C = |H| for local-Hessian noise without a floor, at any batch size', () => {
  for (const place of [
    [-1, 0],
    [0.2, 0.3],
  ] as const) {
    const shape = shapeAt({ name: 'local-hessian', parameters: { floor: 0, scale: 3 } }, place);
    expect(shape?.factor).toBeCloseTo(9, 12);
    expect(shape?.distance).toBeCloseTo(0, 12);
  }
});

it('gives the best factor and what is left: C = diag(1, 1) against |H| = diag(8, 2)', () => {
  const shape = shapeAt({ name: 'formula', c11: '1', c12: '0', c22: '1' }, [-1, 0]);
  expect(shape?.covariance).toEqual([1, 0, 1]);
  expect(shape?.factor).toBeCloseTo(10 / 68, 12);
  expect(shape?.distance).toBeCloseTo(Math.sqrt(1 - 100 / 68 / 2), 12);
});

it('says nothing of noise that is none, or has no variance', () => {
  const still = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'quartic' },
      method: { name: 'sgd' },
      noise: { name: 'heavy-tailed' },
    }),
  );
  expect(computeNoiseShape(still, [-1, 0])).toBeUndefined();
});
