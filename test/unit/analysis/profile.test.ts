import { expect, it } from 'vitest';
import { computeExpectedCells } from '../../../src/analysis/density-test.ts';
import { computeExactDensities, geometricTimes } from '../../../src/analysis/exact-fields.ts';
import {
  binMiddles,
  computeMarginals,
  createProfileMap,
  type Profile,
  type ProfileMap,
  projectCells,
  toDensity,
} from '../../../src/analysis/profile.ts';
import {
  expectQuasiEquilibrium,
  findQuasiEquilibrium,
} from '../../../src/analysis/quasi-equilibrium.ts';
import { DENSITY_SIZE } from '../../../src/engine/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import type { PreparedExperiment } from '../../../src/experiment/prepared-experiment.ts';
import { normalCdf } from '../../../src/statistics/normal.ts';
import { findMinimumEnergyPath } from '../../../src/topography/minimum-energy-path.ts';

const CELLS = DENSITY_SIZE * DENSITY_SIZE;

const prepare = (changes: object) =>
  prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { name: 'quartic', parameters: { kappa: 2 } },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.2 },
      afterEscape: 'continue',
      ...changes,
    }),
  );

function mapOf({ landscape, route, model }: PreparedExperiment): ProfileMap {
  const path = findMinimumEnergyPath(landscape, route);
  if ('reason' in path) throw new Error(path.reason);
  return createProfileMap(path, model.domain);
}

const MULLER_BROWN = prepare({
  landscape: { name: 'muller-brown' },
  method: { name: 'langevin', learningRate: 0.0002 },
  noise: { name: 'white', temperature: 15 },
});

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const all = ({ bins, before, beyond }: Profile) => sum(bins) + before + beyond;

it('loses nobody along the path, nor in the marginals', () => {
  const map = mapOf(MULLER_BROWN);
  // Some count in every cell, and one cell alone.
  const cells = Uint32Array.from({ length: CELLS }, (_, cell) => (cell * 7919) % 13);
  const profile = projectCells(map, cells);
  expect(all(profile) / sum(cells)).toBeCloseTo(1, 12);
  expect(profile.before).toBeGreaterThan(0);
  expect(profile.beyond).toBeGreaterThan(0);
  const { x, y } = computeMarginals(cells);
  expect(sum(x)).toBe(sum(cells));
  expect(sum(y)).toBe(sum(cells));
  const one = new Float64Array(CELLS);
  one[70 * DENSITY_SIZE + 100] = 3;
  expect(all(projectCells(map, one))).toBeCloseTo(3, 12);
  expect([computeMarginals(one).x[100], computeMarginals(one).y[70]]).toEqual([3, 3]);
});

it('puts every cell where the path comes nearest to it', () => {
  const map = mapOf(MULLER_BROWN);
  const { path, from, width } = map;
  const [[left, right], [bottom, top]] = MULLER_BROWN.model.domain;
  let compared = 0;
  for (let cell = 0; cell < CELLS; cell += 611) {
    const x = left + ((right - left) * ((cell % DENSITY_SIZE) + 0.5)) / DENSITY_SIZE;
    const y = bottom + ((top - bottom) * (Math.floor(cell / DENSITY_SIZE) + 0.5)) / DENSITY_SIZE;
    const distances = path.points.map(({ position: [u, v] }) => Math.hypot(u - x, v - y));
    const least = Math.min(...distances);
    const s = from + map.places[cell] * width;
    const inside = Math.min(Math.max(s, from), path.points[path.points.length - 1].s);
    const index = path.points.findIndex((point) => point.s >= inside - 1e-6);
    const near = Math.min(...distances.slice(Math.max(0, index - 1), index + 2));
    // The foot lies between two points: these are at most half their distance further off.
    const spacing = path.points[1].s - path.points[0].s;
    expect(near - least).toBeLessThan(spacing);
    compared++;
  }
  expect(compared).toBeGreaterThan(100);
});

it('shows an even density as even, whatever the rows of cells that fall in each bin', () => {
  const map = mapOf(prepare({}));
  const { bins } = projectCells(map, new Float64Array(CELLS).fill(1));
  const [first] = bins;
  for (const held of bins) expect(held / first).toBeCloseTo(1, 4);
  // All of a column of cells, 1/64 wide, for each 1/64 of length.
  expect(first / map.width).toBeCloseTo(256 / (4 / 256), 0);
});

it('finds the equilibrium of a quadratic well to be a normal distribution', () => {
  // ½·4x² up to x = 1, with σ = √(T/4) = 0.15 far below that.
  const temperature = 0.09;
  const experiment = prepare({
    landscape: { name: 'piecewise-quadratic', parameters: { Ha: 4, Hb: 4, xc: 1, kappa: 4 } },
    noise: { name: 'white', temperature },
  });
  const map = mapOf(experiment);
  const found = findQuasiEquilibrium(experiment, map);
  if ('reason' in found) throw new Error(found.reason);
  const deviation = Math.sqrt(temperature / 4);
  const [shape] = found.shapes;
  expect(sum(shape)).toBeCloseTo(1, 6);
  const middles = binMiddles(map);
  const known = Array.from(middles, (s) => {
    const [low, high] = [s - map.width / 2, s + map.width / 2];
    return normalCdf(high / deviation) - normalCdf(low / deviation);
  });
  const highest = Math.max(...known);
  // Within a cell, h = σ/7, a density is taken to be even: at a bin's edges that errs by up to p′h²/8 each, (h/σ)²/8 of the peak.
  const cell = (5.45 / DENSITY_SIZE / deviation) ** 2;
  known.forEach((mass, bin) => {
    expect(Math.abs(shape[bin] - mass)).toBeLessThan((cell / 4) * highest);
  });
  // As many as are counted there, per unit of length.
  const cells = new Float64Array(CELLS).fill(1);
  const expected = expectQuasiEquilibrium(found, cells);
  const inWell = found.wellOf.reduce((count, well) => count + (well === 0 ? 1 : 0), 0);
  expect(sum(expected) / inWell).toBeCloseTo(1, 6);
  const density = toDensity(map, expected, inWell);
  expect(sum(density) * map.width).toBeCloseTo(1, 6);
  expect(Math.max(...density) * deviation * Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 2);
});

it.each([
  ['white noise', { noise: { name: 'white', temperature: 0.2 } }, 0.45],
  [
    'noise that grows along the path alone',
    {
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'formula', c11: '3 + x', c12: '0', c22: '2', batchSize: 0.1 },
    },
    0.3,
  ],
])('agrees with Fokker–Planck within the well: %s', (_, changes, reach) => {
  const experiment = prepare(changes);
  const map = mapOf(experiment);
  const found = findQuasiEquilibrium(experiment, map);
  if ('reason' in found) throw new Error(found.reason);
  const exact = computeExactDensities(experiment, geometricTimes(0.1, 4, 8));
  if ('reason' in exact) throw new Error(exact.reason);
  const last = exact.densities[exact.densities.length - 1];
  const cells = computeExpectedCells(last, experiment.model.domain, 1e6);
  const projected = projectCells(map, cells).bins;
  const expected = expectQuasiEquilibrium(found, cells);
  const middles = binMiddles(map);
  // In the tails of the well, where the density falls by half within a cell of the solver, that interpolates too high.
  const highest = Math.max(...projected);
  const differences = Array.from(middles, (s, bin) =>
    Math.abs(s) > reach ? 0 : Math.abs(expected[bin] - projected[bin]) / highest,
  );
  expect(Math.max(...differences)).toBeLessThan(0.01);
  expect(differences.filter((difference) => difference > 0).length).toBeGreaterThan(20);
});

it('gives none where it is not known, with the reason', () => {
  const reasonOf = (changes: object) => {
    const experiment = prepare(changes);
    const found = findQuasiEquilibrium(experiment, mapOf(experiment));
    return 'reason' in found ? found.reason : undefined;
  };
  expect(
    reasonOf({
      landscape: { name: 'sharp-flat' },
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'two-temperature', batchSize: 8 },
    }),
  ).toMatch(/ties motion along the path/);
  expect(reasonOf({ method: { name: 'momentum', learningRate: 0.01 } })).toMatch(/momentum/);
  expect(
    reasonOf({ method: { name: 'underdamped', learningRate: 0.05, parameters: { friction: 2 } } }),
  ).toBeUndefined();
});
