import { describe, expect, it } from 'vitest';
import { quartic } from '../../../../src/landscapes/catalogue/quartic.ts';
import type { EscapeRegion } from '../../../../src/landscapes/escape-region.ts';
import type { Point } from '../../../../src/landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../../../src/landscapes/symmetric-matrix.ts';
import { computeCommittor2d } from '../../../../src/theory/generator-2d/committor-2d.ts';
import { computeCurrent2d } from '../../../../src/theory/generator-2d/current-2d.ts';
import { computeEscape2d } from '../../../../src/theory/generator-2d/first-passage-2d.ts';
import {
  type Field2d,
  positionOf,
  sampleField,
} from '../../../../src/theory/generator-2d/problem.ts';
import { computeStationary2d } from '../../../../src/theory/generator-2d/stationary-2d.ts';
import { answer, banana, error, onCatalogue } from './problems.ts';

const well = onCatalogue(quartic, 0.2);

/** Σ values · cell area. */
function integral({ values, spacing }: Field2d): number {
  return values.reduce((sum, value) => sum + value, 0) * spacing[0] * spacing[1];
}

describe('committor', () => {
  const disc = (x: number): { kind: 'disc'; center: Point; radius: number } => ({
    kind: 'disc',
    center: [x, 0],
    radius: 0.2,
  });
  const symmetric = { ...well, escape: disc(1) as EscapeRegion };

  it('lies between 0 and 1, is ½ at the symmetric saddle and grows along the way', () => {
    const { committor, error: bar } = answer(
      computeCommittor2d(symmetric, disc(-1), { cells: 128 }),
    );
    const inside = committor.values.filter((value) => !Number.isNaN(value));
    expect(inside.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(bar).toBeLessThan(0.01);
    expect(Math.abs(sampleField(committor, [0, 0]) - 0.5)).toBeLessThan(1e-3);
    const along = Array.from({ length: 41 }, (_, i) => sampleField(committor, [-1 + i / 20, 0]));
    for (let i = 1; i < along.length; i++) expect(along[i]).toBeGreaterThanOrEqual(along[i - 1]);
    expect(along[0]).toBe(0);
    expect(along[40]).toBe(1);
  });

  it('agrees with the quadrature across a flat valley', () => {
    // One-dimensional: q(x) = ∫e^{L/T} from the well's edge over that up to the region.
    const flat = onCatalogue(quartic, 0.2, { kappa: 0 });
    const far: EscapeRegion = { kind: 'half-plane', normal: [1, 0], offset: 1 };
    const level = (0.8 ** 2 - 1) ** 2;
    const { committor } = answer(
      computeCommittor2d({ ...flat, escape: far }, { kind: 'sublevel', value: level }),
    );
    const weight = (to: number) => {
      let sum = 0;
      const count = 4000;
      for (let i = 0; i < count; i++) {
        const x = -0.8 + ((to + 0.8) * (i + 0.5)) / count;
        sum += Math.exp((x * x - 1) ** 2 / 0.2) * ((to + 0.8) / count);
      }
      return sum;
    };
    for (const x of [-0.5, -0.2, 0, 0.3, 0.7]) {
      expect(error(sampleField(committor, [x, 0]), weight(x) / weight(1))).toBeLessThan(2e-3);
    }
  });

  it('refuses a start outside the well', () => {
    expect(computeCommittor2d(symmetric, disc(0), { cells: 32 })).toHaveProperty('reason');
  });
});

describe('stationary density', () => {
  it('is e^(−L/T) on every node, over nineteen decades', () => {
    const problem = banana(0.3);
    const { density, isHeld } = answer(
      computeStationary2d({ ...problem, diffusion: 0.3 }, { cells: 96 }),
    );
    expect(isHeld).toBe(true);
    expect(error(integral(density), 1)).toBeLessThan(1e-12);
    const scale = sampleField(density, [-1, 0.6]);
    let worst = 0;
    let lowest = 1;
    density.values.forEach((value, place) => {
      if (value === 0) return;
      const [x, y] = positionOf(density, place);
      const boltzmann = Math.exp(-problem.value(x, y) / 0.3);
      worst = Math.max(worst, error(value / scale, boltzmann));
      lowest = Math.min(lowest, boltzmann);
    });
    expect(lowest).toBeLessThan(1e-10);
    expect(worst).toBeLessThan(1e-9);
  });

  it('is e^−φ/D for a noise that changes along x: Itô', () => {
    const diffusion = (x: number): SymmetricMatrix => [0.2 + 0.1 * x * x, 0, 0.3];
    const { density } = answer(computeStationary2d({ ...well, diffusion }));
    const at = (x: number) => {
      let phi = 0;
      const count = 2000;
      for (let i = 0; i < count; i++) {
        const z = (x * (i + 0.5)) / count;
        phi += ((4 * z * (z * z - 1)) / diffusion(z)[0]) * (x / count);
      }
      return Math.exp(-phi) / diffusion(x)[0];
    };
    const { columns, values } = density;
    const middle = Math.round(-density.origin[1] / density.spacing[1]) * columns;
    const reference = Math.round((-1 - density.origin[0]) / density.spacing[0]);
    for (let column = 0; column < columns; column += 5) {
      const [x] = positionOf(density, column);
      if (Math.abs(x) > 1.5) continue;
      const ratio = values[middle + column] / values[middle + reference];
      expect(error(ratio, at(x) / at(-1))).toBeLessThan(1e-3);
    }
  });
});

describe('probability current', () => {
  const line = { normal: [1, 0] as const, offset: 0.013 };

  it('of the settled population carries the rate times what is behind the line', () => {
    const rate = answer(computeEscape2d(well, { cells: 96 })).escapeRate;
    const current = answer(computeCurrent2d(well, 'quasi-stationary', line, { cells: 96 }));
    expect(error(current.flux, current.outflow * current.nearShare)).toBeLessThan(1e-9);
    expect(Math.abs(current.outflow - rate.value)).toBeLessThan(1.5 * rate.error);
  });

  it('of the restarted population is 1/(mean time), the same across every line', () => {
    const { meanTime } = answer(computeEscape2d(well, { cells: 96 }));
    for (const offset of [-0.5, 0, 0.5]) {
      const { flux, outflow } = answer(
        computeCurrent2d(well, 'restarted', { ...line, offset }, { cells: 96 }),
      );
      expect(error(flux, outflow)).toBeLessThan(1e-9);
      expect(Math.abs(1 / outflow - meanTime.value)).toBeLessThan(1.5 * meanTime.error);
    }
  });

  it('as a field sums up to the flux and does not diverge', () => {
    const { x, y, flux } = answer(computeCurrent2d(banana(0.3), 'restarted', line, { cells: 128 }));
    const column = Math.round((0.3 - x.origin[0]) / x.spacing[0]);
    let across = 0;
    for (let row = 0; row < x.rows; row++) across += x.values[row * x.columns + column];
    expect(error(across * x.spacing[1], flux)).toBeLessThan(1e-3);
    expect(y.values.every(Number.isFinite)).toBe(true);
  });
});
