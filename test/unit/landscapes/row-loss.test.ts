import { describe, expect, test } from 'vitest';
import { findLandscape } from '../../../src/landscapes/catalogue.ts';
import { createLandscape, landscapeSource } from '../../../src/landscapes/landscape.ts';
import { bruteForce, placesAbout } from './brute-force.ts';

/** Errors that are allowed, as shares of the largest value: of round-off, in a mean over thousands of rows. */
const CLOSED_FORM = 1e-13;

/** Of interpolation: coefficients below 1e-11 are left out, a few in each direction. */
const INTERPOLATED = 1e-10;

const CASES = [
  ['phase-retrieval', CLOSED_FORM],
  ['mixture-means', INTERPOLATED],
  ['tanh-network', INTERPOLATED],
  ['logistic', CLOSED_FORM],
] as const;

describe.each(CASES)('%s against the mean over all rows', (name, tolerance) => {
  test.each([1, 4, 0.25])('value, gradient, Hessian, covariance; k = %d', (sharpness) => {
    const landscape = createLandscape(landscapeSource(findLandscape(name), {}, sharpness));
    const { rows } = landscape;
    if (rows === undefined) throw new Error(`${name} has no rows.`);
    const direct = bruteForce(rows);
    const places = placesAbout(landscape, 25);
    const compare = (found: (readonly number[])[], expected: (readonly number[])[]) => {
      const largest = Math.max(...expected.flat().map(Math.abs));
      const errors = found.flatMap((values, place) =>
        values.map((value, i) => Math.abs(value - expected[place][i])),
      );
      expect(Math.max(...errors)).toBeLessThan(tolerance * largest);
    };
    compare(
      places.map((place) => [landscape.value(...place)]),
      places.map((place) => [direct.value(place)]),
    );
    compare(
      places.map((place) => landscape.gradient(...place)),
      places.map(direct.gradient),
    );
    compare(
      places.map((place) => landscape.hessian(...place)),
      places.map(direct.hessian),
    );
    compare(
      places.map((place) => rows.covariance(...place)),
      places.map(direct.covariance),
    );
  });
});
