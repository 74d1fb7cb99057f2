/** Where a basin ends, to a small part of a cell of any domain. */
import { describe, expect, it } from 'vitest';
import { computeExactAnswers } from '../../../src/analysis/exact.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { isInBasin } from '../../../src/landscapes/escape-region.ts';

const DOMAINS = [
  [
    [-2.5, 2.5],
    [-3, 3],
  ],
  [
    [-9, 9],
    [-9, 9],
  ],
  [
    [-9, 9.07],
    [-9, 9],
  ],
  [
    [-3.1, 2.2],
    [-2, 5],
  ],
];

function leave(formula: string, domain: readonly (readonly number[])[], at: readonly number[]) {
  const prepared = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: { formula, domain },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.2 },
      start: { at },
      escape: { kind: 'leave-basin' },
    }),
  );
  const { escape: region } = prepared.model;
  if (region.kind !== 'leave-basin' || region.basin === undefined) throw new Error('No basin.');
  return { prepared, basin: region.basin };
}

describe.each(DOMAINS)('(x² − 1)² + y² on %o × %o', (across, up) => {
  const { prepared, basin } = leave('(x^2 - 1)^2 + y^2', [across, up], [-1, 0]);

  it('ends at x = 0', () => {
    const cell = (across[1] - across[0]) / 127;
    for (const y of [-1.5, -0.4, 0.03, 0.9, 1.7]) {
      expect(isInBasin(basin, [-0.002 * cell, y])).toBe(true);
      expect(isInBasin(basin, [0.002 * cell, y])).toBe(false);
    }
  });

  it('is left as soon as the half-plane is entered', () => {
    // The chain in one dimension; 111.13 on the third domain with a border known to a cell of 256.
    const [chain] = computeExactAnswers(prepared, { cells: 48 }).answers;
    expect(Math.abs(chain.value / 100.561 - 1)).toBeLessThan(1e-3);
  });
});

it('a border at an angle is known to a thirtieth of a cell, on average to far less', () => {
  // (u² − 1)² + v² with u = (3x + 4y)/5, v = (4x − 3y)/5.
  const { basin } = leave(
    '(((3*x+4*y)/5)^2 - 1)^2 + ((4*x-3*y)/5)^2',
    [
      [-2.1, 2],
      [-2, 2.3],
    ],
    [-0.6, -0.8],
  );
  const cell = 4.3 / 127;
  for (const v of [-1, -0.3, 0.2, 1.1]) {
    const at = (u: number) => [(3 * u + 4 * v) / 5, (4 * u - 3 * v) / 5] as const;
    expect(isInBasin(basin, at(-0.04 * cell))).toBe(true);
    expect(isInBasin(basin, at(0.04 * cell))).toBe(false);
  }
});

it('outside the domain is outside', () => {
  const { basin } = leave('(x^2 - 1)^2 + y^2', DOMAINS[0], [-1, 0]);
  expect(isInBasin(basin, [-2.6, 0])).toBe(false);
  expect(isInBasin(basin, [-1, 3.1])).toBe(false);
});
