/** Places within reach of the particles where the loss, or what else of it a step needs, has no finite value. */

import type { NoiseModel, NoiseNeed } from '../dynamics/noise.ts';
import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import { createBatchEvaluator, createDoubleBatchEvaluator } from '../formula/evaluate.ts';
import type { Precision } from '../formula/finiteness.ts';
import type { Program } from '../formula/program.ts';
import type { EscapeRegion } from '../landscapes/escape-region.ts';
import { type Domain, type Point, scalePoint } from '../landscapes/geometry.ts';
import type { Landscape } from '../landscapes/landscape.ts';
import { type Climbs, climbFromStart, type LossGrid } from './climb.ts';
import { describeFailure, describePit, type Failure } from './gap-words.ts';
import type { Model, ModelData } from './model.ts';
import { findPits } from './pits.ts';
import type { Gap } from './prepared-experiment.ts';
import type { Noisy } from './step-covariance.ts';

/** What of an experiment decides whether a place has all that a step needs. */
interface Looked extends Pick<Noisy, 'experiment' | 'landscape'> {
  readonly model: Pick<
    Model,
    'lossProgram' | 'gradientProgram' | 'hessianProgram' | 'data' | 'start'
  > & {
    readonly noise: Pick<Model['noise'], 'name' | 'covarianceProgram'>;
    readonly escape: { readonly kind: EscapeRegion['kind'] };
  };
}

/** Places along each side of the grid; fewer where the loss is a mean over rows. */
const PLACES = 65;
const PLACES_OF_DATA = 25;

/** The box that is looked at is so much wider than the domain on every side: a mean over rows is quick to have nearby only. */
const BEYOND = 0.5;
const BEYOND_OF_DATA = 0.125;

/** Off any round number: a single point or line without a value, met by no particle, is met by no place of the grid either. */
const OFFSET = 0.5321;

/** Values of one row that are looked at, all places together. */
const MOST_ROW_VALUES = 40_000;

/** Edges of what has no value that are looked at closely, and halvings in looking. */
const MOST_EDGES = 48;
const HALVINGS = 14;

/** One function that must be finite, as the engines evaluate it. */
interface Check {
  readonly program: Program;
  readonly failure: Pick<Failure, 'order' | 'element'>;
}

/**
 * What fails at the start, where all particles start at one point: none would make a step.
 *
 * @returns nothing where everything has a value there
 */
export function findGapAtStart(looked: Looked): Gap | undefined {
  const { at, spread } = looked.model.start;
  const failure = spread > 0 ? undefined : failureAt(looked, at);
  if (failure === undefined) return undefined;
  const finding = describe(looked, failure, at);
  return {
    field: fieldOf(looked, failure),
    finding,
    sentence: `${finding}, where particles start: start elsewhere, or change the formula.`,
  };
}

/**
 * A region without finite values that particles reach before they escape, the one they reach first.
 *
 * Doubles are looked at, and singles as both engines compute in them. Single points do not count: nobody meets them. Places beside
 * a wall that rises without end count where a step jumps it.
 */
export function findGapWithinReach(prepared: Noisy): Gap | undefined {
  const { landscape } = prepared;
  const grid = gridOver(prepared);
  const isBad = markBad(prepared, grid);
  const pits = findPits(landscape, grid, isBad);
  if (pits.length === 0 && !isBad.includes(1)) return undefined;
  const climbs = climbFromStart(prepared, grid);
  const reached = reachBad(prepared, grid, isBad, climbs);
  if (reached !== undefined) {
    const failure = failureAt(prepared, reached) ?? { order: 0, precision: 'double' };
    const finding = describe(prepared, failure, reached);
    return {
      field: fieldOf(prepared, failure),
      finding,
      sentence:
        failure.precision === 'double'
          ? `${finding}, which particles reach: those that do are lost without having escaped, and a mean escape time is then the time at risk per escape.`
          : `${finding}, which particles reach: those that do are lost without having escaped, and times are not those of the loss. Type it so that nothing in it grows beyond 3.4e38.`,
    };
  }
  const pit = pits.find(({ place }) => climbs.fromStart[place] <= climbs.highest);
  if (pit === undefined) return undefined;
  const finding = describePit(prepared.experiment, landscape, toFormula(landscape, pit.bottom));
  return {
    field: fieldOf(prepared, { order: 0, precision: 'double' }),
    finding,
    sentence: `${finding}, which particles reach: what becomes of them there depends on the length of the steps alone.`,
  };
}

/** What a step needs to be finite, in the order in which it is spoken of. */
function checksOf({ model }: Looked): Check[] {
  const noise: NoiseModel = NOISE_MODELS[model.noise.name];
  const needs = (need: NoiseNeed): boolean => noise.needs.includes(need);
  const { name, covarianceProgram } = model.noise;
  const drawn = name === 'minibatch' ? model.data?.gradientProgram : undefined;
  return [
    ...(needs('loss') || model.escape.kind === 'level'
      ? [{ program: model.lossProgram, failure: { order: 0 as const } }]
      : []),
    { program: drawn ?? model.gradientProgram, failure: { order: 1 } },
    ...(needs('hessian')
      ? [{ program: model.hessianProgram, failure: { order: 2 as const } }]
      : []),
    ...(covarianceProgram === undefined
      ? []
      : (['c11', 'c12', 'c22'] as const).map((element, output) => ({
          program: { ...covarianceProgram, outputs: [covarianceProgram.outputs[output]] },
          failure: { order: 0 as const, element },
        }))),
  ];
}

/** What fails at a place, doubles first, the loss before its derivatives. */
function failureAt(looked: Looked, at: Point): Failure | undefined {
  const { landscape, model } = looked;
  const checks = checksOf(looked);
  // The program of one row, where there are rows, tells which of them is at fault.
  const loss = {
    program: (landscape.rows ?? landscape).lossProgram,
    failure: { order: 0 },
  } as const;
  const attempts = [
    ...[loss, ...checks].map((check) => [check, 'double'] as const),
    ...checks.map((check) => [check, 'single'] as const),
  ];
  for (const [{ program, failure }, precision] of attempts) {
    const row = failingRow(program, model.data, at, precision);
    if (row === undefined) continue;
    return { ...failure, precision, ...(program.inputs.length > 2 && { row }) };
  }
  return undefined;
}

/** The first row of the data for which a program has no finite value at a place; row 0 stands for a program without rows. */
function failingRow(
  program: Program,
  data: ModelData | undefined,
  at: Point,
  precision: Precision,
): number | undefined {
  const columnCount = program.inputs.length - 2;
  const rowCount = columnCount > 0 && data !== undefined ? data.rowCount : 1;
  const inputs = program.inputs.map((_, input) =>
    Float64Array.from({ length: rowCount }, (_, row) =>
      input < 2 ? at[input] : (data?.values[columnCount * row + input - 2] ?? 0),
    ),
  );
  const outputs =
    precision === 'double'
      ? program.outputs.map(() => new Float64Array(rowCount))
      : program.outputs.map(() => new Float32Array(rowCount));
  if (precision === 'double') {
    createDoubleBatchEvaluator(program)(inputs, outputs as Float64Array[], rowCount);
  } else {
    const singles = inputs.map((input) => Float32Array.from(input));
    createBatchEvaluator(program)(singles, outputs as Float32Array[], rowCount);
  }
  for (let row = 0; row < rowCount; row++) {
    if (!outputs.every((output) => Number.isFinite(output[row]))) return row;
  }
  return undefined;
}

function toFormula({ anchor, sharpness }: Landscape, at: Point): Point {
  return scalePoint(at, anchor, Math.sqrt(sharpness));
}

function describe(looked: Looked, failure: Failure, at: Point): string {
  const { experiment, landscape } = looked;
  const { anchor, sharpness } = landscape;
  const fails = (place: Point): boolean => {
    const found = failureAt(looked, scalePoint(place, anchor, 1 / Math.sqrt(sharpness)));
    return JSON.stringify(found) === JSON.stringify(failure);
  };
  return describeFailure(experiment, landscape, failure, toFormula(landscape, at), fails);
}

function fieldOf({ experiment: { landscape } }: Looked, { element }: Failure): string {
  if (element !== undefined) return `noise.${element}`;
  if ('formula' in landscape) return 'landscape.formula';
  return 'rowLoss' in landscape ? 'landscape.rowLoss' : 'landscape.name';
}

function gridOver({ landscape, model }: Looked): LossGrid {
  const isData = model.data !== undefined;
  const [count, beyond] = isData ? [PLACES_OF_DATA, BEYOND_OF_DATA] : [PLACES, BEYOND];
  const [xs, ys] = includeStart(landscape.domain, model.start.at).map(([from, to]) => {
    const width = (to - from) * (1 + 2 * beyond);
    const low = from - (to - from) * beyond;
    return Array.from({ length: count }, (_, at) => low + (width * (at + OFFSET)) / count);
  });
  const places = ys.flatMap((y) => xs.map((x): Point => [x, y]));
  const spacing: Point = [xs[1] - xs[0], ys[1] - ys[0]];
  const grid = { columns: count, rows: count, spacing, places };
  if (isData) {
    return { ...grid, losses: Float64Array.from(places, ([x, y]) => landscape.value(x, y)) };
  }
  const array = () => new Float64Array(places.length);
  const position = [0, 1].map((axis) => Float64Array.from(places, (place) => place[axis]));
  const [losses, byX, byY] = [array(), array(), array()];
  createDoubleBatchEvaluator(landscape.lossProgram)(position, [losses], places.length);
  createDoubleBatchEvaluator(landscape.gradientProgram)(position, [byX, byY], places.length);
  return { ...grid, losses, slopes: [byX, byY] };
}

function includeStart([[left, right], [bottom, top]]: Domain, [x, y]: Point): Domain {
  return [
    [Math.min(left, x), Math.max(right, x)],
    [Math.min(bottom, y), Math.max(top, y)],
  ];
}

/** Marks the places at which the loss, or in single precision something that a step needs, is not finite. */
function markBad(looked: Looked, { places, losses }: LossGrid): Uint8Array {
  const isBad = Uint8Array.from(losses, (loss) => (Number.isFinite(loss) ? 0 : 1));
  const x = Float32Array.from(places, ([at]) => at);
  const y = Float32Array.from(places, ([, at]) => at);
  const { data } = looked.model;
  for (const { program } of checksOf(looked)) {
    const evaluate = createBatchEvaluator(program);
    const outputs = program.outputs.map(() => new Float32Array(places.length));
    const mark = (): void => {
      for (const output of outputs) {
        for (let place = 0; place < output.length; place++) {
          if (!Number.isFinite(output[place])) isBad[place] = 1;
        }
      }
    };
    const columnCount = program.inputs.length - 2;
    const columns = Array.from({ length: columnCount }, () => new Float32Array(places.length));
    for (const row of rowsToLookAt(data, columnCount, places.length)) {
      columns.forEach((column, index) => {
        column.fill(data?.values[columnCount * row + index] ?? 0);
      });
      evaluate([x, y, ...columns], outputs, places.length);
      mark();
    }
  }
  return isBad;
}

/** Rows spread over the table, and those with the extremes of each column, where numbers grow too large first. */
function rowsToLookAt(
  data: ModelData | undefined,
  columnCount: number,
  placeCount: number,
): ReadonlySet<number> {
  if (data === undefined || columnCount === 0) return new Set([0]);
  const { rowCount, values } = data;
  const rows = new Set<number>();
  for (let column = 0; column < columnCount; column++) {
    let [lowest, highest] = [0, 0];
    for (let row = 1; row < rowCount; row++) {
      const at = (other: number): number => values[columnCount * other + column];
      if (at(row) < at(lowest)) lowest = row;
      if (at(row) > at(highest)) highest = row;
    }
    rows.add(lowest).add(highest);
  }
  const every = Math.ceil((rowCount * placeCount) / MOST_ROW_VALUES);
  for (let row = 0; row < rowCount; row += every) rows.add(row);
  return rows;
}

/** The place without a value that is reached with the least climb; nothing where that is higher than the escape. */
function reachBad(
  looked: Looked,
  { columns, places, losses }: LossGrid,
  isBad: Uint8Array,
  { fromStart, highest, diffusionAlong }: Climbs,
): Point | undefined {
  let best: { readonly climb: number; readonly place: number } | undefined;
  const edges: { readonly from: number; readonly to: number }[] = [];
  isBad.forEach((bad, place) => {
    if (bad === 0) return;
    if (fromStart[place] <= Math.min(highest, best?.climb ?? highest)) {
      best = { climb: fromStart[place], place };
    }
    // A wall may rise so steeply that a place beside it is too high, and one step jumps it from farther away.
    for (const offset of [1, -1, columns, -columns, 2, -2, 2 * columns, -2 * columns]) {
      const from = place + offset;
      const isBeside = Math.abs((from % columns) - (place % columns)) <= 2;
      if (isBeside && isBad[from] === 0 && fromStart[from] <= highest) {
        edges.push({ from, to: place });
      }
    }
  });
  edges.sort((a, b) => fromStart[a.from] - fromStart[b.from]);
  for (const { from, to } of edges.slice(0, MOST_EDGES)) {
    if (best !== undefined && best.climb <= fromStart[from]) break;
    const climb = fromStart[from] + climbAcross(from, to);
    if (climb <= Math.min(highest, best?.climb ?? highest)) best = { climb, place: to };
  }
  return best && places[best.place];

  /** The least climb from a place to one nearby without a value: up to the edge, or as near as one step jumps from. */
  function climbAcross(from: number, to: number): number {
    const { landscape, experiment } = looked;
    const { learningRate } = experiment.method;
    const [a, b] = [places[from], places[to]];
    const way: Point = [b[0] - a[0], b[1] - a[1]];
    const at = (share: number): Point => [a[0] + share * way[0], a[1] + share * way[1]];
    let [inside, outside] = [0, 1];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (inside + outside) / 2;
      if (Number.isFinite(landscape.value(...at(middle)))) inside = middle;
      else outside = middle;
    }
    const length = Math.hypot(...way);
    const diffusion = diffusionAlong(a, way);
    const variance = 2 * learningRate * diffusion;
    let least = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving <= HALVINGS; halving++) {
      const share = inside * (1 - 2 ** -halving);
      const rise = landscape.value(...at(share)) - losses[from];
      // One step leads down the slope, and its noise has to make up for that.
      const [gx, gy] = landscape.gradient(...at(share));
      const back = (learningRate * (gx * way[0] + gy * way[1])) / length || 0;
      const distance = Math.max(0, length * (outside - share) + back);
      const jump = distance === 0 ? 0 : distance ** 2 / (2 * variance);
      least = Math.min(least, (rise > 0 ? rise / diffusion : 0) + jump);
    }
    return least;
  }
}
