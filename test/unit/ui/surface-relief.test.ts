import { describe, expect, it } from 'vitest';
import { RELIEF_SIDE } from '../../../src/engine/surface.ts';
import { compressLoss, createTerrain } from '../../../src/ui/map/surface-relief.ts';

const WELL = { bottom: 2, saddle: 2.5 };
const DOMAIN = [
  [-2, 2],
  [-1, 3],
] as const;

describe('the height of a loss', () => {
  it('is true in the wells and at the saddle: shares of the barrier', () => {
    expect(compressLoss(2, WELL)).toBe(0);
    expect(compressLoss(2.25, WELL)).toBeCloseTo(0.5, 12);
    expect(compressLoss(2.5, WELL)).toBe(1);
    expect(compressLoss(1.6, WELL)).toBeCloseTo(-0.8, 12);
  });

  it('rises everywhere and bends without a kink, from −2.2 to 2 barriers', () => {
    let before = compressLoss(-1e4, WELL);
    expect(before).toBeGreaterThan(-2.2);
    for (let loss = -50; loss < 50; loss += 0.01) {
      const height = compressLoss(loss, WELL);
      expect(height).toBeGreaterThan(before);
      before = height;
    }
    for (const end of [2 + 1.1 * 0.5, 2 - 0.5]) {
      const slope = (from: number, to: number) =>
        (compressLoss(to, WELL) - compressLoss(from, WELL)) / (to - from);
      expect(slope(end - 1e-6, end)).toBeCloseTo(2, 4);
      expect(slope(end, end + 1e-6)).toBeCloseTo(2, 4);
    }
    expect(compressLoss(Number.POSITIVE_INFINITY, WELL)).toBeCloseTo(2, 12);
    expect(compressLoss(Number.NEGATIVE_INFINITY, WELL)).toBeCloseTo(-2.2, 12);
    expect(compressLoss(Number.NaN, WELL)).toBeCloseTo(2, 12);
  });
});

describe('the terrain', () => {
  const doubleWell = (x: number, y: number) => 2 + 0.5 * (x * x - 1) ** 2 + (y - 1) ** 2;
  const terrain = createTerrain({
    domain: DOMAIN,
    loss: doubleWell,
    levels: [2.1, 2.5, 3],
    well: WELL,
  });

  it('has its heights row by row from the lower left, between 0 and 1', () => {
    const { heights } = terrain.relief;
    expect(heights).toHaveLength(RELIEF_SIDE ** 2);
    expect(Math.min(...heights)).toBe(0);
    expect(Math.max(...heights)).toBe(1);
    const asymmetric = createTerrain({
      domain: DOMAIN,
      loss: (x, y) => x + 10 * y,
      levels: [],
      well: undefined,
    });
    const corner = (column: number, row: number) =>
      asymmetric.relief.heights[row * RELIEF_SIDE + column];
    expect(corner(0, 0)).toBe(0);
    expect(corner(RELIEF_SIDE - 1, 0)).toBeGreaterThan(0);
    expect(corner(0, RELIEF_SIDE - 1)).toBeGreaterThan(corner(RELIEF_SIDE - 1, 0));
    expect(corner(RELIEF_SIDE - 1, RELIEF_SIDE - 1)).toBe(1);
  });

  it('is as high at a place as the contour line that goes through it', () => {
    const { levels, strongLevel } = terrain.relief;
    expect(strongLevel).toBe(levels[1]);
    expect(terrain.heightAt([0, 1])).toBeCloseTo(levels[1], 5);
    expect(terrain.heightAt([1, 1])).toBeCloseTo(0, 5);
    expect(terrain.heightAt([1, 1 + Math.sqrt(0.1)])).toBeCloseTo(levels[0], 3);
    expect(terrain.heightAt([1, 2])).toBeCloseTo(levels[2], 3);
    expect(levels[2]).toBeGreaterThan(levels[1]);
  });

  it('is flat where the loss is, and takes a loss that is no number for a wall', () => {
    const flat = createTerrain({ domain: DOMAIN, loss: () => 7, levels: [], well: undefined });
    expect(flat.relief.heights.every((height) => height === 0)).toBe(true);
    const pit = createTerrain({
      domain: DOMAIN,
      loss: (x) => (x > 0 ? Math.log(-x) : x * x),
      levels: [],
      well: undefined,
    });
    expect(pit.heightAt([1, 1])).toBe(1);
    expect(pit.relief.heights.every(Number.isFinite)).toBe(true);
  });
});
