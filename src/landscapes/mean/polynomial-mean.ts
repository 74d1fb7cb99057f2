import { type Expression, number } from '../../formula/expression.ts';
import {
  differentiatePolynomial,
  expandPolynomial,
  type Polynomial,
  polynomialExpression,
} from '../../formula/polynomial.ts';
import { type Domain, type Point, scalePoint } from '../geometry.ts';
import { type LossExpressions, POSITION } from '../loss-functions.ts';
import type { Sharpening } from '../sharpness.ts';
import { createRowMean, type RowColumns } from './row-mean.ts';

const NOT_SHARPENED: Sharpening = { anchor: [0, 0], sharpness: 1 };

/** A polynomial in x − about and y − about, with numbers as coefficients. */
interface CentredPolynomial {
  readonly polynomial: Polynomial;
  readonly about: Point;
}

/**
 * The means over all rows of expressions of x, y and the columns in closed form, each as an expression of x and y; undefined
 * where one of them is no polynomial in x and y.
 *
 * An expression is expanded to Σ c_ij (x − x₀)^i (y − y₀)^j about the middle of the domain, whatever functions of the columns the c_ij
 * are, and every c_ij takes its mean over the rows: exact up to round-off.
 */
export function averageInClosedForm(
  expressions: readonly Expression[],
  columns: RowColumns,
  domain: Domain,
): Expression[] | undefined {
  const means = averagePolynomials(expressions, columns, domain, NOT_SHARPENED);
  return means?.map(toExpression);
}

/**
 * The same for a row loss, with gradient and Hessian, at any sharpness: it moves the middle and multiplies c_ij by k^((i + j)/2), which
 * keeps zeros.
 *
 * @param domain at sharpness 1
 */
export function createPolynomialMean(
  rowLoss: Expression,
  columns: RowColumns,
  domain: Domain,
  change: Sharpening,
): LossExpressions | undefined {
  const means = averagePolynomials([rowLoss], columns, domain, change);
  if (means === undefined) return undefined;
  const [mean] = means;
  const [x, y] = [0, 1].map((place) => derivative(mean, place));
  const hessian = [derivative(x, 0), derivative(x, 1), derivative(y, 1)] as const;
  return {
    loss: toExpression(mean),
    gradient: [toExpression(x), toExpression(y)],
    hessian: [toExpression(hessian[0]), toExpression(hessian[1]), toExpression(hessian[2])],
  };
}

function averagePolynomials(
  expressions: readonly Expression[],
  columns: RowColumns,
  [xs, ys]: Domain,
  { anchor, sharpness }: Sharpening,
): CentredPolynomial[] | undefined {
  const middle = [(xs[0] + xs[1]) / 2, (ys[0] + ys[1]) / 2] as const;
  const expanded = expressions.map((expression) => expandPolynomial(expression, POSITION, middle));
  if (!expanded.every((polynomial) => polynomial !== undefined)) return undefined;
  const coefficients = expanded.flatMap((terms) => terms.map(({ coefficient }) => coefficient));
  const means = createRowMean(coefficients, columns)(0, 0).values();
  const stretch = Math.sqrt(sharpness);
  const about = sharpness === 1 ? middle : scalePoint(middle, anchor, 1 / stretch);
  return expanded.map((terms) => ({
    about,
    polynomial: terms.flatMap(({ powers }) => {
      const mean = (means.next().value ?? 0) * stretch ** (powers[0] + powers[1]);
      // A coefficient that vanishes in the mean is no term: so that a separable mean, for instance, is seen to be one.
      return mean === 0 ? [] : [{ powers, coefficient: number(mean) }];
    }),
  }));
}

function derivative({ polynomial, about }: CentredPolynomial, place: number): CentredPolynomial {
  return { polynomial: differentiatePolynomial(polynomial, place), about };
}

function toExpression({ polynomial, about }: CentredPolynomial): Expression {
  return polynomialExpression(polynomial, POSITION, about);
}
