import type { EscapeRegion } from '../../../../src/landscapes/escape-region.ts';
import type { Domain, Point } from '../../../../src/landscapes/geometry.ts';
import {
  createLandscape,
  type Landscape,
  type LandscapeDefinition,
  landscapeSource,
} from '../../../../src/landscapes/landscape.ts';
import type { SymmetricMatrix } from '../../../../src/landscapes/symmetric-matrix.ts';
import type { Refusal } from '../../../../src/theory/generator-2d/problem.ts';

/** |value/expected − 1| */
export const error = (value: number, expected: number) => Math.abs(value / expected - 1);

/** An answer that must be there. */
export function answer<T extends object>(result: T | Refusal): T {
  if ('reason' in result) throw new Error(String(result.reason));
  return result as T;
}

/** A first-passage problem on a landscape of the catalogue, with its own start and escape region. */
export function onCatalogue(
  definition: LandscapeDefinition,
  temperature: number,
  parameters: Record<string, number> = {},
) {
  const source = landscapeSource(definition, parameters);
  const { start, escape: region } = definition.geometry(source.parameters);
  return { ...createLandscape(source), diffusion: temperature, start, escape: region };
}

export function fromFormula(
  formula: string,
  parameters: Record<string, number>,
  domain: Domain,
  anchor: Point,
): Landscape {
  return createLandscape({ formula, parameters, domain, anchor, sharpness: 1 });
}

export function alongX(offset: number): EscapeRegion {
  return { kind: 'half-plane', normal: [1, 0], offset };
}

/** (x² − 1)² + 2(y − 0.6x²)² from its left minimum to x ≥ 1. */
export function banana(diffusion: number | ((x: number, y: number) => SymmetricMatrix)) {
  const landscape = fromFormula(
    '(x^2 - 1)^2 + 2*(y - 0.6*x^2)^2',
    {},
    [
      [-2, 2],
      [-1, 2.5],
    ],
    [-1, 0.6],
  );
  const start: Point = [-1, 0.6];
  return { ...landscape, diffusion, start, escape: alongX(1) };
}
