import { expect, it } from 'vitest';
import { computeOccupancy } from '../../../src/analysis/occupancy.ts';
import { DENSITY_SIZE, type Density } from '../../../src/engine/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

/** A particle in every cell. */
const everywhere: Density = {
  step: 0,
  cells: new Uint32Array(DENSITY_SIZE ** 2).fill(1),
  outside: 3,
  absorbed: 0,
  diverged: 0,
};

const landscapeOf = (landscape: object, start?: readonly number[]) =>
  prepareExperiment(
    parseExperiment({
      version: 1,
      landscape,
      method: { name: 'langevin' },
      ...(start && { start: { at: start } }),
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    }),
  ).landscape;

it.each([0, 1])('the two wells of the quartic share the plane, κ = %i', (kappa) => {
  const landscape = landscapeOf({ name: 'quartic', parameters: { kappa } });
  const { wells, shares } = computeOccupancy(landscape, everywhere);
  expect(wells.map(([x]) => Math.round(x))).toEqual([-1, 1]);
  expect(shares[0]).toBeCloseTo(0.5, 2);
  expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
});

it('wells of Müller–Brown: the start’s own first, then from the lowest up', () => {
  const landscape = landscapeOf({ name: 'muller-brown' });
  const { wells, shares } = computeOccupancy(landscape, everywhere);
  expect(wells).toHaveLength(3);
  expect(wells[0][0]).toBeCloseTo(landscape.anchor[0], 6);
  expect(landscape.value(...wells[1])).toBeLessThan(landscape.value(...wells[2]));
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

it('no well, no share', () => {
  const slope = landscapeOf(
    {
      formula: '-x',
      domain: [
        [-1, 1],
        [-1, 1],
      ],
    },
    [0, 0],
  );
  expect(computeOccupancy(slope, everywhere)).toEqual({ wells: [], shares: [], intervals: [] });
});

it('a monkey saddle is no well, a ring of minima is one', () => {
  const three = computeOccupancy(landscapeOf({ name: 'monkey-saddle' }), everywhere);
  expect(three.wells.map(([x, y]) => Math.hypot(x, y))).toEqual(
    [2, 2, 2].map((distance) => expect.closeTo(distance, 9)),
  );
  expect(three.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  const ring = computeOccupancy(landscapeOf({ name: 'ring' }), everywhere);
  expect([ring.wells.length, ring.shares]).toEqual([1, [1]]);
});
