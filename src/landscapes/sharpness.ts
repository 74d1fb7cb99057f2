import {
  add,
  type Expression,
  multiply,
  number,
  substitute,
  subtract,
  symbol,
} from '../formula/expression.ts';
import { type Domain, type Point, scalePoint } from './geometry.ts';

/** L_k(θ) = L(a + √k(θ − a)): a landscape drawn together about a, or spread out where k < 1. */
export interface Sharpening {
  /** a */
  readonly anchor: Point;
  /** k */
  readonly sharpness: number;
}

/** f(a + √k(θ − a)) for an expression f(θ). */
export function atSharpness(f: Expression, anchor: Point, sharpness: number): Expression {
  if (sharpness === 1) return f;
  const stretch = Math.sqrt(sharpness);
  return substitute(f, {
    x: stretched('x', anchor[0], stretch),
    y: stretched('y', anchor[1], stretch),
  });
}

/** anchor + stretch·(variable − anchor) */
function stretched(variable: string, anchor: number, stretch: number): Expression {
  const offset = subtract(symbol(variable), number(anchor));
  return add(number(anchor), multiply(number(stretch), offset));
}

/** The box around a domain and the place where sharpness puts it: around the wells of both landscapes. */
export function domainAtSharpness(domain: Domain, { anchor, sharpness }: Sharpening): Domain {
  if (sharpness === 1) return domain;
  const scale = 1 / Math.sqrt(sharpness);
  const [[left, right], [bottom, top]] = domain;
  const lower = scalePoint([left, bottom], anchor, scale);
  const upper = scalePoint([right, top], anchor, scale);
  return [
    [Math.min(left, lower[0]), Math.max(right, upper[0])],
    [Math.min(bottom, lower[1]), Math.max(top, upper[1])],
  ];
}
