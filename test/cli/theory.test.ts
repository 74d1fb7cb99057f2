import { describe, expect, it } from 'vitest';
import type { Theory } from '../../src/analysis/theory.ts';
import { escapement, quartic, writeExperiment } from './command.ts';

async function theory(experiment: Readonly<Record<string, unknown>>): Promise<Theory> {
  const { status, stdout } = await escapement(['theory', writeExperiment(experiment), '--json']);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** docs/theory.md §5. */
describe('known numbers', () => {
  it.each([
    [0.01, 1, 180.459],
    [0.01, 0, 100.561],
    [0.0025, 1, 182.007],
    [0.0025, 0, 95.908],
  ])('quartic, T = 0.2, η = %f, x ≥ %i: the chain takes %f', async (learningRate, offset, time) => {
    const { exact, kramers, eyringKramers, sgdDiffusion, sgdDiffusionIto } = await theory({
      ...quartic(0.2),
      method: { name: 'langevin', learningRate },
      escape: { kind: 'half-plane', normal: [1, 0], offset },
    });
    expect(exact?.value).toBeCloseTo(time, 2);
    expect(exact?.method).toContain('chain of discrete steps');
    expect(exact?.error).toBeLessThan(1e-6);
    // To the saddle it is half the time, and a bit more as steps overshoot: Φ(0.5826·√(2|H_b|η)).
    const share = offset === 1 ? 1 : learningRate === 0.01 ? 0.56544 : 0.53283;
    expect(kramers).toBeCloseTo(164.846 * share, 2);
    expect(eyringKramers).toBeCloseTo(kramers ?? 0, 9);
    expect([sgdDiffusion, sgdDiffusionIto]).toEqual([null, null]);
  });

  it('Styblinski–Tang as a formula, T = 10, backwards along y', async () => {
    const { exact } = await theory({
      landscape: {
        formula: '(y^4 - 16*y^2 - 5*y)/2 + x^2',
        domain: [
          [-2, 2],
          [-4, 4],
        ],
      },
      method: { name: 'langevin', learningRate: 1e-4 },
      noise: { name: 'white', temperature: 10 },
      start: { at: [0, 2.903534] },
      escape: { kind: 'half-plane', normal: [0, -2], offset: 2 * 2.746803 },
    });
    // 16.008 in continuous time; the edge is seen once a step, which adds about ½ % at this η.
    expect(Math.abs((exact?.value ?? 0) / 16.008 - 1)).toBeLessThan(0.01);
  });

  it('Müller–Brown, T = 15, in the plane', async () => {
    const { exact, kramers } = await theory({
      landscape: { name: 'muller-brown' },
      method: { name: 'langevin', learningRate: 1e-5 },
      noise: { name: 'white', temperature: 15 },
    });
    expect(Math.abs((exact?.value ?? 0) / 6.854 - 1)).toBeLessThan(0.003);
    expect(exact?.method).toContain('two-dimensional diffusion in continuous time');
    expect(exact?.error).toBeLessThan(0.01);
    expect(kramers).toBeNull();
  });

  it('the SGD law with both prefactors, |H_b|/H_a apart', async () => {
    const { sgdDiffusion, sgdDiffusionIto, kramers, exact } = await theory({
      landscape: { name: 'piecewise-quadratic' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'two-temperature', batchSize: 0.05 },
    });
    expect((sgdDiffusion ?? 0) / (sgdDiffusionIto ?? 1)).toBeCloseTo(4, 9);
    expect(kramers).toBeNull();
    expect(exact?.value).toBeGreaterThan(0);
  });
});

it('says on stderr why something is null, and prints a table without --json', async () => {
  const path = writeExperiment({
    ...quartic(0.2),
    method: { name: 'gradient-descent' },
    noise: { name: 'none' },
  });
  const silent = await escapement(['theory', path, '--json']);
  expect(JSON.parse(silent.stdout)).toEqual({
    kramers: null,
    eyringKramers: null,
    underdamped: null,
    momentum: null,
    lossScaled: null,
    sgdDiffusion: null,
    sgdDiffusionIto: null,
    exact: null,
  });
  expect(silent.stderr).toContain('Exact: Without noise nothing escapes.');
  const table = await escapement(['theory', writeExperiment(quartic(0.2))]);
  expect(table.stdout).toMatch(/^exact +180\.459 +one-dimensional chain/m);
  expect(table.stdout).toMatch(/^Eyring–Kramers, both dimensions +165 +law/m);
});

it('says of laws what the page says, and nothing of the laws of other noises', async () => {
  const well = await escapement([
    'theory',
    writeExperiment({
      landscape: { name: 'piecewise-quadratic' },
      method: { name: 'sgd', learningRate: 0.05 },
      noise: { name: 'two-temperature', batchSize: 0.05 },
    }),
  ]);
  expect(well.stdout).toMatch(/^SGD law, Itô prefactor +\d/m);
  expect(well.stdout).toMatch(/^SGD law, published prefactor +\d/m);
  expect(well.stderr).not.toMatch(/Kramers|inertia|momentum|loss-scaled/i);
  expect(well.stderr).toContain('in the sense of Itô');
  const inertia = await escapement([
    'theory',
    writeExperiment({
      ...quartic(0.2),
      method: { name: 'underdamped', learningRate: 0.05, parameters: { friction: 0.2 } },
    }),
  ]);
  // docs/theory.md §4.15: 346.6 without the factor, 538 ± 22 measured.
  expect(inertia.stdout).toMatch(/^Kramers, with inertia +479 +law/m);
});
