import { describe, expect, it } from 'vitest';
import { himmelblau } from '../../../src/landscapes/catalogue/himmelblau.ts';
import { mullerBrown } from '../../../src/landscapes/catalogue/muller-brown.ts';
import { piecewiseQuadratic } from '../../../src/landscapes/catalogue/piecewise-quadratic.ts';
import { quartic } from '../../../src/landscapes/catalogue/quartic.ts';
import { styblinskiTang } from '../../../src/landscapes/catalogue/styblinski-tang.ts';
import type { EscapeRegion } from '../../../src/landscapes/escape-region.ts';
import { createLandscape, landscapeSource } from '../../../src/landscapes/landscape.ts';
import type { SymmetricMatrix } from '../../../src/landscapes/symmetric-matrix.ts';
import { computeMeanFirstPassageTime } from '../../../src/theory/quadrature-1d.ts';
import { isSeparable, reduceToOneDimension } from '../../../src/theory/separable.ts';

const well = {
  ...createLandscape(landscapeSource(quartic)),
  diffusion: 0.2,
  start: [-1, 0] as const,
  escape: { kind: 'half-plane', normal: [1, 0], offset: 1 } as EscapeRegion,
};

function timeOf(problem: typeof well | Parameters<typeof reduceToOneDimension>[0]) {
  const reduced = reduceToOneDimension(problem);
  if (reduced === undefined) return undefined;
  const result = computeMeanFirstPassageTime(reduced);
  return 'reason' in result ? undefined : result.meanTime;
}

describe('separable losses', () => {
  it.each([
    [quartic, 1],
    [quartic, 4],
    [piecewiseQuadratic, 1],
    [styblinskiTang, 1],
  ])('are recognised: %#', (definition, sharpness) => {
    const { loss } = createLandscape(landscapeSource(definition, {}, sharpness));
    expect(isSeparable(loss)).toBe(true);
  });

  it.each([himmelblau, mullerBrown])('are told from others: %#', (definition) => {
    expect(isSeparable(createLandscape(landscapeSource(definition)).loss)).toBe(false);
  });
});

describe('reduction to one dimension', () => {
  it('keeps the mean first-passage time', () => {
    expect(timeOf(well)?.toFixed(3)).toBe('182.418');
  });

  it('along either axis and in either direction, however the normal is scaled', () => {
    const mirrored: EscapeRegion = { kind: 'half-plane', normal: [-2, 0], offset: 2 };
    expect(timeOf({ ...well, start: [1, 0], escape: mirrored })?.toFixed(3)).toBe('182.418');
    const up: EscapeRegion = { kind: 'half-plane', normal: [0, 1], offset: 1 };
    expect(timeOf({ ...well, escape: up })).toBeGreaterThan(1);
  });

  it('takes a diagonal noise that changes along the way only', () => {
    const diffusion = (x: number, y: number): SymmetricMatrix => [0.2, 0, 1 + x * x + y * y];
    expect(timeOf({ ...well, diffusion })?.toFixed(3)).toBe('182.418');
  });

  it('is refused where something couples the coordinates', () => {
    const disc: EscapeRegion = { kind: 'disc', center: [1, 0], radius: 0.1 };
    const tilted: EscapeRegion = { kind: 'half-plane', normal: [1, 1], offset: 1 };
    expect(reduceToOneDimension({ ...well, escape: disc })).toBeUndefined();
    expect(reduceToOneDimension({ ...well, escape: tilted })).toBeUndefined();
    expect(reduceToOneDimension({ ...well, start: [2, 0] })).toBeUndefined();
    const across = (_: number, y: number): SymmetricMatrix => [0.2 + y * y, 0, 1];
    expect(reduceToOneDimension({ ...well, diffusion: across })).toBeUndefined();
    const slanted = (): SymmetricMatrix => [0.2, 0.1, 0.2];
    expect(reduceToOneDimension({ ...well, diffusion: slanted })).toBeUndefined();
  });
});
