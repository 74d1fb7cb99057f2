/** Counted densities against an exact one, in units of sampling noise. */

import type { Density } from '../engine/engine.ts';
import { DENSITY_SIZE } from '../engine/engine.ts';
import type { Domain } from '../landscapes/geometry.ts';
import { incompleteGamma } from '../statistics/gamma.ts';
import type { Field2d } from '../theory/generator-2d/problem.ts';

/** A counted density beside an expected one, block by block. */
export interface DensityTest {
  /** Blocks along each side of the domain. */
  readonly blocks: number;
  /**
   * (particles − expected)/√expected for each block, row by row from (xMin, yMin); NaN where fewer than LEAST_EXPECTED
   * are expected.
   */
  readonly deviations: Float64Array;
  /** Σ (particles − expected)²/expected over the blocks and over the one that holds all others. */
  readonly chiSquare: number;
  /** Numbers that were compared: the blocks, and the rest where enough is expected there. */
  readonly cellCount: number;
  /** Probability that sampling noise alone makes a χ² this large. */
  readonly probability: number;
  /**
   * Root mean square of the relative difference of the densities, weighted by probability, sampling noise taken off; 0
   * where that is all there is.
   */
  readonly difference: number;
}

/** Below this a count's distribution is too lopsided for χ² (Cochran, Biometrics 10 (1954) 417). */
export const LEAST_EXPECTED = 5;
/** Cells along each side of a block, finest first; they divide DENSITY_SIZE. */
const BLOCK_SIZES = [4, 8, 16, 32] as const;
/** Share of the particles that the blocks with too few may hold together, for a block size to do. */
const MOST_LEFT_OUT = 0.06;

/**
 * Particles expected in each cell of an engine's density grid, from a probability density: the density at the middle of
 * each cell, times its area (error of order h²).
 *
 * @param particleCount all particles that have not diverged
 */
export function computeExpectedCells(
  density: Field2d,
  domain: Domain,
  particleCount: number,
): Float64Array {
  const [[left, right], [bottom, top]] = domain;
  const { columns, rows, origin, spacing, values } = density;
  const width = (right - left) / DENSITY_SIZE;
  const height = (top - bottom) / DENSITY_SIZE;
  const share = particleCount * width * height;
  const expected = new Float64Array(DENSITY_SIZE * DENSITY_SIZE);
  // Bilinear, as sampleField, with what belongs to a column or a row worked out once.
  const across = placesAlong(left, width, origin[0], spacing[0], columns);
  const up = placesAlong(bottom, height, origin[1], spacing[1], rows);
  for (let row = 0; row < DENSITY_SIZE; row++) {
    const j = up.node[row];
    if (j < 0) continue;
    const v = up.share[row];
    for (let column = 0; column < DENSITY_SIZE; column++) {
      const i = across.node[column];
      if (i < 0) continue;
      const u = across.share[column];
      const at = j * columns + i;
      expected[row * DENSITY_SIZE + column] =
        share *
        ((1 - v) * ((1 - u) * values[at] + u * values[at + 1]) +
          v * ((1 - u) * values[at + columns] + u * values[at + columns + 1]));
    }
  }
  return expected;
}

/** For each cell the node to the left of its middle, −1 outside the grid, and how far beyond it lies. */
function placesAlong(from: number, cell: number, origin: number, spacing: number, count: number) {
  const node = new Int32Array(DENSITY_SIZE);
  const share = new Float64Array(DENSITY_SIZE);
  for (let index = 0; index < DENSITY_SIZE; index++) {
    const place = (from + (index + 0.5) * cell - origin) / spacing;
    const isInside = place >= 0 && place <= count - 1;
    node[index] = isInside ? Math.min(Math.floor(place), count - 2) : -1;
    share[index] = place - node[index];
  }
  return { node, share };
}

/**
 * One-sample χ² test of a counted density against expected numbers of particles.
 *
 * Cells are taken together in square blocks, the finest in which nearly all particles are where at least LEAST_EXPECTED
 * are expected; the size depends on what is expected alone, not on the counts, so that the test stays valid. Everything
 * else, particles outside the domain and absorbed ones included, is one more cell. A right program exceeds a threshold
 * on `probability` with just that probability.
 *
 * @param expected by cell, as of computeExpectedCells
 */
export function compareDensity(density: Density, expected: Float64Array): DensityTest {
  const { cells, outside, absorbed } = density;
  const particleCount = sum(cells) + outside + absorbed;
  const wanted = sum(expected);
  let size: number = BLOCK_SIZES[BLOCK_SIZES.length - 1];
  let means = gather(expected, size);
  for (const candidate of BLOCK_SIZES) {
    const gathered = gather(expected, candidate);
    const inside = gathered.reduce((s, mean) => s + (mean >= LEAST_EXPECTED ? mean : 0), 0);
    if (inside < (1 - MOST_LEFT_OUT) * wanted) continue;
    size = candidate;
    means = gathered;
    break;
  }
  const counts = gather(cells, size);
  const deviations = new Float64Array(means.length).fill(Number.NaN);
  let chiSquare = 0;
  let cellCount = 0;
  let countLeft = particleCount;
  let meanLeft = particleCount;
  means.forEach((mean, block) => {
    if (mean < LEAST_EXPECTED) return;
    deviations[block] = (counts[block] - mean) / Math.sqrt(mean);
    chiSquare += deviations[block] ** 2;
    cellCount++;
    countLeft -= counts[block];
    meanLeft -= mean;
  });
  if (meanLeft >= LEAST_EXPECTED) {
    chiSquare += (countLeft - meanLeft) ** 2 / meanLeft;
    cellCount++;
  }
  const freedom = Math.max(1, cellCount - 1);
  return {
    blocks: DENSITY_SIZE / size,
    deviations,
    chiSquare,
    cellCount,
    probability: incompleteGamma(freedom / 2, chiSquare / 2).upper,
    difference: Math.sqrt(Math.max(0, chiSquare - freedom) / particleCount),
  };
}

/** Sums over square blocks of so many cells along each side. */
function gather(cells: ArrayLike<number>, size: number): Float64Array {
  const blocks = DENSITY_SIZE / size;
  const sums = new Float64Array(blocks * blocks);
  for (let row = 0; row < DENSITY_SIZE; row++) {
    const to = Math.floor(row / size) * blocks;
    for (let column = 0; column < DENSITY_SIZE; column++) {
      sums[to + Math.floor(column / size)] += cells[row * DENSITY_SIZE + column];
    }
  }
  return sums;
}

function sum(values: Float64Array | Uint32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
