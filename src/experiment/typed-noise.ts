/** Covariances that the user has typed, as programs. */

import { createEvaluator } from '../formula/evaluate.ts';
import { multiply, number, substitute } from '../formula/expression.ts';
import { FormulaError, parseFormula } from '../formula/parse.ts';
import { compileProgram, type Program } from '../formula/program.ts';
import { stabilise } from '../formula/stable-forms.ts';
import { type Point, scalePoint } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { atSharpness } from '../landscapes/sharpness.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import type { Experiment } from './experiment.ts';
import { describeFailure } from './gap-words.ts';
import { ExperimentError } from './problem.ts';

/** Places along each side of the domain at which a covariance is looked at. */
const PLACES = 65;

/** Round-off may make a determinant this much negative, relative to the product of the diagonal. */
const ROUND_OFF = 1e-9;

/** A covariance of one sample as a program and as a function in double precision. */
export interface TypedNoise {
  /** (x, y) → C11, C12, C22 */
  readonly program: Program;
  readonly covariance: (x: number, y: number) => SymmetricMatrix;
}

/**
 * The covariance of formula noise; nothing for any other.
 *
 * It is stated at sharpness 1. Sharpness k draws the landscape together about a, and with it the gradients of its samples,
 * which grow by √k: C_k(θ) = k·C(a + √k(θ − a)).
 *
 * @param parameters those of the landscape, which its elements may use
 * @throws ExperimentError where an element cannot be read, or where the matrix is not positive semi-definite, naming a place
 */
export function readTypedNoise(
  experiment: Experiment,
  landscape: Landscape,
  parameters: Readonly<Record<string, number>>,
): TypedNoise | undefined {
  const { noise } = experiment;
  if (noise.name !== 'formula') return undefined;
  const names = Object.keys(parameters);
  const values = Object.fromEntries(names.map((name) => [name, number(parameters[name])]));
  const { anchor, sharpness } = landscape;
  const read = (element: 'c11' | 'c12' | 'c22') => {
    try {
      const typed = parseFormula(noise[element] ?? '0', ['x', 'y', ...names]);
      const expression = atSharpness(stabilise(substitute(typed, values)), anchor, sharpness);
      return multiply(number(sharpness), expression);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const field = `noise.${element}`;
      throw new ExperimentError([{ field, message: `${field}: ${error.message}` }]);
    }
  };
  const program = compileProgram(['x', 'y'], [read('c11'), read('c12'), read('c22')]);
  const evaluate = createEvaluator(program);
  const covariance = (x: number, y: number): SymmetricMatrix => {
    const [xx, xy, yy] = evaluate([x, y]);
    return [xx, xy, yy];
  };
  refuseIndefinite(covariance, experiment, landscape);
  return { program, covariance };
}

function refuseIndefinite(
  covariance: (x: number, y: number) => SymmetricMatrix,
  experiment: Experiment,
  landscape: Landscape,
): void {
  const [[left, right], [bottom, top]] = landscape.domain;
  const share = (from: number, to: number, index: number): number =>
    from + ((to - from) * index) / (PLACES - 1);
  for (let row = 0; row < PLACES; row++) {
    for (let column = 0; column < PLACES; column++) {
      const place: Point = [share(left, right, column), share(bottom, top, row)];
      const [xx, xy, yy] = covariance(...place);
      const isSound = xx >= 0 && yy >= 0 && xx * yy - xy * xy >= -ROUND_OFF * xx * yy;
      if (isSound) continue;
      refuseWithoutValue(covariance, experiment, landscape, place);
      const at = place.map((value) => Number(value.toPrecision(3))).join(', ');
      const matrix = [xx, xy, xy, yy].map((value) => Number(value.toPrecision(3)));
      throw new ExperimentError([
        {
          field: 'noise.c11',
          message: `noise.c11, c12 and c22 must make a covariance, positive semi-definite all over the domain; at (${at}) the matrix is [[${matrix[0]}, ${matrix[1]}], [${matrix[2]}, ${matrix[3]}]].`,
        },
      ]);
    }
  }
}

/** An element that has no value at a place is no matter of its sign. */
function refuseWithoutValue(
  covariance: (x: number, y: number) => SymmetricMatrix,
  experiment: Experiment,
  landscape: Landscape,
  place: Point,
): void {
  const index = covariance(...place).findIndex((value) => !Number.isFinite(value));
  if (index < 0) return;
  const element = (['c11', 'c12', 'c22'] as const)[index];
  const { anchor, sharpness } = landscape;
  const finding = describeFailure(
    experiment,
    landscape,
    { order: 0, precision: 'double', element },
    scalePoint(place, anchor, Math.sqrt(sharpness)),
    (at) =>
      !Number.isFinite(covariance(...scalePoint(at, anchor, 1 / Math.sqrt(sharpness)))[index]),
  );
  const field = `noise.${element}`;
  const message = `${field}: ${finding}; a covariance needs values all over the domain.`;
  throw new ExperimentError([{ field, message }]);
}
