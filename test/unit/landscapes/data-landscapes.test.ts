import { describe, expect, test } from 'vitest';
import { logistic } from '../../../src/landscapes/catalogue/logistic.ts';
import { mixtureMeans } from '../../../src/landscapes/catalogue/mixture-means.ts';
import { tanhNetwork } from '../../../src/landscapes/catalogue/tanh-network.ts';
import {
  createLandscape,
  type LandscapeDefinition,
  landscapeSource,
} from '../../../src/landscapes/landscape.ts';
import type { SymmetricMatrix } from '../../../src/landscapes/symmetric-matrix.ts';
import { findCriticalPoints } from '../../../src/topography/critical-points.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

function pointsOf(definition: LandscapeDefinition, parameters: Record<string, number> = {}) {
  const landscape = createLandscape(landscapeSource(definition, parameters));
  const points = findCriticalPoints(landscape).map((point) => ({
    ...point,
    covariance: landscape.rows?.covariance(...point.position) ?? ([0, 0, 0] as const),
  }));
  return { landscape, points };
}

function expectWithin(found: SymmetricMatrix, expected: SymmetricMatrix, error: number) {
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(error);
  });
}

describe('means of a mixture', () => {
  const rows = 65_536;
  const { landscape, points } = pointsOf(mixtureMeans, { rows, seed: TEST_SEED });
  const left = points.find(({ kind, position }) => kind === 'minimum' && position[0] < 0);
  const saddle = points.find(({ kind }) => kind === 'saddle');
  // An element of C or H is a mean of terms below 4 in standard deviation; the references have three digits.
  const error = (zThreshold() * 4) / Math.sqrt(rows) + 0.0005;

  test('minima, and the saddle between them', () => {
    expect(points.map(({ kind }) => kind)).toEqual(['minimum', 'minimum', 'saddle']);
    expect(landscape.loss).toBeUndefined();
    expect(landscape.gradientProgram.inputs).toEqual(['x', 'y', 'a']);
  });

  test('C and H at a minimum and at the saddle are those of the population', () => {
    expectWithin(left?.covariance ?? [0, 0, 0], [0.37, -0.092, 0.377], error);
    expectWithin(left?.hessian ?? [0, 0, 0], [0.368, -0.092, 0.366], error);
    // |H_b| = [[.819, −.319], [−.319, .819]] has the eigenvectors (1, ±1)/√2: H_b is the same but for the sign of the one along (1, −1).
    const [down, up] = saddle?.eigenvalues ?? [0, 0];
    expect(Math.abs(-down - (0.819 + 0.319))).toBeLessThan(2 * error);
    expect(Math.abs(up - (0.819 - 0.319))).toBeLessThan(2 * error);
  });

  test('C has rank one at the saddle: no noise along the way out', () => {
    const [xx, xy, yy] = saddle?.covariance ?? [0, 0, 0];
    const [ex, ey] = saddle?.eigenvectors[0] ?? [0, 0];
    // Exactly, whatever the rows: of round-off and interpolation 1e-10 is left.
    expect(xx * ex * ex + 2 * xy * ex * ey + yy * ey * ey).toBeLessThan(1e-9);
    expect(xx * yy - xy * xy).toBeLessThan(1e-9);
    expect(xx).toBeGreaterThan(0.5);
    expect(-(saddle?.eigenvalues[0] ?? 0)).toBeGreaterThan(1);
  });
});

describe('two-layer network', () => {
  const { points } = pointsOf(tanhNetwork, { seed: TEST_SEED });

  test('two networks that do the same, and a saddle at (0, 0)', () => {
    expect(points.map(({ kind }) => kind)).toEqual(['minimum', 'minimum', 'saddle']);
    const [[x, y], [u, v]] = points.map(({ position }) => position);
    expect(Math.hypot(x + u, y + v)).toBeLessThan(1e-9);
    expect(Math.hypot(...(points[2]?.position ?? [1, 1]))).toBeLessThan(1e-9);
    const [down, up] = points[2].eigenvalues;
    expect(down + up).toBeCloseTo(0, 9);
  });

  test('at the saddle the gradient of every row vanishes', () => {
    for (const element of points[2].covariance) expect(Math.abs(element)).toBeLessThan(1e-10);
    expect(points[0].covariance[0]).toBeGreaterThan(0.03);
  });
});

describe('logistic regression on the shuttle flights', () => {
  const { landscape, points } = pointsOf(logistic);

  test('the published fit: 15.0429 − 0.2322 per °F', () => {
    expect(points.map(({ kind }) => kind)).toEqual(['minimum']);
    const [x, y] = points[0].position;
    expect(y / 7).toBeCloseTo(-0.2322, 4);
    expect(x - 10 * y).toBeCloseTo(15.0429, 4);
    // Residual deviance 20.315: 2·23 times the mean loss.
    expect(46 * points[0].value).toBeCloseTo(20.315, 3);
  });

  test('23 flights, 7 of them with distress', () => {
    const rows = landscape.rows?.table.rows ?? [];
    expect(rows.length).toBe(23);
    expect(rows.filter(([, distress]) => distress === 1).length).toBe(7);
  });
});
