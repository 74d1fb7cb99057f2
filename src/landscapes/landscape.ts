import { type Expression, number, substitute } from '../formula/expression.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { parseFormula } from '../formula/parse.ts';
import type { Program } from '../formula/program.ts';
import { stabilise } from '../formula/stable-forms.ts';
import type { Parameter } from '../parameter.ts';
import { descendToMinimum, type SmoothFunction } from './descent.ts';
import type { EscapeRegion } from './escape-region.ts';
import type { Domain, Point } from './geometry.ts';
import {
  compilePrograms,
  createFunctions,
  deriveExpressions,
  type LossPrograms,
  POSITION,
} from './loss-functions.ts';
import type { DataTable } from './mean/data-table.ts';
import { prepareMeanLoss, type RowLoss } from './mean/row-loss.ts';
import { atSharpness, domainAtSharpness, type Sharpening } from './sharpness.ts';

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
  /** L in terms of x, y, the parameters and the abbreviations in `where`; with `data`, the loss of one row, in its columns too. */
  readonly formula: string;
  /** Abbreviations used by the formula, in order: each may use x, y, the parameters and the ones before it. */
  readonly where?: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** The rows of a data landscape, of which `formula` is the loss of one: a pure function of the parameters. */
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

/**
 * A loss L(θ), θ = (x, y), with its derivatives as programs and as plain functions in double precision.
 *
 * The programs take x and y. Those of a mean over data that has no closed form are the programs of one row, and take its columns too.
 */
export interface Landscape extends LossPrograms, SmoothFunction {
  /** L in x and y; undefined for a mean over data without a closed form. */
  readonly loss: Expression | undefined;
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
}

/**
 * A landscape from its formula, with parameters folded in as constants and sharpness applied about the minimum.
 *
 * Sharpness k draws the landscape together about its minimum a: Hessians grow by k, values and barriers stay. A point θ of
 * the landscape at k = 1 goes to a + (θ − a)/√k.
 *
 * @throws FormulaError where the formula is not one
 */
export function createLandscape(source: LandscapeSource): Landscape {
  const { data, domain, sharpness } = source;
  const loss = readFormula(source);
  const functionsAt = data
    ? meanLossOf(source, loss, data)
    : (change: Sharpening) => createFormulaLoss(atSharpness(loss, change.anchor, change.sharpness));
  const atOne = functionsAt({ anchor: source.anchor, sharpness: 1 });
  const anchor = descendToMinimum(atOne, source.anchor, domain) ?? source.anchor;
  const change = { anchor, sharpness };
  const functions = sharpness === 1 ? atOne : functionsAt(change);
  return { ...functions, domain: domainAtSharpness(domain, change), ...change };
}

/** What is known of a table's means, the latest formula's only: at another sharpness it need not be worked out again. */
const knownMeans = new WeakMap<
  DataTable,
  { readonly key: string; readonly at: ReturnType<typeof prepareMeanLoss> }
>();

function meanLossOf(source: LandscapeSource, loss: Expression, data: DataTable) {
  const { formula, where, parameters, domain } = source;
  const key = JSON.stringify([formula, where, parameters, domain]);
  let known = knownMeans.get(data);
  if (known?.key !== key) {
    known = { key, at: prepareMeanLoss(loss, data, domain) };
    knownMeans.set(data, known);
  }
  return known.at;
}

function createFormulaLoss(loss: Expression) {
  const programs = compilePrograms(POSITION, deriveExpressions(loss));
  return { loss, ...programs, ...createFunctions(programs) };
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
  const data = tableOf(definition, values);
  return {
    formula,
    where,
    parameters: values,
    ...(data && { data }),
    domain,
    sharpness,
    anchor: start,
  };
}

/** The latest table of every definition: the same parameters make the same one. */
const knownTables = new WeakMap<
  LandscapeDefinition,
  { readonly key: string; readonly table: DataTable }
>();

function tableOf(
  definition: LandscapeDefinition,
  parameters: Readonly<Record<string, number>>,
): DataTable | undefined {
  const key = JSON.stringify(parameters);
  const known = knownTables.get(definition);
  if (known?.key === key) return known.table;
  const table = definition.data?.(parameters);
  if (table !== undefined) knownTables.set(definition, { key, table });
  return table;
}

/** The default value of every parameter of a landscape. */
export function defaultParameters(definition: LandscapeDefinition): Record<string, number> {
  return Object.fromEntries(
    Object.entries(definition.parameters).map(([name, parameter]) => [name, parameter.default]),
  );
}

/** The loss as an expression of x and y and, where there are data, of the names of their columns. */
function readFormula({ formula, where = {}, parameters, data }: LandscapeSource): Expression {
  const columns = data?.columns ?? [];
  const known: Record<string, Expression> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if ((POSITION as readonly string[]).includes(name)) {
      throw new FormulaError(`A parameter cannot be called "${name}": that is a position.`, {
        symbol: name,
      });
    }
    if (columns.includes(name)) {
      throw new FormulaError(
        `The parameter "${name}" and a column of the data have the same name; rename one of them.`,
        { symbol: name },
      );
    }
    known[name] = number(value);
  }
  const read = (text: string): Expression =>
    substitute(parseFormula(text, [...POSITION, ...columns, ...Object.keys(known)]), known);
  for (const [name, text] of Object.entries(where)) known[name] = read(text);
  // Once the parameters are numbers: whether a in log(a + e^x) is positive is known only now.
  return stabilise(read(formula));
}
