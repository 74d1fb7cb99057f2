import { expect } from 'vitest';
import { findLandscape } from '../../../src/landscapes/catalogue.ts';
import { scaleRegion } from '../../../src/landscapes/escape-region.ts';
import { type Point, scalePoint } from '../../../src/landscapes/geometry.ts';
import { createLandscape, landscapeSource } from '../../../src/landscapes/landscape.ts';
import type { CriticalPoint } from '../../../src/topography/critical-points.ts';

/** A landscape of the catalogue with its start and escape region, all drawn together by sharpness. */
export function setUp(name: string, parameters: Record<string, number> = {}, sharpness = 1) {
  const definition = findLandscape(name);
  const source = landscapeSource(definition, parameters, sharpness);
  const landscape = createLandscape(source);
  const { start, escape: region } = definition.geometry(source.parameters);
  const scale = 1 / Math.sqrt(sharpness);
  return {
    landscape,
    start: scalePoint(start, landscape.anchor, scale),
    region: scaleRegion(region, landscape.anchor, scale),
  };
}

/** Positions are compared to the six decimals with which the literature gives them. */
export function expectAt(point: CriticalPoint | undefined, [x, y]: Point): void {
  expect(point?.position[0]).toBeCloseTo(x, 5.7);
  expect(point?.position[1]).toBeCloseTo(y, 5.7);
}
