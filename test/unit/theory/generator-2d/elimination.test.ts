import { describe, expect, it } from 'vitest';
import { quartic } from '../../../../src/landscapes/catalogue/quartic.ts';
import type { SymmetricMatrix } from '../../../../src/landscapes/symmetric-matrix.ts';
import { solveBackward, solveForward } from '../../../../src/theory/generator-2d/elimination.ts';
import { bernoulli } from '../../../../src/theory/generator-2d/generator.ts';
import { findReach } from '../../../../src/theory/generator-2d/reach.ts';
import { decomposeSelling } from '../../../../src/theory/generator-2d/selling.ts';
import { createSystem2d, endingOf } from '../../../../src/theory/generator-2d/system.ts';
import { answer, onCatalogue } from './problems.ts';

describe('Selling’s decomposition', () => {
  it('gives the matrix back with weights that are not negative', () => {
    for (let i = 0; i < 200; i++) {
      const angle = 0.1 + i;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const small = 10 ** -(i % 5);
      const matrix: SymmetricMatrix = [
        c * c + small * s * s,
        (1 - small) * c * s,
        s * s + small * c * c,
      ];
      const directions = decomposeSelling(matrix) ?? [];
      expect(directions.length).toBeGreaterThan(1);
      const sum = [0, 0, 0];
      for (const { weight, column, row } of directions) {
        expect(weight).toBeGreaterThan(0);
        expect(Number.isInteger(column) && Number.isInteger(row)).toBe(true);
        sum[0] += weight * column * column;
        sum[1] += weight * column * row;
        sum[2] += weight * row * row;
      }
      sum.forEach((entry, k) => {
        expect(Math.abs(entry - matrix[k])).toBeLessThan(1e-10);
      });
    }
  });

  it('of a diagonal matrix is the axes; of an indefinite one there is none', () => {
    expect(decomposeSelling([2, 0, 3])).toHaveLength(2);
    expect(decomposeSelling([1, 1, 1])).toBeUndefined();
    expect(decomposeSelling([1, 0, -1])).toBeUndefined();
    expect(decomposeSelling([Number.NaN, 0, 1])).toBeUndefined();
  });
});

describe('elimination', () => {
  it('solves the equation, backwards and forwards', () => {
    const tilted = {
      ...onCatalogue(quartic, 0.2),
      diffusion: (x: number): SymmetricMatrix => [0.3, 0.15, 0.2 + 0.1 * x * x],
    };
    const reach = answer(findReach(tilted, tilted.escape));
    const system = answer(createSystem2d(tilted, reach, 40, [endingOf(tilted)]));
    const { generator, killing, eliminated } = system;
    const { rowStart, targets, rates } = generator;
    const size = killing.length;
    const right = Float64Array.from({ length: size }, (_, i) => 1 + Math.sin(i));
    const backward = solveBackward(eliminated, right);
    const forward = solveForward(eliminated, right);
    const outflow = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let rest = right[i] - killing[i] * backward[i];
      outflow[i] += killing[i] * forward[i];
      for (let way = rowStart[i]; way < rowStart[i + 1]; way++) {
        rest += rates[way] * (backward[targets[way]] - backward[i]);
        outflow[i] += rates[way] * forward[i];
        outflow[targets[way]] -= rates[way] * forward[i];
      }
      const largest = rates[rowStart[i]] * backward[i];
      expect(Math.abs(rest)).toBeLessThan(1e-12 * (largest + 1) + 1e-8);
    }
    outflow.forEach((value, i) => {
      expect(Math.abs(value - right[i])).toBeLessThan(1e-8);
    });
    // ⟨1, τ⟩ both ways.
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i], 0);
    const ones = new Float64Array(size).fill(1);
    const [one, other] = [dot(ones, backward), dot(right, solveForward(eliminated, ones))];
    expect(Math.abs(one / other - 1)).toBeLessThan(1e-12);
  });

  it('weighs with z/(e^z − 1)', () => {
    expect(bernoulli(0)).toBe(1);
    expect(Math.abs(bernoulli(1e-5) - (1 - 0.5e-5))).toBeLessThan(1e-10);
    expect(bernoulli(-50)).toBeCloseTo(50, 12);
    expect(bernoulli(800)).toBe(0);
  });
});
