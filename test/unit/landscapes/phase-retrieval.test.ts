import { describe, expect, test } from 'vitest';
import { phaseRetrieval } from '../../../src/landscapes/catalogue/phase-retrieval.ts';
import {
  createLandscape,
  type LandscapeDefinition,
  landscapeSource,
} from '../../../src/landscapes/landscape.ts';
import { decomposeSymmetric } from '../../../src/landscapes/symmetric-matrix.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const landscapeOf = (parameters: Record<string, number> = {}, sharpness = 1) =>
  createLandscape(landscapeSource(phaseRetrieval, parameters, sharpness));

const tableOf = (definition: LandscapeDefinition, parameters: Record<string, number>) =>
  landscapeSource(definition, parameters).data;

describe('phase retrieval', () => {
  test('the minimum is (1, ½) within the sampling error', () => {
    const rows = 16384;
    const { anchor, hessian } = landscapeOf({ rows, seed: TEST_SEED });
    // Without noise in θ*, the estimate has the covariance H⁻¹C H⁻¹/N = (σ²/2)H⁻¹/N.
    const softest = decomposeSymmetric(hessian(...anchor)).eigenvalues[0];
    const deviation = Math.sqrt(2 / (softest * rows));
    expect(Math.abs(anchor[0] - 1)).toBeLessThan(zThreshold() * deviation);
    expect(Math.abs(anchor[1] - 0.5)).toBeLessThan(zThreshold() * deviation);
  });

  test('population: L = ⟨¼((θ·a)² − c)²⟩ has the Hessian 2⟨(θ*·a)² a aᵀ⟩ at θ*', () => {
    const rows = 65536;
    const [xx, xy, yy] = landscapeOf({ rows, seed: TEST_SEED }).hessian(1, 0.5);
    // ⟨(θ·a)² a_i a_j⟩ = |θ|²δ_ij + 2θ_iθ_j; a row's 2(θ·a)²a_ia_j + noise a_i a_j deviates by at most √(4·105·|θ|⁴ + 3σ²).
    const deviation = Math.sqrt((4 * 105 * 1.25 ** 2 + 12) / rows);
    expect(Math.abs(xx - 2 * (1.25 + 2))).toBeLessThan(zThreshold() * deviation);
    expect(Math.abs(xy - 2)).toBeLessThan(zThreshold() * deviation);
    expect(Math.abs(yy - 2 * (1.25 + 0.5))).toBeLessThan(zThreshold() * deviation);
  });

  test.each([1, 2])('σ = %d: C = (σ²/2) H at the minimum, but for the sampling error', (sigma) => {
    const rows = 65536;
    const { anchor, hessian, rows: loss } = landscapeOf({ rows, sigma, seed: TEST_SEED });
    const C = loss?.covariance(...anchor) ?? [];
    const H = hessian(...anchor);
    // A row adds s = noise²·(θ·a)²a_ia_j to C and (σ²)(θ·a)²a_ia_j to (σ²/2)H: they deviate by less than √(⟨z⁴⟩·105)·|θ|²σ².
    const deviation = Math.sqrt((3 * 105) / rows) * 1.25 * sigma ** 2;
    C.forEach((value, i) => {
      expect(Math.abs(value - (sigma ** 2 / 2) * H[i])).toBeLessThan(zThreshold() * deviation);
    });
  });

  test('the mean is a quartic: its programs take x and y, those of a row the columns too', () => {
    const { loss, gradientProgram, rows } = landscapeOf();
    expect(loss).toBeDefined();
    expect(gradientProgram.inputs).toEqual(['x', 'y']);
    expect(rows?.gradientProgram.inputs).toEqual(['x', 'y', 'a', 'b', 'c']);
    expect(rows?.columns).toEqual([0, 1, 2]);
  });

  test('the rows are a pure function of the parameters, and a longer table begins with the shorter one', () => {
    const parameters = { rows: 100, seed: 7 };
    const table = tableOf(phaseRetrieval, parameters);
    expect(tableOf(phaseRetrieval, parameters)).toEqual(table);
    expect(tableOf(phaseRetrieval, { rows: 200, seed: 7 })?.rows.slice(0, 100)).toEqual(
      table?.rows,
    );
    expect(tableOf(phaseRetrieval, { rows: 100, seed: 8 })?.rows[0]).not.toEqual(table?.rows[0]);
    // Every engine sees the same numbers.
    for (const row of table?.rows ?? []) expect(row).toEqual(row.map(Math.fround));
  });
});
