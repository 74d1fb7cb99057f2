import { differentiate } from '../formula/derivative.ts';
import { createEvaluator } from '../formula/evaluate.ts';
import {
  add,
  type Expression,
  multiply,
  number,
  substitute,
  subtract,
  symbol,
} from '../formula/expression.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { parseFormula } from '../formula/parse.ts';
import { compileProgram, type Program } from '../formula/program.ts';
import type { Parameter } from '../parameter.ts';
import type { DataTable } from './data-table.ts';
import { descendToMinimum } from './descent.ts';
import { type Domain, type EscapeRegion, type Point, scalePoint } from './geometry.ts';
import type { RowLoss } from './row-loss.ts';
import type { SymmetricMatrix } from './symmetric-matrix.ts';

/** Where a landscape is looked at, where particles start, and what counts as escape: all at sharpness 1. */
export interface LandscapeGeometry {
  readonly domain: Domain;
  /** Where the particles start: a minimum, or in a trap for gradient descent a point on the ridge. */
  readonly start: Point;
  /** The region that is the natural goal of an escape from `start`. */
  readonly escape: EscapeRegion;
}

/**
 * Numbers with which a landscape shows escapes within some thousand steps, where those that follow from curvatures and
 * barrier on the way out do not, or there is no saddle from which they could follow.
 */
export interface OpeningNumbers {
  /** η */
  readonly learningRate: number;
  /** T of white noise. */
  readonly temperature: number;
  /** σ of gradient noise at the page's batch size, 8. */
  readonly noiseScale: number;
}

/** A landscape of the catalogue. */
export interface LandscapeDefinition {
  /** Name in the Experiment, kebab-case. */
  readonly name: string;
  /** Name for people. */
  readonly title: string;
  /** One or two sentences on what it shows. */
  readonly description: string;
  /** L in terms of x, y, the parameters and the abbreviations in `where`. */
  readonly formula: string;
  /** Abbreviations used by the formula, in order: each may use x, y, the parameters and the ones before it. */
  readonly where?: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** The rows of a data landscape, of which `formula` is the loss of one. */
  data?(parameters: Readonly<Record<string, number>>): DataTable;
  /** For the default parameters; where it is missing, the numbers follow from the way out. */
  readonly opening?: OpeningNumbers;
  /** Domain, start and escape for given values of all the parameters. */
  geometry(parameters: Readonly<Record<string, number>>): LandscapeGeometry;
}

/** All that determines a landscape. */
export interface LandscapeSource {
  readonly formula: string;
  /** As in LandscapeDefinition. */
  readonly where?: Readonly<Record<string, string>>;
  /** Values of all the parameters. */
  readonly parameters: Readonly<Record<string, number>>;
  /** The rows of a data landscape, of which `formula` is the loss of one. */
  readonly data?: DataTable;
  /** The box of interest at sharpness 1. */
  readonly domain: Domain;
  /** k in L_k(θ) = L(a + √k(θ − a)); 1 leaves the landscape as it is. */
  readonly sharpness: number;
  /** A point in the well of a; the landscape's own `anchor` is the minimum into which it rolls. */
  readonly anchor: Point;
}

/** A loss L(θ), θ = (x, y), with its derivatives as expressions' programs and as plain functions in double precision. */
export interface Landscape {
  readonly loss: Expression;
  /** (x, y) → L */
  readonly lossProgram: Program;
  /** (x, y) → ∂L/∂x, ∂L/∂y */
  readonly gradientProgram: Program;
  /** (x, y) → ∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y² */
  readonly hessianProgram: Program;
  /** The loss of one row, where the landscape is a mean over data. */
  readonly rows?: RowLoss;
  /** A box that holds the wells of the scaled and of the unscaled landscape. */
  readonly domain: Domain;
  /** The minimum a, which sharpness leaves in its place. */
  readonly anchor: Point;
  /** k */
  readonly sharpness: number;
  value(x: number, y: number): number;
  gradient(x: number, y: number): Point;
  hessian(x: number, y: number): SymmetricMatrix;
}

const POSITION = ['x', 'y'] as const;

/**
 * A landscape from its formula, with parameters folded in as constants and sharpness applied about the minimum.
 *
 * Sharpness k draws the landscape together about its minimum a: Hessians grow by k, values and barriers stay. A point θ of
 * the landscape at k = 1 goes to a + (θ − a)/√k.
 *
 * @throws FormulaError where the formula is not one
 */
export function createLandscape(source: LandscapeSource): Landscape {
  const unscaled = readFormula(source);
  const { domain, sharpness } = source;
  const anchor =
    descendToMinimum(deriveFunctions(unscaled), source.anchor, domain) ?? source.anchor;
  const stretch = Math.sqrt(sharpness);
  const loss = atSharpness(unscaled, anchor, sharpness);
  return {
    loss,
    domain: sharpness === 1 ? domain : domainWithScaled(domain, anchor, 1 / stretch),
    anchor,
    sharpness,
    ...deriveFunctions(loss),
  };
}

/** The source of a landscape of the catalogue; parameters that are not given take their defaults. */
export function landscapeSource(
  definition: LandscapeDefinition,
  parameters: Readonly<Record<string, number>> = {},
  sharpness = 1,
): LandscapeSource {
  const values = { ...defaultParameters(definition), ...parameters };
  const { domain, start } = definition.geometry(values);
  const { formula, where = {} } = definition;
  return { formula, where, parameters: values, domain, sharpness, anchor: start };
}

/** The default value of every parameter of a landscape. */
export function defaultParameters(definition: LandscapeDefinition): Record<string, number> {
  return Object.fromEntries(
    Object.entries(definition.parameters).map(([name, parameter]) => [name, parameter.default]),
  );
}

/** The loss as an expression of x and y only. */
function readFormula({ formula, where = {}, parameters }: LandscapeSource): Expression {
  const known: Record<string, Expression> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if ((POSITION as readonly string[]).includes(name)) {
      throw new FormulaError(`A parameter cannot be called "${name}": that is a position.`, {
        symbol: name,
      });
    }
    known[name] = number(value);
  }
  const read = (text: string): Expression =>
    substitute(parseFormula(text, [...POSITION, ...Object.keys(known)]), known);
  for (const [name, text] of Object.entries(where)) known[name] = read(text);
  return read(formula);
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

function deriveFunctions(loss: Expression) {
  const x = differentiate(loss, 'x');
  const y = differentiate(loss, 'y');
  const lossProgram = compileProgram(POSITION, [loss]);
  const gradientProgram = compileProgram(POSITION, [x, y]);
  const hessianProgram = compileProgram(POSITION, [
    differentiate(x, 'x'),
    differentiate(x, 'y'),
    differentiate(y, 'y'),
  ]);
  const evaluateLoss = createEvaluator(lossProgram);
  const evaluateGradient = createEvaluator(gradientProgram);
  const evaluateHessian = createEvaluator(hessianProgram);
  const position = new Float64Array(2);
  const at = (x: number, y: number): Float64Array => {
    position[0] = x;
    position[1] = y;
    return position;
  };
  return {
    lossProgram,
    gradientProgram,
    hessianProgram,
    value: (x: number, y: number): number => evaluateLoss(at(x, y))[0],
    gradient: (x: number, y: number): Point => {
      const [gx, gy] = evaluateGradient(at(x, y));
      return [gx, gy];
    },
    hessian: (x: number, y: number): SymmetricMatrix => {
      const [xx, xy, yy] = evaluateHessian(at(x, y));
      return [xx, xy, yy];
    },
  };
}

/** The box around a domain and its image under θ → anchor + scale·(θ − anchor). */
function domainWithScaled(domain: Domain, anchor: Point, scale: number): Domain {
  const [[left, right], [bottom, top]] = domain;
  const lower = scalePoint([left, bottom], anchor, scale);
  const upper = scalePoint([right, top], anchor, scale);
  return [
    [Math.min(left, lower[0]), Math.max(right, upper[0])],
    [Math.min(bottom, lower[1]), Math.max(top, upper[1])],
  ];
}
